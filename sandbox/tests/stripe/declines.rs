//! What the issuer refuses, and what becomes of the intent.

use serde_json::{Value, json};

use crate::payments::pay;
use crate::world::{World, id};

#[tokio::test]
async fn a_decline_keeps_the_intent_and_says_why() {
    let world = World::new().await;
    for (token, code, decline_code, advice) in [
        (
            "pm_card_visa_chargeDeclined",
            "card_declined",
            "generic_decline",
            "try_again_later",
        ),
        (
            "pm_card_visa_chargeDeclinedInsufficientFunds",
            "card_declined",
            "insufficient_funds",
            "try_again_later",
        ),
        (
            "pm_card_visa_chargeDeclinedLostCard",
            "card_declined",
            "lost_card",
            "do_not_try_again",
        ),
        (
            "pm_card_visa_chargeDeclinedStolenCard",
            "card_declined",
            "stolen_card",
            "do_not_try_again",
        ),
        (
            "pm_card_chargeDeclinedExpiredCard",
            "expired_card",
            "expired_card",
            "confirm_card_data",
        ),
        (
            "pm_card_chargeDeclinedIncorrectCvc",
            "incorrect_cvc",
            "incorrect_cvc",
            "confirm_card_data",
        ),
        (
            "pm_card_chargeDeclinedProcessingError",
            "processing_error",
            "processing_error",
            "try_again_later",
        ),
        (
            "pm_card_chargeCustomerFail",
            "card_declined",
            "generic_decline",
            "try_again_later",
        ),
    ] {
        let answer = pay(&world, token, "").await;
        let error = &answer.body["error"];
        assert_eq!(
            (answer.status, &error["type"]),
            (402, &json!("card_error")),
            "{token}"
        );
        assert_eq!(
            (
                &error["code"],
                &error["decline_code"],
                &error["advice_code"]
            ),
            (&json!(code), &json!(decline_code), &json!(advice)),
            "{token}"
        );
        assert!(error["charge"].as_str().unwrap().starts_with("ch_"));
        assert!(
            error["payment_method"]["id"]
                .as_str()
                .unwrap()
                .starts_with("pm_")
        );
        let intent = &error["payment_intent"];
        assert_eq!(
            (&intent["status"], &intent["payment_method"]),
            (&json!("requires_payment_method"), &Value::Null)
        );
        let path = format!("/v1/payment_intents/{}", intent["id"].as_str().unwrap());
        let kept = world.get(&path).await.ok();
        assert_eq!(kept["last_payment_error"]["code"], code);
        // Another card pays the same intent.
        let body = "payment_method=pm_card_visa&return_url=https://shop.example/";
        let paid = world.post(&format!("{path}/confirm"), body).await.ok();
        assert_eq!(
            (&paid["status"], &paid["last_payment_error"]),
            (&json!("succeeded"), &Value::Null)
        );
    }
}

#[tokio::test]
async fn a_card_that_was_saved_is_charged_off_session_and_one_that_asks_is_declined() {
    let world = World::new().await;
    let customer = world.customer().await;
    let rest = format!("&customer={customer}&setup_future_usage=off_session");
    let paid = pay(&world, "pm_card_visa", &rest).await.ok();
    assert_eq!(paid["setup_future_usage"], "off_session");
    let list = world
        .get(&format!(
            "/v1/payment_methods?customer={customer}&type=card"
        ))
        .await
        .ok();
    let method = list["data"][0]["id"].as_str().unwrap();
    let later = pay(
        &world,
        method,
        &format!("&customer={customer}&off_session=true"),
    )
    .await
    .ok();
    assert_eq!(later["status"], "succeeded");
    let nobody = pay(&world, method, "").await;
    assert_eq!(nobody.refused(), (400, "", "payment_method"));
    for token in [
        "pm_card_authenticationRequired",
        "pm_card_authenticationRequiredOnSetup",
    ] {
        let path = format!("/v1/payment_methods/{token}/attach");
        let asks = id(&world
            .post(&path, &format!("customer={customer}"))
            .await
            .ok());
        let answer = pay(
            &world,
            &asks,
            &format!("&customer={customer}&off_session=true"),
        )
        .await;
        assert_eq!(
            answer.refused(),
            (402, "authentication_required", ""),
            "{token}"
        );
        assert_eq!(
            answer.body["error"]["decline_code"],
            "authentication_required"
        );
    }
}
