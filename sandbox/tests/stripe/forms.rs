//! What opens the sealed form's session beside a page with an intent's secret, and what its intent asks of it.

use serde_json::{Value, json};

use crate::browser::{intent, page, type_card};
use crate::forms_saved_cards::card;
use crate::world::{World, id};

const SESSIONS: &str = "/v1/payseal/sessions";

#[tokio::test]
async fn a_server_opens_a_form_for_any_page_of_the_account() {
    let world = World::new().await;
    let (path, secret) = intent(&world, "").await;
    let body = format!("client_secret={secret}");
    let opened = world.post(SESSIONS, &body).await.ok();
    assert_eq!(opened["account"], world.publishable_key);
    let typed = type_card(&world, &opened, "4242424242424242", None).await;
    let method = typed["data"]["customerPaymentMethodId"].as_str().unwrap();
    let body = format!("client_secret={secret}&payment_method={method}");
    let paid = page(&world, "POST", &format!("{path}/confirm"), &body)
        .await
        .ok();
    assert_eq!(paid["status"], "succeeded");
    // One that a page opens is that page's alone.
    let (_, secret) = intent(&world, "").await;
    let body = format!("client_secret={secret}");
    let card = json!({
        "cardNo": "4242424242424242", "cardExpireMonth": "12", "cardExpireYear": "2034",
        "cardSecurityCode": "123",
    });
    let of_server = world.post(SESSIONS, &body).await.ok();
    let of_page = page(&world, "POST", SESSIONS, &body).await.ok();
    for (opened, works) in [(of_server, true), (of_page, false)] {
        let token = opened["session_token"].as_str().unwrap();
        let elsewhere = world.frame(token, &world.publishable_key, "https://other.example");
        let sent = elsewhere.json(&json!({ "card": card, "billingDetail": {} }));
        let told: Value = sent.send().await.unwrap().json().await.unwrap();
        assert_eq!(told["code"] == "0", works, "{told}");
    }
}

/// The shopper shows a saved card's code in the form.
async fn show_code(world: &World, opened: &Value, method: &str) {
    let token = opened["session_token"].as_str().unwrap();
    let body = json!({ "customerPaymentMethodId": method, "card": { "cardSecurityCode": "123" } });
    let told = world
        .form_with(token, "payment_methods/update", &body)
        .await;
    assert_eq!(told["code"], "0", "{told}");
}

#[tokio::test]
async fn a_saved_card_pays_with_its_code_where_the_intent_wants_it_again() {
    let world = World::new().await;
    let customer = world.customer().await;
    let method = card(&world, &customer, "tok_visa", "always").await;
    let features = "components[payment_element][enabled]=true\
                    &components[payment_element][features][payment_method_redisplay]=enabled";
    let body = format!("customer={customer}&{features}");
    let shows = world.post("/v1/customer_sessions", &body).await.ok();
    let shows = shows["client_secret"].as_str().unwrap();
    let again = "&payment_method_options[card][require_cvc_recollection]=true";
    for (rest, asks) in [("", false), (again, true)] {
        let rest = format!("&customer={customer}{rest}");
        let (path, secret) = intent(&world, &rest).await;
        let body = format!("client_secret={secret}&customer_session_client_secret={shows}");
        let opened = page(&world, "POST", SESSIONS, &body).await.ok();
        assert_eq!(opened["require_cvc_recollection"], asks);
        let token = opened["session_token"].as_str().unwrap();
        let facts = world.form(token, "GET", "session").await;
        let word = if asks { "always" } else { "never" };
        assert_eq!(facts["data"]["cvc"], word, "{facts}");

        let confirm = format!("{path}/confirm");
        let body = format!("client_secret={secret}&payment_method={method}");
        let of_server = format!("payment_method={method}");
        if asks {
            let code = "payment_method_options[card][cvc_token]";
            let refused = page(&world, "POST", &confirm, &body).await;
            assert_eq!(refused.refused(), (400, "parameter_missing", code));
            let refused = world.post(&confirm, &of_server).await;
            assert_eq!(refused.refused(), (400, "parameter_missing", code));
            show_code(&world, &opened, &method).await;
        }
        let paid = page(&world, "POST", &confirm, &body).await.ok();
        assert_eq!(paid["status"], "succeeded");
    }
    // A code counts for one charge; a card of nobody's was just typed; and nobody is there to be asked off session.
    let rest = format!("&customer={customer}{again}");
    let (path, _) = intent(&world, &rest).await;
    let confirm = format!("{path}/confirm");
    let body = format!("payment_method={method}");
    assert_eq!(world.post(&confirm, &body).await.status, 400);
    let typed = world
        .post(&confirm, "payment_method=pm_card_visa")
        .await
        .ok();
    assert_eq!(typed["status"], "succeeded");
    let (path, _) = intent(&world, &rest).await;
    let body = format!("payment_method={method}&off_session=true");
    let paid = world.post(&format!("{path}/confirm"), &body).await.ok();
    assert_eq!(paid["status"], "succeeded");
}

#[tokio::test]
async fn a_page_sets_a_card_up_from_its_own_origin_and_with_a_token() {
    let world = World::new().await;
    let shop = world.sandbox.shop_origin().to_owned();
    let made = world.post("/v1/setup_intents", "").await.ok();
    let path = format!("/v1/setup_intents/{}", id(&made));
    for path in [path.clone(), format!("{path}/confirm")] {
        let asked = world.preflight(&path, &shop).await;
        assert_eq!(asked["access-control-allow-origin"], shop.as_str());
        assert!(!asked.contains_key("access-control-allow-credentials"));
    }
    let secret = made["client_secret"].as_str().unwrap();
    let read = page(&world, "GET", &format!("{path}?client_secret={secret}"), "").await;
    assert_eq!(read.header("access-control-allow-origin"), shop);
    assert_eq!(read.ok()["id"], made["id"]);
    let body = "payment_method=pm_card_visa&setup_future_usage=off_session\
                &return_url=https://shop.example/";
    let tokens = "/v1/confirmation_tokens";
    let token = page(&world, "POST", tokens, body).await.ok();
    let body = format!("client_secret={secret}&confirmation_token={}", id(&token));
    let done = page(&world, "POST", &format!("{path}/confirm"), &body).await;
    assert_eq!(done.header("access-control-allow-origin"), shop);
    assert_eq!(done.ok()["status"], "succeeded");
    let kept = world.get(&format!("{tokens}/{}", id(&token))).await.ok();
    assert_eq!(
        (&kept["setup_intent"], &kept["payment_intent"]),
        (&made["id"], &Value::Null)
    );
    // It has confirmed its one intent, of either kind.
    let again = format!("confirmation_token={}", id(&token));
    for path in ["/v1/payment_intents", "/v1/setup_intents"] {
        let terms = if path.contains("setup") {
            ""
        } else {
            "amount=1099&currency=usd"
        };
        let intent = id(&world.post(path, terms).await.ok());
        let refused = world
            .post(&format!("{path}/{intent}/confirm"), &again)
            .await;
        assert_eq!(refused.refused(), (400, "", "confirmation_token"));
    }
}
