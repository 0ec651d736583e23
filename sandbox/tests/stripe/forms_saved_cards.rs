//! What a form does with the payment methods of a customer, by the client secret of a customer session.

use serde_json::{Value, json};

use crate::browser::{intent, page, type_card};
use crate::world::{World, id};

/// A customer session with these features: its client secret.
async fn customer_session(world: &World, customer: &str, features: &str) -> String {
    let body = format!("customer={customer}&components[payment_element][enabled]=true{features}");
    let made = world.post("/v1/customer_sessions", &body).await.ok();
    made["client_secret"].as_str().unwrap().to_owned()
}

fn feature(name: &str, value: &str) -> String {
    format!("&components[payment_element][features][{name}]={value}")
}

/// A form's session for an intent and a customer session.
async fn session(world: &World, secret: &str, customer_session: &str) -> Value {
    let body = format!("client_secret={secret}&customer_session_client_secret={customer_session}");
    page(world, "POST", "/v1/payseal/sessions", &body)
        .await
        .ok()
}

/// The ids of the cards that a form shows.
pub(crate) async fn shown(world: &World, session: &Value, customer: &str) -> Vec<String> {
    let token = session["session_token"].as_str().unwrap();
    let path = format!("payment_methods/list/{customer}");
    let told = world.form(token, "GET", &path).await;
    let all = told["data"].as_array().cloned().unwrap_or_default();
    let id = |one: &Value| one["customerPaymentMethodId"].as_str().unwrap().to_owned();
    all.iter().map(id).collect()
}

/// A card of a customer's, to be shown again so.
pub(crate) async fn card(world: &World, customer: &str, token: &str, redisplay: &str) -> String {
    let body = format!("type=card&card[token]={token}&allow_redisplay={redisplay}");
    let method = id(&world.post("/v1/payment_methods", &body).await.ok());
    let path = format!("/v1/payment_methods/{method}/attach");
    world
        .post(&path, &format!("customer={customer}"))
        .await
        .ok();
    method
}

#[tokio::test]
async fn the_forms_cards_are_those_that_the_customer_session_shows() {
    let world = World::new().await;
    let customer = world.customer().await;
    let mut always = Vec::new();
    for token in ["tok_visa", "tok_mastercard", "tok_amex", "tok_discover"] {
        always.insert(0, card(&world, &customer, token, "always").await);
    }
    let limited = card(&world, &customer, "tok_jcb", "limited").await;
    let (_, secret) = intent(&world, &format!("&customer={customer}")).await;
    let on = feature("payment_method_redisplay", "enabled");
    let filter = "payment_method_allow_redisplay_filters";
    let both = format!("{filter}][0]=always&components[payment_element][features][{filter}][1");
    for (features, expected) in [
        (String::new(), vec![]),
        (on.clone(), always[..3].to_vec()),
        (
            format!("{on}{}", feature("payment_method_redisplay_limit", "10")),
            always.clone(),
        ),
        (
            format!("{on}{}", feature("payment_method_redisplay_limit", "1")),
            always[..1].to_vec(),
        ),
        (
            format!("{on}{}", feature(&both, "limited")),
            vec![limited.clone(), always[0].clone(), always[1].clone()],
        ),
    ] {
        let opened = customer_session(&world, &customer, &features).await;
        let session = session(&world, &secret, &opened).await;
        let told = session.to_string();
        assert!(
            !told.contains("4242") && !told.contains(&customer),
            "{told}"
        );
        assert_eq!(
            shown(&world, &session, &customer).await,
            expected,
            "{features}"
        );
    }
}

#[tokio::test]
async fn a_removed_card_is_detached_where_the_customer_session_lets_it_be() {
    let world = World::new().await;
    let customer = world.customer().await;
    let method = card(&world, &customer, "tok_visa", "always").await;
    let (_, secret) = intent(&world, &format!("&customer={customer}")).await;
    let on = feature("payment_method_redisplay", "enabled");
    let removes = feature("payment_method_remove", "enabled");
    for (features, left) in [(on.clone(), 1), (format!("{on}{removes}"), 0)] {
        let opened = customer_session(&world, &customer, &features).await;
        let session = session(&world, &secret, &opened).await;
        let token = session["session_token"].as_str().unwrap();
        let path = format!("payment_methods/{method}/detach");
        world.form(token, "POST", &path).await;
        let list = format!("/v1/customers/{customer}/payment_methods");
        let list = world.get(&list).await.ok();
        assert_eq!(list["data"].as_array().unwrap().len(), left, "{features}");
    }
    let events = world.events("payment_method.detached").await;
    assert_eq!(events.len(), 1);
    let before = &events[0]["data"]["previous_attributes"]["customer"];
    assert_eq!(before, &json!(customer));
    let gone = world.get(&format!("/v1/payment_methods/{method}")).await;
    assert_eq!(gone.ok()["customer"], Value::Null);
}

#[tokio::test]
async fn a_ticked_box_keeps_the_card_to_be_shown_again() {
    let world = World::new().await;
    let customer = world.customer().await;
    let features = format!(
        "{}{}",
        feature("payment_method_save", "enabled"),
        feature("payment_method_save_usage", "off_session")
    );
    let opened = customer_session(&world, &customer, &features).await;
    for ticked in [true, false] {
        let (path, secret) = intent(&world, &format!("&customer={customer}")).await;
        let session = session(&world, &secret, &opened).await;
        assert_eq!(
            session["features"]["payment_method_save_usage"],
            "off_session"
        );
        let consent = ticked.then(|| json!({ "textVersion": "v1", "redisplay": "always" }));
        let typed = type_card(&world, &session, "4242424242424242", consent).await;
        let method = typed["data"]["customerPaymentMethodId"].as_str().unwrap();
        let usage = if ticked {
            "&setup_future_usage=off_session"
        } else {
            ""
        };
        let body = format!("client_secret={secret}&payment_method={method}{usage}");
        page(&world, "POST", &format!("{path}/confirm"), &body)
            .await
            .ok();
        let kept = world
            .get(&format!("/v1/payment_methods/{method}"))
            .await
            .ok();
        let expected = if ticked {
            (json!(customer), "always")
        } else {
            (Value::Null, "unspecified")
        };
        assert_eq!(
            (
                kept["customer"].clone(),
                kept["allow_redisplay"].as_str().unwrap()
            ),
            expected
        );
    }
}

#[tokio::test]
async fn a_customer_session_is_for_intents_of_its_customer_and_ends() {
    let world = World::new().await;
    let (one, other) = (world.customer().await, world.customer().await);
    let (_, secret) = intent(&world, &format!("&customer={one}")).await;
    let path = "/v1/payseal/sessions";
    for opened in [
        customer_session(&world, &other, "").await,
        "cuss_secret_1".to_owned(),
    ] {
        let body = format!("client_secret={secret}&customer_session_client_secret={opened}");
        let refused = page(&world, "POST", path, &body).await;
        assert_eq!(refused.refused().2, "customer_session_client_secret");
    }
    let own = customer_session(&world, &one, "").await;
    world.wait(31 * 60);
    let body = format!("client_secret={secret}&customer_session_client_secret={own}");
    let refused = page(&world, "POST", path, &body).await;
    assert_eq!(refused.refused().2, "customer_session_client_secret");
}
