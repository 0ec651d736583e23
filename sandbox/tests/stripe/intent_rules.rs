//! What an intent can be.

use serde_json::json;

use crate::world::{World, id};

#[tokio::test]
async fn what_an_intent_cannot_be_is_refused() {
    let world = World::new().await;
    for (body, refused) in [
        ("amount=1099", (400, "parameter_missing", "currency")),
        ("currency=usd", (400, "parameter_missing", "amount")),
        (
            "amount=10&currency=usd",
            (400, "amount_too_small", "amount"),
        ),
        (
            "amount=0&currency=usd",
            (400, "parameter_invalid_integer", "amount"),
        ),
        (
            "amount=100000000&currency=usd",
            (400, "amount_too_large", "amount"),
        ),
        (
            "amount=1099&currency=usd&return_url=https://a.example",
            (400, "", "return_url"),
        ),
        (
            "amount=1099&currency=usd&customer=cus_none",
            (400, "resource_missing", "customer"),
        ),
        (
            "amount=1099&currency=usd&payment_method=pm_none",
            (400, "resource_missing", "payment_method"),
        ),
        (
            "amount=1099&currency=usd&confirm=true",
            (400, "payment_intent_unexpected_state", ""),
        ),
    ] {
        let answer = world.post("/v1/payment_intents", body).await;
        assert_eq!(answer.refused(), refused, "{body}");
    }
    let body = "amount=1099&currency=usd&payment_method_types[]=card";
    world.post("/v1/payment_intents", body).await.ok();
    let headers = [("stripe-version", "2026-10-28.endive")];
    let answer = world
        .call_with("POST", "/v1/payment_intents", body, &headers)
        .await;
    assert_eq!(
        answer.refused(),
        (
            400,
            "payment_method_types_no_longer_supported",
            "payment_method_types"
        )
    );
    let made = world
        .post("/v1/payment_intents", "amount=1099&currency=usd")
        .await
        .ok();
    let path = format!("/v1/payment_intents/{}", id(&made));
    let changed = world
        .post(&path, "amount=2000&description=Tea&metadata[a]=1")
        .await
        .ok();
    assert_eq!(
        (&changed["amount"], &changed["description"]),
        (&json!(2000), &json!("Tea"))
    );
    let list = world.get("/v1/payment_intents?limit=1").await.ok();
    assert_eq!(
        (list["data"][0]["id"].as_str(), list["has_more"].as_bool()),
        (made["id"].as_str(), Some(true))
    );
}
