//! A database that another process has locked: whoever waits for it waits once, and hears that nothing
//! was done.

use std::time::{Duration, Instant};

use payseal_engine::ledger::PATIENCE;
use reqwest::Method;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::merchant::{card, refused, success};
use crate::world::World;

/// For the machine to be busy in.
const MARGIN: Duration = Duration::from_secs(4);

#[tokio::test]
async fn a_locked_database_keeps_everybody_waiting_once_and_not_in_a_queue() {
    let world = World::in_a_file().await;
    let token = world.merchant.token().await;
    let other = Connection::open(world.sandbox.database().unwrap()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let began = Instant::now();
    let body = card("4242424242424242");
    let tries = (0..12).map(|at| {
        let (merchant, token, body) = (world.merchant.clone(), token.clone(), body.clone());
        tokio::spawn(async move {
            let answer: Value = if at % 2 == 0 {
                merchant.browse(&token, &body).await.json().await.unwrap()
            } else {
                let body = json!({"firstName": "Ada"}).to_string();
                let call = merchant.call(Method::POST, "/V2022-03/customers", &body);
                merchant.envelope(&call).await
            };
            (answer, began.elapsed())
        })
    });
    let tries: Vec<_> = tries.collect();
    for at_once in tries {
        let (answer, took) = at_once.await.unwrap();
        let message = refused(&answer, "S0001");
        assert!(message.contains("nothing was done"), "{message}");
        assert!(took < PATIENCE + MARGIN, "{took:?}");
    }
    other.execute_batch("ROLLBACK").unwrap();
    let envelope = world.merchant.browse(&token, &body).await.json().await;
    success(&envelope.unwrap(), "0");
    let customers: i64 = other
        .query_row("SELECT count(*) FROM customers", [], |row| row.get(0))
        .unwrap();
    assert_eq!(customers, 0);
}

/// The first wait of a request is taken off the next: reading the session and keeping the card are
/// two looks at the database and one request.
#[tokio::test]
async fn a_request_that_asks_twice_waits_once() {
    let world = World::in_a_file().await;
    let token = world.merchant.token().await;
    let other = Connection::open(world.sandbox.database().unwrap()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let began = Instant::now();
    let merchant = world.merchant.clone();
    let asked = tokio::spawn(async move {
        let body = card("4242424242424242");
        let answer = merchant.browse(&token, &body).await;
        (answer.json::<Value>().await.unwrap(), began.elapsed())
    });
    // Let go for a moment, in which the first of its two looks may be had, and taken again.
    let file = world.sandbox.database().unwrap().to_owned();
    let held = tokio::task::spawn_blocking(move || {
        while began.elapsed() < PATIENCE * 3 / 4 {
            std::thread::yield_now();
        }
        other.execute_batch("ROLLBACK").unwrap();
        let again = Connection::open(file).unwrap();
        again.busy_timeout(Duration::from_secs(5)).unwrap();
        again.execute_batch("BEGIN IMMEDIATE").unwrap();
        again
    });
    let (answer, took) = asked.await.unwrap();
    assert!(took < PATIENCE + MARGIN, "{took:?}");
    // Either it had both looks in that moment, or it was told.
    if answer["code"] != "0" {
        assert!(refused(&answer, "S0001").contains("nothing was done"));
    }
    drop(held.await.unwrap());
}
