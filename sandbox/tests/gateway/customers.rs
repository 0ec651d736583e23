//! Customers: create, list, read, update and delete.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::merchant::{refused, success, text};
use crate::world::World;

const BASE: &str = "/V2022-03/customers";
const ONE: &str = "/V2022-03/customers/{customerId}";

#[tokio::test]
async fn a_customer_is_kept_as_told() {
    let world = World::new().await;
    let said = json!({
        "description": "regular", "email": "ada@example.com", "firstName": "Ada",
        "lastName": "Lovelace", "phone": "+44 20 7946 0000", "address": {"line1": "unknown key"}
    });
    let envelope = world.merchant.post(BASE, said.clone()).await;
    let data = success(&envelope, "00000");
    let id = text(data, "customerId");
    assert!(id.len() == 23 && id.starts_with("cus_"), "{id}");
    for member in ["description", "email", "firstName", "lastName", "phone"] {
        assert_eq!(data[member], said[member], "{member}");
    }
    assert!(data["created"].as_u64().unwrap() > 1_700_000_000_000);

    let found = world.merchant.get(ONE, &[("customerId", id)]).await;
    assert_eq!(success(&found, "00000"), data);
}

#[tokio::test]
async fn an_update_changes_what_it_names_and_nothing_else() {
    let world = World::new().await;
    let id = world.merchant.customer().await;
    for (method, in_body) in [
        (Method::POST, true),
        (Method::POST, false),
        (Method::PUT, false),
    ] {
        let email = format!("{method}{in_body}@example.com").to_lowercase();
        let mut body = json!({"email": email});
        let call = if in_body {
            body["customerId"] = id.clone().into();
            world.merchant.call(method, BASE, &body.to_string())
        } else {
            let call = world.merchant.call(method, ONE, &body.to_string());
            call.with_path(&[("customerId", &id)])
        };
        let envelope = world.merchant.envelope(&call).await;
        let data = success(&envelope, "00000");
        assert_eq!(data["customerId"], id.as_str());
        assert_eq!(data["email"], email.as_str());
        assert_eq!(data["firstName"], "Ada");
    }
    let body = json!({"customerId": "cus_1", "email": "x"});
    refused(&world.merchant.post(BASE, body).await, "P0002");
}

#[tokio::test]
async fn a_list_has_pages_newest_first() {
    let world = World::new().await;
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.insert(0, world.merchant.customer().await);
        world.sandbox.clock().advance(Duration::from_secs(1));
    }
    let list = async |query: &[(&'static str, &str)]| {
        let call = world.merchant.call(Method::GET, BASE, "").with_query(query);
        world.merchant.envelope(&call).await
    };
    let ids_of = |envelope: &Value| -> Vec<String> {
        let list = envelope["data"]["list"].as_array().unwrap();
        list.iter()
            .map(|c| text(c, "customerId").to_owned())
            .collect()
    };
    let all = list(&[]).await;
    assert_eq!(success(&all, "00000")["page"]["total"], 5);
    assert_eq!(ids_of(&all), ids);
    let second = list(&[("pageIndex", "2"), ("pageSize", "2")]).await;
    assert_eq!(ids_of(&second), ids[2..4]);
    assert_eq!(ids_of(&list(&[("pageIndex", "9")]).await), [""; 0]);
    refused(&list(&[("pageIndex", "0")]).await, "P0002");
    refused(&list(&[("pageSize", "1001")]).await, "P0002");
}

#[tokio::test]
async fn a_deleted_customer_is_gone_with_his_cards() {
    let world = World::new().await;
    let id = world.merchant.customer().await;
    let card = world.merchant.save("4242424242424242").await;
    let attach = "/V2022-03/payment_methods/{customerPaymentMethodId}/{customerId}/attach";
    let pair = [
        ("customerPaymentMethodId", card.as_str()),
        ("customerId", id.as_str()),
    ];
    success(&world.merchant.get(attach, &pair).await, "00000");

    let call = world.merchant.call(Method::DELETE, ONE, "");
    let call = call.with_path(&[("customerId", &id)]);
    let envelope = world.merchant.envelope(&call).await;
    assert_eq!(success(&envelope, "0000")["customerId"], id.as_str());
    refused(
        &world.merchant.get(ONE, &[("customerId", &id)]).await,
        "P0002",
    );
    let query = "/V2022-03/payment_methods/{customerPaymentMethodId}";
    refused(&world.merchant.get(query, &pair[..1]).await, "P0002");
    let call = world.merchant.call(Method::DELETE, ONE, "");
    let call = call.with_path(&[("customerId", &id)]);
    refused(&world.merchant.envelope(&call).await, "P0002");
}

#[tokio::test]
async fn what_is_too_long_or_a_card_number_is_refused() {
    let world = World::new().await;
    let long = json!({"firstName": "x".repeat(51)});
    let envelope = world.merchant.post(BASE, long).await;
    assert!(refused(&envelope, "P0002").contains("firstName"));
    let number = json!({"description": "card 4242 4242 4242 4242"});
    let envelope = world.merchant.post(BASE, number).await;
    let message = refused(&envelope, "P0002");
    assert!(message.contains("must not hold a card number"), "{message}");
}

#[tokio::test]
async fn accounts_do_not_see_each_others_customers() {
    let world = World::new().await;
    let id = world.merchant.customer().await;
    let mut other = world.merchant.clone();
    other.gateway_no = "12246003".to_owned();
    refused(&other.get(ONE, &[("customerId", &id)]).await, "P0002");
}
