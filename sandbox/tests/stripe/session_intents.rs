//! The intent of a checkout session is the session's alone, and its page is told of nobody.

use serde_json::json;

use crate::checkout_sessions::{confirm, reread, session};
use crate::world::{World, id};

const DECLINED: &str = "pm_card_visa_chargeDeclined";

#[tokio::test]
async fn the_setup_intent_of_a_session_is_the_sessions_alone() {
    let world = World::new().await;
    let customer = world.customer().await;
    let body = format!("mode=setup&ui_mode=elements&currency=usd&customer={customer}");
    let made = world.post("/v1/checkout/sessions", &body).await.ok();
    let declined = confirm(&world, &made, DECLINED, "").await;
    assert_eq!(declined.refused(), (402, "card_declined", ""));
    let open = reread(&world, &made).await;
    let path = format!(
        "/v1/setup_intents/{}",
        open["setup_intent"].as_str().unwrap()
    );
    let refused = (400, "setup_intent_unexpected_state", "");
    for (verb, body) in [
        ("", "payment_method=pm_card_visa"),
        ("/confirm", "payment_method=pm_card_visa"),
        ("/cancel", ""),
    ] {
        let own = world.post(&format!("{path}{verb}"), body).await;
        assert_eq!(own.refused(), refused, "{verb}");
    }
    let intent = world.get(&path).await.ok();
    let secret = intent["client_secret"].as_str().unwrap();
    let body = format!("client_secret={secret}&payment_method=pm_card_visa");
    let page = world.page("POST", &format!("{path}/confirm"), &body).await;
    assert_eq!(page.refused(), refused);
    assert!(!page.body.to_string().contains("cs_"), "{}", page.body);
    // The merchant's own notes are his.
    world.post(&path, "metadata[a]=1").await.ok();
    confirm(&world, &made, "pm_card_visa", "").await.ok();
    let done = reread(&world, &made).await;
    assert_eq!(done["status"], "complete");
}

#[tokio::test]
async fn the_payment_intent_of_a_session_is_the_sessions_alone() {
    let world = World::new().await;
    let made = session(&world, "&customer_email=ada@shop.example").await;
    let made = made.ok();
    assert_eq!(confirm(&world, &made, DECLINED, "").await.status, 402);
    let open = reread(&world, &made).await;
    let intent = open["payment_intent"].as_str().unwrap();
    let path = format!("/v1/payment_intents/{intent}");
    let changed = world.post(&path, "amount=100").await;
    let refused = (400, "payment_intent_unexpected_state", "");
    assert_eq!(changed.refused(), refused);
    world.post(&path, "metadata[a]=1").await.ok();
    // A page learns of a session no more than the secret of the intent opens.
    let secret = world.get(&path).await.ok()["client_secret"].clone();
    let secret = format!("client_secret={}&", secret.as_str().unwrap());
    for (secret, expected) in [
        ("", (404, "resource_missing", "client_secret")),
        (secret.as_str(), refused),
    ] {
        let body = format!("{secret}payment_method=pm_card_visa");
        let page = world.page("POST", &format!("{path}/confirm"), &body).await;
        assert_eq!(page.refused(), expected);
        assert!(!page.body.to_string().contains("cs_"), "{}", page.body);
    }
    confirm(&world, &made, "pm_card_visa", "").await.ok();
    let paid = world.get(&path).await.ok();
    assert_eq!(
        (&paid["amount_received"], &paid["metadata"]),
        (&json!(2198), &json!({ "a": "1" }))
    );
}

#[tokio::test]
async fn a_page_is_not_told_which_customer_was_deleted() {
    let world = World::new().await;
    let customer = world.customer().await;
    let made = session(&world, &format!("&customer={customer}")).await.ok();
    let path = format!("/v1/customers/{customer}");
    world.call("DELETE", &path, "").await.ok();
    let email = "&email=ada@shop.example";
    let page = confirm(&world, &made, "pm_card_visa", email).await;
    assert_eq!(page.refused(), (400, "resource_missing", ""));
    assert!(!page.body.to_string().contains("cus_"), "{}", page.body);
}

#[tokio::test]
async fn a_session_has_room_for_how_it_ends() {
    let world = World::new().await;
    let wide = |length: usize| "\u{1F980}".repeat(length);
    let long = "x".repeat(500);
    let address: String = ["line1", "line2", "city", "state"]
        .iter()
        .map(|part| format!("&address[{part}]={}", wide(480)))
        .collect();
    let body = format!("name={0}&phone={0}{address}", wide(500));
    let customer = id(&world.post("/v1/customers", &body).await.ok());
    let lines: String = (1..8)
        .map(|n| {
            let line = format!("line_items[{n}]");
            let price = format!("{line}[price_data]");
            format!(
                "&{line}[quantity]=1&{price}[currency]=usd&{price}[unit_amount]=1\
                 &{price}[product_data][name]={}",
                wide(400)
            )
        })
        .collect();
    let data = "payment_intent_data";
    let metadata: String = (0..30)
        .map(|n| format!("&{data}[metadata][n{n}]={long}"))
        .collect();
    let description = format!("&{data}[description]={}", wide(1000));
    let rest = format!("&customer={customer}{lines}{metadata}{description}");
    let made = session(&world, &rest).await.ok();
    let path = format!("/v1/checkout/sessions/{}", id(&made));
    let mut notes = 0;
    let full = loop {
        let body = format!("metadata[n{notes}]={long}");
        let noted = world.post(&path, &body).await;
        if noted.status != 200 {
            break noted;
        }
        notes += 1;
    };
    assert_eq!(full.refused(), (400, "", ""), "not for its metadata");
    let email = format!("&email={}@shop.example", wide(487));
    let paid = confirm(&world, &made, "pm_card_visa", &email).await;
    paid.ok();
    assert_eq!(reread(&world, &made).await["status"], "complete");
}
