//! What the clock does: issuers answer later, and held money goes back.

use serde_json::{Value, json};

use crate::world::{World, id};

/// An intent that is confirmed at once.
async fn pay(world: &World, amount: u32, method: &str, rest: &str) -> Value {
    let body = format!(
        "amount={amount}&currency=usd&confirm=true&return_url=https://shop.example/\
         &payment_method={method}{rest}"
    );
    world.post("/v1/payment_intents", &body).await.ok()
}

async fn attached(world: &World, customer: &str) -> String {
    let path = "/v1/payment_methods/pm_card_visa/attach";
    id(&world.post(path, &format!("customer={customer}")).await.ok())
}

#[tokio::test]
async fn a_payment_whose_issuer_answers_later_is_processing_until_then() {
    let world = World::new().await;
    for (amount, status, event) in [
        (1077, "succeeded", "payment_intent.succeeded"),
        (
            1078,
            "requires_payment_method",
            "payment_intent.payment_failed",
        ),
    ] {
        let made = pay(&world, amount, "pm_card_visa", "").await;
        assert_eq!(
            (
                &made["status"],
                &made["next_action"],
                &made["last_payment_error"]
            ),
            (&json!("processing"), &Value::Null, &Value::Null)
        );
        assert!(made["payment_method"].as_str().unwrap().starts_with("pm_"));
        let told = world.events("payment_intent.processing").await;
        assert_eq!(told[0]["data"]["object"], made);
        let path = format!("/v1/payment_intents/{}", id(&made));
        for verb in ["confirm", "cancel", "capture"] {
            let refused = world.post(&format!("{path}/{verb}"), "").await;
            let expected = (400, "payment_intent_unexpected_state", "");
            assert_eq!(refused.refused(), expected, "{verb}");
        }
        world.wait(61);
        let found = world.get(&path).await.ok();
        assert_eq!(found["status"], status);
        let told = world.events(event).await;
        assert_eq!(told[0]["data"]["object"]["id"], made["id"]);
        // The clock did it, not the call that looked.
        assert_eq!(
            told[0]["request"],
            json!({"id": null, "idempotency_key": null})
        );
        let code = &found["last_payment_error"]["code"];
        let is_declined = status == "requires_payment_method";
        assert_eq!(*code == "card_declined", is_declined, "{code}");
    }
}

#[tokio::test]
async fn what_became_of_a_payment_method_stops_no_payment_that_is_on_its_way() {
    let world = World::new().await;
    let (customer, other) = (world.customer().await, world.customer().await);
    let method = attached(&world, &customer).await;
    let others = attached(&world, &other).await;
    let mut all = Vec::new();
    for (method, rest) in [
        (method.as_str(), format!("&customer={customer}")),
        (&others, format!("&customer={other}")),
        ("pm_card_visa", String::new()),
    ] {
        all.push(id(&pay(&world, 1077, method, &rest).await));
    }
    let path = format!("/v1/payment_methods/{method}/detach");
    world.post(&path, "").await.ok();
    let path = format!("/v1/customers/{other}");
    world.call("DELETE", &path, "").await.ok();
    world.wait(61);
    for intent in all {
        let path = format!("/v1/payment_intents/{intent}?expand[]=latest_charge");
        let found = world.get(&path).await.ok();
        assert_eq!(found["status"], "succeeded");
        assert_eq!(found["latest_charge"]["status"], "succeeded");
    }
    let gone = world
        .get(&format!("/v1/payment_methods/{others}"))
        .await
        .ok();
    assert_eq!(gone["customer"], Value::Null);
}

#[tokio::test]
async fn money_that_is_held_too_long_goes_back_by_the_clock() {
    let world = World::new().await;
    let held = pay(&world, 1099, "pm_card_visa", "&capture_method=manual").await;
    world.wait(7 * 24 * 60 * 60 + 1);
    let path = format!("/v1/payment_intents/{}", id(&held));
    // The first call to look is one that changes something, and it is none that cancelled.
    let late = world.post(&format!("{path}/capture"), "").await;
    assert_eq!(late.refused(), (400, "payment_intent_unexpected_state", ""));
    let found = world.get(&path).await.ok();
    assert_eq!(
        (
            &found["status"],
            &found["cancellation_reason"],
            &found["amount_capturable"]
        ),
        (&json!("canceled"), &json!("automatic"), &json!(0))
    );
    let told = world.events("payment_intent.canceled").await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["request"]["id"], Value::Null);
}

#[tokio::test]
async fn a_refund_that_fails_leaves_the_charge_alone() {
    let world = World::new().await;
    let paid = pay(&world, 1099, "pm_card_visa", "").await;
    let intent = id(&paid);
    let body = format!("payment_intent={intent}&amount=79");
    let failed = world.post("/v1/refunds", &body).await.ok();
    assert_eq!(
        (&failed["status"], &failed["failure_reason"]),
        (&json!("failed"), &json!("unknown"))
    );
    let charge = failed["charge"].as_str().unwrap();
    let charge = world.get(&format!("/v1/charges/{charge}")).await.ok();
    assert_eq!(
        (&charge["amount_refunded"], &charge["refunded"]),
        (&json!(0), &json!(false))
    );
    let told = world.events("refund.failed").await;
    assert_eq!(told[0]["data"]["object"], failed);
    assert!(world.events("charge.refunded").await.is_empty());
    let whole = format!("payment_intent={intent}");
    let whole = world.post("/v1/refunds", &whole).await.ok();
    assert_eq!(
        (&whole["status"], &whole["amount"]),
        (&json!("succeeded"), &json!(1099))
    );
}
