//! `/v1/checkout/sessions` for elements, and how their page completes them.

use serde_json::{Value, json};

use crate::bank::answer;
use crate::payments::pay;
use crate::world::{Answered, World, id};

/// The guide's own call, but for the price.
const GUIDE: &str = "mode=payment&ui_mode=elements&line_items[0][quantity]=2";
const SAVE: &str = "&saved_payment_method_options[payment_method_save]=enabled";

/// A session over two of something that costs 1099.
pub(crate) async fn session(world: &World, rest: &str) -> Answered {
    let product = id(&world.post("/v1/products", "name=Shirt").await.ok());
    let body = format!("product={product}&currency=usd&unit_amount=1099");
    let price = id(&world.post("/v1/prices", &body).await.ok());
    let body = format!("{GUIDE}&line_items[0][price]={price}{rest}");
    world.post("/v1/checkout/sessions", &body).await
}

/// What the session's page does when the shopper presses the button.
pub(crate) async fn confirm(world: &World, session: &Value, token: &str, rest: &str) -> Answered {
    let secret = session["client_secret"].as_str().unwrap();
    let path = format!("/v1/payment_pages/{}/confirm", id(session));
    let body = format!("client_secret={secret}&payment_method={token}{rest}");
    world.page("POST", &path, &body).await
}

pub(crate) async fn reread(world: &World, session: &Value) -> Value {
    let path = format!("/v1/checkout/sessions/{}", id(session));
    world.get(&path).await.ok()
}

/// The saved cards of a customer: ids and how far they may be shown again.
pub(crate) async fn cards(world: &World, customer: &Value) -> Vec<(String, String)> {
    let customer = customer.as_str().unwrap();
    let path = format!("/v1/payment_methods?customer={customer}&type=card");
    let list = world.get(&path).await.ok();
    let redisplay = |one: &Value| one["allow_redisplay"].as_str().unwrap().to_owned();
    let all = list["data"].as_array().unwrap().iter();
    all.map(|one| (id(one), redisplay(one))).collect()
}

#[tokio::test]
async fn a_session_is_paid_and_its_card_is_saved_and_used_again() {
    let world = World::new().await;
    let rest = format!("&customer_creation=always&customer_email=ada@shop.example{SAVE}");
    let made = session(&world, &rest).await.ok();
    assert_eq!(
        (
            &made["object"],
            &made["status"],
            &made["payment_status"],
            &made["customer"],
            &made["payment_intent"],
            &made["amount_total"],
            made.get("line_items"),
        ),
        (
            &json!("checkout.session"),
            &json!("open"),
            &json!("unpaid"),
            &Value::Null,
            &Value::Null,
            &json!(2198),
            None,
        )
    );
    assert_eq!(
        made["saved_payment_method_options"],
        json!({
            "allow_redisplay_filters": ["always"],
            "payment_method_remove": "disabled",
            "payment_method_save": "enabled",
        })
    );
    assert!(id(&made).starts_with("cs_test_"));
    let lasts = made["expires_at"].as_i64().unwrap() - made["created"].as_i64().unwrap();
    assert_eq!(lasts, 24 * 60 * 60);
    let told = confirm(&world, &made, "pm_card_visa", "&save_payment_method=true").await;
    let told = told.ok();
    assert_eq!(
        (
            &told["session"]["status"]["type"],
            told["session"].get("customer")
        ),
        (&json!("complete"), None)
    );
    let done = reread(&world, &made).await;
    assert_eq!(
        (&done["status"], &done["payment_status"]),
        (&json!("complete"), &json!("paid"))
    );
    assert_eq!(done["customer_details"]["email"], "ada@shop.example");
    let intent = done["payment_intent"].as_str().unwrap();
    let intent = world
        .get(&format!("/v1/payment_intents/{intent}"))
        .await
        .ok();
    assert_eq!(
        (&intent["status"], &intent["amount"], &intent["customer"]),
        (&json!("succeeded"), &json!(2198), &done["customer"])
    );
    let saved = cards(&world, &done["customer"]).await;
    let method = intent["payment_method"].as_str().unwrap().to_owned();
    assert_eq!(saved, [(method.clone(), "always".to_owned())]);
    let events = world.get("/v1/events?limit=20").await.ok();
    let events: Vec<&str> = events["data"]
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .map(|one| one["type"].as_str().unwrap())
        .collect();
    assert_eq!(
        events,
        [
            "customer.created",
            "payment_intent.created",
            "charge.succeeded",
            "payment_method.attached",
            "payment_intent.succeeded",
            "checkout.session.completed",
        ]
    );
    // The next session is his, and the saved card pays it; so does the merchant's server later.
    let customer = done["customer"].as_str().unwrap();
    let next = session(&world, &format!("&customer={customer}")).await.ok();
    confirm(&world, &next, &method, "").await.ok();
    let next = reread(&world, &next).await;
    assert_eq!(next["payment_status"], "paid");
    assert_eq!(cards(&world, &next["customer"]).await, saved);
    let rest = format!("&customer={customer}&off_session=true");
    assert_eq!(
        pay(&world, &method, &rest).await.ok()["status"],
        "succeeded"
    );
    let again = confirm(&world, &next, &method, "").await;
    assert_eq!(again.refused(), (400, "", ""));
}

#[tokio::test]
async fn what_is_saved_and_shown_again_depends_on_the_tick_and_on_the_merchant() {
    let world = World::new().await;
    let usage = "&payment_intent_data[setup_future_usage]=off_session";
    let own = "&payment_method_data[allow_redisplay]=unspecified";
    for (rest, tick, redisplay) in [
        (String::new(), "", None),
        (SAVE.to_owned(), "", None),
        (SAVE.to_owned(), "&save_payment_method=true", Some("always")),
        (usage.to_owned(), "", Some("limited")),
        (
            format!("{SAVE}{usage}"),
            "&save_payment_method=true",
            Some("always"),
        ),
        (format!("{usage}{own}"), "", Some("unspecified")),
    ] {
        let rest = format!("{rest}&customer_creation=always&customer_email=ada@shop.example");
        let made = session(&world, &rest).await.ok();
        confirm(&world, &made, "pm_card_visa", tick).await.ok();
        let done = reread(&world, &made).await;
        let saved = cards(&world, &done["customer"]).await;
        let saved = saved.first().map(|(_, redisplay)| redisplay.as_str());
        assert_eq!(saved, redisplay, "{rest} {tick}");
    }
    // A guest who saves nothing stays one. What the merchant did not offer cannot be ticked.
    let made = session(&world, "&customer_email=ada@shop.example")
        .await
        .ok();
    let ticked = confirm(&world, &made, "pm_card_visa", "&save_payment_method=true").await;
    assert_eq!(ticked.refused(), (400, "", "save_payment_method"));
    confirm(&world, &made, "pm_card_visa", "").await.ok();
    assert_eq!(reread(&world, &made).await["customer"], Value::Null);
}

#[tokio::test]
async fn a_decline_leaves_a_session_open_and_a_challenge_leads_back() {
    let world = World::new().await;
    let back = "&return_url=https://shop.example/done?session={CHECKOUT_SESSION_ID}";
    let made = session(&world, &format!("{SAVE}{back}")).await.ok();
    let nobody = confirm(&world, &made, "pm_card_visa", "").await;
    assert_eq!(nobody.refused(), (400, "", "email"));
    let tick = "&save_payment_method=true&email=ada@shop.example";
    let token = "pm_card_visa_chargeDeclinedInsufficientFunds";
    let declined = confirm(&world, &made, token, tick).await;
    assert_eq!(declined.refused(), (402, "card_declined", ""));
    let open = reread(&world, &made).await;
    assert_eq!(
        (&open["status"], &open["customer"]),
        (&json!("open"), &Value::Null)
    );
    let intent = open["payment_intent"].as_str().unwrap();
    // The session's intent is the session's alone.
    for verb in ["confirm", "cancel"] {
        let path = format!("/v1/payment_intents/{intent}/{verb}");
        let own = world.post(&path, "").await;
        assert_eq!(
            own.refused(),
            (400, "payment_intent_unexpected_state", ""),
            "{verb}"
        );
    }
    let asks = "pm_card_authenticationRequiredOnSetup";
    let asked = confirm(&world, &made, asks, "&save_payment_method=true")
        .await
        .ok();
    assert_eq!(asked["payment_intent"]["id"], json!(intent));
    let sent = answer(&world, &asked["payment_intent"], "complete").await;
    let home = format!("https://shop.example/done?session={}&", id(&made));
    assert!(sent.starts_with(&home), "{sent}");
    let done = reread(&world, &made).await;
    assert_eq!(done["payment_status"], "paid");
    let (method, redisplay) = cards(&world, &done["customer"]).await.remove(0);
    assert_eq!(redisplay, "always");
    let customer = done["customer"].as_str().unwrap();
    let rest = format!("&customer={customer}&off_session=true");
    assert_eq!(
        pay(&world, &method, &rest).await.ok()["status"],
        "succeeded"
    );
}

#[tokio::test]
async fn the_lines_of_a_session_are_told_and_what_it_cannot_be_is_refused() {
    let world = World::new().await;
    let customer = world.customer().await;
    let made = session(&world, "&expand[]=line_items&metadata[a]=1")
        .await
        .ok();
    let line = &made["line_items"]["data"][0];
    assert_eq!(
        (
            &line["object"],
            &line["description"],
            &line["quantity"],
            &line["amount_total"],
            &line["price"]["unit_amount"]
        ),
        (
            &json!("item"),
            &json!("Shirt"),
            &json!(2),
            &json!(2198),
            &json!(1099)
        )
    );
    let path = format!("/v1/checkout/sessions/{}", id(&made));
    let lines = world.get(&format!("{path}/line_items")).await.ok();
    assert_eq!(lines["data"][0], *line);
    let noted = world.post(&path, "metadata[a]=2").await.ok();
    assert_eq!(noted["metadata"], json!({ "a": "2" }));
    let both = format!("&customer={customer}&customer_creation=always");
    for (rest, code, param) in [
        ("&success_url=https://shop.example/", "", "success_url"),
        ("&expires_at=1", "", "expires_at"),
        (both.as_str(), "", "customer_creation"),
        ("&customer=cus_none", "resource_missing", "customer"),
        (
            "&line_items[1][price]=price_none&line_items[1][quantity]=1",
            "resource_missing",
            "line_items[1][price]",
        ),
        ("&what=1", "parameter_unknown", "what"),
    ] {
        let refused = session(&world, rest).await;
        assert_eq!(refused.refused(), (400, code, param), "{rest}");
    }
    for (body, code, param) in [
        ("mode=payment", "", "ui_mode"),
        ("mode=payment&ui_mode=hosted_page", "", "ui_mode"),
        ("ui_mode=elements", "parameter_missing", "mode"),
        ("ui_mode=elements&mode=subscription", "", "mode"),
        (
            "ui_mode=elements&mode=payment",
            "parameter_missing",
            "line_items",
        ),
    ] {
        let refused = world.post("/v1/checkout/sessions", body).await;
        assert_eq!(refused.refused(), (400, code, param), "{body}");
    }
    let none = world.get("/v1/checkout/sessions/cs_test_none").await;
    assert_eq!(none.refused(), (404, "resource_missing", "session"));
    let path = format!("/v1/payment_pages/{}/confirm", id(&made));
    let page = world
        .page("POST", &path, "payment_method=pm_card_visa")
        .await;
    assert_eq!(page.refused(), (404, "resource_missing", "client_secret"));
}
