//! `/v1/confirmation_tokens`: made in a page, used by a server.

use serde_json::{Value, json};

use crate::browser::{intent, page};
use crate::world::{World, id};

const TOKENS: &str = "/v1/confirmation_tokens";

#[tokio::test]
async fn a_token_of_a_page_confirms_one_intent_of_a_server() {
    let world = World::new().await;
    let customer = world.customer().await;
    let method = "type=card&card[token]=tok_mastercard";
    let method = id(&page(&world, "POST", "/v1/payment_methods", method)
        .await
        .ok());
    let body = format!(
        "payment_method={method}&setup_future_usage=off_session&return_url=https://shop.example/"
    );
    let token = page(&world, "POST", TOKENS, &body).await.ok();
    assert_eq!(token["payment_method_preview"]["card"]["last4"], "4444");
    assert_eq!(token["payment_method_preview"].get("id"), None);
    let body = format!(
        "amount=1099&currency=usd&customer={customer}&confirm=true&confirmation_token={}",
        id(&token)
    );
    let paid = world.post("/v1/payment_intents", &body).await.ok();
    assert_eq!(
        (
            &paid["status"],
            &paid["payment_method"],
            &paid["setup_future_usage"]
        ),
        (&json!("succeeded"), &json!(method), &json!("off_session"))
    );
    let path = format!("{TOKENS}/{}", id(&token));
    assert_eq!(world.get(&path).await.ok()["payment_intent"], paid["id"]);
    let again = world.post("/v1/payment_intents", &body).await;
    assert_eq!(again.refused().2, "confirmation_token");
    // A page makes one, and reads none.
    assert_eq!(page(&world, "GET", &path, "").await.status, 403);
}

#[tokio::test]
async fn a_token_confirms_an_intent_that_there_is_and_ends() {
    let world = World::new().await;
    let body = "payment_method=pm_card_visa&return_url=https://shop.example/";
    let token = id(&page(&world, "POST", TOKENS, body).await.ok());
    let (path, _) = intent(&world, "").await;
    let confirm = format!("{path}/confirm");
    let both = format!("confirmation_token={token}&payment_method=pm_card_visa");
    assert_eq!(
        world.post(&confirm, &both).await.refused(),
        (400, "parameters_exclusive", "confirmation_token")
    );
    let body = format!("confirmation_token={token}");
    assert_eq!(
        world.post(&confirm, &body).await.ok()["status"],
        "succeeded"
    );
    let late = id(&page(&world, "POST", TOKENS, "payment_method=pm_card_visa")
        .await
        .ok());
    world.wait(12 * 60 * 60);
    let (path, _) = intent(&world, "").await;
    let body = format!("confirmation_token={late}");
    let refused = world.post(&format!("{path}/confirm"), &body).await;
    assert_eq!(refused.refused().2, "confirmation_token");
}

#[tokio::test]
async fn a_page_learns_no_face_of_a_saved_card_by_a_token() {
    let world = World::new().await;
    let customer = world.customer().await;
    let method = id(&world
        .post("/v1/payment_methods", "type=card&card[token]=tok_visa")
        .await
        .ok());
    let path = format!("/v1/payment_methods/{method}/attach");
    world
        .post(&path, &format!("customer={customer}"))
        .await
        .ok();
    let body = format!("payment_method={method}");
    let told = page(&world, "POST", TOKENS, &body).await.ok();
    assert_eq!(told["payment_method_preview"], json!({ "type": "card" }));
    // Nor by one that is made as if it were new.
    assert_eq!(told.get("customer"), None::<&Value>);
    let server = world.get(&format!("{TOKENS}/{}", id(&told))).await.ok();
    assert_eq!(server["payment_method_preview"]["card"]["last4"], "4242");
}

#[tokio::test]
async fn a_token_sets_a_card_up_for_later() {
    let world = World::new().await;
    let customer = world.customer().await;
    let body = "payment_method=pm_card_mastercard&setup_future_usage=on_session\
                &return_url=https://shop.example/";
    let token = id(&page(&world, "POST", TOKENS, body).await.ok());
    let body = format!("customer={customer}&confirm=true&confirmation_token={token}");
    let done = world.post("/v1/setup_intents", &body).await.ok();
    assert_eq!(
        (&done["status"], &done["usage"]),
        (&json!("succeeded"), &json!("off_session"))
    );
    let path = format!("/v1/customers/{customer}/payment_methods");
    let kept = world.get(&path).await.ok();
    assert_eq!(kept["data"][0]["id"], done["payment_method"]);
    assert_eq!(kept["data"][0]["card"]["last4"], "4444");
    let token = world.get(&format!("{TOKENS}/{token}")).await.ok();
    assert_eq!(token["setup_intent"], done["id"]);
}

#[tokio::test]
async fn a_token_of_a_debit_has_what_the_shopper_agreed_to() {
    let world = World::new().await;
    let online = "mandate_data[customer_acceptance][type]=online\
                  &mandate_data[customer_acceptance][online][ip_address]=192.0.2.7\
                  &mandate_data[customer_acceptance][online][user_agent]=Browser";
    for (said, address) in [(online, json!("192.0.2.7")), ("", Value::Null)] {
        let body = format!("payment_method=pm_sepaDebit_success_at&{said}");
        let token = page(&world, "POST", TOKENS, &body).await.ok();
        let online = &token["mandate_data"]["customer_acceptance"]["online"];
        assert_eq!(online["ip_address"], address);
        let body = format!(
            "amount=1099&currency=eur&payment_method_types[]=sepa_debit&confirm=true\
             &confirmation_token={}",
            id(&token)
        );
        let paid = world.post("/v1/payment_intents", &body).await.ok();
        assert_eq!(paid["status"], "processing");
        let charged = world.events("charge.pending").await;
        let details = &charged[0]["data"]["object"]["payment_method_details"]["sepa_debit"];
        let mandate = details["mandate"].as_str().unwrap();
        let mandate = world.get(&format!("/v1/mandates/{mandate}")).await.ok();
        let acceptance = &mandate["customer_acceptance"];
        assert_eq!(acceptance["type"], "online");
        assert_eq!(acceptance["online"]["ip_address"], address);
    }
}
