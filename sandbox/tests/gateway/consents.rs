//! Consent: recorded with who, when and which text; and no card is bound without the one that
//! was asked for.

use serde_json::{Value, json};

use crate::frame::Frame;
use crate::merchant::{Merchant, card, refused, success, text};
use crate::world::World;

/// Every consent on the disk: card, customer, text, reach and time.
fn recorded(world: &World) -> Vec<(String, Option<String>, String, String, i64)> {
    let database = rusqlite::Connection::open(world.sandbox.database().unwrap()).unwrap();
    let mut rows = database
        .prepare(
            "SELECT payment_method, customer, text_version, redisplay, given FROM consents
             ORDER BY given, rowid",
        )
        .unwrap();
    rows.query_map([], |row| {
        Ok((
            row.get(0)?,
            row.get(1)?,
            row.get(2)?,
            row.get(3)?,
            row.get(4)?,
        ))
    })
    .unwrap()
    .collect::<Result<_, _>>()
    .unwrap()
}

async fn owner(merchant: &Merchant, method: &str) -> Value {
    let query = "/V2022-03/payment_methods/{customerPaymentMethodId}";
    let envelope = merchant
        .get(query, &[("customerPaymentMethodId", method)])
        .await;
    success(&envelope, "00000")["customerId"].clone()
}

async fn pay(merchant: &Merchant, order: &str, method: &str, customer: &str) -> Value {
    let body = json!({
        "customerPaymentMethodId": method, "customerId": customer, "orderAmount": "7.00",
        "orderCurrency": "USD", "orderNo": order, "returnUrl": "http://shop.localhost/back"
    });
    merchant.post("/V2022-03/confirmCharge", body).await
}

#[tokio::test]
async fn a_consent_is_recorded_with_who_when_and_which_text() {
    let world = World::in_a_file().await;
    let customer = world.merchant.customer().await;
    let before = world.sandbox.clock().now().millis();
    let frame = Frame::of(&world.merchant, &customer).await;
    let data = frame.create("4242424242424242", Some("always")).await;
    let after = world.sandbox.clock().now().millis();
    assert_eq!(data["allowRedisplay"], "always");
    assert_eq!(data["customerId"], customer.as_str());
    let method = text(&data, "customerPaymentMethodId");
    let all = recorded(&world);
    let [(card, who, version, reach, given)] = all.as_slice() else {
        panic!("{all:?}");
    };
    assert_eq!(card, method);
    assert_eq!(who.as_deref(), Some(customer.as_str()));
    assert_eq!((version.as_str(), reach.as_str()), ("en-2026-11", "always"));
    assert!((before..=after).contains(given));
    // It is the proof that there was one, so it outlives the card.
    let path = format!("payment_methods/{method}/detach");
    success(&frame.post(&path, json!({})).await, "0");
    assert_eq!(recorded(&world).len(), 1);
}

#[tokio::test]
async fn without_the_consent_that_is_required_nothing_is_bound() {
    let world = World::in_a_file().await;
    let merchant = &world.merchant;
    let customer = merchant.customer().await;
    let frame = Frame::of(merchant, &customer).await;
    let mut body = card("4242424242424242");
    body["customerId"] = customer.clone().into();
    let envelope = frame.post("payment_methods", body).await;
    let data = success(&envelope, "0");
    assert_eq!(data["customerId"], Value::Null);
    assert_eq!(data["allowRedisplay"], "unspecified");
    let method = text(data, "customerPaymentMethodId");

    // Not by a charge, which goes through all the same; not by attaching; not for later charges.
    let envelope = pay(merchant, "o1", method, &customer).await;
    assert_eq!(success(&envelope, "00000")["orderStatus"], "success");
    assert_eq!(owner(merchant, method).await, Value::Null);
    let attach = "/V2022-03/payment_methods/{customerPaymentMethodId}/{customerId}/attach";
    let ids = [
        ("customerPaymentMethodId", method),
        ("customerId", customer.as_str()),
    ];
    let envelope = merchant.get(attach, &ids).await;
    assert!(refused(&envelope, "P0002").contains("did not agree"));
    let later = json!({
        "customerPaymentMethodId": method, "customerId": customer, "orderAmount": "7.00",
        "orderCurrency": "USD", "orderNo": "o2", "tokenType": "InitRecurring"
    });
    let envelope = merchant.post("/V2022-03/confirmCharge", later).await;
    assert!(refused(&envelope, "P0002").contains("did not agree"));
    assert!(recorded(&world).is_empty());
    assert!(frame.list(&customer).await.is_empty());
}

#[tokio::test]
async fn a_session_that_pays_binds_when_the_money_moves() {
    let world = World::in_a_file().await;
    let merchant = &world.merchant;
    let customer = merchant.customer().await;
    let features = json!({
        "customerId": customer, "consent": "required", "amount": "7.00", "currency": "USD"
    });
    let frame = Frame::open(merchant, features).await;
    let (good, bad) = (
        frame.keep("4242424242424242").await,
        frame.keep("4000000000000002").await,
    );
    for method in [&good, &bad] {
        assert_eq!(owner(merchant, method).await, Value::Null);
    }
    success(&pay(merchant, "o1", &bad, &customer).await, "00000");
    assert_eq!(owner(merchant, &bad).await, Value::Null);
    success(&pay(merchant, "o2", &good, &customer).await, "00000");
    assert_eq!(owner(merchant, &good).await, customer.as_str());
    assert_eq!(frame.list(&customer).await, [good]);
    // Nobody else can be charged with what this customer agreed to.
    let stranger = merchant.customer().await;
    let envelope = pay(merchant, "o3", &bad, &stranger).await;
    assert!(refused(&envelope, "P0002").contains("another customer"));
}

#[tokio::test]
async fn a_guest_who_agreed_gets_a_name_when_the_card_is_bound() {
    let world = World::in_a_file().await;
    let merchant = &world.merchant;
    let frame = Frame::open(merchant, json!({"consent": "required"})).await;
    let method = frame.keep("4242424242424242").await;
    assert_eq!(recorded(&world)[0].1, None);
    let customer = merchant.customer().await;
    success(&pay(merchant, "o1", &method, &customer).await, "00000");
    assert_eq!(recorded(&world)[0].1, Some(customer.clone()));
    assert_eq!(owner(merchant, &method).await, customer.as_str());
}

#[tokio::test]
async fn a_consent_that_says_nothing_is_refused() {
    let world = World::in_a_file().await;
    let frame = Frame::open(&world.merchant, json!({"consent": "required"})).await;
    for (consent, said) in [
        (json!({}), "text"),
        (json!({"textVersion": "en-1"}), "redisplay"),
        (
            json!({"textVersion": "", "redisplay": "always"}),
            "textVersion",
        ),
        (
            json!({"textVersion": "a b", "redisplay": "always"}),
            "textVersion",
        ),
        (
            json!({"textVersion": "x".repeat(65), "redisplay": "always"}),
            "textVersion",
        ),
        (
            json!({"textVersion": "4242424242424242", "redisplay": "always"}),
            "card number",
        ),
        (
            json!({"textVersion": "en-1", "redisplay": "forever"}),
            "redisplay",
        ),
        (json!(true), "value"),
    ] {
        let mut body = card("4242424242424242");
        body["consent"] = consent.clone();
        let envelope = frame.post("payment_methods", body).await;
        let message = refused(&envelope, "P0002");
        assert!(message.contains(said), "{consent}: {message}");
    }
    assert!(recorded(&world).is_empty());
}
