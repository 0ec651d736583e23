//! A session token with a purpose: whose cards it may touch, on which pages it works, and what is
//! paid. The members are Payseal's own; AsiaBill's gateway reads none.

use payseal_core::wire::endpoint::{Endpoint, Method};
use payseal_core::wire::ids::CustomerId;
use payseal_core::wire::session::{CreateSession, Session};
use serde::Serialize;

/// Whether the security code of a saved card is asked for again.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CvcRule {
    /// It is not.
    #[default]
    Never,
    /// At every payment.
    Always,
}

/// Whether a card is kept only when the shopper agreed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ConsentRule {
    /// The merchant asked elsewhere.
    #[default]
    None,
    /// The form asks, and without a yes the card is not kept.
    Required,
}

/// What a token is for.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionRequest {
    /// The one customer whose cards it may touch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
    /// Whether the code is asked for again.
    pub cvc: CvcRule,
    /// Whether consent is needed.
    pub consent: ConsentRule,
    /// The pages on which it works; all of the account's when there are none.
    pub origins: Vec<String>,
    /// What is paid, as a decimal; a token without it only saves cards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// In what; an amount needs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

/// The vendor's call, with a body.
pub(crate) struct CreateSessionFor;

impl Endpoint for CreateSessionFor {
    const METHOD: Method = CreateSession::METHOD;
    const ROUTE: &'static str = CreateSession::ROUTE;
    const SUCCESS: &'static str = CreateSession::SUCCESS;
    type Params = ();
    type Request = SessionRequest;
    type Answer = Session;
}
