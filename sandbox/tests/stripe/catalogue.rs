//! `/v1/products` and `/v1/prices`.

use serde_json::json;

use crate::world::{World, id};

#[tokio::test]
async fn products_have_prices_and_go_without_them() {
    let world = World::new().await;
    let product = world
        .post("/v1/products", "name=Coffee&metadata[a]=1")
        .await
        .ok();
    let id_ = id(&product);
    let price = world
        .post(
            "/v1/prices",
            &format!("product={id_}&currency=USD&unit_amount=1099"),
        )
        .await
        .ok();
    assert_eq!(
        (&price["currency"], &price["unit_amount_decimal"]),
        (&json!("usd"), &json!("1099"))
    );
    let refused = world
        .call("DELETE", &format!("/v1/products/{id_}"), "")
        .await;
    assert_eq!(refused.status, 400);
    let other = world
        .post(
            "/v1/prices",
            "currency=eur&unit_amount=5&product_data[name]=Tea",
        )
        .await
        .ok();
    let made = world
        .get(&format!(
            "/v1/products/{}",
            other["product"].as_str().unwrap()
        ))
        .await
        .ok();
    assert_eq!(made["name"], "Tea");
    let list = world.get(&format!("/v1/prices?product={id_}")).await.ok();
    assert_eq!(list["data"].as_array().unwrap().len(), 1);
    let unknown = world
        .post("/v1/prices", "product=prod_none&currency=usd&unit_amount=1")
        .await;
    assert_eq!(unknown.refused(), (400, "resource_missing", "product"));
    let lonely = world.post("/v1/products", "name=Cup").await.ok();
    let path = format!("/v1/products/{}", id(&lonely));
    assert_eq!(world.call("DELETE", &path, "").await.ok()["deleted"], true);
    let with_price = world
        .post(
            "/v1/products",
            "name=Cake&default_price_data[currency]=usd&default_price_data[unit_amount]=300",
        )
        .await
        .ok();
    assert!(
        with_price["default_price"]
            .as_str()
            .unwrap()
            .starts_with("price_")
    );
    let updated = world
        .post(
            &format!("/v1/products/{}", id(&with_price)),
            "active=false&description=Good",
        )
        .await
        .ok();
    assert_eq!(
        (&updated["active"], &updated["description"]),
        (&json!(false), &json!("Good"))
    );
}

#[tokio::test]
async fn a_price_is_no_less_than_nothing() {
    let world = World::new().await;
    for amount in ["-1", "100000000", "1.5"] {
        let body = format!("currency=usd&product_data[name]=Tea&unit_amount_decimal={amount}");
        let refused = world.post("/v1/prices", &body).await;
        let expected = (400, "parameter_invalid_integer", "unit_amount_decimal");
        assert_eq!(refused.refused(), expected, "{amount}");
    }
}
