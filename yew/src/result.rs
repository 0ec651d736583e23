//! What calls give.

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use crate::script::Misuse;
use crate::state::PaymentError;

/// How a payment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PaymentStatus {
    /// It is paid.
    Succeeded,
    /// The issuer said no.
    Declined,
    /// It goes on without the shopper.
    Pending,
    /// It could not be found out: another call asks again.
    Unknown,
}

/// What the shopper agreed to.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Consent {
    /// Which text was shown.
    pub text_version: String,
    /// How far it goes: `always` or `limited`.
    pub redisplay: String,
}

/// Why a payment was declined.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Decline {
    /// One of the list.
    pub code: String,
    /// A sentence for the shopper, in the shopper's language.
    pub message: String,
    /// Whether the same card may succeed if it is tried again.
    pub retryable: bool,
}

/// A payment that was begun.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Payment {
    /// How it stands.
    pub status: PaymentStatus,
    /// The opaque id of the card.
    pub customer_payment_method_id: String,
    /// What the shopper agreed to.
    pub consent: Option<Consent>,
    /// Why it was declined.
    pub decline: Option<Decline>,
}

/// A card that was saved.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SavedMethod {
    /// The opaque id, which your server charges.
    pub customer_payment_method_id: String,
    /// What the shopper agreed to.
    pub consent: Option<Consent>,
}

/// Why a call gave nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallError {
    /// The shopper, the network or the gateway; the form shows it.
    Error(Box<PaymentError>),
    /// The page made a wrong call.
    Misuse(Misuse),
}

impl From<Misuse> for CallError {
    fn from(misuse: Misuse) -> Self {
        Self::Misuse(misuse)
    }
}

impl From<JsValue> for CallError {
    fn from(thrown: JsValue) -> Self {
        Self::Misuse(thrown.into())
    }
}

/// Reads what a call resolved to: the answer, or the error in its place.
pub(crate) fn read<T: for<'a> Deserialize<'a>>(told: JsValue) -> Result<T, CallError> {
    #[derive(Deserialize)]
    struct Wrong {
        error: Option<PaymentError>,
    }
    let wrong: Result<Wrong, _> = serde_wasm_bindgen::from_value(told.clone());
    if let Ok(Wrong { error: Some(error) }) = wrong {
        return Err(CallError::Error(Box::new(error)));
    }
    serde_wasm_bindgen::from_value(told).map_err(|error| Misuse(error.to_string()).into())
}
