//! The sealed form of a checkout session: its card completes the session, and is in the next one's form.

use serde_json::{Value, json};

use crate::browser::{page, type_card};
use crate::checkout_sessions::{cards, reread, session};
use crate::forms_saved_cards::{card, shown};
use crate::payment_pages::{act, read};
use crate::webhooks::Receiver;
use crate::world::{Answered, World, id};

/// The form's session for the checkout session's secret.
async fn form(world: &World, made: &Value) -> Answered {
    let secret = made["client_secret"].as_str().unwrap();
    let body = format!("client_secret={secret}");
    page(world, "POST", "/v1/payseal/sessions", &body).await
}

/// Whether the form asks a guest, since he becomes a customer.
async fn has_new_customer(world: &World, opened: &Value) -> bool {
    let token = opened["session_token"].as_str().unwrap();
    let told = world.form(token, "GET", "session").await;
    assert_eq!(told["code"], "0", "{told}");
    told["data"]["newCustomer"] == true
}

#[tokio::test]
async fn a_card_of_the_form_completes_the_session_and_is_in_the_next_ones_form() {
    let world = World::new().await;
    let mut receiver = Receiver::start().await;
    let hook = format!(
        "url={}&enabled_events[]=checkout.session.completed",
        receiver.url
    );
    world.post("/v1/webhook_endpoints", &hook).await.ok();
    let save = "&saved_payment_method_options[payment_method_save]=enabled\
                &saved_payment_method_options[payment_method_remove]=enabled";
    let made = session(&world, &format!("&customer_creation=always{save}"))
        .await
        .ok();
    let opened = form(&world, &made).await.ok();
    assert_eq!(
        (
            &opened["mode"],
            &opened["intent"],
            &opened["checkout_session"]["id"]
        ),
        (&json!("payment"), &Value::Null, &made["id"])
    );
    let features = &opened["features"];
    assert_eq!(
        (
            &features["payment_method_save"],
            &features["payment_method_save_usage"],
            &features["payment_method_redisplay"]
        ),
        (&json!("enabled"), &Value::Null, &json!("disabled")),
    );
    assert!(has_new_customer(&world, &opened).await);
    let ticked = json!({ "textVersion": "en-1", "redisplay": "always" });
    let typed = type_card(&world, &opened, "4242424242424242", Some(ticked)).await;
    let method = typed["data"]["customerPaymentMethodId"].as_str().unwrap();
    let said = format!("&payment_method={method}&save_payment_method=true&email=ada@shop.example");
    let told = act(&world, &made, "/confirm", &said).await.ok();
    assert_eq!(
        told["session"]["status"],
        json!({ "type": "complete", "paymentStatus": "paid" })
    );
    assert_eq!(told["payment_intent"]["status"], "succeeded");
    assert_eq!(told["session"], read(&world, &made).await.ok());
    let event = receiver.next().await;
    assert!(event.is_signed_with(&world.webhook_secret));
    assert_eq!(event.event()["data"]["object"]["id"], made["id"]);
    let over = form(&world, &made).await;
    assert_eq!(over.refused(), (400, "", ""));

    let done = reread(&world, &made).await;
    let customer = done["customer"].as_str().unwrap();
    assert_eq!(
        cards(&world, &done["customer"]).await,
        [(method.to_owned(), "always".to_owned())]
    );
    let next = session(&world, &format!("&customer={customer}{save}"))
        .await
        .ok();
    let opened = form(&world, &next).await.ok();
    assert!(!has_new_customer(&world, &opened).await);
    assert!(!opened.to_string().contains(customer), "{opened}");
    assert_eq!(shown(&world, &opened, customer).await, [method]);
    let known = read(&world, &next).await.ok();
    assert_eq!(known["savedPaymentMethods"][0]["id"], method);
    act(
        &world,
        &next,
        "/confirm",
        &format!("&payment_method={method}"),
    )
    .await
    .ok();
    assert_eq!(reread(&world, &next).await["payment_status"], "paid");

    // Removed in a form, it is detached, and in no session any more.
    let last = session(&world, &format!("&customer={customer}{save}"))
        .await
        .ok();
    let opened = form(&world, &last).await.ok();
    let token = opened["session_token"].as_str().unwrap();
    let path = format!("payment_methods/{method}/detach");
    let removed = world.form(token, "POST", &path).await;
    assert_eq!(removed["code"], "0", "{removed}");
    assert_eq!(
        read(&world, &last).await.ok()["savedPaymentMethods"],
        json!([])
    );
    assert_eq!(world.events("payment_method.detached").await.len(), 1);
    let not = format!("&customer={customer}");
    let not = form(&world, &session(&world, &not).await.ok()).await.ok();
    let guest = session(&world, save).await.ok();
    let guest = form(&world, &guest).await.ok();
    assert!(!has_new_customer(&world, &guest).await);
    assert_eq!(not["features"]["payment_method_remove"], "disabled");
}

#[tokio::test]
async fn a_form_does_nothing_with_saved_cards_when_its_checkout_session_is_over() {
    let world = World::new().await;
    let customer = world.customer().await;
    let method = card(&world, &customer, "tok_visa", "always").await;
    let removes = "&saved_payment_method_options[payment_method_remove]=enabled";
    let made = session(&world, &format!("&customer={customer}{removes}"))
        .await
        .ok();
    let opened = form(&world, &made).await.ok();
    assert_eq!(shown(&world, &opened, &customer).await, [method.as_str()]);
    let expire = format!("/v1/checkout/sessions/{}/expire", id(&made));
    world.post(&expire, "").await.ok();
    assert_eq!(shown(&world, &opened, &customer).await, [""; 0]);
    let token = opened["session_token"].as_str().unwrap();
    let path = format!("payment_methods/{method}/detach");
    let refused = world.form(token, "POST", &path).await;
    assert_ne!(refused["code"], "0", "{refused}");
    let change = json!({
        "customerPaymentMethodId": method,
        "card": { "cardExpireMonth": "11", "cardExpireYear": "2035" },
    });
    let refused = world
        .form_with(token, "payment_methods/update", &change)
        .await;
    assert_ne!(refused["code"], "0", "{refused}");
    assert_eq!(cards(&world, &json!(customer)).await.len(), 1);
    let path = format!("/v1/payment_methods/{method}");
    let kept = world.get(&path).await.ok();
    assert_eq!(kept["card"]["exp_year"], 2034);
    assert_eq!(world.events("payment_method.updated").await.len(), 0);
    // While it is open, it does.
    let made = session(&world, &format!("&customer={customer}")).await.ok();
    let opened = form(&world, &made).await.ok();
    let token = opened["session_token"].as_str().unwrap();
    let told = world
        .form_with(token, "payment_methods/update", &change)
        .await;
    assert_eq!(told["code"], "0", "{told}");
    let kept = world.get(&path).await.ok();
    assert_eq!(kept["card"]["exp_year"], 2035);
}
