//! A dialect more: one line, and its paths are served and refused in its own words.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use payseal_engine::clock::Moment;
use payseal_engine::ledger::Delivery;
use payseal_engine::store::Payment;
use payseal_sandbox::Account;
use payseal_sandbox::dialect::{Dialect, Message};
use payseal_sandbox::dialects::asiabill::AsiaBill;
use payseal_sandbox::gateway::Gateway;
use serde_json::Value;

use crate::world::World;

/// A dialect of one route.
#[derive(Debug)]
struct Scratch;

impl Dialect<Gateway> for Scratch {
    fn name(&self) -> &'static str {
        "scratch"
    }

    fn routes(&self) -> Router<Gateway> {
        Router::new().route("/scratch/ping", get(async || "pong"))
    }

    fn speaks(&self, path: &str) -> bool {
        path.starts_with("/scratch/")
    }

    fn no_such_path(&self) -> Response {
        (StatusCode::IM_A_TEAPOT, "scratch has no such path").into_response()
    }

    fn way_back(&self, _account: &Account, _payment: &Payment) -> Option<String> {
        None
    }

    fn webhook(
        &self,
        _account: &Account,
        _delivery: &Delivery,
        _id: &str,
        _now: Moment,
    ) -> Option<Message> {
        None
    }

    fn acknowledges(&self, _status: u16, _body: &[u8]) -> bool {
        false
    }

    fn credentials(&self, account: &Account) -> Vec<(&'static str, String)> {
        vec![("key", format!("key of <{}>", account.name))]
    }
}

#[tokio::test]
async fn a_dialect_is_added_with_one_line() {
    let world = World::with(|config| config.dialects = &[&Scratch, &AsiaBill]).await;
    let get = async |path: &str| {
        let url = format!("{}{path}", world.url());
        world.merchant.http.get(url).send().await.unwrap()
    };
    assert_eq!(get("/scratch/ping").await.text().await.unwrap(), "pong");
    assert_eq!(get("/scratch/pong").await.status(), 418);
    // The others are what they were.
    assert_eq!(get("/nowhere").await.status(), 404);
    let refused = get("/V2022-03/nowhere").await;
    assert!(refused.headers().contains_key("response-time"));
    assert!(
        !get("/scratch/ping")
            .await
            .headers()
            .contains_key("response-time")
    );
    let method = world.merchant.save("4242424242424242").await;
    world.merchant.charge("o1", "7.00", &method).await;
    let accounts: Value = get("/sandbox/accounts").await.json().await.unwrap();
    let first = &accounts["accounts"][0];
    assert_eq!(first["scratch"]["key"], "key of <Harbour Coffee>");
    assert_eq!(first["asiabill"]["gatewayNo"], "12246002");
}
