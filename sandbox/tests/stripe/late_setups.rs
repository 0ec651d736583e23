//! What became of a card or its customer while the bank was asked about setting the card up.

use serde_json::{Value, json};

use crate::bank::answer;
use crate::world::{World, id};

/// A setup of a customer's that the bank asks about.
async fn asked(world: &World, customer: &str, method: &str) -> Value {
    let back = "return_url=https://shop.example/";
    let body = format!("confirm=true&customer={customer}&payment_method={method}&{back}");
    let asked = world.post("/v1/setup_intents", &body).await.ok();
    assert_eq!(asked["status"], "requires_action");
    asked
}

#[tokio::test]
async fn a_card_that_was_removed_meanwhile_stays_removed() {
    let world = World::new().await;
    let customer = world.customer().await;
    let attach = "/v1/payment_methods/pm_card_authenticationRequired/attach";
    let body = format!("customer={customer}");
    let method = id(&world.post(attach, &body).await.ok());
    let asked = asked(&world, &customer, &method).await;
    let path = format!("/v1/payment_methods/{method}");
    world.post(&format!("{path}/detach"), "").await.ok();
    answer(&world, &asked, "complete").await;
    let found = world.get(&path).await.ok();
    assert_eq!(found["customer"], Value::Null);
    assert_eq!(world.events("payment_method.attached").await.len(), 1);
}

#[tokio::test]
async fn a_customer_who_was_deleted_meanwhile_gets_no_card() {
    let world = World::new().await;
    let customer = world.customer().await;
    let asked = asked(&world, &customer, "pm_card_authenticationRequired").await;
    let path = format!("/v1/customers/{customer}");
    world.call("DELETE", &path, "").await.ok();
    answer(&world, &asked, "complete").await;
    let method = asked["payment_method"].as_str().unwrap();
    let found = world.get(&format!("/v1/payment_methods/{method}")).await;
    assert_eq!(found.ok()["customer"], json!(null));
    assert_eq!(world.events("payment_method.attached").await.len(), 0);
}
