//! Charges by the merchant's server: how each ends, and that none happens twice.

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::json;

use crate::stage::{CHALLENGED, DECLINED, OK, Stage, VISA, another_shop};

#[tokio::test]
async fn one_attempt_is_one_order_however_often_it_is_made() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = stage.save(&mut shopper, VISA).await;
    let first = shopper.charge(&id, "24.00", "same").await;
    let second = shopper.charge(&id, "24.00", "same").await;
    let other = shopper.charge(&id, "24.00", "other").await;
    assert_eq!(first["orderNo"], second["orderNo"]);
    assert_ne!(first["orderNo"], other["orderNo"]);
    assert_eq!(first["status"], json!("succeeded"));
    assert_eq!(second["status"], json!("succeeded"));
    // The gateway's own word that the second asked for nothing new.
    assert!(
        second["info"].as_str().unwrap().starts_with("I0061"),
        "{second}"
    );
    assert_ne!(other["tradeNo"], first["tradeNo"]);
}

#[tokio::test]
async fn another_amount_or_card_is_another_order() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let one = stage.save(&mut shopper, VISA).await;
    let other = stage.save(&mut shopper, VISA).await;
    let mut orders = std::collections::BTreeSet::new();
    for (card, amount) in [
        (&one, "24.00"),
        (&one, "25.00"),
        (&other, "24.00"),
        // The same amount, written otherwise.
        (&one, "24"),
    ] {
        let receipt = shopper.charge(card, amount, "same").await;
        assert_eq!(receipt["status"], json!("succeeded"), "{receipt}");
        orders.insert(receipt["orderNo"].to_string());
    }
    assert_eq!(orders.len(), 3);
}

/// The gateway answers "duplicate" for an order that is paid and for one that is being paid.
#[tokio::test]
async fn an_order_that_was_tried_before_stands_as_the_gateways_books_say() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = stage.save(&mut shopper, VISA).await;
    let first = shopper.charge(&id, "24.77", "late").await;
    assert_eq!(first["status"], json!("pending"), "{first}");
    let again = shopper.charge(&id, "24.77", "late").await;
    assert!(again["info"].as_str().unwrap().starts_with("I0061"));
    assert_eq!(again["status"], json!("pending"), "{again}");
    stage.sandbox.clock().advance(Duration::from_secs(61));
    let settled = shopper.charge(&id, "24.77", "late").await;
    assert_eq!(settled["status"], json!("succeeded"), "{settled}");
    assert_eq!(settled["tradeNo"], first["tradeNo"]);
}

/// A shop that was started again does not know what an attempt was for; the gateway does.
#[tokio::test]
async fn a_paid_order_does_not_pay_for_something_else() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = stage.save(&mut shopper, VISA).await;
    let order = |amount: &str| json!({ "customerPaymentMethodId": id, "amount": amount, "attempt": "same" });
    let path = "/api/checkout/charge";
    let paid = shopper.post(path, order("24.00")).await.told(OK).await;
    assert_eq!(paid["status"], json!("succeeded"), "{paid}");
    let mut after = another_shop(&stage.gateway(), stage.sandbox.gateway_origin()).await;
    after.cookie = shopper.cookie.clone();
    let other = after.post(path, order("25.00")).await;
    assert_eq!(other.error(StatusCode::CONFLICT).await, "order_taken");
    let again = after.post(path, order("24.00")).await.told(OK).await;
    assert_eq!(again["tradeNo"], paid["tradeNo"]);
}

#[tokio::test]
async fn a_decline_is_a_receipt_and_a_challenge_waits() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let declined = stage.save(&mut shopper, DECLINED).await;
    let receipt = shopper.charge(&declined, "24.00", "one").await;
    assert_eq!(receipt["status"], json!("declined"), "{receipt}");
    assert_eq!(receipt["info"], json!("Decline"));

    let challenged = stage.save(&mut shopper, CHALLENGED).await;
    let receipt = shopper.charge(&challenged, "24.00", "two").await;
    assert_eq!(receipt["status"], json!("pending"), "{receipt}");
    let url = receipt["redirectUrl"].as_str().expect("a way to the bank");
    assert!(url.starts_with(stage.sandbox.bank_origin()), "{url}");
}

/// Whoever stands between the shop and its gateway does not have the key.
#[tokio::test]
async fn an_answer_that_the_gateway_did_not_sign_is_not_believed() {
    let liar = axum::Router::new().fallback(async || {
        let headers = [("response-time", "1795189030141"), ("sign-info", "00")];
        let token = "a".repeat(64);
        let body = json!({ "code": "00000", "message": "success", "data": {
            "sessionToken": token, "customerId": "cus_1", "customerPaymentMethodId": "pm_1",
        }});
        (headers, axum::Json(body))
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let gateway = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, liar).await });
    let mut shopper = another_shop(&gateway, "http://pay.localhost:4001").await;
    let token = shopper.post("/api/session-token", json!({})).await;
    assert_eq!(
        token.error(StatusCode::GATEWAY_TIMEOUT).await,
        "gateway_unknown"
    );
}

#[tokio::test]
async fn the_catalogue_says_what_things_cost() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = stage.save(&mut shopper, VISA).await;
    for (order, amount) in [
        (json!({ "item": "harbour-blend" }), "24.00"),
        (
            json!({ "items": [{ "slug": "tidewater-ethiopia", "count": 2 }] }),
            "39.00",
        ),
    ] {
        let mut order = order;
        order["customerPaymentMethodId"] = json!(id);
        let receipt = shopper.post("/api/charges", order).await.told(OK).await;
        assert_eq!(receipt["amount"], json!(amount));
    }
    for order in [
        json!({}),
        json!({ "item": "anchor" }),
        json!({ "items": [] }),
        json!({ "items": [{ "slug": "harbour-blend", "count": 0 }] }),
        json!({ "item": "harbour-blend", "amount": "1.00" }),
        json!({ "amount": "0.10" }),
        json!({ "amount": "1e2" }),
        json!({ "amount": 24 }),
        json!({ "amount": "24.00", "cardNo": "4242424242424242" }),
        json!({ "amount": "24.00", "attempt": "" }),
    ] {
        let mut order = order;
        order["customerPaymentMethodId"] = json!(id);
        let answer = shopper.post("/api/charges", order.clone()).await;
        assert_eq!(
            answer.error(StatusCode::BAD_REQUEST).await,
            "option_invalid",
            "{order}"
        );
    }
}

#[tokio::test]
async fn the_shop_follows_the_gateways_clock() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = stage.save(&mut shopper, VISA).await;
    for span in [31 * 60, 7 * 24 * 3600] {
        stage.sandbox.clock().advance(Duration::from_secs(span));
        let token = shopper
            .post("/api/session-token", json!({}))
            .await
            .told(OK)
            .await;
        assert_eq!(token["expiresIn"], json!(1800));
        let receipt = shopper.charge(&id, "24.00", &span.to_string()).await;
        assert_eq!(receipt["status"], json!("succeeded"));
        let late = stage.sandbox.clock().now().millis() - receipt["at"].as_i64().unwrap();
        assert!(late.abs() < 60_000, "the receipt is {late} ms off");
    }
}

#[tokio::test]
async fn a_gateway_that_is_away_is_said_so() {
    // A port that was free a moment ago and that nobody listens on.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let gateway = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let mut shopper = another_shop(&gateway, "http://pay.localhost:4001").await;
    let bad = StatusCode::BAD_GATEWAY;
    let order = json!({ "customerPaymentMethodId": "pm_1", "amount": "24.00" });
    let token = shopper.post("/api/session-token", json!({})).await;
    assert_eq!(token.error(bad).await, "gateway_unreachable");
    let charged = shopper.post("/api/charges", order).await;
    assert_eq!(charged.error(bad).await, "gateway_unreachable");
    // The pages are there all the same.
    assert_eq!(shopper.get("/save").await.0.status(), OK);
}
