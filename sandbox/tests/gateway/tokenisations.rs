//! Tries to tokenise that are sent again.

use std::time::Duration;

use payseal_engine::ledger::REMEMBERED_FOR;
use serde_json::{Value, json};

use crate::frame::Frame;
use crate::merchant::{card, refused, success, text};
use crate::world::World;

const KEY: &str = "7d1f2f0a-6b1c-4f6e-9a51-3f1f8f3d2c11";

fn kept(number: &str) -> Value {
    let mut body = card(number);
    body["consent"] = json!({"textVersion": "en-2026-11", "redisplay": "always"});
    body
}

async fn create(frame: &Frame, body: &Value) -> Value {
    frame.post("payment_methods", body.clone()).await
}

fn id(envelope: &Value) -> String {
    text(success(envelope, "0"), "customerPaymentMethodId").to_owned()
}

fn rows(world: &World, sql: &str) -> Vec<String> {
    let database = rusqlite::Connection::open(world.sandbox.database().unwrap()).unwrap();
    let mut rows = database.prepare(sql).unwrap();
    let rows = rows.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

#[tokio::test]
async fn idempotency_key_a_repeat_is_the_card_that_was_made_first() {
    let world = World::in_a_file().await;
    let customer = world.merchant.customer().await;
    let mut frame = Frame::of(&world.merchant, &customer).await;
    frame.key = Some(KEY.to_owned());
    let body = kept("4242424242424242");
    let first = id(&create(&frame, &body).await);
    for _ in 0..2 {
        world.sandbox.clock().advance(Duration::from_secs(30));
        assert_eq!(id(&create(&frame, &body).await), first);
    }
    // The token was renewed meanwhile; the try is still this customer's.
    let mut renewed = Frame::of(&world.merchant, &customer).await;
    renewed.key.clone_from(&frame.key);
    assert_eq!(id(&create(&renewed, &body).await), first);
    assert_eq!(rows(&world, "SELECT id FROM payment_methods"), [&*first]);
    assert_eq!(
        rows(&world, "SELECT payment_method FROM consents"),
        [&*first]
    );

    // Another name, and none at all, make another card.
    frame.key = Some("another".to_owned());
    assert_ne!(id(&create(&frame, &body).await), first);
    frame.key = None;
    assert_ne!(id(&create(&frame, &body).await), first);
}

#[tokio::test]
async fn idempotency_key_another_request_under_the_same_name_is_refused() {
    let world = World::in_a_file().await;
    let customer = world.merchant.customer().await;
    let mut frame = Frame::of(&world.merchant, &customer).await;
    frame.key = Some(KEY.to_owned());
    let body = kept("4242424242424242");
    let first = id(&create(&frame, &body).await);
    let mut others = vec![kept("5555555555554444"), card("4242424242424242")];
    for (of, member, value) in [
        ("card", "cardExpireYear", "2041"),
        ("card", "cardExpireMonth", "01"),
        ("billingDetail", "lastName", "King"),
        ("consent", "redisplay", "limited"),
    ] {
        let mut other = body.clone();
        other[of][member] = value.into();
        others.push(other);
    }
    for other in others {
        let message = refused(&create(&frame, &other).await, "K0001").to_owned();
        assert!(message.contains("a key of its own"), "{message}");
        assert!(!message.contains(KEY), "{message}");
    }
    // A security code is kept in no form, so it cannot tell two tries apart.
    let mut mistyped = body.clone();
    mistyped["card"]["cardSecurityCode"] = "908".into();
    assert_eq!(id(&create(&frame, &mistyped).await), first);
    assert_eq!(rows(&world, "SELECT id FROM payment_methods"), [first]);
}

#[tokio::test]
async fn idempotency_key_belongs_to_one_customer_or_one_session() {
    let world = World::in_a_file().await;
    let merchant = &world.merchant;
    let customer = merchant.customer().await;
    let mut seen = Vec::new();
    let frames = [
        Frame::of(merchant, &customer).await,
        Frame::of(merchant, &merchant.customer().await).await,
        Frame::open(merchant, json!({})).await,
        Frame::open(merchant, json!({})).await,
    ];
    for mut frame in frames {
        frame.key = Some(KEY.to_owned());
        let first = id(&create(&frame, &kept("4242424242424242")).await);
        assert_eq!(id(&create(&frame, &kept("4242424242424242")).await), first);
        assert!(!seen.contains(&first), "{first} is somebody else's");
        seen.push(first);
    }
}

#[tokio::test]
async fn idempotency_key_a_refused_try_may_be_mended_and_a_removed_card_is_not_made_again() {
    let world = World::in_a_file().await;
    let customer = world.merchant.customer().await;
    let mut frame = Frame::of(&world.merchant, &customer).await;
    frame.key = Some(KEY.to_owned());
    let mut body = kept("4242424242424242");
    body["card"]["cardSecurityCode"] = "12".into();
    refused(&create(&frame, &body).await, "P0002");
    let body = kept("4242424242424242");
    let first = id(&create(&frame, &body).await);
    let path = format!("payment_methods/{first}/detach");
    success(&frame.post(&path, json!({})).await, "0");
    let gone = create(&frame, &body).await;
    assert!(
        refused(&gone, "P0002").contains("no payment method"),
        "{gone}"
    );
    assert!(rows(&world, "SELECT id FROM payment_methods").is_empty());
    world.sandbox.clock().advance(REMEMBERED_FOR);
    world.sandbox.clock().advance(Duration::from_secs(1));
    let mut later = Frame::of(&world.merchant, &customer).await;
    later.key = Some(KEY.to_owned());
    assert_ne!(id(&create(&later, &body).await), first);
}

#[tokio::test]
async fn idempotency_key_that_is_none_is_refused_before_anything_is_made() {
    let world = World::in_a_file().await;
    let customer = world.merchant.customer().await;
    let mut frame = Frame::of(&world.merchant, &customer).await;
    for key in ["", "two words", "a.b", &"k".repeat(65)] {
        frame.key = Some(key.to_owned());
        let envelope = create(&frame, &kept("4242424242424242")).await;
        assert!(
            refused(&envelope, "P0002").contains("idempotency-key"),
            "{key:?}"
        );
    }
    assert!(rows(&world, "SELECT id FROM payment_methods").is_empty());
}

/// Two copies of one request that arrive at once are one try.
#[tokio::test]
async fn idempotency_key_two_at_once_make_one_card() {
    let world = World::in_a_file().await;
    let customer = world.merchant.customer().await;
    let mut frame = Frame::of(&world.merchant, &customer).await;
    frame.key = Some(KEY.to_owned());
    let body = kept("4242424242424242");
    let (one, other) = tokio::join!(create(&frame, &body), create(&frame, &body));
    assert_eq!(id(&one), id(&other));
    assert_eq!(rows(&world, "SELECT id FROM payment_methods").len(), 1);
}
