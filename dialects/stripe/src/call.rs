//! One call: who calls, what for, and how it may end.

use payseal_core::card::CvcPolicies;
use payseal_engine::ledger::{DocumentRefusal, Fault, Refusal};
use payseal_engine::secret::NoRandomness;
use payseal_engine::store::StoreError;
use serde_json::Value as Json;

use crate::desk::Desk;
use crate::wire::error::ApiError;
use crate::wire::expand::Expansion;
use crate::wire::version::Version;

/// Who calls.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Caller {
    /// A server, with the secret key.
    Server,
    /// A page, with the publishable key.
    Page,
}

/// A call.
pub struct Call<'a> {
    /// The account's objects.
    pub desk: Desk<'a>,
    /// Who calls.
    pub caller: Caller,
    /// The version that it is answered in.
    pub version: Version,
    /// What it wants in place of ids.
    pub expansion: Expansion,
    /// What deliveries are signed with, told to whoever makes an endpoint.
    pub webhook_secret: &'a str,
    /// The gateway and the bank, as browsers name them.
    pub origins: Origins<'a>,
    /// What a form in a page of the account's needs.
    pub page: PageFacts<'a>,
}

/// What a form in a page needs.
#[derive(Clone, Copy, Debug)]
pub struct PageFacts<'a> {
    /// The account in the form's address.
    pub publishable_key: &'a str,
    /// Whether a card needs its security code, by brand.
    pub cvc_policies: CvcPolicies,
    /// The page that calls, as the browser says it; none when no browser does.
    pub origin: Option<&'a str>,
}

/// The sandbox as browsers name it.
#[derive(Clone, Copy, Debug)]
pub struct Origins<'a> {
    /// The gateway.
    pub gateway: &'a str,
    /// The bank.
    pub bank: &'a str,
}

/// An answer that is kept: of what was done, or of a decline, which leaves its traces.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The body.
    pub body: Json,
}

impl Answer {
    /// What was asked for.
    #[must_use]
    pub const fn of(body: Json) -> Self {
        Self { status: 200, body }
    }

    /// An error that undoes nothing, such as a decline.
    #[must_use]
    pub fn declined(error: &ApiError) -> Self {
        Self {
            status: error.status,
            body: error.to_json(),
        }
    }
}

/// Why a call is not done: nothing of it is kept.
#[derive(Debug)]
pub enum CallError {
    /// It is refused.
    Refused(ApiError),
    /// The engine failed.
    Fault(Fault),
}

/// What comes of a call.
pub type Done = Result<Answer, CallError>;

impl From<ApiError> for CallError {
    fn from(error: ApiError) -> Self {
        Self::Refused(error)
    }
}

impl From<NoRandomness> for CallError {
    fn from(error: NoRandomness) -> Self {
        Self::Fault(error.into())
    }
}

impl From<StoreError> for CallError {
    fn from(error: StoreError) -> Self {
        Self::Fault(error.into())
    }
}

impl From<Fault> for CallError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused(refusal) => Self::Refused(refused(refusal)),
            other @ (Fault::Store(_) | Fault::NoRandomness(_) | Fault::Busy | Fault::Torn) => {
                Self::Fault(other)
            }
        }
    }
}

/// A refusal of the engine's for which a call has no words of its own.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "most rules are never met here, and have a sentence of their own"
)]
fn refused(refusal: Refusal) -> ApiError {
    match refusal {
        Refusal::CustomerUnknown => ApiError::invalid("No such customer.")
            .coded("resource_missing")
            .about("customer"),
        Refusal::MethodUnknown => ApiError::invalid("No such PaymentMethod.")
            .coded("resource_missing")
            .about("payment_method"),
        Refusal::MethodOfAnother => ApiError::invalid(
            "The provided PaymentMethod does not belong to the Customer. Please pass the Customer \
             that it belongs to, or another PaymentMethod.",
        )
        .about("payment_method"),
        Refusal::ReturnUrlMissing => ApiError::invalid(
            "A return_url that begins with http:// or https:// must be given, since the payment \
             may need a redirect; or set automatic_payment_methods[allow_redirects] to never.",
        )
        .about("return_url"),
        Refusal::CardInText => {
            ApiError::invalid("The sandbox keeps no card number: a text holds one.")
        }
        Refusal::Document(DocumentRefusal::TooLarge) => {
            ApiError::invalid("The object is larger than the sandbox keeps.")
        }
        _ => ApiError::invalid(format!("The sandbox refuses this: {refusal}.")),
    }
}
