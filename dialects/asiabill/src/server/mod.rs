//! AsiaBill's V2022-03 interface and the v3 routes that browsers call, as its documentation and
//! its published clients have them.
//!
//! It decides nothing about payments; that is [`payseal_engine::ledger`].

mod account_of_token;
mod answer;
pub(crate) mod answer_signature;
mod authorize;
mod browser;
mod card_input;
pub(crate) mod challenge;
mod chargebacks;
mod charges;
mod checkout;
mod consult;
mod convert;
pub(crate) mod credentials;
mod customers;
mod debits;
pub(crate) mod hooks;
mod local_payment;
mod logistics;
mod merchant_address;
mod name;
mod order;
pub(crate) mod paths;
mod payment_methods;
pub(crate) mod payment_words;
mod public_ids;
mod refunds;
mod refusal_words;
pub(crate) mod return_url;
mod saved_cards;
mod sessions;
mod signed;
mod spellings;
mod transactions;
mod webhook_schedule;
pub(crate) mod webhooks;

use axum::Router;
use axum::routing::{get, post};
use payseal_core::wire::browser as v3;
use payseal_core::wire::codes::RequestCode;
use payseal_core::wire::endpoint::Endpoint;

pub(crate) use answer::Answer;
pub use credentials::credentials as account_credentials;
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

use payseal_gateway::gateway::Gateway;

/// Every route that servers and browsers call.
pub(crate) fn routes() -> Router<Gateway> {
    Router::new()
        .merge(server_routes())
        .merge(browser_routes())
        .method_not_allowed_fallback(async || no_such_path())
}

/// The refusal of a path or method that does not exist.
pub(crate) fn no_such_path() -> Answer {
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
