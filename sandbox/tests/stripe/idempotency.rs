//! What a key of idempotency answers again, and to whom.

use crate::world::{Answered, World, id};

async fn keyed(world: &World, path: &str, body: &str, key: &str) -> Answered {
    let headers = [("idempotency-key", key)];
    world.call_with("POST", path, body, &headers).await
}

#[tokio::test]
async fn a_page_is_not_answered_what_a_server_was() {
    let world = World::new().await;
    let made = keyed(&world, "/v1/customers", "name=Ada", "k").await.ok();
    let bearer = format!("Bearer {}", world.publishable_key);
    let headers = [("authorization", bearer.as_str()), ("idempotency-key", "k")];
    let page = world
        .call_with("POST", "/v1/customers", "name=Ada", &headers)
        .await;
    assert_eq!(page.refused(), (403, "secret_key_required", ""));
    assert!(!page.body.to_string().contains(&id(&made)));
    // A key of a page's is another one.
    let body = "type=card&card[token]=tok_visa";
    let path = "/v1/payment_methods";
    let servers = keyed(&world, path, body, "m").await.ok();
    let headers = [headers[0], ("idempotency-key", "m")];
    let pages = world.call_with("POST", path, body, &headers).await;
    assert_eq!(pages.header("idempotent-replayed"), "");
    assert_ne!(id(&pages.ok()), id(&servers));
}

#[tokio::test]
async fn a_key_is_of_one_query_and_can_be_read() {
    let world = World::new().await;
    keyed(&world, "/v1/products?name=Tea", "", "k").await.ok();
    let other = keyed(&world, "/v1/products?name=Coffee", "", "k").await;
    assert_eq!(other.body["error"]["type"], "idempotency_error");
    for key in ["", " ", "schl\u{fc}ssel"] {
        let refused = keyed(&world, "/v1/products", "name=Tea", key).await;
        assert_eq!(refused.refused(), (400, "", ""), "{key}");
    }
    let all = world.get("/v1/products").await.ok();
    assert_eq!(all["data"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_secret_of_webhooks_is_told_again_and_in_no_row() {
    let world = World::new().await;
    let body = "url=http://localhost:9/&enabled_events[]=customer.created";
    let path = "/v1/webhook_endpoints";
    let first = keyed(&world, path, body, "k").await.ok();
    assert_eq!(first["secret"], world.webhook_secret);
    let again = keyed(&world, path, body, "k").await;
    assert_eq!(again.header("idempotent-replayed"), "true");
    assert_eq!(again.ok(), first);
    assert!(holds(&world, &id(&first)), "these are the rows");
    assert!(!holds(&world, &world.webhook_secret));
}

/// Whether a text is anywhere in the sandbox's files.
fn holds(world: &World, wanted: &str) -> bool {
    let file = world.sandbox.database().unwrap().to_owned();
    let mut log = file.clone().into_os_string();
    log.push("-wal");
    let mut rows = std::fs::read(file).unwrap();
    rows.extend(std::fs::read(log).unwrap_or_default());
    let wanted = wanted.as_bytes();
    rows.windows(wanted.len()).any(|part| part == wanted)
}

#[tokio::test]
async fn the_secret_of_a_customer_session_is_in_no_row() {
    let world = World::new().await;
    let customer = world.customer().await;
    let element = "components[payment_element][enabled]=true";
    let body = format!("customer={customer}&{element}");
    let path = "/v1/customer_sessions";
    let first = keyed(&world, path, &body, "k").await.ok();
    let again = keyed(&world, path, &body, "k").await.ok();
    assert_ne!(first["client_secret"], again["client_secret"]);
    let secret = first["client_secret"].as_str().unwrap();
    assert!(holds(&world, &customer), "these are the rows");
    assert!(!holds(&world, secret));
}
