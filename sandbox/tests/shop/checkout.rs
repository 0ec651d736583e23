//! Paying at the checkout: one attempt is one order whatever happens to its requests, and the
//! gateway alone says how it ends.

use std::time::{Duration, Instant};

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};

use crate::stage::{CHALLENGED, DECLINED, OK, Shopper, Stage, VISA};

const CHARGE: &str = "/api/checkout/charge?items=harbour-blend:1";

/// What the frame does at the checkout: a token with features, then the card, with consent or
/// without.
pub(crate) async fn card(
    stage: &Stage,
    shopper: &mut Shopper,
    number: &str,
    agrees: bool,
) -> String {
    let path = "/api/session-token?for=checkout&items=harbour-blend:1";
    let token = shopper.post(path, json!({})).await.told(OK).await;
    let mut body = json!({ "card": {
        "cardNo": number, "cardExpireMonth": "12", "cardExpireYear": "2031",
        "cardSecurityCode": "123",
    }});
    if agrees {
        body["consent"] = json!({ "textVersion": "en-2026-11", "redisplay": "always" });
    }
    let made: Value = Client::new()
        .post(format!("{}/services/v3/payment_methods", stage.gateway()))
        .header("sessionToken", token["sessionToken"].as_str().unwrap())
        .header("x-payseal-host", shopper.site())
        .json(&body)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let id = made["data"]["customerPaymentMethodId"].as_str();
    id.unwrap_or_else(|| panic!("{made}")).to_owned()
}

pub(crate) fn attempt(id: &str, name: &str) -> Value {
    json!({ "customerPaymentMethodId": id, "consent": null, "attempt": name })
}

pub(crate) async fn pay(shopper: &mut Shopper, body: Value) -> Value {
    shopper.post(CHARGE, body).await.told(OK).await
}

/// Asks for an order until it is as expected; only webhooks can make it so.
async fn until(shopper: &mut Shopper, order: &Value, status: &str) -> Value {
    let path = format!("/api/orders/{}", order["orderNo"].as_str().unwrap());
    let started = Instant::now();
    loop {
        let told = shopper.get(&path).await.told(OK).await;
        if told["status"] == status && told["reported"] == true {
            return told;
        }
        assert!(started.elapsed() < Duration::from_secs(30), "{told}");
    }
}

#[tokio::test]
async fn a_paid_order_is_told_with_its_numbers() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = card(&stage, &mut shopper, VISA, false).await;
    let told = pay(&mut shopper, attempt(&id, "one")).await;
    assert_eq!(told["status"], json!("succeeded"), "{told}");
    assert_eq!(told["amount"], json!("24.00"));
    assert_eq!(told["card"], json!({ "brand": "visa", "last4": "4242" }));
    assert_eq!(told["tradeNo"].as_str().unwrap().len(), 22);
    assert!(told["settle"].is_null() && told["decline"].is_null());
    until(&mut shopper, &told, "succeeded").await;
}

#[tokio::test]
async fn one_attempt_is_charged_once_however_often_it_is_made() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = card(&stage, &mut shopper, VISA, false).await;
    let first = pay(&mut shopper, attempt(&id, "same")).await;
    let second = pay(&mut shopper, attempt(&id, "same")).await;
    // The loader asks so when an answer was lost: with no card.
    let asked = pay(&mut shopper, json!({ "attempt": "same", "settle": true })).await;
    for told in [&second, &asked] {
        assert_eq!(told["status"], json!("succeeded"));
        assert_eq!(told["orderNo"], first["orderNo"]);
        assert_eq!(told["tradeNo"], first["tradeNo"]);
    }
    // A decline is an end too: what is tried next is another attempt.
    let bad = card(&stage, &mut shopper, DECLINED, false).await;
    let declined = pay(&mut shopper, attempt(&bad, "bad")).await;
    assert_eq!(declined["status"], json!("declined"));
    assert_eq!(declined["decline"], json!("Decline"));
    let again = pay(&mut shopper, attempt(&id, "bad")).await;
    assert_eq!(again["status"], json!("declined"), "{again}");
    let other = pay(&mut shopper, attempt(&id, "better")).await;
    assert_eq!(other["status"], json!("succeeded"));
}

#[tokio::test]
async fn an_attempt_that_was_asked_about_first_is_never_charged() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = card(&stage, &mut shopper, VISA, false).await;
    let asked = pay(&mut shopper, json!({ "attempt": "late", "settle": true })).await;
    assert_eq!(asked["status"], json!("declined"), "{asked}");
    assert_eq!(asked["decline"], json!("processing_error"));
    let late = pay(&mut shopper, attempt(&id, "late")).await;
    assert_eq!(late["status"], json!("declined"));
    assert!(late["tradeNo"].is_null());
}

#[tokio::test]
async fn a_challenge_is_settled_by_asking_and_by_the_webhook() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    for (name, button, status, decline) in [
        ("a", "complete", "succeeded", Value::Null),
        (
            "b",
            "fail",
            "declined",
            json!("Decline: authentication failed"),
        ),
        (
            "c",
            "cancel",
            "declined",
            json!("E0008_cancelled by the customer"),
        ),
    ] {
        let id = card(&stage, &mut shopper, CHALLENGED, false).await;
        let path = format!("{CHARGE}&back=/cards");
        let told = shopper.post(&path, attempt(&id, name)).await.told(OK).await;
        assert_eq!(told["status"], json!("challenge"), "{told}");
        let settle = told["settle"].as_str().unwrap();
        // The same again while it is open: no second payment, and the way to the bank is kept.
        for open in [
            shopper.post(settle, json!({})).await.told(OK).await,
            shopper.get(settle).await.told(OK).await,
            pay(&mut shopper, json!({ "attempt": name, "settle": true })).await,
        ] {
            assert_eq!(open["status"], json!("challenge"), "{open}");
            assert_eq!(open["redirectUrl"], told["redirectUrl"]);
            assert_eq!(open["tradeNo"], told["tradeNo"]);
        }
        let url = told["redirectUrl"].as_str().unwrap();
        let query = stage.answer_challenge(url, button).await;
        assert!(query.starts_with("order=HC"), "{query}");
        let end = shopper.get(settle).await.told(OK).await;
        assert_eq!(end["status"], json!(status), "{end}");
        assert_eq!(end["decline"], decline);
        until(&mut shopper, &told, status).await;
    }
}

#[tokio::test]
async fn a_pending_order_ends_when_the_webhook_arrives() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = card(&stage, &mut shopper, VISA, false).await;
    for (amount, status) in [("3.77", "succeeded"), ("3.78", "declined")] {
        let path = format!("/api/checkout/charge?amount={amount}");
        let told = shopper.post(&path, attempt(&id, amount)).await;
        let told = told.told(OK).await;
        assert_eq!(told["status"], json!("pending"), "{told}");
        until(&mut shopper, &told, "pending").await;
        stage.sandbox.clock().advance(Duration::from_secs(3600));
        until(&mut shopper, &told, status).await;
    }
}

#[tokio::test]
async fn a_card_is_kept_only_for_who_agreed() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let not = card(&stage, &mut shopper, VISA, false).await;
    pay(&mut shopper, attempt(&not, "one")).await;
    let mut body = attempt(&not, "two");
    // The page says so, but the gateway has no consent: paid, and not kept.
    body["consent"] = json!({ "given": true, "textVersion": "x", "redisplay": "always" });
    assert_eq!(
        pay(&mut shopper, body.clone()).await["status"],
        json!("succeeded")
    );
    let cards = shopper.get("/api/cards").await.told(OK).await;
    assert_eq!(cards["cards"], json!([]));

    let id = card(&stage, &mut shopper, VISA, true).await;
    body["customerPaymentMethodId"] = json!(id);
    body["attempt"] = json!("three");
    assert_eq!(pay(&mut shopper, body).await["status"], json!("succeeded"));
    let cards = shopper.get("/api/cards").await.told(OK).await;
    assert_eq!(cards["cards"][0]["customerPaymentMethodId"], json!(id));
    // Whoever else has the id can do nothing with it.
    let mut stranger = stage.shopper();
    let refused = stranger.post(CHARGE, attempt(&id, "four")).await;
    assert_eq!(refused.error(StatusCode::NOT_FOUND).await, "card_unknown");
}

#[tokio::test]
async fn an_order_is_nobody_elses_business_and_nonsense_is_refused() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = card(&stage, &mut shopper, VISA, false).await;
    let told = pay(&mut shopper, attempt(&id, "one")).await;
    let path = format!("/api/orders/{}", told["orderNo"].as_str().unwrap());
    let mut stranger = stage.shopper();
    for (who, path) in [
        (&mut stranger, path.as_str()),
        (&mut shopper, "/api/orders/HC1"),
    ] {
        let answer = who.get(path).await;
        assert_eq!(answer.error(StatusCode::NOT_FOUND).await, "order_unknown");
    }
    for (path, body) in [
        (CHARGE, json!({ "customerPaymentMethodId": id })),
        (CHARGE, attempt(&id, "")),
        (CHARGE, json!({ "attempt": "two" })),
        ("/api/checkout/charge", attempt(&id, "three")),
        (
            "/api/checkout/charge?items=harbour-blend:x",
            attempt(&id, "four"),
        ),
        (
            "/api/checkout/charge?amount=1.00&back=//evil.example",
            attempt(&id, "five"),
        ),
        ("/api/session-token?for=checkout&cvc=sometimes", json!({})),
        ("/api/session-token?for=checkout&items=anchor", json!({})),
    ] {
        let answer = shopper.post(path, body.clone()).await;
        let code = answer.error(StatusCode::BAD_REQUEST).await;
        assert_eq!(code, "option_invalid", "{path} {body}");
    }
}

#[tokio::test]
async fn a_token_says_what_the_page_wanted_it_for() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let path = "/api/session-token?for=checkout&cvc=always&amount=5.00";
    let token = shopper.post(path, json!({})).await.told(OK).await;
    let facts: Value = Client::new()
        .get(format!("{}/services/v3/session", stage.gateway()))
        .header("sessionToken", token["sessionToken"].as_str().unwrap())
        .header("x-payseal-host", shopper.site())
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let facts = &facts["data"];
    assert_eq!(facts["customerId"], token["customerId"]);
    assert_eq!(
        (&facts["cvc"], &facts["consent"]),
        (&json!("always"), &json!("required"))
    );
    assert_eq!(
        (&facts["amount"], &facts["currency"]),
        (&json!("5.00"), &json!("USD"))
    );
    assert_eq!(facts["origins"], json!([shopper.site()]));
}
