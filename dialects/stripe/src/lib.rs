//! Stripe's interface, as its published clients and documentation have it, spoken over the one
//! engine. It owns its JSON, its codes, its ids and its signature; it has no rule about money.
//!
//! Reading order: [`wire`], [`objects`], [`desk`], [`call`], [`calls`], `browser`.

mod attempt;
mod browser;
pub mod call;
pub mod calls;
pub mod caused_by;
mod charging;
mod checkout;
mod credentials;
mod debited;
mod debits;
pub mod desk;
mod disputed;
pub mod events;
pub mod grant;
mod hooks;
mod mandates;
mod name;
pub mod objects;
mod request;
mod routes;
mod serve;
mod setup;
mod staying;
pub mod test_values;
mod way_back;
mod ways;
mod webhook;
pub mod wire;

use axum::Router;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::any;
use payseal_engine::clock::Moment;
use payseal_engine::ledger::{Delivery, DialectHooks};
use payseal_engine::store::Payment;
use payseal_gateway::account::Account;
use payseal_gateway::credentials::{Credentials, DemoCredentials, NotCredentials, Section};
use payseal_gateway::dialect::{Dialect, Message};
use payseal_gateway::gateway::Gateway;

pub use name::NAME;

use credentials::Keys;
use wire::error::ApiError;

/// The dialect.
#[derive(Clone, Copy, Debug)]
pub struct Stripe;

impl Dialect<Gateway> for Stripe {
    fn name(&self) -> &'static str {
        NAME
    }

    fn routes(&self) -> Router<Gateway> {
        Router::new()
            .route("/v1/{*rest}", any(serve::serve))
            .route("/v2/{*rest}", any(serve::serve))
    }

    fn speaks(&self, path: &str) -> bool {
        path.starts_with("/v1/") || path.starts_with("/v2/")
    }

    fn no_such_path(&self) -> Response {
        let error = ApiError::no_such_path("", "");
        request::written(&error.to_json(), error.status, HeaderMap::new())
    }

    fn way_back(&self, _account: &Account, payment: &Payment) -> Option<String> {
        way_back::with_result(payment)
    }

    fn hooks(&self) -> Option<&'static dyn DialectHooks> {
        Some(&hooks::Hooks)
    }

    fn webhook(
        &self,
        account: &Account,
        delivery: &Delivery,
        _id: &str,
        now: Moment,
    ) -> Option<Message> {
        webhook::message(account, delivery, now)
    }

    fn acknowledges(&self, status: u16, _body: &[u8]) -> bool {
        (200..300).contains(&status)
    }

    fn read_credentials(&self, section: Section) -> Result<Credentials, NotCredentials> {
        credentials::read_section(section)
    }

    fn demo_credentials(&self) -> DemoCredentials {
        DemoCredentials::MadeOnce(credentials::make)
    }

    fn shown_credentials(&self, account: &Account) -> Vec<(&'static str, String)> {
        Keys::of(account).map(Keys::shown).unwrap_or_default()
    }
}
