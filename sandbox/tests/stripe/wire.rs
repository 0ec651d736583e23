//! Rules that hold for every call: keys, versions, idempotency, expansion, lists, errors.

use crate::world::{World, id};

#[tokio::test]
async fn a_call_needs_a_key_of_an_account() {
    let world = World::new().await;
    assert!(world.secret_key.starts_with("sk_test_"));
    assert!(world.publishable_key.starts_with("pk_test_"));
    assert!(world.webhook_secret.starts_with("whsec_"));
    for header in ["Bearer sk_test_nobody", "Bearer x", "Basic ***"] {
        let headers = [("authorization", header)];
        let answer = world.call_with("GET", "/v1/customers", "", &headers).await;
        assert_eq!(answer.status, 401, "{header}");
        assert_eq!(answer.body["error"]["type"], "invalid_request_error");
        assert!(answer.header("request-id").starts_with("req_"));
    }
    let client = reqwest::Client::new();
    let url = format!("{}/v1/customers", world.url());
    let basic = client.get(url).basic_auth(&world.secret_key, Some(""));
    assert_eq!(basic.send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_publishable_key_reads_and_lists_nothing() {
    let world = World::new().await;
    let customer = world.customer().await;
    let bearer = format!("Bearer {}", world.publishable_key);
    for (method, path) in [
        ("GET", "/v1/customers".to_owned()),
        ("GET", format!("/v1/customers/{customer}")),
        ("GET", format!("/v1/payment_methods?customer={customer}")),
        ("POST", "/v1/customers".to_owned()),
        ("GET", "/v1/events".to_owned()),
        ("GET", "/v1/webhook_endpoints".to_owned()),
    ] {
        let headers = [("authorization", bearer.as_str())];
        let answer = world.call_with(method, &path, "", &headers).await;
        assert_eq!(answer.refused(), (403, "secret_key_required", ""), "{path}");
    }
}

#[tokio::test]
async fn a_call_under_the_same_key_is_done_once() {
    let world = World::new().await;
    let post = async |key: &str, path: &str, body: &str| {
        let headers = [("idempotency-key", key)];
        world.call_with("POST", path, body, &headers).await
    };
    let first = post("k1", "/v1/customers", "email=a@b.example").await;
    assert_eq!(first.header("original-request"), first.header("request-id"));
    assert_eq!(first.header("idempotent-replayed"), "");
    assert_eq!(first.header("idempotency-key"), "k1");
    let again = post("k1", "/v1/customers", "email=a@b.example").await;
    assert_eq!(again.header("idempotent-replayed"), "true");
    assert_eq!(again.header("original-request"), first.header("request-id"));
    assert_ne!(again.header("request-id"), first.header("request-id"));
    assert_eq!(again.body, first.body);
    for (path, body) in [
        ("/v1/customers", "email=other@b.example"),
        ("/v1/products", "email=a@b.example"),
    ] {
        let other = post("k1", path, body).await;
        assert_eq!(other.refused(), (400, "", ""));
        assert_eq!(other.body["error"]["type"], "idempotency_error");
    }
    // What was refused is not done, and its key is free.
    assert_eq!(post("k2", "/v1/customers", "nothing=1").await.status, 400);
    post("k2", "/v1/customers", "").await.ok();
    let all = world.get("/v1/customers").await.ok();
    assert_eq!(all["data"].as_array().unwrap().len(), 2);
    let long = "k".repeat(256);
    assert_eq!(post(&long, "/v1/customers", "").await.status, 400);
}

#[tokio::test]
async fn a_version_is_told_and_one_that_is_none_is_refused() {
    let world = World::new().await;
    let with = async |version: &str| {
        let headers = [("stripe-version", version)];
        world.call_with("GET", "/v1/customers", "", &headers).await
    };
    let answer = with("2026-10-28.endive").await;
    assert_eq!(answer.header("stripe-version"), "2026-10-28.endive");
    assert_eq!(with("latest").await.refused(), (400, "", ""));
    let none = world.get("/v1/customers").await;
    assert_eq!(none.header("stripe-version"), "2026-08-26.dahlia");
}

#[tokio::test]
async fn ids_are_expanded_where_they_may_be() {
    let world = World::new().await;
    let product = world.post("/v1/products", "name=Coffee").await.ok();
    let body = format!(
        "product={}&currency=usd&unit_amount=1099&expand[]=product",
        id(&product)
    );
    let price = world.post("/v1/prices", &body).await.ok();
    assert_eq!(price["product"]["name"], "Coffee");
    let list = world.get("/v1/prices?expand[]=data.product").await.ok();
    assert_eq!(list["data"][0]["product"]["name"], "Coffee");
    let refused = world.get("/v1/prices?expand[]=product").await;
    assert_eq!(refused.refused(), (400, "", ""));
    let message = refused.body["error"]["message"].as_str().unwrap();
    assert!(message.contains("data.product"), "{message}");
}

#[tokio::test]
async fn what_is_wrong_is_named() {
    let world = World::new().await;
    for (method, path, body, refused) in [
        (
            "POST",
            "/v1/customers",
            "foo=1&metadata[a]=1",
            (400, "parameter_unknown", "foo"),
        ),
        ("POST", "/v1/customers", "metadata=1", (400, "", "metadata")),
        (
            "POST",
            "/v1/prices",
            "currency=usd",
            (400, "parameter_missing", "unit_amount"),
        ),
        (
            "GET",
            "/v1/customers/cus_none",
            "",
            (404, "resource_missing", "id"),
        ),
        ("GET", "/v1/nothing", "", (404, "", "")),
        ("PUT", "/v1/customers", "", (404, "", "")),
        (
            "GET",
            "/v1/customers?limit=0",
            "",
            (400, "parameter_invalid_integer", "limit"),
        ),
    ] {
        let answer = world.call(method, path, body).await;
        assert_eq!(answer.refused(), refused, "{method} {path}");
        assert_eq!(answer.body["error"]["type"], "invalid_request_error");
    }
}
