//! The bank account that the sealed form sends, as a payment method of this interface.

use serde_json::{Value, json};

use crate::browser::page;
use crate::world::{World, id};

/// An account as the form sends it, under the name of one try.
async fn type_account(world: &World, session: &Value, key: &str, body: Value) -> Value {
    let token = session["session_token"].as_str().unwrap();
    let told = world
        .frame(token, &world.publishable_key, world.sandbox.shop_origin())
        .header("idempotency-key", key)
        .json(&body)
        .send()
        .await
        .unwrap();
    told.json().await.unwrap()
}

fn sepa(iban: &str) -> Value {
    json!({
        "type": "sepa_debit",
        "bankAccount": { "iban": iban },
        "accountHolder": { "name": "Ada Lovelace", "email": "ada@shop.example" },
        "mandate": { "textVersion": "sepa-en-1" },
    })
}

async fn session(world: &World, currency: &str, kind: &str) -> (String, String, Value) {
    let body = format!(
        "amount=1099&currency={currency}&payment_method_types[]=card&payment_method_types[]={kind}"
    );
    let made = world.post("/v1/payment_intents", &body).await.ok();
    let secret = made["client_secret"].as_str().unwrap().to_owned();
    let asked = format!("client_secret={secret}");
    let session = page(world, "POST", "/v1/payseal/sessions", &asked).await;
    (
        format!("/v1/payment_intents/{}", id(&made)),
        secret,
        session.ok(),
    )
}

#[tokio::test]
async fn an_account_of_the_form_is_a_payment_method_and_is_debited() {
    let world = World::new().await;
    let becs = json!({
        "type": "au_becs_debit",
        "bankAccount": { "bsb": "000000", "accountNumber": "900123456" },
        "accountHolder": { "name": "Ada Lovelace", "email": "ada@shop.example" },
        "mandate": { "textVersion": "becs-en-1" },
    });
    for (currency, kind, body, last4) in [
        ("eur", "sepa_debit", sepa("AT321904300235473204"), "3204"),
        ("aud", "au_becs_debit", becs, "3456"),
    ] {
        let (path, secret, session) = session(&world, currency, kind).await;
        let told = type_account(&world, &session, "one", body.clone()).await;
        let method = told["data"]["customerPaymentMethodId"].as_str().unwrap();
        assert_eq!(told["data"]["card"]["last4"], last4);
        // Sent again because its answer was lost, it is the same.
        let again = type_account(&world, &session, "one", body.clone()).await;
        assert_eq!(again["data"]["customerPaymentMethodId"], method);
        let mut other = body;
        other["accountHolder"]["name"] = "Bob".into();
        let other = type_account(&world, &session, "one", other).await;
        assert_eq!(other["data"], Value::Null, "{other}");
        let kept = world
            .get(&format!("/v1/payment_methods/{method}"))
            .await
            .ok();
        let billing = &kept["billing_details"];
        assert_eq!(
            (
                &kept["type"],
                &kept[kind]["last4"],
                &billing["name"],
                &billing["email"]
            ),
            (
                &json!(kind),
                &json!(last4),
                &json!("Ada Lovelace"),
                &json!("ada@shop.example")
            )
        );
        let body = format!("client_secret={secret}&payment_method={method}");
        let confirmed = page(&world, "POST", &format!("{path}/confirm"), &body)
            .await
            .ok();
        assert_eq!(confirmed["status"], "processing");
        world.wait(181);
        assert_eq!(world.get(&path).await.ok()["status"], "succeeded");
    }
}

#[tokio::test]
async fn an_account_that_is_none_is_refused_and_told_back_to_nobody() {
    let world = World::new().await;
    let (_, _, session) = session(&world, "eur", "sepa_debit").await;
    let mut nameless = sepa("AT321904300235473204");
    nameless["accountHolder"]["name"] = "".into();
    let mut unread = sepa("AT321904300235473204");
    unread["mandate"] = json!({});
    for (body, said) in [
        (sepa("NL91ABNA0417164300"), "published test accounts only"),
        (sepa("AT271904300000055555"), "published test accounts only"),
        (sepa("AT321904300235473205"), "iban"),
        (nameless, "holder"),
        (unread, "mandate.textVersion"),
    ] {
        let told = type_account(&world, &session, "two", body).await;
        assert_eq!(told["data"], Value::Null, "{told}");
        let words = told["message"].as_str().unwrap();
        assert!(words.contains(said), "{told}");
        for secret in ["1904300", "0417164300", "Ada"] {
            assert!(!told.to_string().contains(secret), "{told}");
        }
    }
}

#[tokio::test]
async fn a_number_in_a_wrong_field_is_refused_and_kept_nowhere() {
    let world = World::new().await;
    let (_, _, session) = session(&world, "eur", "sepa_debit").await;
    for (field, text) in [
        ("name", "at32 1904-3002 3547 3204"),
        ("email", "AT321904300235473204@shop.example"),
    ] {
        let mut typed = sepa("AT321904300235473204");
        typed["accountHolder"][field] = text.into();
        let told = type_account(&world, &session, field, typed).await;
        assert_eq!(told["data"], Value::Null, "{told}");
        let data = "type=sepa_debit&sepa_debit[iban]=AT321904300235473204";
        let other = if field == "name" { "email" } else { "name" };
        let data = format!(
            "{data}&billing_details[{field}]={text}&billing_details[{other}]=ada@b.example"
        );
        let refused = world.post("/v1/payment_methods", &data).await;
        let param = format!("billing_details[{field}]");
        assert_eq!(refused.refused(), (400, "", param.as_str()));
        let token = "type=sepa_debit&sepa_debit[iban]=AT321904300235473204\
                     &billing_details[name]=Ada&billing_details[email]=ada@b.example";
        let made = world.post("/v1/payment_methods", token).await.ok();
        let path = format!("/v1/payment_methods/{}", id(&made));
        let change = format!("billing_details[{field}]={text}");
        let refused = world.post(&path, &change).await;
        assert_eq!(refused.refused(), (400, "", param.as_str()));
    }
}
