//! The seam between a gateway and the interfaces that it speaks: all that is known of a vendor's
//! outside its own crate. A dialect is stateless; what it is asked about it is handed.

use std::fmt::Debug;

use axum::Router;
use axum::http::HeaderMap;
use axum::response::Response;

use crate::account::Account;
use crate::credentials::{Credentials, DemoCredentials, NotCredentials, Section};
use crate::merchant::{GatewayAddress, Merchant, NoClient};
use payseal_engine::clock::Moment;
use payseal_engine::ledger::{Delivery, DialectHooks};
use payseal_engine::store::Payment;

/// One vendor's interface, spoken over the one ledger. `S` is what the handlers of its routes share.
pub trait Dialect<S: Clone + Send + Sync + 'static>: Debug + Send + Sync {
    /// What it is called where the dialects are told apart, such as in `GET /sandbox/accounts`, and in
    /// the rows that are of it. It never changes.
    fn name(&self) -> &'static str;

    /// Every route that servers and browsers call.
    fn routes(&self) -> Router<S>;

    /// Whether a path is one of this dialect, whether or not anything is at it. No path is two
    /// dialects'.
    fn speaks(&self, path: &str) -> bool;

    /// The refusal of a path that it speaks and has nothing at.
    fn no_such_path(&self) -> Response;

    /// Puts around its routes and its refusals what all its answers carry, such as a signature.
    fn layered(&self, routes: Router<S>, _state: &S) -> Router<S> {
        routes
    }

    /// Addresses of the bank's page from before it had its own: still served, here and at the bank.
    fn bank_routes(&self) -> Router<S> {
        Router::new()
    }

    /// Where a browser is sent when the shopper has answered a challenge: the merchant's address,
    /// with the result as this dialect writes it. None when the payment has no address to go to.
    /// It is asked, as what follows is, about payments of this dialect only.
    fn way_back(&self, account: &Account, payment: &Payment) -> Option<String>;

    /// Why a payment came to nothing, in the words of this dialect; none when it has no own.
    fn decline_words(&self, _payment: &Payment) -> Option<String> {
        None
    }

    /// What it does inside of the ledger; none when it makes no ids and is told nothing of its payments.
    fn hooks(&self) -> Option<&'static dyn DialectHooks> {
        None
    }

    /// One webhook as this dialect writes it, with the name of this very message; none when it has no
    /// words for what happened.
    fn webhook(
        &self,
        account: &Account,
        delivery: &Delivery,
        id: &str,
        now: Moment,
    ) -> Option<Message>;

    /// Whether an answer to a webhook says that it arrived.
    fn acknowledges(&self, status: u16, body: &[u8]) -> bool;

    /// Reads what an account signs with: its section of the accounts file, which has this dialect's
    /// name.
    ///
    /// # Errors
    /// With what can stand there, when something else does.
    fn read_credentials(&self, section: Section) -> Result<Credentials, NotCredentials>;

    /// What the demo shop's account signs with.
    fn demo_credentials(&self) -> DemoCredentials {
        DemoCredentials::None
    }

    /// A client for the server of this account's merchant, such as the demo shop's; none when this dialect
    /// has no demo shop, or the account is none of its accounts.
    fn merchant(
        &self,
        _account: &Account,
        _gateway: GatewayAddress<'_>,
    ) -> Option<Result<Box<dyn Merchant>, NoClient>> {
        None
    }

    /// What a developer signs with under this account: names and values; nothing when the account is
    /// none of this dialect's.
    fn shown_credentials(&self, account: &Account) -> Vec<(&'static str, String)>;
}

/// A webhook: the very bytes, since a signature may stand over them, and their headers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}
