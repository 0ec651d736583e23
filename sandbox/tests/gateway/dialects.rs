//! A dialect more: one line, and its paths are served and refused in its own words.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use payseal_asiabill::AsiaBill;
use payseal_engine::clock::Moment;
use payseal_engine::ledger::Delivery;
use payseal_engine::store::Payment;
use payseal_gateway::dialect::{Dialect, Message};
use payseal_gateway::gateway::Gateway;
use payseal_sandbox::Account;
use rusqlite::Connection;
use serde_json::Value;

use crate::challenges::press;
use crate::merchant::text;
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
        Some("http://shop.localhost/scratched".to_owned())
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

#[tokio::test]
async fn a_payment_is_told_of_in_the_dialect_that_it_was_asked_for_in() {
    let world = World::with(|config| config.dialects = &[&Scratch, &AsiaBill]).await;
    let method = world.merchant.save("4000000000003220").await;
    let way_back = async |order: &str, change: &str| {
        let data = world.merchant.charge(order, "7.00", &method).await;
        let database = Connection::open(world.sandbox.database()).unwrap();
        database.execute_batch(change).unwrap();
        let pressed = press(&world, text(&data, "redirectUrl"), "complete").await;
        let location = pressed.headers()["location"].to_str().unwrap();
        location.to_owned()
    };
    // Nobody else is asked, though another would answer first.
    let signed = way_back("o1", "").await;
    assert!(signed.contains("signInfo="), "{signed}");
    let change = "UPDATE payments SET dialect = 'scratch' WHERE order_no = 'o2'";
    let scratched = way_back("o2", change).await;
    assert_eq!(scratched, "http://shop.localhost/scratched");
}
