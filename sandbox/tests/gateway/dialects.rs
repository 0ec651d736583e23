//! A dialect more: one line, and its paths are served and refused in its own words.

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use payseal_asiabill::AsiaBill;
use payseal_core::wire::ids::AccountName;
use payseal_engine::clock::Moment;
use payseal_engine::ledger::Delivery;
use payseal_engine::store::Payment;
use payseal_gateway::credentials::{Credentials, DemoCredentials, NotCredentials, Section};
use payseal_gateway::dialect::{Dialect, Message};
use payseal_gateway::gateway::Gateway;
use payseal_sandbox::Account;
use reqwest::Method;
use rusqlite::Connection;
use serde_json::Value;

use crate::challenges::press;
use crate::merchant::{refused, text};
use crate::world::World;

/// What an account signs with in it.
struct Key(String);

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

    fn read_credentials(&self, section: Section) -> Result<Credentials, NotCredentials> {
        let key = section.get("key").and_then(|key| key.as_str());
        let key = key.ok_or(NotCredentials("it has a key"))?;
        let name = AccountName::parse("pk_scratch").map_err(|_| NotCredentials("it has a name"))?;
        Ok(Credentials::new("scratch", Key(key.to_owned())).known_as(name))
    }

    fn demo_credentials(&self) -> DemoCredentials {
        DemoCredentials::MadeOnce(|| {
            let digits = payseal_engine::secret::digits(20)?;
            Ok(format!("key = \"{digits}\"\n").into())
        })
    }

    fn shown_credentials(&self, account: &Account) -> Vec<(&'static str, String)> {
        let key: Option<&Key> = account.credentials();
        key.map(|Key(key)| vec![("key", key.clone())])
            .unwrap_or_default()
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
    let nowhere = get("/V2022-03/nowhere").await;
    assert!(nowhere.headers().contains_key("response-time"));
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
    let key = first["scratch"]["key"].as_str().unwrap();
    assert!(key.len() == 20 && key.bytes().all(|byte| byte.is_ascii_digit()));
    assert_eq!(first["asiabill"]["gatewayNo"], "12246002");
    // The other account signs with nothing there.
    assert_eq!(accounts["accounts"][1].get("scratch"), None);
    // The form stands below each of the account's names.
    assert_eq!(get("/payseal/pk_scratch/en/").await.status(), 200);
    assert_eq!(get("/payseal/pk_nobody/en/").await.status(), 404);
    // What another dialect calls the account is no number here.
    let mut call = world.merchant.call(Method::GET, "/V2022-03/customers", "");
    call.gateway_no = "pk_scratch".to_owned();
    let answer: Value = world.merchant.send(&call).await.json().await.unwrap();
    refused(&answer, "L0001");
}

#[tokio::test]
async fn a_payment_is_told_of_in_the_dialect_that_it_was_asked_for_in() {
    let world = World::in_a_file_with(|config| config.dialects = &[&Scratch, &AsiaBill]).await;
    let method = world.merchant.save("4000000000003220").await;
    let way_back = async |order: &str, change: &str| {
        let data = world.merchant.charge(order, "7.00", &method).await;
        let database = Connection::open(world.sandbox.database().unwrap()).unwrap();
        database.execute_batch(change).unwrap();
        let pressed = press(&world, text(&data, "redirectUrl"), "complete").await;
        let location = pressed.headers()["location"].to_str().unwrap();
        location.to_owned()
    };
    // Nobody else is asked, though another would answer first.
    let signed = way_back("o1", "").await;
    assert!(signed.contains("signInfo="), "{signed}");
    let change = "UPDATE intents SET dialect = 'scratch' WHERE reference = 'o2'";
    let scratched = way_back("o2", change).await;
    assert_eq!(scratched, "http://shop.localhost/scratched");
}
