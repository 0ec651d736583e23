//! The routes that the frame calls.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::merchant::{card, refused, success, text};
use crate::world::World;

#[tokio::test]
async fn a_card_becomes_an_id() {
    let world = World::new().await;
    let envelope = world.merchant.save_as_frame(&card("378282246310005")).await;
    let data = success(&envelope, "0");
    assert_eq!(envelope["message"], "success");
    assert!(text(data, "customerPaymentMethodId").starts_with("pm_"));
    assert_eq!(
        data["card"],
        json!({"brand": "ae", "last4": "0005", "cardExpireMonth": "12", "cardExpireYear": "2040"})
    );
    assert_eq!(data["billingDetail"]["lastName"], "Lovelace");
}

#[tokio::test]
async fn a_token_serves_often_and_for_half_an_hour() {
    let world = World::new().await;
    let token = world.merchant.token().await;
    assert!(token.len() >= 32 && token.bytes().all(|b| b.is_ascii_alphanumeric()));
    let save = async |token: &str| -> Value {
        let body = card("4242424242424242");
        world
            .merchant
            .browse(token, &body)
            .await
            .json()
            .await
            .unwrap()
    };
    success(&save(&token).await, "0");
    world.sandbox.clock().advance(Duration::from_secs(29 * 60));
    success(&save(&token).await, "0");
    world.sandbox.clock().advance(Duration::from_secs(61));
    let expired = save(&token).await;
    assert_eq!(
        expired,
        json!({
            "code": "L0005",
            "message": "check sign info error: the sessionToken is missing, unknown or expired",
            "data": null
        })
    );
    assert_eq!(save("").await, expired);
    assert_eq!(save(&"0".repeat(64)).await, expired);
    success(&save(&world.merchant.token().await).await, "0");
}

#[tokio::test]
async fn saved_cards_are_listed() {
    let world = World::new().await;
    let customer = world.merchant.customer().await;
    let token = world.merchant.token().await;
    let mut body = card("4242424242424242");
    body["customerId"] = customer.clone().into();
    let saved: Value = world
        .merchant
        .browse(&token, &body)
        .await
        .json()
        .await
        .unwrap();
    let list = async |token: &str, customer: &str| -> Value {
        let url = world.url();
        let url = format!("{url}/services/v3/payment_methods/list/{customer}");
        let request = world.merchant.http.get(url).header("sessionToken", token);
        request.send().await.unwrap().json().await.unwrap()
    };
    let envelope = list(&token, &customer).await;
    assert_eq!(success(&envelope, "0"), &json!([saved["data"]]));
    refused(&list("x", &customer).await, "L0005");
    refused(&list(&token, "cus_1").await, "P0002");
}

#[tokio::test]
async fn each_mistake_names_its_field() {
    let world = World::new().await;
    for (member, value, inner) in [
        ("cardNo", "", "I0026_"),
        ("cardNo", "42424242424242", "I0027_"),
        ("cardNo", "4242 4242 4242 4242", "I0028_"),
        ("cardNo", "4242424242424241", "I0030_"),
        ("cardNo", "4111111111111111", "I0030_"),
        ("cardExpireMonth", "", "I0031_"),
        ("cardExpireMonth", "13", "I0032_"),
        ("cardExpireMonth", "00", "I0032_"),
        ("cardExpireMonth", "1x", "I0032_"),
        ("cardExpireYear", "", "I0033_"),
        ("cardExpireYear", "40", "I0034_"),
        ("cardExpireYear", "2020", "I0036_"),
        ("cardExpireYear", "2099", "I0037_"),
        ("cardSecurityCode", "", "I0039_"),
        ("cardSecurityCode", "12", "I0040_"),
        ("cardSecurityCode", "1234", "I0040_"),
        ("cardSecurityCode", "12x", "I0041_"),
    ] {
        let mut body = card("4242424242424242");
        body["card"][member] = value.into();
        let envelope = world.merchant.save_as_frame(&body).await;
        let message = refused(&envelope, "P0002");
        assert!(message.starts_with(inner), "{member} {value:?}: {message}");
        assert!(value.len() < 4 || !message.contains(value), "{message}");
    }
    let envelope = world.merchant.save_as_frame(&json!({})).await;
    assert!(refused(&envelope, "P0002").contains("card is missing"));
}

#[tokio::test]
async fn cards_that_the_issuer_refuses_are_not_kept() {
    let world = World::new().await;
    for (number, message) in [
        (
            "4111111111111111",
            "I0030_the sandbox accepts published test cards only; see /sandbox/cards",
        ),
        ("4000000000000069", "I0038_the card is expired"),
        ("4000000000000127", "I0041_the security code is incorrect"),
    ] {
        let envelope = world.merchant.save_as_frame(&card(number)).await;
        assert_eq!(refused(&envelope, "P0002"), message);
    }
}

#[tokio::test]
async fn one_card_finds_the_gateway_down() {
    let world = World::new().await;
    let token = world.merchant.token().await;
    let response = world
        .merchant
        .browse(&token, &card("4000000000004954"))
        .await;
    assert_eq!(response.status(), 503);
    let kind = response.headers()["content-type"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(kind.starts_with("text/html"), "{kind}");
    assert!(response.text().await.unwrap().contains("<h1>"));
}

#[tokio::test]
async fn one_card_is_answered_a_minute_later_by_the_sandboxs_clock() {
    let world = World::new().await;
    let token = world.merchant.token().await;
    let merchant = world.merchant.clone();
    let slow = tokio::spawn(async move {
        let response = merchant.browse(&token, &card("4000000000009235")).await;
        response.json::<Value>().await.unwrap()
    });
    // Requests that are made meanwhile are answered; the slow one is not.
    world.merchant.save("4242424242424242").await;
    assert!(!slow.is_finished());
    let clock = world.sandbox.clock();
    let started = Instant::now();
    while !slow.is_finished() {
        clock.advance(Duration::from_secs(61));
        tokio::task::yield_now().await;
        assert!(started.elapsed() < Duration::from_secs(30));
    }
    success(&slow.await.unwrap(), "0");
}

#[tokio::test]
async fn a_stop_does_not_wait_for_the_slow_card() {
    let world = World::new().await;
    let token = world.merchant.token().await;
    let merchant = world.merchant.clone();
    let (body, started) = (card("4000000000009235"), Instant::now());
    let slow = tokio::spawn(async move { merchant.browse(&token, &body).await.status() });
    // The gateway answers requests in turn on this connection's heels: once this one is
    // answered, the slow one has been taken in.
    world.merchant.save("4242424242424242").await;
    world.sandbox.stop().await;
    assert!(started.elapsed() < Duration::from_secs(20));
    assert_eq!(slow.await.unwrap(), 503);
}
