//! Session tokens that are for something: what may be asked for, and what it then allows.

use std::time::Duration;

use serde_json::{Value, json};

use crate::frame::{Frame, session};
use crate::merchant::{card, refused, success};
use crate::world::World;

#[tokio::test]
async fn a_session_says_what_it_is_for() {
    let world = World::new().await;
    let customer = world.merchant.customer().await;
    let frame = Frame::open(
        &world.merchant,
        json!({
            "customerId": customer, "cvc": "always", "consent": "required", "amount": 24.5,
            "currency": "USD", "colour": {"of": "no interest"}
        }),
    )
    .await;
    world.sandbox.clock().advance(Duration::from_secs(60));
    let envelope = frame.get("session").await;
    let mut data = success(&envelope, "0").clone();
    let left = data["expiresIn"].take().as_u64().unwrap();
    assert!((1_600..1_741).contains(&left), "{left}");
    assert_eq!(
        data,
        json!({
            "customerId": customer, "cvc": "always", "consent": "required",
            "redisplay": "always", "amount": "24.50", "currency": "USD", "expiresIn": null
        })
    );

    // The vendor's clients send no body, and an empty object or empty members ask for nothing.
    for body in [
        "",
        "{}",
        r#"{"customerId":"","cvc":null,"origins":[],"amount":""}"#,
    ] {
        let envelope = session(&world.merchant, body).await;
        success(&envelope, "00000");
    }
    let plain = Frame::open(&world.merchant, json!({})).await;
    let envelope = plain.get("session").await;
    let data = success(&envelope, "0");
    assert_eq!(
        (&data["cvc"], &data["consent"], &data["redisplay"]),
        (&json!("never"), &json!("none"), &json!("never"))
    );
    assert_eq!(
        (&data["customerId"], &data["amount"]),
        (&Value::Null, &Value::Null)
    );
}

#[tokio::test]
async fn what_cannot_be_asked_for_is_refused_by_name() {
    let world = World::new().await;
    for (body, said) in [
        (json!({"customerId": "cus_1"}), "customerId"),
        (json!({"customerId": 7}), "customerId"),
        (json!({"cvc": "sometimes"}), "cvc is one of"),
        (json!({"cvc": true}), "cvc is a text"),
        (json!({"consent": "optional"}), "consent is one of"),
        (json!({"origins": "http://shop.localhost"}), "origins"),
        (json!({"origins": ["shop.localhost"]}), "origins"),
        (
            json!({"origins": ["http://shop.localhost/page"]}),
            "origins",
        ),
        (
            json!({"origins": vec!["http://shop.localhost"; 21]}),
            "origins",
        ),
        (json!({"amount": "7.00"}), "needs its currency"),
        (json!({"currency": "USD"}), "needs an amount"),
        (json!({"amount": "7.001", "currency": "USD"}), "amount"),
        (json!({"amount": "0", "currency": "USD"}), "amount"),
        (json!({"amount": "7", "currency": "XXX"}), "currency"),
    ] {
        let envelope = session(&world.merchant, &body.to_string()).await;
        let message = refused(&envelope, "P0002");
        assert!(message.contains(said), "{body}: {message}");
    }
    let envelope = session(&world.merchant, "{").await;
    refused(&envelope, "P0001");
}

#[tokio::test]
async fn a_token_for_one_page_works_on_no_other() {
    let world = World::new().await;
    let features = json!({"origins": ["http://shop.localhost:4000", "https://shop.example"]});
    let mut frame = Frame::open(&world.merchant, features).await;
    for page in ["http://shop.localhost:4000", "https://shop.example"] {
        frame.page = Some(page);
        success(&frame.get("session").await, "0");
        let envelope = frame
            .post("payment_methods", card("4242424242424242"))
            .await;
        success(&envelope, "0");
    }
    for page in [
        None,
        Some(""),
        Some("http://shop.localhost"),
        Some("http://shop.localhost:4001"),
        Some("https://shop.localhost:4000"),
        Some("https://shop.example.evil.example"),
    ] {
        frame.page = page;
        for envelope in [
            frame.get("session").await,
            frame.get("payment_methods/list/cus_1").await,
            frame
                .post("payment_methods", card("4242424242424242"))
                .await,
            frame.post("payment_methods/update", json!({})).await,
            frame.post("payment_methods/pm_1/detach", json!({})).await,
            frame.post("payment_methods/pm_1/default", json!({})).await,
        ] {
            assert!(
                refused(&envelope, "L0005").contains("this page"),
                "{page:?}"
            );
        }
    }
    // A token that is for no page in particular asks for none.
    let free = Frame::open(&world.merchant, json!({"consent": "required"})).await;
    success(&free.get("session").await, "0");
}
