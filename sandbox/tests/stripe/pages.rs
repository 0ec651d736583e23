//! What a page may do with the publishable key and a client secret, and what it is told.

use serde_json::{Value, json};

use crate::world::{World, id};

/// An intent of a customer's, and the body with which a page confirms it.
async fn intent(world: &World, rest: &str) -> (String, String) {
    let customer = world.customer().await;
    let body = format!("amount=1099&currency=usd&customer={customer}&metadata[a]=1{rest}");
    let made = world.post("/v1/payment_intents", &body).await.ok();
    let secret = made["client_secret"].as_str().unwrap();
    (
        format!("/v1/payment_intents/{}", id(&made)),
        format!("client_secret={secret}&return_url=https://shop.example/"),
    )
}

#[tokio::test]
async fn a_page_decides_nothing_that_is_the_merchants() {
    let world = World::new().await;
    let (path, body) = intent(
        &world,
        "&setup_future_usage=off_session&shipping[name]=Bob&shipping[address][line1]=1",
    )
    .await;
    let confirm = format!("{path}/confirm");
    for (more, param) in [
        ("off_session=true", "off_session"),
        ("error_on_requires_action=true", "error_on_requires_action"),
        ("capture_method=manual", "capture_method"),
        (
            "payment_method_options[card][setup_future_usage]=none",
            "payment_method_options",
        ),
        ("setup_future_usage=", "setup_future_usage"),
        ("shipping[name]=Ada", "shipping"),
        ("setup_future_usage=on_session", "setup_future_usage"),
    ] {
        let body = format!("{body}&payment_method=pm_card_visa&{more}");
        let refused = world.page("POST", &confirm, &body).await;
        assert_eq!(refused.refused(), (400, "", param), "{more}");
    }
    let (path, body) = intent(&world, "&setup_future_usage=on_session").await;
    let body = format!("{body}&payment_method=pm_card_visa&setup_future_usage=off_session");
    let paid = world
        .page("POST", &format!("{path}/confirm"), &body)
        .await
        .ok();
    assert_eq!(
        (&paid["status"], &paid["setup_future_usage"]),
        (&json!("succeeded"), &json!("off_session"))
    );
}

#[tokio::test]
async fn an_error_tells_a_page_neither_customer_nor_metadata() {
    let world = World::new().await;
    let (path, body) = intent(&world, "").await;
    let method = "type=card&card[token]=tok_chargeDeclined&metadata[b]=2";
    let method = id(&world.post("/v1/payment_methods", method).await.ok());
    let confirm = format!("{path}/confirm");
    let body = format!("{body}&payment_method={method}");
    let declined = world.page("POST", &confirm, &body).await;
    assert_eq!(declined.refused(), (402, "card_declined", ""));
    let error = &declined.body["error"];
    let last = &error["payment_intent"]["last_payment_error"];
    for object in [
        &error["payment_intent"],
        &error["payment_method"],
        &last["payment_method"],
    ] {
        assert!(object["id"].is_string(), "{object}");
        for name in ["customer", "metadata", "latest_charge"] {
            assert_eq!(object.get(name), None, "{object}");
        }
    }
    // A server is told all of it.
    let body = "payment_method=pm_card_chargeDeclined&return_url=https://shop.example/";
    let told = world.post(&confirm, body).await;
    assert_eq!(
        told.body["error"]["payment_intent"]["metadata"],
        json!({"a": "1"})
    );
    // And what is refused because it is over tells a page no more.
    world.post(&format!("{path}/cancel"), "").await.ok();
    let secret = format!("{}&payment_method=pm_card_visa", body_of(&declined.body));
    let over = world.page("POST", &confirm, &secret).await;
    assert_eq!(over.refused(), (400, "payment_intent_unexpected_state", ""));
    assert_eq!(over.body["error"]["payment_intent"].get("metadata"), None);
}

fn body_of(declined: &Value) -> String {
    let secret = &declined["error"]["payment_intent"]["client_secret"];
    format!("client_secret={}", secret.as_str().unwrap())
}

#[tokio::test]
async fn a_refusal_tells_a_page_no_customer() {
    let world = World::new().await;
    let customer = world.customer().await;
    let attach = "/v1/payment_methods/pm_card_visa/attach";
    let attached = world.post(attach, &format!("customer={customer}")).await;
    let method = id(&attached.ok());
    let other = format!("&customer={}", world.customer().await);
    for rest in ["", other.as_str()] {
        let body = format!("amount=1099&currency=usd{rest}");
        let made = world.post("/v1/payment_intents", &body).await.ok();
        let secret = made["client_secret"].as_str().unwrap();
        let path = format!("/v1/payment_intents/{}/confirm", id(&made));
        let back = "return_url=https://shop.example/";
        let body = format!("client_secret={secret}&payment_method={method}&{back}");
        let page = world.page("POST", &path, &body).await;
        assert_eq!(page.refused(), (400, "", "payment_method"));
        assert!(!page.body.to_string().contains("cus_"), "{}", page.body);
    }
}
