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
