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
