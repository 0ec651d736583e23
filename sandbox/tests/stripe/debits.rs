//! Debits of bank accounts: the money comes later, or does not, by a mandate of the shopper's.

use serde_json::{Value, json};

use crate::world::{Answered, World, id};

pub(crate) const IBAN: &str = "AT611904300234573201";

const BILLED: &str =
    "[billing_details][name]=Ada&payment_method_data[billing_details][email]=ada@shop.example";

pub(crate) const ACCEPTED: &str = "mandate_data[customer_acceptance][type]=online\
    &mandate_data[customer_acceptance][online][ip_address]=127.0.0.1\
    &mandate_data[customer_acceptance][online][user_agent]=test";

/// A debit that is confirmed at once, of what `rest` names.
pub(crate) async fn debit(world: &World, currency: &str, kind: &str, rest: &str) -> Answered {
    let body = format!(
        "amount=1099&currency={currency}&confirm=true&payment_method_types[]={kind}&{ACCEPTED}&{rest}"
    );
    world.post("/v1/payment_intents", &body).await
}

pub(crate) async fn found(world: &World, intent: &Value) -> Value {
    let path = format!("/v1/payment_intents/{}?expand[]=latest_charge", id(intent));
    world.get(&path).await.ok()
}

/// The types of the events, oldest first.
async fn told(world: &World) -> Vec<String> {
    let list = world.get("/v1/events?limit=100").await.ok();
    let all = list["data"].as_array().unwrap().iter().rev();
    all.map(|event| event["type"].as_str().unwrap().to_owned())
        .collect()
}

/// The mandate of a charge.
pub(crate) async fn mandate(world: &World, charge: &Value) -> Value {
    let details = &charge["payment_method_details"];
    let kind = details["type"].as_str().unwrap();
    let id = details[kind]["mandate"].as_str().unwrap();
    world.get(&format!("/v1/mandates/{id}")).await.ok()
}

#[tokio::test]
async fn an_iban_is_debited_later_by_a_mandate_and_given_back() {
    let world = World::new().await;
    let method = format!(
        "payment_method_data[type]=sepa_debit&payment_method_data[sepa_debit][iban]={IBAN}\
         &payment_method_data{BILLED}"
    );
    let made = debit(&world, "eur", "sepa_debit", &method).await.ok();
    assert_eq!(
        (&made["status"], &made["next_action"]),
        (&json!("processing"), &Value::Null)
    );
    let waiting = found(&world, &made).await;
    let charge = &waiting["latest_charge"];
    assert!(id(charge).starts_with("py_"), "{charge}");
    assert_eq!(charge["status"], "pending");
    let debited = &charge["payment_method_details"]["sepa_debit"];
    assert_eq!(
        (&debited["last4"], &debited["country"]),
        (&json!("3201"), &json!("AT"))
    );
    assert!(debited["fingerprint"].is_string());
    let mandate = mandate(&world, charge).await;
    assert_eq!(
        (&mandate["status"], &mandate["type"], &mandate["single_use"]),
        (
            &json!("active"),
            &json!("single_use"),
            &json!({"amount": 1099, "currency": "eur"})
        )
    );
    let online = &mandate["customer_acceptance"]["online"];
    assert_eq!(online["ip_address"], "127.0.0.1");
    let early = format!("payment_intent={}", id(&made));
    assert_eq!(world.post("/v1/refunds", &early).await.status, 400);
    world.wait(16);
    let paid = found(&world, &made).await;
    assert_eq!(
        (&paid["status"], &paid["amount_received"]),
        (&json!("succeeded"), &json!(1099))
    );
    let now = &paid["latest_charge"];
    assert_eq!(
        (&now["id"], &now["created"], &now["status"]),
        (&charge["id"], &charge["created"], &json!("succeeded"))
    );
    let refund = world.post("/v1/refunds", &early).await.ok();
    assert_eq!(refund["amount"], 1099);
    assert_eq!(
        told(&world).await[..5],
        [
            "payment_intent.created",
            "charge.pending",
            "payment_intent.processing",
            "charge.succeeded",
            "payment_intent.succeeded"
        ]
    );
    // Used once, and nobody's: it pays no more.
    let again = format!(
        "payment_method={}",
        paid["payment_method"].as_str().unwrap()
    );
    assert_eq!(debit(&world, "eur", "sepa_debit", &again).await.status, 400);
    let whole = world.get("/v1/events?limit=100").await.ok().to_string();
    assert!(!whole.contains("30023457"), "an event has the number");
}

#[tokio::test]
async fn an_account_that_was_kept_is_debited_off_session_by_its_mandate() {
    let world = World::new().await;
    let customer = world.customer().await;
    let created = world
        .post(
            "/v1/payment_methods",
            "type=au_becs_debit&au_becs_debit[bsb_number]=000-000\
             &au_becs_debit[account_number]=000123456\
             &billing_details[name]=Ada&billing_details[email]=ada@shop.example",
        )
        .await
        .ok();
    assert_eq!(created["au_becs_debit"]["last4"], "3456");
    let method = id(&created);
    let rest =
        format!("payment_method={method}&customer={customer}&setup_future_usage=off_session");
    let first = debit(&world, "aud", "au_becs_debit", &rest).await.ok();
    world.wait(16);
    let first = found(&world, &first).await;
    let given = mandate(&world, &first["latest_charge"]).await;
    assert_eq!(given["type"], "multi_use");
    let list = format!("/v1/payment_methods?customer={customer}&type=au_becs_debit");
    let kept = world.get(&list).await.ok();
    assert_eq!(kept["data"][0]["id"], method.as_str());
    let later = format!(
        "amount=700&currency=aud&customer={customer}&payment_method={method}&off_session=true\
         &confirm=true&payment_method_types[]=au_becs_debit"
    );
    let second = world.post("/v1/payment_intents", &later).await.ok();
    world.wait(16);
    let second = found(&world, &second).await;
    assert_eq!(second["status"], "succeeded");
    let same = mandate(&world, &second["latest_charge"]).await;
    assert_eq!(same["id"], given["id"]);
    let path = format!("/v1/payment_methods/{method}/detach");
    world.post(&path, "").await.ok();
    let gone = world.post("/v1/payment_intents", &later).await;
    assert_eq!(gone.status, 400);
    // The same account is known again by its fingerprint.
    let again = "pm_auBecsDebit_success";
    let again = world
        .post(
            &format!("/v1/payment_methods/{again}/attach"),
            &format!("customer={customer}"),
        )
        .await
        .ok();
    assert_eq!(
        again["au_becs_debit"]["fingerprint"],
        created["au_becs_debit"]["fingerprint"]
    );
}

#[tokio::test]
async fn a_page_that_confirms_a_debit_gives_the_mandate_by_doing_so() {
    let world = World::new().await;
    let body = "amount=1099&currency=eur&payment_method_types[]=sepa_debit";
    let made = world.post("/v1/payment_intents", body).await.ok();
    let body = format!(
        "client_secret={}&payment_method_data[type]=sepa_debit\
         &payment_method_data[sepa_debit][iban]=AT861904300235473202\
         &payment_method_data{BILLED}",
        made["client_secret"].as_str().unwrap()
    );
    let path = format!("/v1/payment_intents/{}/confirm", id(&made));
    let told = world.page("POST", &path, &body).await.ok();
    assert_eq!(told["status"], "processing");
    world.wait(16);
    let over = found(&world, &made).await;
    let error = &over["last_payment_error"];
    assert_eq!(error["code"], "payment_intent_payment_attempt_failed");
    let given = mandate(&world, &over["latest_charge"]).await;
    assert_eq!(given["customer_acceptance"]["type"], "online");
}

#[tokio::test]
async fn a_checkout_session_hears_late_what_its_debit_came_to() {
    let world = World::new().await;
    for (token, status, event) in [
        (
            "pm_sepaDebit_successDelayed_at",
            "paid",
            "checkout.session.async_payment_succeeded",
        ),
        (
            "pm_sepaDebit_failedDelayed_at",
            "unpaid",
            "checkout.session.async_payment_failed",
        ),
    ] {
        let body = "mode=payment&ui_mode=elements&return_url=https://shop.example/\
                    &customer_email=ada@shop.example&payment_method_types[]=sepa_debit\
                    &line_items[0][quantity]=1&line_items[0][price_data][currency]=eur\
                    &line_items[0][price_data][unit_amount]=1099\
                    &line_items[0][price_data][product_data][name]=Tea";
        let session = world.post("/v1/checkout/sessions", body).await.ok();
        let body = format!(
            "client_secret={}&payment_method={token}&{ACCEPTED}",
            session["client_secret"].as_str().unwrap()
        );
        let path = format!("/v1/payment_pages/{}/confirm", id(&session));
        let done = world.post(&path, &body).await.ok();
        assert_eq!(
            (
                &done["session"]["status"]["type"],
                &done["session"]["status"]["paymentStatus"]
            ),
            (&json!("complete"), &json!("unpaid"))
        );
        let charged = world.events("charge.pending").await;
        let agreed = mandate(&world, &charged[0]["data"]["object"]).await;
        let online = &agreed["customer_acceptance"]["online"];
        assert_eq!(online["ip_address"], "127.0.0.1");
        world.wait(181);
        let path = format!("/v1/checkout/sessions/{}", id(&session));
        let over = world.get(&path).await.ok();
        assert_eq!(over["payment_status"], status);
        let events = world.events(event).await;
        assert_eq!(events[0]["data"]["object"]["id"], session["id"]);
    }
}
