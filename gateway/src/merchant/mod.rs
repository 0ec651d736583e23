//! A merchant's server at its gateway, in no vendor's words: all that the demo shop knows of a dialect. Each
//! call goes over real HTTP, signed as the dialect signs.

mod terms;

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use axum::http::HeaderMap;
use payseal_core::money::Money;
use payseal_core::wire::ids::PaymentMethodId;
use payseal_core::wire::payment_method::PaymentMethod;

pub use terms::{
    Attempt, CardPayment, Charged, HostedPage, NewCustomer, OfferedMethod, Order, OrderLine,
    Payment, PaymentNews, PaymentStatus, Returned, SessionWish,
};

/// A call under way, and what comes of it.
pub type Call<'a, T, E = CallError> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'a>>;

/// A merchant's client of one gateway. It keeps no order and no card.
pub trait Merchant: Send + Sync {
    /// The merchant's time, in milliseconds since 1970: the gateway's, as far as it is known.
    fn now(&self) -> i64;

    /// Opens a session for a page's form; its token is a secret of that page.
    fn open_session(&self, wish: SessionWish) -> Call<'_, String>;

    /// The customer with this note, if there is one.
    fn find_customer(&self, note: String) -> Call<'_, Option<String>>;

    /// Makes a customer.
    fn create_customer(&self, customer: NewCustomer) -> Call<'_, String>;

    /// A card by its id, whoever's it is.
    fn card(&self, id: PaymentMethodId) -> Call<'_, PaymentMethod>;

    /// The saved cards of a customer.
    fn cards_of(&self, customer: String) -> Call<'_, Vec<PaymentMethod>>;

    /// Saves a card for a customer.
    fn attach(&self, customer: String, card: PaymentMethodId) -> Call<'_, ()>;

    /// Takes a card away from its customer.
    fn detach(&self, card: PaymentMethodId) -> Call<'_, ()>;

    /// Which payment method types an order of this amount can use.
    fn offered_methods(&self, amount: Money) -> Call<'_, Vec<OfferedMethod>>;

    /// Charges a card. A decline is an answer; after [`CallError::Unanswered`] the payments of the order
    /// say what happened, and it must not be charged again.
    fn charge(&self, order: Order, card: CardPayment) -> Call<'_, Charged>;

    /// Begins a payment on a provider's page; `method` is the gateway's word for it.
    fn pay_at_provider(&self, order: Order, method: String) -> Call<'_, Charged>;

    /// Has an order paid on the gateway's own page. None when it is paid already, or being paid.
    fn pay_on_hosted_page(&self, order: Order, page: HostedPage) -> Call<'_, Option<String>>;

    /// A payment by the gateway's number.
    fn payment(&self, id: String) -> Call<'_, Payment>;

    /// The payments of an order, the newest first.
    fn payments_of(&self, order: String) -> Call<'_, Vec<Payment>>;

    /// Reads the query with which a shopper came back; none when the gateway did not sign it.
    fn returned(&self, query: &[(&str, &str)]) -> Option<Returned>;

    /// Believes and reads a webhook; none when it is about nothing that a shop acts on.
    fn webhook<'a>(
        &'a self,
        headers: &'a HeaderMap,
        body: &'a [u8],
    ) -> Call<'a, Option<PaymentNews>, WebhookError>;

    /// What a webhook is answered with, so that it is not sent again.
    fn acknowledgement(&self) -> &'static str;
}

/// Where a merchant's server reaches its gateway.
#[derive(Clone, Copy, Debug)]
pub struct GatewayAddress<'a> {
    /// The address to call, such as `http://127.0.0.1:4001`.
    pub url: &'a str,
    /// The name by which the gateway answers, such as `pay.localhost:4001`.
    pub host: &'a str,
}

/// There is no client: this machine cannot call out.
#[derive(Debug)]
pub struct NoClient(pub String);

impl fmt::Display for NoClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoClient {}

/// Why a call gave no usable answer. What may be done next differs for each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CallError {
    /// No connection was made: nothing was done, and the call may be repeated.
    Unreachable,
    /// Sent, but no usable answer: it may or may not have been done.
    Unanswered,
    /// The gateway refused.
    Refused,
    /// The request could not be made, and nothing was sent.
    NotPrepared,
}

/// Why a webhook is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WebhookError {
    /// The gateway did not sign it, or not recently.
    NotBelieved,
    /// It is signed, but cannot be read.
    Unreadable,
}
