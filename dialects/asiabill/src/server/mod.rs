//! AsiaBill's V2022-03 interface and the v3 routes that browsers call, as its documentation and
//! its published clients have them.
//!
//! It decides nothing about payments; that is [`payseal_engine::ledger`].

mod account_of_token;
mod answer;
mod answer_signature;
mod authorize;
mod browser;
mod card_input;
mod challenge;
mod chargebacks;
mod charges;
mod checkout;
mod consult;
mod convert;
mod credentials;
mod customers;
mod hooks;
mod local_payment;
mod logistics;
mod merchant_address;
mod name;
mod order;
mod paths;
mod payment_methods;
mod payment_words;
mod public_ids;
mod refunds;
mod refusal_words;
mod return_url;
mod saved_cards;
mod sessions;
mod signed;
mod spellings;
mod transactions;
mod webhook_schedule;
mod webhooks;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use payseal_core::wire::browser as v3;
use payseal_core::wire::codes::RequestCode;
use payseal_core::wire::endpoint::Endpoint;

pub(crate) use answer::Answer;
pub use credentials::credentials;
pub use name::NAME;
pub use webhook_schedule::{GAPS, MOST_SENDS};

use crate::wire::after_sale::{FindLogistics, ListChargebacks, UploadLogistics};
use crate::wire::charge::ConfirmCharge;
use crate::wire::checkout::{Checkout, Consult};
use crate::wire::customer::{CreateCustomer, GetCustomer};
use crate::wire::local_payment::PayLocally;
use crate::wire::payment_methods::{
    AttachPaymentMethod, CreatePaymentMethod, DetachPaymentMethod, ListPaymentMethods,
    QueryPaymentMethod, UpdatePaymentMethod,
};
use crate::wire::refunds::{CreateRefund, FindRefund};
use crate::wire::session::CreateSession;
use crate::wire::transactions::{FindTransaction, ListTransactions};
use answer_signature::sign_answers;
use credentials::Keys;

use payseal_engine::clock::Moment;
use payseal_engine::ledger::{Delivery, DialectHooks};
use payseal_engine::store::Payment;
use payseal_gateway::account::Account;
use payseal_gateway::credentials::{Credentials, DemoCredentials, NotCredentials, Section};
use payseal_gateway::dialect::{Dialect, Message};
use payseal_gateway::gateway::Gateway;

/// The dialect.
#[derive(Clone, Copy, Debug)]
pub struct AsiaBill;

impl Dialect<Gateway> for AsiaBill {
    fn name(&self) -> &'static str {
        NAME
    }

    fn routes(&self) -> Router<Gateway> {
        Router::new()
            .merge(server_routes())
            .merge(browser_routes())
            .method_not_allowed_fallback(async || no_such_path())
    }

    fn speaks(&self, path: &str) -> bool {
        paths::is_signed(path) || paths::is_of_browsers(path)
    }

    fn no_such_path(&self) -> Response {
        no_such_path().into_response()
    }

    fn layered(&self, routes: Router<Gateway>, gateway: &Gateway) -> Router<Gateway> {
        routes.layer(from_fn_with_state(gateway.clone(), sign_answers))
    }

    fn bank_routes(&self) -> Router<Gateway> {
        challenge::routes()
    }

    fn way_back(&self, account: &Account, payment: &Payment) -> Option<String> {
        return_url::with_result(account, payment)
    }

    fn decline_words(&self, payment: &Payment) -> Option<String> {
        Some(payment_words::order_info(payment))
    }

    fn hooks(&self) -> Option<&'static dyn DialectHooks> {
        Some(&hooks::Hooks)
    }

    fn webhook(
        &self,
        account: &Account,
        delivery: &Delivery,
        id: &str,
        now: Moment,
    ) -> Option<Message> {
        webhooks::message(account, delivery, id, now)
    }

    fn acknowledges(&self, _status: u16, body: &[u8]) -> bool {
        webhooks::acknowledges(body)
    }

    fn read_credentials(&self, section: Section) -> Result<Credentials, NotCredentials> {
        credentials::read_section(section)
    }

    fn demo_credentials(&self) -> DemoCredentials {
        DemoCredentials::Published(credentials::DEMO)
    }

    fn shown_credentials(&self, account: &Account) -> Vec<(&'static str, String)> {
        let shown = |keys: &Keys| {
            vec![
                ("gatewayNo", keys.gateway_no().to_owned()),
                ("signkey", keys.expose_key().to_owned()),
            ]
        };
        Keys::of(account).map(shown).unwrap_or_default()
    }
}

/// The refusal of a path or method that does not exist.
fn no_such_path() -> Answer {
    Answer::refused(RequestCode::Path)
}

fn server_routes() -> Router<Gateway> {
    Router::new()
        .route(CreateSession::ROUTE, post(sessions::create))
        .route(
            CreateCustomer::ROUTE,
            get(customers::list).post(customers::create),
        )
        .route(
            GetCustomer::ROUTE,
            get(customers::find)
                .post(customers::update)
                .put(customers::update)
                .delete(customers::remove),
        )
        .route(CreatePaymentMethod::ROUTE, post(payment_methods::create))
        .route(UpdatePaymentMethod::ROUTE, post(payment_methods::update))
        .route(QueryPaymentMethod::ROUTE, get(payment_methods::find))
        .route(ListPaymentMethods::ROUTE, get(payment_methods::list))
        // The vendor's clients send GET; POST is what others would expect.
        .route(
            DetachPaymentMethod::ROUTE,
            get(payment_methods::detach).post(payment_methods::detach),
        )
        .route(
            AttachPaymentMethod::ROUTE,
            get(payment_methods::attach).post(payment_methods::attach),
        )
        .route(ConfirmCharge::ROUTE, post(charges::confirm))
        .route(CreateRefund::ROUTE, post(refunds::create))
        .route(FindRefund::ROUTE, get(refunds::find))
        .route(PayLocally::ROUTE, post(local_payment::create))
        .route(Checkout::ROUTE, post(checkout::create))
        .route(Consult::ROUTE, post(consult::ask))
        .route(authorize::ROUTES[0], post(authorize::operate))
        .route(authorize::ROUTES[1], post(authorize::operate))
        .route(UploadLogistics::ROUTE, post(logistics::send))
        .route(FindLogistics::ROUTE, get(logistics::find))
        .route(
            ListChargebacks::ROUTE,
            get(chargebacks::list).post(chargebacks::reply),
        )
        .route(ListTransactions::ROUTE, get(transactions::list))
        .route(FindTransaction::ROUTE, get(transactions::find))
}

fn browser_routes() -> Router<Gateway> {
    Router::new()
        .route(v3::CreateFromBrowser::ROUTE, post(browser::create))
        .route(v3::ListFromBrowser::ROUTE, get(browser::list))
        .route(
            account_of_token::AccountOfToken::ROUTE,
            post(account_of_token::find),
        )
        .route(v3::ReadSession::ROUTE, get(saved_cards::session))
        .route(v3::UpdateFromBrowser::ROUTE, post(saved_cards::update))
        .route(v3::DetachFromBrowser::ROUTE, post(saved_cards::detach))
        .route(v3::DefaultFromBrowser::ROUTE, post(saved_cards::prefer))
        // From before the bank had an origin of its own.
        .merge(challenge::routes())
}
