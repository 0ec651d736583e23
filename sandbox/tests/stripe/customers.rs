//! `/v1/customers`.

use serde_json::json;

use crate::world::{World, id};

#[tokio::test]
async fn a_customer_is_made_changed_listed_and_deleted() {
    let world = World::new().await;
    let made = world
        .post(
            "/v1/customers",
            "email=ada@shop.example&name=Ada&metadata[a]=1&address[city]=Graz",
        )
        .await
        .ok();
    let id = id(&made);
    assert!(id.starts_with("cus_"));
    assert_eq!(made["address"]["city"], "Graz");
    let path = format!("/v1/customers/{id}");
    let changed = world
        .post(&path, "name=&metadata[b]=2&address[line1]=x")
        .await
        .ok();
    assert_eq!(changed["metadata"], json!({"a": "1", "b": "2"}));
    assert!(changed["name"].is_null());
    assert_eq!(
        (&changed["address"]["city"], &changed["address"]["line1"]),
        (&json!("Graz"), &json!("x"))
    );
    assert_eq!(world.get(&path).await.ok(), changed);
    let found = world.get("/v1/customers?email=ada@shop.example").await.ok();
    assert_eq!(found["data"][0]["id"], id);
    let none = world.get("/v1/customers?email=bob@shop.example").await.ok();
    assert_eq!(none["data"], json!([]));

    let deleted = world.call("DELETE", &path, "").await.ok();
    assert_eq!(
        deleted,
        json!({"id": id, "object": "customer", "deleted": true})
    );
    assert_eq!(world.get(&path).await.ok(), deleted);
    assert_eq!(
        world.call("DELETE", &path, "").await.refused(),
        (404, "resource_missing", "id")
    );
    assert_eq!(world.get("/v1/customers").await.ok()["data"], json!([]));
}

#[tokio::test]
async fn a_list_is_walked_by_its_cursor() {
    let world = World::new().await;
    for _ in 0..3 {
        world.customer().await;
    }
    let first = world.get("/v1/customers?limit=2").await.ok();
    assert_eq!(
        (
            first["has_more"].as_bool(),
            first["data"].as_array().unwrap().len()
        ),
        (Some(true), 2)
    );
    let cursor = first["data"][1]["id"].as_str().unwrap();
    let rest = world
        .get(&format!("/v1/customers?limit=2&starting_after={cursor}"))
        .await
        .ok();
    assert_eq!(
        (
            rest["has_more"].as_bool(),
            rest["data"].as_array().unwrap().len()
        ),
        (Some(false), 1)
    );
    let wrong = world.get("/v1/customers?starting_after=cus_none").await;
    assert_eq!(wrong.refused(), (400, "resource_missing", "starting_after"));
}

#[tokio::test]
async fn a_payment_method_is_found_below_its_own_customer_only() {
    let world = World::new().await;
    let (customer, other) = (world.customer().await, world.customer().await);
    let path = "/v1/payment_methods/pm_card_visa/attach";
    let body = format!("customer={customer}");
    let method = id(&world.post(path, &body).await.ok());
    let below = |customer: &str| format!("/v1/customers/{customer}/payment_methods/{method}");
    assert_eq!(world.get(&below(&customer)).await.ok()["id"], method);
    for none in [other.as_str(), "cus_none"] {
        assert_eq!(world.get(&below(none)).await.status, 404);
    }
}
