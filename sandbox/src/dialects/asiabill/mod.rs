//! AsiaBill's V2022-03 interface and the v3 routes that browsers call, as its documentation and
//! its published clients have them.
//!
//! It decides nothing about payments; that is [`crate::ledger`].

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
mod courier;
mod customers;
mod cvc_policy;
mod local_payment;
mod logistics;
mod merchant_address;
mod order;
mod payment_methods;
mod refunds;
mod return_url;
mod saved_cards;
mod scan;
mod sessions;
mod signed;
mod transactions;
mod webhooks;

use axum::Router;
use axum::routing::{get, post};
use payseal_core::wire::codes::RequestCode;
use payseal_core::wire::endpoint::Endpoint;
use payseal_core::wire::{browser as v3, charge, customer, payment_method, session};

pub use answer::Answer;
pub use answer_signature::sign_answers;
pub(crate) use challenge::address as challenge_address;
pub(crate) use courier::work as carry_webhooks;
pub(crate) use cvc_policy::over as cvc_policies_over;
pub(crate) use return_url::{origin_of, with_result};

use crate::gateway::Gateway;

/// What every path of the V2022-03 interface begins with, on each of its two bases. Old clients
/// forget the slash behind it, and get the same refusal as for any other wrong path.
const BASES: [&str; 2] = ["/V2022-03", "/openApi"];

/// What every path of the browser routes begins with.
const BROWSER_BASE: &str = "/services/v3/";

/// Every route of the dialect.
pub fn routes() -> Router<Gateway> {
    Router::new()
        .merge(server_routes())
        .merge(browser_routes())
        .method_not_allowed_fallback(async || no_such_path())
}

/// Whether a path that no route has is one of this dialect, and so is refused in its words.
#[must_use]
pub fn speaks(path: &str) -> bool {
    is_signed(path) || path.starts_with(BROWSER_BASE)
}

/// The refusal of a path or method that does not exist.
#[must_use]
pub fn no_such_path() -> Answer {
    Answer::refused(RequestCode::Path)
}

fn is_signed(path: &str) -> bool {
    BASES.iter().any(|base| path.starts_with(base))
}

fn server_routes() -> Router<Gateway> {
    Router::new()
        .route(session::CreateSession::ROUTE, post(sessions::create))
        .route(
            customer::CreateCustomer::ROUTE,
            get(customers::list).post(customers::create),
        )
        .route(
            customer::GetCustomer::ROUTE,
            get(customers::find)
                .post(customers::update)
                .put(customers::update)
                .delete(customers::remove),
        )
        .route(
            payment_method::CreatePaymentMethod::ROUTE,
            post(payment_methods::create),
        )
        .route(
            payment_method::UpdatePaymentMethod::ROUTE,
            post(payment_methods::update),
        )
        .route(
            payment_method::QueryPaymentMethod::ROUTE,
            get(payment_methods::find),
        )
        .route(
            payment_method::ListPaymentMethods::ROUTE,
            get(payment_methods::list),
        )
        // The vendor's clients send GET; POST is what others would expect.
        .route(
            payment_method::DetachPaymentMethod::ROUTE,
            get(payment_methods::detach).post(payment_methods::detach),
        )
        .route(
            payment_method::AttachPaymentMethod::ROUTE,
            get(payment_methods::attach).post(payment_methods::attach),
        )
        .route(charge::ConfirmCharge::ROUTE, post(charges::confirm))
        .route(refunds::CREATE_ROUTE, post(refunds::create))
        .route(refunds::FIND_ROUTE, get(refunds::find))
        .route(
            local_payment::PayLocally::ROUTE,
            post(local_payment::create),
        )
        .route(checkout::Checkout::ROUTE, post(checkout::create))
        .route(consult::Consult::ROUTE, post(consult::ask))
        .route(authorize::ROUTES[0], post(authorize::operate))
        .route(authorize::ROUTES[1], post(authorize::operate))
        .route(logistics::SEND_ROUTE, post(logistics::send))
        .route(logistics::FIND_ROUTE, get(logistics::find))
        .route(
            chargebacks::ROUTE,
            get(chargebacks::list).post(chargebacks::reply),
        )
        .route(transactions::LIST_ROUTE, get(transactions::list))
        .route(transactions::FIND_ROUTE, get(transactions::find))
}

fn browser_routes() -> Router<Gateway> {
    Router::new()
        .route(v3::CreateFromBrowser::ROUTE, post(browser::create))
        .route(v3::ListFromBrowser::ROUTE, get(browser::list))
        .route(
            account_of_token::AccountOfToken::ROUTE,
            post(account_of_token::find),
        )
        .route(saved_cards::ReadSession::ROUTE, get(saved_cards::session))
        .route(saved_cards::UpdateCard::ROUTE, post(saved_cards::update))
        .route(saved_cards::DetachCard::ROUTE, post(saved_cards::detach))
        .route(saved_cards::PreferCard::ROUTE, post(saved_cards::prefer))
        // Addresses from before the bank had an origin of its own lead to the same page.
        .merge(bank_routes())
}

/// The page of the bank, and of the providers whose part it plays.
pub(crate) fn bank_routes() -> Router<Gateway> {
    Router::new().route(
        challenge::PATH,
        get(challenge::show).post(challenge::answer),
    )
}
