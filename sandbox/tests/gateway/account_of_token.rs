//! Whose session token it is: what the drop-in script asks, and only the account's own pages hear.

use std::time::Duration;

use reqwest::Response;
use serde_json::{Value, json};

use crate::frame::session;
use crate::merchant::{success, text};
use crate::world::World;

async fn ask(world: &World, origin: Option<&str>, body: String) -> Response {
    let url = format!("{}/services/v3/account", world.url());
    let mut request = world.merchant.http.post(url).body(body).header(
        "content-type",
        "application/x-www-form-urlencoded;charset=UTF-8",
    );
    if let Some(origin) = origin {
        request = request.header("origin", origin);
    }
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
    response
}

async fn token(world: &World, features: Value) -> String {
    let envelope = session(&world.merchant, &features.to_string()).await;
    text(success(&envelope, "00000"), "sessionToken").to_owned()
}

fn opened_to(response: &Response) -> Option<&str> {
    let header = response.headers().get("access-control-allow-origin")?;
    Some(header.to_str().unwrap())
}

#[tokio::test]
async fn a_page_of_the_account_hears_the_number_and_the_customer() {
    let world = World::new().await;
    let shop = world.sandbox.shop_origin().to_owned();
    let customer = world.merchant.customer().await;
    for (features, expected) in [
        (json!({}), json!({"gatewayNo": "12246002"})),
        (
            json!({"customerId": customer}),
            json!({"gatewayNo": "12246002", "customerId": customer}),
        ),
        (json!({"origins": [shop]}), json!({"gatewayNo": "12246002"})),
    ] {
        let token = token(&world, features).await;
        let response = ask(&world, Some(&shop), format!("sessionToken={token}")).await;
        assert_eq!(opened_to(&response), Some(shop.as_str()));
        assert_eq!(response.headers()["vary"], "origin");
        let envelope: Value = response.json().await.unwrap();
        assert_eq!(success(&envelope, "0"), &expected);
    }
}

#[tokio::test]
async fn nobody_else_hears_anything() {
    let world = World::new().await;
    let shop = world.sandbox.shop_origin().to_owned();
    let good = token(&world, json!({})).await;
    let bound = token(&world, json!({"origins": ["https://other.example"]})).await;
    let form = |token: &str| format!("sessionToken={token}");
    for (origin, body) in [
        (None, form(&good)),
        (Some("https://evil.example"), form(&good)),
        (Some("null"), form(&good)),
        (Some(shop.as_str()), form(&bound)),
        (Some(shop.as_str()), form("")),
        (Some(shop.as_str()), form(&"0".repeat(64))),
        (Some(shop.as_str()), String::new()),
        (
            Some(shop.as_str()),
            format!("{{\"sessionToken\":\"{good}\"}}"),
        ),
    ] {
        let response = ask(&world, origin, body.clone()).await;
        assert_eq!(opened_to(&response), None, "{origin:?} {body}");
        let envelope: Value = response.json().await.unwrap();
        assert_eq!(envelope["data"], Value::Null, "{origin:?} {body}");
        let code = envelope["code"].as_str().unwrap();
        assert!(["L0005", "P0002"].contains(&code), "{envelope}");
    }
    world.sandbox.clock().advance(Duration::from_secs(31 * 60));
    let response = ask(&world, Some(&shop), form(&good)).await;
    assert_eq!(opened_to(&response), None);
}
