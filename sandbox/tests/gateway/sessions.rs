//! Session tokens that are for something: what may be asked for, and what it then allows.

use std::time::Duration;

use payseal_engine::calendar::Date;
use payseal_engine::ledger::today;
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
    let now = data["now"].take();
    let clock = Date::of(world.sandbox.clock().now());
    assert_eq!(now.as_str().unwrap()[..10], clock.iso()[..10]);
    assert!(now.as_str().unwrap().ends_with('Z'), "{now}");
    assert!((1_600..1_741).contains(&left), "{left}");
    assert_eq!(
        data,
        json!({
            "customerId": customer, "cvc": "always", "consent": "required",
            "redisplay": "always", "amount": "24.50", "currency": "USD", "expiresIn": null,
            "now": null, "cvcPolicy": {"maestro": "optional"}
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
        (json!({"cvcPolicy": "optional"}), "cvcPolicy has a policy"),
        (
            json!({"cvcPolicy": {"maestro": 1}}),
            "cvcPolicy has a policy",
        ),
        (
            json!({"cvcPolicy": {"girocard": "hidden"}}),
            "a brand of cvcPolicy",
        ),
        (
            json!({"cvcPolicy": {"visa": "never"}}),
            "a policy of cvcPolicy",
        ),
        (json!({"amount": "7.00"}), "needs its currency"),
        (json!({"currency": "USD"}), "needs an amount"),
        (json!({"amount": "7.001", "currency": "USD"}), "amount"),
        (json!({"amount": "0", "currency": "USD"}), "amount"),
        (json!({"amount": "7", "currency": "ZZZ"}), "currency"),
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

#[tokio::test]
async fn a_session_says_the_gateways_time_and_not_the_machines() {
    let world = World::new().await;
    let frame = Frame::open(&world.merchant, json!({})).await;
    let day = Duration::from_secs(24 * 60 * 60);
    for _ in 0..3 {
        world.sandbox.clock().advance(day * 31);
        let frame = Frame::open(&world.merchant, json!({})).await;
        let envelope = frame.get("session").await;
        let month = today(world.sandbox.clock().now()).unwrap();
        let month = format!("{:04}-{:02}-", month.year(), month.month());
        let now = success(&envelope, "0")["now"].as_str().unwrap();
        assert!(now.starts_with(&month), "{now} {month}");
    }
    refused(&frame.get("session").await, "L0005");
}

#[tokio::test]
async fn a_card_without_a_security_code_is_kept_where_its_brand_may_come_without() {
    let world = World::new().await;
    let (maestro, visa) = ("6304000000000000", "4242424242424242");
    let refused_code = |envelope: &Value| refused(envelope, "P0002").starts_with("I0039_");
    for (wishes, number, taken) in [
        (json!({}), maestro, true),
        (json!({}), visa, false),
        (
            json!({"cvcPolicy": {"maestro": "required"}}),
            maestro,
            false,
        ),
        (json!({"cvcPolicy": {"visa": "optional"}}), visa, true),
        (json!({"cvcPolicy": {"visa": "optional"}}), maestro, true),
        (json!({"cvcPolicy": {"visa": "hidden"}}), visa, true),
    ] {
        let frame = Frame::open(&world.merchant, wishes.clone()).await;
        for absent in [false, true] {
            let mut body = card(number);
            if absent {
                body["card"]
                    .as_object_mut()
                    .unwrap()
                    .remove("cardSecurityCode");
            } else {
                body["card"]["cardSecurityCode"] = "".into();
            }
            let envelope = frame.post("payment_methods", body).await;
            if taken {
                let data = success(&envelope, "0");
                let charged = data["customerPaymentMethodId"].as_str().unwrap();
                let order = format!("{charged}-order");
                let charge = world.merchant.charge(&order, "7.00", charged).await;
                assert_eq!(charge["orderStatus"], "success");
            } else {
                assert!(refused_code(&envelope), "{wishes} {envelope}");
            }
        }
        // A code that is there is checked, whatever the policy.
        let mut body = card(number);
        success(&frame.post("payment_methods", body.clone()).await, "0");
        body["card"]["cardSecurityCode"] = "12".into();
        let envelope = frame.post("payment_methods", body).await;
        assert!(refused(&envelope, "P0002").starts_with("I0040_"));
    }
    // A merchant's own server is held to the account's policy.
    for (number, code) in [(maestro, "00000"), (visa, "P0002")] {
        let mut body = card(number);
        body["card"]["cardSecurityCode"] = "".into();
        let envelope = world.merchant.post("/V2022-03/payment_methods", body).await;
        assert_eq!(envelope["code"], code, "{envelope}");
    }
}
