//! What a page with the drop-in script asks, and the card that its form sends.

use serde_json::{Value, json};

use crate::webhooks::Receiver;
use crate::world::{Answered, World, id};

/// What a browser sends from a page of the demo shop's.
pub(crate) async fn page(world: &World, method: &str, path: &str, body: &str) -> Answered {
    from(world, world.sandbox.shop_origin(), method, path, body).await
}

/// What a browser sends from a page of an origin.
async fn from(world: &World, origin: &str, method: &str, path: &str, body: &str) -> Answered {
    let bearer = format!("Bearer {}", world.publishable_key);
    let headers = [("authorization", bearer.as_str()), ("origin", origin)];
    world.call_with(method, path, body, &headers).await
}

/// The form's session for a client secret.
async fn session(world: &World, secret: &str) -> Value {
    let body = format!("client_secret={secret}");
    page(world, "POST", "/v1/payseal/sessions", &body)
        .await
        .ok()
}

/// A card as the form sends it, from the page that it stands on.
pub(crate) async fn type_card(
    world: &World,
    session: &Value,
    number: &str,
    consent: Option<Value>,
) -> Value {
    let token = session["session_token"].as_str().unwrap();
    let told = world
        .frame(token, &world.publishable_key, world.sandbox.shop_origin())
        .json(&json!({ "card": {
            "cardNo": number, "cardExpireMonth": "12", "cardExpireYear": "2034",
            "cardSecurityCode": "123",
        }, "billingDetail": { "firstName": "Ada Lovelace", "address": { "postalCode": "8001" } },
            "consent": consent }))
        .send()
        .await
        .unwrap();
    told.json().await.unwrap()
}

/// An intent, as the merchant's server made it: its path and its client secret.
pub(crate) async fn intent(world: &World, rest: &str) -> (String, String) {
    let body = format!("amount=1099&currency=usd{rest}");
    let made = world.post("/v1/payment_intents", &body).await.ok();
    let secret = made["client_secret"].as_str().unwrap().to_owned();
    (format!("/v1/payment_intents/{}", id(&made)), secret)
}

#[tokio::test]
async fn a_card_of_the_form_is_a_payment_method_and_pays() {
    let world = World::new().await;
    let mut receiver = Receiver::start().await;
    let hook = format!(
        "url={}&enabled_events[]=payment_intent.succeeded",
        receiver.url
    );
    world.post("/v1/webhook_endpoints", &hook).await.ok();
    let (path, secret) = intent(&world, "").await;
    let session = session(&world, &secret).await;
    assert_eq!(session["account"], world.publishable_key);
    assert_eq!(session["mode"], "payment");
    assert_eq!(session["intent"]["client_secret"], secret);
    assert_eq!(session["payment_method_types"], json!(["card"]));
    assert!(session["intent"].get("metadata").is_none(), "{session}");

    // A Mastercard, which the form's own routes know under another name.
    let typed = type_card(&world, &session, "5555555555554444", None).await;
    let method = typed["data"]["customerPaymentMethodId"].as_str().unwrap();
    let rest = method.strip_prefix("pm_").unwrap();
    assert_eq!(rest.len(), 24, "no id of Stripe's shape: {method}");
    let kept = world
        .get(&format!("/v1/payment_methods/{method}"))
        .await
        .ok();
    let card = &kept["card"];
    assert_eq!(
        (
            &card["brand"],
            &card["last4"],
            &card["exp_year"],
            &kept["customer"]
        ),
        (
            &json!("mastercard"),
            &json!("4444"),
            &json!(2034),
            &Value::Null
        )
    );
    let billing = &kept["billing_details"];
    assert_eq!(
        (&billing["name"], &billing["address"]["postal_code"]),
        (&json!("Ada Lovelace"), &json!("8001"))
    );

    let body = format!(
        "client_secret={secret}&payment_method={method}&use_stripe_sdk=true\
         &shipping[name]=Ada&shipping[address][line1]=1%20Way"
    );
    let paid = page(&world, "POST", &format!("{path}/confirm"), &body)
        .await
        .ok();
    assert_eq!(paid["status"], "succeeded");
    assert_eq!(paid["payment_method"], method);
    assert_eq!(paid["shipping"]["address"]["line1"], "1 Way");
    let heard = receiver.next().await;
    assert!(heard.is_signed_with(&world.webhook_secret));
    assert_eq!(heard.event()["data"]["object"]["id"], paid["id"]);
    // What is paid is paid with no second form.
    let body = format!("client_secret={secret}");
    let over = page(&world, "POST", "/v1/payseal/sessions", &body).await;
    assert_eq!(over.refused(), (400, "payment_intent_unexpected_state", ""));
}

#[tokio::test]
async fn a_published_card_of_the_form_does_what_it_does_at_stripe() {
    let world = World::new().await;
    for (number, status, code) in [
        // Declined where AsiaBill's list has it.
        ("4000000000000077", 200, ""),
        // Refused by the issuer when it is saved, where AsiaBill's list has it.
        ("4000000000000069", 402, "expired_card"),
        ("4000000000000127", 402, "incorrect_cvc"),
        ("4000000000009995", 402, "card_declined"),
    ] {
        let (path, secret) = intent(&world, "").await;
        let typed = type_card(&world, &session(&world, &secret).await, number, None).await;
        let method = typed["data"]["customerPaymentMethodId"].as_str();
        let method = method.unwrap_or_else(|| panic!("{number}: {typed}"));
        let body = format!("client_secret={secret}&payment_method={method}");
        let told = page(&world, "POST", &format!("{path}/confirm"), &body).await;
        assert_eq!(told.status, status, "{number}: {}", told.body);
        let told = told.body["error"]["code"].as_str().unwrap_or_default();
        assert_eq!(told, code, "{number}");
    }
}

#[tokio::test]
async fn a_card_that_the_intent_keeps_stays_with_its_customer() {
    let world = World::new().await;
    let customer = world.customer().await;
    let rest = format!("&customer={customer}&setup_future_usage=off_session");
    let (path, secret) = intent(&world, &rest).await;
    let typed = type_card(
        &world,
        &session(&world, &secret).await,
        "4242424242424242",
        None,
    )
    .await;
    let method = typed["data"]["customerPaymentMethodId"].as_str().unwrap();
    let body = format!("client_secret={secret}&payment_method={method}");
    page(&world, "POST", &format!("{path}/confirm"), &body)
        .await
        .ok();
    let list = world
        .get(&format!("/v1/customers/{customer}/payment_methods"))
        .await
        .ok();
    assert_eq!(list["data"][0]["id"], method);
    assert_eq!(list["data"][0]["customer"], customer);
}

#[tokio::test]
async fn a_payment_that_there_is_no_intent_of_yet_gets_a_form_too() {
    let world = World::new().await;
    let path = "/v1/payseal/sessions";
    for (said, mode) in [
        (
            "deferred[mode]=payment&deferred[amount]=1099&deferred[currency]=usd",
            "payment",
        ),
        (
            "deferred[mode]=setup&deferred[payment_method_types][]=card",
            "setup",
        ),
    ] {
        let told = page(&world, "POST", path, said).await.ok();
        assert_eq!(told["mode"], mode);
        assert_eq!(told["intent"], Value::Null);
        let typed = type_card(&world, &told, "4242424242424242", None).await;
        let method = typed["data"]["customerPaymentMethodId"].as_str().unwrap();
        world
            .get(&format!("/v1/payment_methods/{method}"))
            .await
            .ok();
    }
    for (said, param) in [
        (
            "deferred[mode]=payment&deferred[currency]=usd",
            "deferred[amount]",
        ),
        (
            "deferred[mode]=payment&deferred[amount]=1099",
            "deferred[currency]",
        ),
        ("deferred[mode]=other", "deferred[mode]"),
        ("deferred[amount]=1099", "deferred[mode]"),
        ("client_secret=pi_1_secret_1", "client_secret"),
        ("", ""),
    ] {
        let refused = page(&world, "POST", path, said).await;
        assert_eq!(refused.refused().2, param, "{said}: {}", refused.body);
    }
}

#[tokio::test]
async fn pages_of_the_account_call_and_others_are_told_why_not() {
    let world = World::new().await;
    let shop = world.sandbox.shop_origin().to_owned();
    let (path, secret) = intent(&world, "").await;
    let read = format!("{path}?client_secret={secret}");
    let told = page(&world, "GET", &read, "").await;
    assert_eq!(told.header("access-control-allow-origin"), shop);
    assert_eq!(told.header("vary"), "origin");
    assert_eq!(told.header("access-control-allow-credentials"), "");
    told.ok();
    // What is refused can be read as well.
    let wrong = page(&world, "GET", &path, "").await;
    assert_eq!(wrong.header("access-control-allow-origin"), shop);
    assert_eq!(wrong.status, 404);

    let stranger = "https://stranger.example";
    let refused = from(&world, stranger, "GET", &read, "").await;
    assert_eq!(refused.refused(), (403, "origin_refused", ""));
    assert_eq!(refused.header("access-control-allow-origin"), stranger);
    let body = format!("client_secret={secret}");
    let refused = from(&world, stranger, "POST", "/v1/payseal/sessions", &body).await;
    assert_eq!(refused.refused(), (403, "origin_refused", ""));

    // A server's answers are for no page.
    let told = world
        .call_with("GET", &path, "", &[("origin", shop.as_str())])
        .await;
    assert_eq!(told.header("access-control-allow-origin"), "");

    let asked = world.preflight(&path, &shop).await;
    let header = |name: &str| asked.get(name).and_then(|value| value.to_str().ok());
    assert_eq!(header("access-control-allow-origin"), Some(shop.as_str()));
    assert!(
        header("access-control-allow-headers")
            .unwrap()
            .contains("authorization")
    );
    assert_eq!(header("access-control-allow-credentials"), None);
}

#[tokio::test]
async fn a_forms_session_works_on_the_page_that_asked_for_it() {
    let world = World::new().await;
    let (_, secret) = intent(&world, "").await;
    let session = session(&world, &secret).await;
    let token = session["session_token"].as_str().unwrap();
    let body = json!({ "card": { "cardNo": "4242424242424242", "cardExpireMonth": "12",
        "cardExpireYear": "2034", "cardSecurityCode": "123" } });
    for (account, page) in [
        (world.publishable_key.as_str(), "https://stranger.example"),
        ("pk_test_other", world.sandbox.shop_origin()),
    ] {
        let told = world.frame(token, account, page).json(&body).send();
        let told: Value = told.await.unwrap().json().await.unwrap();
        assert_eq!(
            told["data"]["customerPaymentMethodId"],
            Value::Null,
            "{told}"
        );
    }
}

#[tokio::test]
async fn a_card_of_the_form_is_set_up_for_later() {
    let world = World::new().await;
    let customer = world.customer().await;
    let body = format!("customer={customer}&payment_method_types[]=card");
    let made = world.post("/v1/setup_intents", &body).await.ok();
    let secret = made["client_secret"].as_str().unwrap();
    let opened = session(&world, secret).await;
    assert_eq!(opened["mode"], "setup");
    let consent = json!({ "textVersion": "v1", "redisplay": "always" });
    let typed = type_card(&world, &opened, "4242424242424242", Some(consent)).await;
    let method = typed["data"]["customerPaymentMethodId"].as_str().unwrap();
    let path = format!("/v1/payment_methods/{method}");
    assert_eq!(world.get(&path).await.ok()["customer"], Value::Null);
    let confirm = format!("/v1/setup_intents/{}/confirm", id(&made));
    let body = format!("client_secret={secret}&payment_method={method}");
    let set_up = page(&world, "POST", &confirm, &body).await.ok();
    assert_eq!(set_up["status"], "succeeded");
    assert_eq!(world.get(&path).await.ok()["customer"], customer);
    let body = format!("client_secret={secret}");
    let over = page(&world, "POST", "/v1/payseal/sessions", &body).await;
    assert_eq!(over.refused(), (400, "setup_intent_unexpected_state", ""));
}
