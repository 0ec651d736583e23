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

const PAY: &str = "amount=1099&currency=usd&return_url=https://shop.example/&confirm=true\
                   &payment_method=pm_card_visa";

#[tokio::test]
async fn when_money_is_taken_the_card_and_the_confirmation_say_too() {
    let world = World::new().await;
    let of_card = "payment_method_options[card][capture_method]=manual";
    let body = format!("{PAY}&{of_card}");
    let held = world.post("/v1/payment_intents", &body).await.ok();
    assert_eq!(held["status"], "requires_capture");
    for more in ["capture_method=manual", of_card] {
        let made = world
            .post("/v1/payment_intents", "amount=1099&currency=usd")
            .await
            .ok();
        let path = format!("/v1/payment_intents/{}/confirm", id(&made));
        let body = format!("payment_method=pm_card_visa&return_url=https://shop.example/&{more}");
        let held = world.post(&path, &body).await.ok();
        assert_eq!(held["status"], "requires_capture", "{more}");
    }
    // The options of a confirmation are those of its attempt.
    let made = world
        .post("/v1/payment_intents", "amount=1099&currency=usd")
        .await
        .ok();
    let path = format!("/v1/payment_intents/{}/confirm", id(&made));
    let body = "payment_method=pm_card_visa&return_url=https://shop.example/\
                &payment_method_options[card][request_three_d_secure]=any";
    let asked = world.post(&path, body).await.ok();
    assert_eq!(asked["status"], "requires_action");
}

#[tokio::test]
async fn a_part_of_held_money_is_taken_and_the_rest_released() {
    let world = World::new().await;
    let body = format!("{PAY}&capture_method=manual");
    let held = world.post("/v1/payment_intents", &body).await.ok();
    let path = format!("/v1/payment_intents/{}", id(&held));
    let capture = format!("{path}/capture");
    let more = world
        .post(&capture, "amount_to_capture=100&final_capture=false")
        .await;
    assert_eq!(more.refused(), (400, "", "final_capture"));
    let taken = world.post(&capture, "amount_to_capture=700").await.ok();
    assert_eq!(
        (
            &taken["status"],
            &taken["amount_received"],
            &taken["amount_capturable"]
        ),
        (&json!("succeeded"), &json!(700), &json!(0))
    );
    let charge = format!("/v1/charges/{}", taken["latest_charge"].as_str().unwrap());
    let charge = world.get(&charge).await.ok();
    assert_eq!(
        (&charge["amount"], &charge["amount_captured"]),
        (&json!(1099), &json!(700))
    );
    let refund = format!("payment_intent={}", id(&held));
    let refund = world.post("/v1/refunds", &refund).await.ok();
    assert_eq!(refund["amount"], 700);
}

#[tokio::test]
async fn only_a_type_that_the_intent_names_may_pay() {
    let world = World::new().await;
    let refused = (
        400,
        "payment_intent_incompatible_payment_method",
        "payment_method",
    );
    let body = format!("{PAY}&payment_method_types[]=ideal");
    let answer = world.post("/v1/payment_intents", &body).await;
    assert_eq!(answer.refused(), refused);
    let body = "amount=1099&currency=eur&payment_method_types[]=card&payment_method_types[]=ideal";
    let made = world.post("/v1/payment_intents", body).await.ok();
    let path = format!("/v1/payment_intents/{}", id(&made));
    let changed = world.post(&path, "payment_method_types[]=ideal").await.ok();
    assert_eq!(changed["payment_method_types"], json!(["ideal"]));
    let body = "payment_method=pm_card_visa&return_url=https://shop.example/";
    let answer = world.post(&format!("{path}/confirm"), body).await;
    assert_eq!(answer.refused(), refused);
    // Neither may one pay that was named while it might.
    let body = "amount=1099&currency=usd&payment_method=pm_card_visa";
    let made = world.post("/v1/payment_intents", body).await.ok();
    let path = format!("/v1/payment_intents/{}", id(&made));
    let answer = world.post(&path, "payment_method_types[]=ideal").await;
    assert_eq!(answer.refused(), refused);
}

#[tokio::test]
async fn a_challenge_without_a_way_back_is_shown_by_the_page() {
    let world = World::new().await;
    let body = "amount=1099&currency=usd&confirm=true&payment_method=pm_card_threeDSecure2Required";
    let asked = world.post("/v1/payment_intents", body).await.ok();
    let next = &asked["next_action"];
    assert_eq!(next["type"], "use_stripe_sdk");
    let redirect = &next["redirect_to_url"];
    assert!(
        redirect["url"]
            .as_str()
            .unwrap()
            .starts_with(world.sandbox.bank_origin())
    );
    assert!(redirect["return_url"].is_null());
}
