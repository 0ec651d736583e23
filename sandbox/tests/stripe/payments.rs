//! `/v1/payment_intents`, charges and refunds.

use serde_json::{Value, json};

use crate::webhooks::Receiver;
use crate::world::{World, id};

const PAY: &str = "amount=1099&currency=usd&confirm=true&return_url=https://shop.example/back";

/// An intent that is confirmed with a token at once.
pub(crate) async fn pay(world: &World, token: &str, rest: &str) -> crate::world::Answered {
    let body = format!("{PAY}&payment_method={token}{rest}");
    world.post("/v1/payment_intents", &body).await
}

fn types(events: &Value) -> Vec<String> {
    let all = events["data"].as_array().unwrap().iter().rev();
    all.map(|one| one["type"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_payment_succeeds_is_told_and_is_given_back() {
    let world = World::new().await;
    let mut receiver = Receiver::start().await;
    let body = format!(
        "url={}&enabled_events[]=payment_intent.succeeded",
        receiver.url
    );
    world.post("/v1/webhook_endpoints", &body).await.ok();
    let paid = pay(&world, "pm_card_visa", "&metadata[order]=7").await.ok();
    assert_eq!(
        (&paid["status"], &paid["amount_received"]),
        (&json!("succeeded"), &json!(1099))
    );
    let path = format!("/v1/payment_intents/{}", id(&paid));
    let found = world
        .get(&format!(
            "{path}?expand[]=latest_charge&expand[]=payment_method"
        ))
        .await
        .ok();
    let charge = &found["latest_charge"];
    assert_eq!(
        (
            &charge["status"],
            &charge["captured"],
            &charge["metadata"]["order"]
        ),
        (&json!("succeeded"), &json!(true), &json!("7"))
    );
    assert_eq!(
        charge["payment_method_details"]["card"]["checks"]["cvc_check"],
        "pass"
    );
    assert_eq!(found["payment_method"]["card"]["last4"], "4242");
    let heard = receiver.next().await;
    assert!(heard.is_signed_with(&world.webhook_secret));
    assert_eq!(heard.event()["data"]["object"]["id"], paid["id"]);
    let events = world.get("/v1/events").await.ok();
    assert_eq!(
        types(&events),
        [
            "payment_intent.created",
            "charge.succeeded",
            "payment_intent.succeeded"
        ]
    );

    let intent = id(&paid);
    let part = world
        .post(
            "/v1/refunds",
            &format!("payment_intent={intent}&amount=100"),
        )
        .await
        .ok();
    assert_eq!(
        (&part["status"], &part["amount"]),
        (&json!("succeeded"), &json!(100))
    );
    let much = world
        .post(
            "/v1/refunds",
            &format!("payment_intent={intent}&amount=1000"),
        )
        .await;
    assert_eq!(much.refused(), (400, "", "amount"));
    world
        .post(
            "/v1/refunds",
            &format!("charge={}", part["charge"].as_str().unwrap()),
        )
        .await
        .ok();
    let again = world
        .post("/v1/refunds", &format!("payment_intent={intent}"))
        .await;
    assert_eq!(again.refused(), (400, "charge_already_refunded", ""));
    let charge = format!(
        "/v1/charges/{}?expand[]=refunds",
        part["charge"].as_str().unwrap()
    );
    let charge = world.get(&charge).await.ok();
    assert_eq!(
        (&charge["refunded"], &charge["refunds"]["total_count"]),
        (&json!(true), &json!(2))
    );
    let list = world
        .get(&format!("/v1/refunds?payment_intent={intent}"))
        .await
        .ok();
    assert_eq!(list["data"].as_array().unwrap().len(), 2);
    // What is paid is not paid again.
    let again = world.post(&format!("{path}/confirm"), "").await;
    assert_eq!(
        again.refused(),
        (400, "payment_intent_unexpected_state", "")
    );
    assert_eq!(again.body["error"]["payment_intent"]["id"], intent);
}

#[tokio::test]
async fn held_money_is_captured_or_let_go() {
    let world = World::new().await;
    let held = pay(&world, "pm_card_visa", "&capture_method=manual")
        .await
        .ok();
    assert_eq!(
        (&held["status"], &held["amount_capturable"]),
        (&json!("requires_capture"), &json!(1099))
    );
    let path = format!("/v1/payment_intents/{}", id(&held));
    let much = world
        .post(&format!("{path}/capture"), "amount_to_capture=2000")
        .await;
    assert_eq!(
        much.refused(),
        (400, "amount_too_large", "amount_to_capture")
    );
    let taken = world.post(&format!("{path}/capture"), "").await.ok();
    assert_eq!(
        (&taken["status"], &taken["amount_received"]),
        (&json!("succeeded"), &json!(1099))
    );
    let again = world.post(&format!("{path}/capture"), "").await;
    assert_eq!(
        again.refused(),
        (400, "payment_intent_unexpected_state", "")
    );
    let other = pay(&world, "pm_card_visa", "&capture_method=manual")
        .await
        .ok();
    let path = format!("/v1/payment_intents/{}", id(&other));
    let gone = world
        .post(&format!("{path}/cancel"), "cancellation_reason=duplicate")
        .await
        .ok();
    assert_eq!(
        (&gone["status"], &gone["cancellation_reason"]),
        (&json!("canceled"), &json!("duplicate"))
    );
    assert_eq!(world.post(&format!("{path}/cancel"), "").await.status, 400);
}

#[tokio::test]
async fn a_challenge_leads_to_the_bank_and_a_page_reads_with_the_secret_only() {
    let world = World::new().await;
    let asked = pay(&world, "pm_card_threeDSecure2Required", "").await.ok();
    assert_eq!(
        (&asked["status"], &asked["next_action"]["type"]),
        (&json!("requires_action"), &json!("redirect_to_url"))
    );
    let url = asked["next_action"]["redirect_to_url"]["url"]
        .as_str()
        .unwrap();
    let at_bank = url
        .strip_prefix(world.sandbox.bank_origin())
        .expect("the bank's own origin");
    let secret = asked["client_secret"].as_str().unwrap();
    let bearer = format!("Bearer {}", world.publishable_key);
    let headers = [("authorization", bearer.as_str())];
    let path = format!("/v1/payment_intents/{}", id(&asked));
    let page = world
        .call_with(
            "GET",
            &format!("{path}?client_secret={secret}"),
            "",
            &headers,
        )
        .await
        .ok();
    assert_eq!(
        (&page["status"], page.get("metadata")),
        (&json!("requires_action"), None)
    );
    for query in ["", "?client_secret=x"] {
        let none = world
            .call_with("GET", &format!("{path}{query}"), "", &headers)
            .await;
        assert_eq!(none.refused(), (404, "resource_missing", "client_secret"));
    }
    let name = world.sandbox.bank_origin().strip_prefix("http://").unwrap();
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let answer = client
        .post(format!("{}{at_bank}", world.url()))
        .header("host", name)
        .header("content-type", "application/x-www-form-urlencoded")
        .body("verdict=complete&answer=complete")
        .send()
        .await
        .unwrap();
    assert!(answer.status().as_u16() < 400, "{answer:?}");
    let paid = world.get(&path).await.ok();
    assert_eq!(
        (&paid["status"], &paid["next_action"]),
        (&json!("succeeded"), &Value::Null)
    );
}
