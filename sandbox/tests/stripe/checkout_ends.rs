//! How checkout sessions end: by the merchant, by the clock, later than their page, and without a payment.

use serde_json::{Value, json};

use crate::bank::answer;
use crate::checkout_sessions::{cards, confirm, reread, session};
use crate::payments::pay;
use crate::world::{World, id};

#[tokio::test]
async fn a_session_ends_when_it_is_told_to_or_its_time_is_over() {
    let world = World::new().await;
    let first = session(&world, "&customer_email=ada@shop.example")
        .await
        .ok();
    let token = "pm_card_visa_chargeDeclined";
    assert_eq!(confirm(&world, &first, token, "").await.status, 402);
    let path = format!("/v1/checkout/sessions/{}/expire", id(&first));
    let gone = world.post(&path, "").await.ok();
    assert_eq!(gone["status"], "expired");
    let intent = gone["payment_intent"].as_str().unwrap();
    let intent = world
        .get(&format!("/v1/payment_intents/{intent}"))
        .await
        .ok();
    assert_eq!(intent["status"], "canceled");
    assert_eq!(world.post(&path, "").await.refused(), (400, "", ""));
    let late = session(&world, "&customer_email=ada@shop.example")
        .await
        .ok();
    world.wait(24 * 60 * 60);
    let refused = confirm(&world, &late, "pm_card_visa", "").await;
    assert_eq!(refused.refused(), (400, "", ""));
    assert_eq!(reread(&world, &late).await["status"], "expired");
    assert_eq!(world.events("checkout.session.expired").await.len(), 2);
    let open = session(&world, "").await.ok();
    let listed = async |query: &str| {
        let list = world
            .get(&format!("/v1/checkout/sessions{query}"))
            .await
            .ok();
        let ids = list["data"].as_array().unwrap().iter().map(id);
        ids.collect::<Vec<_>>()
    };
    assert_eq!(listed("?status=open").await, [id(&open)]);
    assert_eq!(listed("?status=expired").await, [id(&late), id(&first)]);
}

#[tokio::test]
async fn held_money_and_a_late_answer_complete_a_session_unpaid() {
    let world = World::new().await;
    let email = "customer_email=ada@shop.example";
    let held = "payment_intent_data[capture_method]=manual";
    let made = session(&world, &format!("&{email}&{held}")).await.ok();
    confirm(&world, &made, "pm_card_visa", "").await.ok();
    let done = reread(&world, &made).await;
    assert_eq!(
        (&done["status"], &done["payment_status"]),
        (&json!("complete"), &json!("unpaid"))
    );
    let intent = done["payment_intent"].as_str().unwrap();
    let path = format!("/v1/payment_intents/{intent}/capture");
    world.post(&path, "").await.ok();
    assert_eq!(reread(&world, &made).await["payment_status"], "paid");
    for (cents, payment_status, event) in [
        (77, "paid", "async_payment_succeeded"),
        (78, "unpaid", "async_payment_failed"),
    ] {
        let line = format!(
            "line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=10{cents}\
             &line_items[0][price_data][product_data][name]=Cap&line_items[0][quantity]=1"
        );
        let body = format!("mode=payment&ui_mode=custom&{email}&{line}");
        let made = world.post("/v1/checkout/sessions", &body).await.ok();
        confirm(&world, &made, "pm_card_visa", "").await.ok();
        let waits = reread(&world, &made).await;
        assert_eq!(
            (&waits["status"], &waits["payment_status"]),
            (&json!("complete"), &json!("unpaid"))
        );
        world.wait(61);
        world.get("/v1/charges").await.ok();
        assert_eq!(
            reread(&world, &made).await["payment_status"],
            payment_status
        );
        let told = world.events(&format!("checkout.session.{event}")).await;
        assert_eq!(told[0]["data"]["object"]["id"], made["id"]);
    }
}

#[tokio::test]
async fn a_session_can_set_a_card_up() {
    let world = World::new().await;
    let customer = world.customer().await;
    let body = format!("mode=setup&ui_mode=elements&currency=usd&customer={customer}");
    let made = world.post("/v1/checkout/sessions", &body).await.ok();
    assert_eq!(
        (&made["payment_status"], &made["amount_total"]),
        (&json!("no_payment_required"), &Value::Null)
    );
    let asks = "pm_card_authenticationRequiredOnSetup";
    let asked = confirm(&world, &made, asks, "").await.ok();
    let back = answer(&world, &asked["setup_intent"], "complete").await;
    assert!(back.starts_with("http"), "{back}");
    let done = reread(&world, &made).await;
    assert_eq!(
        (&done["status"], &done["payment_status"]),
        (&json!("complete"), &json!("no_payment_required"))
    );
    assert!(done["setup_intent"].as_str().unwrap().starts_with("seti_"));
    let (method, redisplay) = cards(&world, &done["customer"]).await.remove(0);
    assert_eq!(redisplay, "limited");
    let rest = format!("&customer={customer}&off_session=true");
    assert_eq!(
        pay(&world, &method, &rest).await.ok()["status"],
        "succeeded"
    );
    assert_eq!(world.events("checkout.session.completed").await.len(), 1);
}

#[tokio::test]
async fn a_session_is_neither_paid_nor_set_up_when_its_time_is_over() {
    let world = World::new().await;
    let customer = world.customer().await;
    let body = format!("mode=setup&ui_mode=elements&currency=usd&customer={customer}");
    let setup = world.post("/v1/checkout/sessions", &body).await.ok();
    let payment = session(&world, "&customer_email=ada@shop.example");
    let payment = payment.await.ok();
    world.wait(24 * 60 * 60 - 60);
    let asks = "pm_card_authenticationRequired";
    let mut asked = Vec::new();
    for (made, name) in [(&setup, "setup_intent"), (&payment, "payment_intent")] {
        // The intent of an earlier try ends with the session, too.
        let declined = confirm(&world, made, "pm_card_visa_chargeDeclined", "").await;
        assert_eq!(declined.status, 402, "{name}");
        let told = confirm(&world, made, asks, "").await.ok();
        assert_eq!(told[name]["status"], "requires_action", "{name}");
        asked.push(told[name].clone());
    }
    world.wait(24 * 60 * 60);
    for intent in &asked {
        answer(&world, intent, "complete").await;
    }
    for (kind, times) in [
        ("checkout.session.completed", 0),
        ("checkout.session.expired", 2),
        ("payment_intent.canceled", 1),
        ("setup_intent.canceled", 1),
        ("payment_method.attached", 0),
        ("charge.succeeded", 0),
    ] {
        assert_eq!(world.events(kind).await.len(), times, "{kind}");
    }
    for (made, name) in [(&setup, "setup_intent"), (&payment, "payment_intent")] {
        let over = reread(&world, made).await;
        assert_eq!(over["status"], "expired", "{name}");
        let path = format!("/v1/{name}s/{}", over[name].as_str().unwrap());
        let intent = world.get(&path).await.ok();
        assert_eq!(
            (
                &intent["status"],
                &intent["cancellation_reason"],
                &intent["next_action"]
            ),
            (&json!("canceled"), &json!("abandoned"), &Value::Null)
        );
    }
}

#[tokio::test]
async fn a_refused_call_leaves_a_session_expired() {
    let world = World::new().await;
    let email = "&customer_email=ada@shop.example";
    let first = session(&world, email).await.ok();
    let second = session(&world, email).await.ok();
    world.wait(24 * 60 * 60);
    let refused = confirm(&world, &first, "pm_card_visa", "").await;
    assert_eq!(refused.refused(), (400, "", ""));
    assert_eq!(world.events("checkout.session.expired").await.len(), 1);
    let path = format!("/v1/checkout/sessions/{}/expire", id(&second));
    assert_eq!(world.post(&path, "").await.refused(), (400, "", ""));
    let told = world.events("checkout.session.expired").await;
    assert_eq!(told.len(), 2);
    // The clock did it.
    assert_eq!(told[0]["request"]["id"], Value::Null);
}

#[tokio::test]
async fn an_intent_that_was_declined_late_can_be_let_go_of() {
    let world = World::new().await;
    let line = "line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=1078\
                &line_items[0][price_data][product_data][name]=Cap&line_items[0][quantity]=1";
    let email = "customer_email=ada@shop.example";
    let body = format!("mode=payment&ui_mode=custom&{email}&{line}");
    let made = world.post("/v1/checkout/sessions", &body).await.ok();
    confirm(&world, &made, "pm_card_visa", "").await.ok();
    world.wait(61);
    let intent = reread(&world, &made).await["payment_intent"].clone();
    let path = format!("/v1/payment_intents/{}", intent.as_str().unwrap());
    let declined = world.get(&path).await.ok();
    assert_eq!(declined["status"], "requires_payment_method");
    let gone = world.post(&format!("{path}/cancel"), "").await.ok();
    assert_eq!(gone["status"], "canceled");
    let done = reread(&world, &made).await;
    assert_eq!(done["status"], "complete");
}
