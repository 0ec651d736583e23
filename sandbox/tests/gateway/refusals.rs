//! What is refused before any business, and in which order.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::merchant::{Call, refused, success};
use crate::world::World;

const TOKEN: &str = "/V2022-03/sessionToken";

fn token_call(world: &World) -> Call {
    world.merchant.call(Method::POST, TOKEN, "")
}

async fn read(world: &World, call: &Call) -> Value {
    world.merchant.send(call).await.json().await.unwrap()
}

#[tokio::test]
async fn a_wrong_path_or_method_comes_first() {
    let world = World::new().await;
    for path in [
        "/V2022-03/nothing",
        // As client 2.0 of the vendor builds its paths.
        "/V2022-03customers/cus_1",
        "/V2022-03paymentMethods_list",
        "/V2022-03paymentMethods_attach",
        "/V2022-03",
        "/openApi/V2022-03orderInfo",
        "/openApi/V2022-03/sessionToken",
    ] {
        let mut call = world.merchant.call(Method::GET, path, "");
        let envelope = world.merchant.unsigned(&call).await;
        assert_eq!(refused(&envelope, "L0002"), "api url error", "{path}");
        // Even for nobody in particular.
        call.gateway_no = "99999999".to_owned();
        refused(&world.merchant.unsigned(&call).await, "L0002");
    }
    let call = world.merchant.call(Method::GET, TOKEN, "");
    refused(&world.merchant.unsigned(&call).await, "L0002");
    let call = world
        .merchant
        .call(Method::GET, "/services/v3/payment_methods", "");
    refused(&read(&world, &call).await, "L0002");
    let call = world.merchant.call(Method::GET, "/services/v3/nothing", "");
    refused(&read(&world, &call).await, "L0002");
}

#[tokio::test]
async fn then_the_account() {
    let world = World::new().await;
    let mut call = token_call(&world);
    call.time = "1".to_owned();
    call.gateway_no = "99999999".to_owned();
    refused(&world.merchant.unsigned(&call).await, "L0001");

    for missing in ["gateway-no", "request-id", "request-time", "sign-info"] {
        let call = token_call(&world);
        let mut request = world.merchant.http.post(format!("{}{TOKEN}", world.url()));
        let signature = call.signature();
        for (name, value) in [
            ("gateway-no", &call.gateway_no),
            ("request-id", &call.id),
            ("request-time", &call.time),
            ("sign-info", &signature),
        ] {
            if name != missing {
                request = request.header(name, value);
            }
        }
        let envelope: Value = request.send().await.unwrap().json().await.unwrap();
        assert!(refused(&envelope, "L0001").contains(missing), "{envelope}");
    }
    for id in ["x".repeat(65), "r_1".to_owned(), "r1.".to_owned()] {
        let mut call = token_call(&world);
        call.id = id;
        let response = world.merchant.send(&call).await;
        assert!(response.headers().get("response-id").is_none());
        refused(&response.json().await.unwrap(), "L0001");
    }
}

/// Requests, answers and return addresses share one key and one string: an answer over an id of
/// the caller's choice would be a signature of whatever he put into the id.
#[tokio::test]
async fn nothing_is_signed_for_whoever_did_not_sign() {
    let world = World::new().await;
    let time = token_call(&world).time;
    for path in [TOKEN, "/V2022-03/nothing", "/openApi/V2022-03/transactions"] {
        for id in [
            // The string of a request `r1` whose body is the refusal.
            format!("r1{time}."),
            // The string of a return address, but for the account's number before it.
            "maskSuccess7.00USDApprovedorder-1success".to_owned(),
            "r1".to_owned(),
        ] {
            for key in ["", "wrong"] {
                let mut call = world.merchant.call(Method::POST, path, "");
                call.id.clone_from(&id);
                call.key = key.to_owned();
                world.merchant.unsigned(&call).await;
            }
        }
    }
    // Refused, and signed all the same: the caller had proved who he is.
    let mut late = token_call(&world);
    late.time = "1".to_owned();
    refused(&world.merchant.envelope(&late).await, "L0003");
}

#[tokio::test]
async fn a_body_where_none_belongs_is_refused() {
    let world = World::new().await;
    let attach = "/V2022-03/payment_methods/{customerPaymentMethodId}/{customerId}/attach";
    let detach = "/V2022-03/payment_methods/{customerPaymentMethodId}/detach";
    let (method, customer) = (("customerPaymentMethodId", "pm_1"), ("customerId", "cus_1"));
    for (verb, path, values) in [
        (Method::GET, "/V2022-03/customers", vec![]),
        (
            Method::GET,
            "/V2022-03/customers/{customerId}",
            vec![customer],
        ),
        (
            Method::DELETE,
            "/V2022-03/customers/{customerId}",
            vec![customer],
        ),
        (Method::GET, "/openApi/V2022-03/transactions", vec![]),
        (Method::POST, attach, vec![customer, method]),
        (Method::POST, detach, vec![method]),
    ] {
        let call = world.merchant.call(verb, path, "{}").with_path(&values);
        let envelope = world.merchant.envelope(&call).await;
        assert!(refused(&envelope, "P0001").contains("no body"), "{path}");
    }
}

#[tokio::test]
async fn a_database_that_fails_is_a_refusal_of_its_own() {
    let world = World::in_a_file().await;
    let database = rusqlite::Connection::open(world.sandbox.database().unwrap()).unwrap();
    database
        .execute_batch("ALTER TABLE customers RENAME TO elsewhere")
        .unwrap();
    let envelope = world
        .merchant
        .post("/V2022-03/customers", json!({"firstName": "Ada"}))
        .await;
    let message = refused(&envelope, "S0001");
    assert!(!message.contains("customers"), "{message}");
}

#[tokio::test]
async fn then_the_time() {
    let world = World::new().await;
    let now: i64 = token_call(&world).time.parse().unwrap();
    for time in [
        (now - 601_000).to_string(),
        (now + 660_000).to_string(),
        "soon".to_owned(),
        (now / 1000).to_string(),
    ] {
        let mut call = token_call(&world);
        call.time = time;
        call.key = "wrong".to_owned();
        refused(&read(&world, &call).await, "L0003");
    }
    for time in [now - 590_000, now + 590_000] {
        let mut call = token_call(&world);
        call.time = time.to_string();
        success(&world.merchant.envelope(&call).await, "00000");
    }
}

#[tokio::test]
async fn then_the_signature_over_the_very_bytes() {
    let world = World::new().await;
    let mut call = token_call(&world);
    call.key = "12H4567R".to_owned();
    refused(&read(&world, &call).await, "L0005");

    let mut call = world.merchant.call(
        Method::POST,
        "/V2022-03/customers",
        "{\"description\":\"http:\\/\\/shop\\/\", \"firstName\":\"张\"}",
    );
    let signature = call.signature();
    call.body = call.body.replace("\\/", "/");
    let response = world.merchant.send_signed(&call, &signature).await;
    refused(&response.json().await.unwrap(), "L0005");
    call.body = call.body.replace('/', "\\/");
    // Upper case is as good as lower case.
    let response = world
        .merchant
        .send_signed(&call, &signature.to_uppercase())
        .await;
    let envelope: Value = response.json().await.unwrap();
    assert_eq!(success(&envelope, "00000")["description"], "http://shop/");
    let zeroes = "0".repeat(64);
    for (signature, code) in [
        ("0", "L0005"),
        ("", "L0001"),
        ("zz", "L0005"),
        (&zeroes, "L0005"),
    ] {
        let call = token_call(&world);
        let response = world.merchant.send_signed(&call, signature).await;
        refused(&response.json().await.unwrap(), code);
    }
}

#[tokio::test]
async fn then_the_replay_and_only_a_signed_one_counts() {
    let world = World::new().await;
    let call = token_call(&world);
    let mut forged = call.clone();
    forged.key = "wrong".to_owned();
    refused(&read(&world, &forged).await, "L0005");
    success(&world.merchant.envelope(&call).await, "00000");
    refused(&world.merchant.envelope(&call).await, "L0004");

    // Another account's ids are its own.
    let mut other = call.clone();
    other.gateway_no = "12246003".to_owned();
    success(&world.merchant.envelope(&other).await, "00000");

    // A request that is refused later has used its id, too.
    let wrong = world
        .merchant
        .call(Method::POST, "/V2022-03/customers", "{");
    refused(&world.merchant.envelope(&wrong).await, "P0001");
    refused(&world.merchant.envelope(&wrong).await, "L0004");

    world.sandbox.clock().advance(Duration::from_secs(29 * 60));
    let mut again = token_call(&world);
    again.id.clone_from(&call.id);
    refused(&world.merchant.envelope(&again).await, "L0004");
    world.sandbox.clock().advance(Duration::from_secs(2 * 60));
    let mut later = token_call(&world);
    later.id.clone_from(&call.id);
    success(&world.merchant.envelope(&later).await, "00000");
}

#[tokio::test]
async fn then_the_body_and_nothing_of_it_is_repeated() {
    let world = World::new().await;
    let create = "/V2022-03/payment_methods";
    for (body, code) in [
        ("".to_owned(), "P0001"),
        ("{\"cards\":\"4242424242424242\"".to_owned(), "P0001"),
        ("[\"4242424242424242\"]".to_owned(), "P0002"),
        ("{\"card\":\"4242424242424242\"}".to_owned(), "P0002"),
        (
            "{\"card\":{\"cardNo\":[4242424242424242]}}".to_owned(),
            "P0002",
        ),
        (
            "{\"customerId\":\"4242 4242 4242 4242\"}".to_owned(),
            "P0002",
        ),
        (
            json!({"customerId": "x".repeat(70_000)}).to_string(),
            "P0001",
        ),
    ] {
        let call = world.merchant.call(Method::POST, create, &body);
        let envelope = if body.len() > 64 * 1024 {
            // A signature over what was not read cannot be checked.
            world.merchant.unsigned(&call).await
        } else {
            world.merchant.envelope(&call).await
        };
        let message = refused(&envelope, code);
        assert!(!message.contains("4242"), "{message}");
    }
    let envelope = world
        .merchant
        .post("/V2022-03/confirmCharge", json!({"orderAmount": "1"}))
        .await;
    let message = refused(&envelope, "P0002");
    assert!(message.contains("orderCurrency is missing"), "{message}");
}
