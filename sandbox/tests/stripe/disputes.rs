//! What banks do after a payment: disputes, risk, and refunds that take a while.

use serde_json::{Value, json};

use crate::payments::pay;
use crate::world::{World, id};

/// The dispute of what a token has just paid.
async fn disputed(world: &World, token: &str) -> Value {
    let paid = pay(world, token, "").await.ok();
    assert_eq!(paid["status"], "succeeded", "{token}");
    let path = format!("/v1/disputes?payment_intent={}", id(&paid));
    let list = world.get(&path).await.ok();
    list["data"][0].clone()
}

/// The types of what was told of disputes and of the payment, oldest first.
async fn told(world: &World) -> Vec<String> {
    let list = world.get("/v1/events?limit=30").await.ok();
    let all = list["data"].as_array().unwrap().iter().rev();
    let types = all.map(|one| one["type"].as_str().unwrap().to_owned());
    types.collect()
}

#[tokio::test]
async fn a_bank_takes_the_money_back_and_the_merchant_wins_or_loses() {
    let world = World::new().await;
    let dispute = disputed(&world, "pm_card_createDispute").await;
    assert_eq!(
        (
            &dispute["object"],
            &dispute["status"],
            &dispute["reason"],
            &dispute["amount"],
            &dispute["is_charge_refundable"]
        ),
        (
            &json!("dispute"),
            &json!("needs_response"),
            &json!("fraudulent"),
            &json!(1099),
            &json!(false)
        )
    );
    assert!(id(&dispute).starts_with("du_"));
    assert_eq!(
        told(&world).await,
        [
            "payment_intent.created",
            "charge.succeeded",
            "charge.dispute.created",
            "charge.dispute.funds_withdrawn",
            "payment_intent.succeeded",
        ]
    );
    let charge = dispute["charge"].as_str().unwrap();
    let found = world.get(&format!("/v1/charges/{charge}")).await.ok();
    assert_eq!(found["disputed"], true);
    let refund = world.post("/v1/refunds", &format!("charge={charge}")).await;
    assert_eq!(refund.refused(), (400, "charge_disputed", ""));
    let path = format!("/v1/disputes/{}", id(&dispute));
    // Evidence is kept until it is submitted.
    let body = "evidence[customer_name]=Ada&submit=false";
    let kept = world.post(&path, body).await.ok();
    assert_eq!(
        (&kept["status"], &kept["evidence_details"]["has_evidence"]),
        (&json!("needs_response"), &json!(true))
    );
    let body = "evidence[uncategorized_text]=winning_evidence";
    let won = world.post(&path, body).await.ok();
    assert_eq!(
        (&won["status"], &won["evidence"]["customer_name"]),
        (&json!("won"), &json!("Ada"))
    );
    assert_eq!(
        told(&world).await[5..],
        [
            "charge.dispute.updated",
            "charge.dispute.funds_reinstated",
            "charge.dispute.closed",
        ]
    );
    let over = world.post(&path, body).await;
    assert_eq!(over.refused(), (400, "", ""));
    world
        .post("/v1/refunds", &format!("charge={charge}"))
        .await
        .ok();
    let token = "pm_card_createDisputeProductNotReceived";
    let other = disputed(&world, token).await;
    assert_eq!(other["reason"], "product_not_received");
    let path = format!("/v1/disputes/{}", id(&other));
    let body = "evidence[uncategorized_text]=losing_evidence";
    assert_eq!(world.post(&path, body).await.ok()["status"], "lost");
    let third = disputed(&world, "pm_card_createDispute").await;
    let path = format!("/v1/disputes/{}/close", id(&third));
    assert_eq!(world.post(&path, "").await.ok()["status"], "lost");
}

#[tokio::test]
async fn a_bank_asks_and_may_take_the_money_then() {
    let world = World::new().await;
    let asked = disputed(&world, "pm_card_createDisputeInquiry").await;
    assert_eq!(
        (&asked["status"], &asked["is_charge_refundable"]),
        (&json!("warning_needs_response"), &json!(true))
    );
    let withdrawn = world.events("charge.dispute.funds_withdrawn").await;
    assert_eq!(withdrawn.len(), 0);
    let path = format!("/v1/disputes/{}", id(&asked));
    let body = "evidence[uncategorized_text]=escalate_inquiry_evidence";
    let taken = world.post(&path, body).await.ok();
    assert_eq!(
        (&taken["status"], &taken["is_charge_refundable"]),
        (&json!("needs_response"), &json!(false))
    );
    let withdrawn = world.events("charge.dispute.funds_withdrawn").await;
    assert_eq!(withdrawn.len(), 1);
    let calm = disputed(&world, "pm_card_createDisputeInquiry").await;
    let charge = calm["charge"].as_str().unwrap();
    world
        .post("/v1/refunds", &format!("charge={charge}&amount=100"))
        .await
        .ok();
}

#[tokio::test]
async fn a_payment_that_is_too_risky_is_blocked() {
    let world = World::new().await;
    for token in ["pm_card_radarBlock", "pm_card_riskLevelHighest"] {
        let blocked = pay(&world, token, "").await;
        assert_eq!(blocked.refused(), (402, "card_declined", ""), "{token}");
        let error = &blocked.body["error"];
        assert_eq!(
            (&error["decline_code"], error.get("advice_code")),
            (&json!("fraudulent"), None)
        );
        let charge = error["charge"].as_str().unwrap();
        let charge = world.get(&format!("/v1/charges/{charge}")).await.ok();
        assert_eq!(
            (&charge["outcome"]["type"], &charge["outcome"]["risk_level"]),
            (&json!("blocked"), &json!("highest"))
        );
    }
    let paid = pay(&world, "pm_card_riskLevelElevated", "").await.ok();
    let charge = paid["latest_charge"].as_str().unwrap();
    let charge = world.get(&format!("/v1/charges/{charge}")).await.ok();
    assert_eq!(charge["outcome"]["risk_level"], "elevated");
}

#[tokio::test]
async fn a_refund_to_a_slow_card_is_pending_at_first() {
    let world = World::new().await;
    let paid = pay(&world, "pm_card_pendingRefund", "").await.ok();
    let body = format!("payment_intent={}", id(&paid));
    let refund = world.post("/v1/refunds", &body).await.ok();
    assert_eq!(refund["status"], "pending");
    world.wait(7 * 24 * 60 * 60);
    let path = format!("/v1/refunds/{}", id(&refund));
    assert_eq!(world.get(&path).await.ok()["status"], "succeeded");
    let told = world.events("refund.updated").await;
    assert_eq!(told[0]["data"]["previous_attributes"]["status"], "pending");
}

#[tokio::test]
async fn what_was_kept_is_submitted_and_an_earlier_word_blocks_nothing() {
    let world = World::new().await;
    let dispute = disputed(&world, "pm_card_createDispute").await;
    let path = format!("/v1/disputes/{}", id(&dispute));
    let body = "evidence[uncategorized_text]=winning_evidence&submit=false";
    let kept = world.post(&path, body).await.ok();
    assert_eq!(kept["status"], "needs_response");
    let won = world.post(&path, "submit=true").await.ok();
    assert_eq!(
        (&won["status"], &won["evidence_details"]["submission_count"]),
        (&json!("won"), &json!(1))
    );
    // The word that made a dispute of an inquiry is still there when the dispute is answered.
    let asked = disputed(&world, "pm_card_createDisputeInquiry").await;
    let path = format!("/v1/disputes/{}", id(&asked));
    for (body, status) in [
        (
            "evidence[uncategorized_text]=escalate_inquiry_evidence",
            "needs_response",
        ),
        ("evidence[customer_name]=Ada", "under_review"),
        ("evidence[uncategorized_text]=losing_evidence", "lost"),
    ] {
        assert_eq!(world.post(&path, body).await.ok()["status"], status);
    }
    // Nobody loses an inquiry.
    let asked = disputed(&world, "pm_card_createDisputeInquiry").await;
    let path = format!("/v1/disputes/{}", id(&asked));
    let body = "evidence[uncategorized_text]=losing_evidence";
    let read = world.post(&path, body).await.ok();
    assert_eq!(read["status"], "warning_under_review");
}

#[tokio::test]
async fn what_is_captured_later_is_disputed_then() {
    let world = World::new().await;
    let held = pay(&world, "pm_card_createDispute", "&capture_method=manual").await;
    let held = held.ok();
    assert_eq!(held["status"], "requires_capture");
    assert_eq!(world.events("charge.dispute.created").await.len(), 0);
    let path = format!("/v1/payment_intents/{}/capture", id(&held));
    world.post(&path, "amount_to_capture=500").await.ok();
    let path = format!("/v1/disputes?payment_intent={}", id(&held));
    let dispute = world.get(&path).await.ok()["data"][0].clone();
    assert_eq!(
        (&dispute["status"], &dispute["amount"]),
        (&json!("needs_response"), &json!(500))
    );
    let charge = dispute["charge"].as_str().unwrap();
    let charge = world.get(&format!("/v1/charges/{charge}")).await.ok();
    assert_eq!(
        (&charge["captured"], &charge["disputed"]),
        (&json!(true), &json!(true))
    );
}
