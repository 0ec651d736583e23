//! Attacks with what somebody captured on the line: a signed request or a signed answer, sent again as
//! it is, under another id, as another method, or after the clock was set back.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::merchant::{Call, refused, success, text};
use crate::world::{Folder, World, account};

const TOKEN: &str = "/V2022-03/sessionToken";
const CUSTOMERS: &str = "/V2022-03/customers";
const CUSTOMER: &str = "/V2022-03/customers/{customerId}";

/// Sends what was captured, with another head and the signature that it had.
async fn again(world: &World, captured: &Call, change: impl FnOnce(&mut Call)) -> Value {
    let signature = captured.signature();
    let mut call = captured.clone();
    change(&mut call);
    let answer = world.merchant.send_signed(&call, &signature).await;
    answer.json().await.unwrap()
}

async fn count(world: &World) -> usize {
    let envelope = world.merchant.get(CUSTOMERS, &[]).await;
    success(&envelope, "00000")["list"]
        .as_array()
        .unwrap()
        .len()
}

#[tokio::test]
async fn replay_the_border_of_id_and_time_cannot_be_moved() {
    let world = World::new().await;
    // The last digit of the id is a zero: it would be a leading zero of the time.
    for (number, digit) in ["0", "1", "9"].into_iter().enumerate() {
        let mut call = world
            .merchant
            .call(Method::POST, CUSTOMERS, r#"{"firstName":"Ada"}"#);
        call.id = format!("r-{number}-{digit}");
        success(&world.merchant.envelope(&call).await, "00000");
        let cut = call.id.len() - 1;
        let moved = again(&world, &call, |call| {
            call.id.truncate(cut);
            call.time = format!("{digit}{}", call.time);
        });
        refused(&moved.await, "L0003");
        let moved = again(&world, &call, |call| {
            let (head, rest) = call.time.split_at(1);
            call.id.push_str(head);
            call.time = rest.to_owned();
        });
        refused(&moved.await, "L0003");
        for written in ["+", "0", "00", "9"] {
            let mut call = world
                .merchant
                .call(Method::POST, CUSTOMERS, r#"{"firstName":"Ada"}"#);
            call.time = format!("{written}{}", call.time);
            let envelope = world.merchant.send(&call).await.json().await.unwrap();
            refused(&envelope, "L0003");
        }
    }
    assert_eq!(count(&world).await, 3);
}

/// The border of the account's number and the id: two accounts with one key, and a number that
/// begins as the other.
#[tokio::test]
async fn replay_what_was_signed_counts_once_whatever_its_parts_are_called() {
    let world = World::with(|config| {
        config.accounts.push(account("1224600"));
    })
    .await;
    let call = world
        .merchant
        .call(Method::POST, CUSTOMERS, r#"{"firstName":"Ada"}"#);
    success(&world.merchant.envelope(&call).await, "00000");
    let other = again(&world, &call, |call| {
        call.gateway_no = "1224600".to_owned();
        call.id = format!("2{}", call.id);
    });
    refused(&other.await, "L0004");
}

#[tokio::test]
async fn replay_a_captured_get_deletes_and_detaches_nothing() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let customer = merchant.customer().await;
    let get = merchant
        .call(Method::GET, CUSTOMER, "")
        .with_path(&[("customerId", &customer)]);
    success(&merchant.envelope(&get).await, "00000");
    for method in [Method::DELETE, Method::PUT, Method::POST] {
        refused(
            &again(&world, &get, |call| call.method = method).await,
            "L0004",
        );
    }
    assert_eq!(count(&world).await, 1);

    let card = merchant.save("4242424242424242").await;
    let ids = [("customerPaymentMethodId", card.as_str())];
    let query = "/V2022-03/payment_methods/{customerPaymentMethodId}";
    let get = merchant.call(Method::GET, query, "").with_path(&ids);
    success(&merchant.envelope(&get).await, "00000");
    for method in [Method::GET, Method::POST] {
        let detach = again(&world, &get, |call| {
            call.method = method;
            call.path = format!("{}/detach", call.path);
        });
        refused(&detach.await, "L0004");
    }
    success(&merchant.get(query, &ids).await, "00000");
}

#[tokio::test]
async fn replay_a_signed_answer_is_no_request() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let good = merchant.call(Method::POST, TOKEN, "");
    let mut late = merchant.call(Method::POST, TOKEN, "");
    late.time = "1600000000000".to_owned();
    for (call, code) in [(good, "00000"), (late, "L0003")] {
        let answer = merchant.send(&call).await;
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        let (id, time, signature) = (
            header("response-id"),
            header("response-time"),
            header("sign-info"),
        );
        let body = answer.text().await.unwrap();
        let envelope: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(envelope["code"], code);
        for path in [TOKEN, CUSTOMERS] {
            let mut call = merchant.call(Method::POST, path, &body);
            call.id.clone_from(&id);
            call.time.clone_from(&time);
            assert_eq!(
                call.signature().to_uppercase(),
                signature,
                "one key, one string"
            );
            let answer = merchant.send_signed(&call, &signature).await;
            let envelope: Value = answer.json().await.unwrap();
            assert!(
                refused(&envelope, "L0005").contains("an answer"),
                "{envelope}"
            );
        }
    }
    assert_eq!(count(&world).await, 0);
}

/// While the database is locked an answer is signed, and the id of its request is not used up. What is
/// signed as a body there is signed as a value of the path or of the query here, whole or in pieces.
#[tokio::test]
async fn replay_a_signed_answer_is_no_value_of_a_path_or_a_query() {
    let world = World::in_a_file().await;
    let merchant = &world.merchant;
    let lock = rusqlite::Connection::open(world.sandbox.database().unwrap()).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    let answer = merchant.send(&merchant.call(Method::POST, TOKEN, "")).await;
    lock.execute_batch("ROLLBACK").unwrap();
    let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
    let (id, time, signature) = (
        header("response-id"),
        header("response-time"),
        header("sign-info"),
    );
    let said = answer.text().await.unwrap();
    let envelope: Value = serde_json::from_str(&said).unwrap();
    refused(&envelope, "S0001");
    let (one, two) = said.split_at(said.len() / 2);
    let whole = vec![("x", said.as_str())];
    let pieces = vec![("a", one), ("b", two)];
    let method = "/V2022-03/payment_methods/{customerPaymentMethodId}";
    for (verb, path, values, query) in [
        (Method::POST, TOKEN, vec![], whole.clone()),
        (Method::POST, TOKEN, vec![], pieces.clone()),
        (Method::GET, CUSTOMERS, vec![], whole.clone()),
        (Method::GET, CUSTOMERS, vec![], pieces),
        (Method::GET, "/openApi/V2022-03/transactions", vec![], whole),
        (
            Method::GET,
            CUSTOMER,
            vec![("customerId", said.as_str())],
            vec![],
        ),
        (
            Method::GET,
            method,
            vec![("customerPaymentMethodId", said.as_str())],
            vec![],
        ),
    ] {
        let mut call = merchant
            .call(verb, path, "")
            .with_path(&values)
            .with_query(&query);
        call.id.clone_from(&id);
        call.time.clone_from(&time);
        assert_eq!(call.signature().to_uppercase(), signature, "one string");
        // As an address has it: every byte escaped.
        let escaped =
            |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
        call.path = call.path.replace(&said, &escaped(&said));
        for (_, value) in &mut call.query {
            *value = escaped(value);
        }
        let answer = merchant.send_signed(&call, &signature).await;
        let envelope: Value = answer.json().await.unwrap();
        let message = refused(&envelope, "L0005");
        assert!(message.contains("an answer"), "{path}: {envelope}");
    }
    let sessions: i64 = lock
        .query_row("SELECT count(*) FROM sessions", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sessions, 0);
}

/// A refusal is signed over the id of what was refused, so that id is used up as well.
#[tokio::test]
async fn replay_a_request_that_was_refused_for_its_time_has_used_its_id() {
    let world = World::new().await;
    let mut call = world.merchant.call(Method::POST, TOKEN, "");
    let now = std::mem::replace(&mut call.time, "1600000000000".to_owned());
    refused(&world.merchant.envelope(&call).await, "L0003");
    call.time = now;
    refused(&world.merchant.envelope(&call).await, "L0004");
}

#[tokio::test]
async fn replay_a_clock_that_goes_back_opens_no_window_again() {
    let folder = Folder::new();
    let file = folder.path().join("replays.sqlite");
    let open = async || World::with(|config| config.db = Some(file.clone().into())).await;
    let world = open().await;
    let call = world
        .merchant
        .call(Method::POST, CUSTOMERS, r#"{"firstName":"Ada"}"#);
    success(&world.merchant.envelope(&call).await, "00000");
    world.sandbox.clock().advance(Duration::from_secs(31 * 60));
    let before = world.sandbox.clock().now();
    // The first is forgotten by now, which is no harm while it is too old.
    assert_eq!(count(&world).await, 1);
    world.sandbox.stop().await;
    // The machine's time is what it was half an hour ago to the gateway.
    let world = open().await;
    assert!(world.sandbox.clock().now() >= before);
    refused(&again(&world, &call, |_| ()).await, "L0003");
    assert_eq!(count(&world).await, 1);
}

/// The attack that was seen: one signed refund became three.
#[tokio::test]
async fn replay_of_a_charge_charges_once() {
    let world = World::in_a_file().await;
    let merchant = &world.merchant;
    let card = merchant.save("4242424242424242").await;
    let body = json!({
        "customerPaymentMethodId": card, "orderAmount": "7.00", "orderCurrency": "USD",
        "orderNo": "o1", "returnUrl": "http://shop.localhost/back"
    });
    let mut charge = merchant.call(Method::POST, "/V2022-03/confirmCharge", &body.to_string());
    charge.id = "charge-0".to_owned();
    let paid = merchant.envelope(&charge).await;
    let trade = text(success(&paid, "00000"), "tradeNo").to_owned();
    let refund = json!({
        "tradeNo": trade, "refundAmount": "1.00", "refundType": "2", "refundReason": "cold"
    });
    let path = "/openApi/V2022-03/refund";
    let mut refund = merchant.call(Method::POST, path, &refund.to_string());
    refund.id = "refund-00".to_owned();
    success(&merchant.envelope(&refund).await, "0000");
    for (id, time) in [
        ("refund-00", refund.time.clone()),
        ("refund-0", format!("0{}", refund.time)),
        ("refund-", format!("00{}", refund.time)),
    ] {
        let sent = again(&world, &refund, |call| {
            call.id = id.to_owned();
            call.time = time;
        });
        assert_ne!(sent.await["code"], "0000", "{id}");
    }
    let database = rusqlite::Connection::open(world.sandbox.database().unwrap()).unwrap();
    let refunds = database.query_row("SELECT count(*) FROM refunds", [], |row| row.get(0));
    assert_eq!(refunds, Ok(1));
}
