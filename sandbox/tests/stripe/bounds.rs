//! How long texts may be: an object that is as long as it may be lives through all that happens to it.

use serde_json::json;

use crate::world::{World, id};

/// A character of four bytes.
const WIDE: &str = "\u{1F980}";

fn wide(length: usize) -> String {
    WIDE.repeat(length)
}

/// Metadata of nearly as many bytes as it may have.
fn much_metadata(name: &str) -> String {
    (0..31)
        .map(|n| format!("&{name}[n{n}]={}", "x".repeat(500)))
        .collect()
}

fn much_shipping() -> String {
    ["line1", "line2", "city"]
        .iter()
        .map(|part| format!("&shipping[address][{part}]={}", wide(500)))
        .chain([format!("&shipping[name]={}", wide(300))])
        .collect()
}

#[tokio::test]
async fn the_longest_intent_is_declined_with_the_longest_payment_method() {
    let world = World::new().await;
    for (amount, number, status) in [
        (1099, "4000000000000002", 402),
        (1078, "4242424242424242", 200),
    ] {
        let details: String = ["name", "email", "phone"]
            .iter()
            .map(|part| format!("&billing_details[{part}]={}", wide(500)))
            .chain([format!("&billing_details[address][city]={}", wide(300))])
            .collect();
        let body = format!(
            "type=card&card[number]={number}&card[exp_month]=12&card[exp_year]=34&card[cvc]=123\
             {details}{}",
            much_metadata("metadata")
        );
        let method = id(&world.post("/v1/payment_methods", &body).await.ok());
        let texts: String = ["receipt_email", "statement_descriptor", "transfer_group"]
            .iter()
            .map(|name| format!("&{name}={}", wide(500)))
            .collect();
        let body = format!(
            "amount={amount}&currency=usd&description={}{texts}{}{}",
            wide(1000),
            much_shipping(),
            much_metadata("metadata")
        );
        let intent = id(&world.post("/v1/payment_intents", &body).await.ok());
        let path = format!("/v1/payment_intents/{intent}");
        let body = format!("payment_method={method}&return_url=https://shop.example/");
        let tried = world.post(&format!("{path}/confirm"), &body).await;
        assert_eq!(tried.status, status, "{}", tried.body);
        world.wait(61);
        let found = world.get(&path).await.ok();
        let error = &found["last_payment_error"];
        assert_eq!(
            (
                &found["status"],
                &error["code"],
                &error["payment_method"]["id"]
            ),
            (
                &json!("requires_payment_method"),
                &json!("card_declined"),
                &json!(method)
            )
        );
        assert_eq!(found["metadata"].as_object().unwrap().len(), 31);
        let told = world.events("payment_intent.payment_failed").await;
        assert_eq!(told[0]["data"]["object"]["id"], intent);
    }
}

#[tokio::test]
async fn what_is_too_long_is_refused_by_its_name() {
    let world = World::new().await;
    let metadata: String = (0..9)
        .map(|n| format!("&metadata[n{n}]={}", wide(500)))
        .collect();
    let address: String = ["line1", "line2", "city", "state", "country"]
        .iter()
        .map(|part| format!("&address[{part}]={}", wide(500)))
        .collect();
    for (path, body, param) in [
        (
            "/v1/customers",
            format!("description={}", "x".repeat(1001)),
            "description",
        ),
        ("/v1/customers", format!("name={}", "x".repeat(501)), "name"),
        ("/v1/customers", metadata, "metadata"),
        ("/v1/customers", address, "address"),
        (
            "/v1/products",
            format!(
                "name=Tea&images[]={0}&images[]={0}&images[]={0}&images[]={0}&images[]={0}",
                wide(500)
            ),
            "images",
        ),
        (
            "/v1/products",
            format!("name=Tea&url=https://{}", "x".repeat(2048)),
            "url",
        ),
    ] {
        assert_eq!(world.post(path, &body).await.refused(), (400, "", param));
    }
    let body = format!("description={}&name={}", wide(1000), wide(500));
    world.post("/v1/customers", &body).await.ok();
}
