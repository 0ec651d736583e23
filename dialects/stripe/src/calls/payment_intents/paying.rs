//! What an intent is paid with: whose it is, and whether its type may pay.

use payseal_core::money::{Currency, Money};
use payseal_engine::ledger::IntentTerms;
use payseal_engine::store::{CaptureMode, Usage};
use serde_json::Value as Json;

use super::fields::Said;
use crate::call::{Call, CallError};
use crate::calls::paying::{fits, payable};
use crate::calls::payment_methods;
use crate::desk::{Kept, kinds};
use crate::ways;
use crate::wire::error::ApiError;

/// The payment method that a call names or describes, or that was there before, when it fits to the customer.
pub(super) fn method_of(
    call: &Call<'_>,
    said: &Said,
    customer: Option<&str>,
    earlier: Option<&str>,
) -> Result<Option<Kept>, CallError> {
    let method = match (&said.payment_method, &said.described, earlier) {
        (Some(id), _, _) => payment_methods::usable(call, id, "payment_method")?,
        (None, Some(described), _) => payment_methods::keep(call, described.clone())?,
        (None, None, Some(id)) => match call.desk.find(kinds::PAYMENT_METHOD, id)? {
            Some(earlier) => earlier,
            None => return Ok(None),
        },
        (None, None, None) => return Ok(None),
    };
    fits(&method, customer)?;
    Ok(Some(method))
}

/// What an intent is paid with.
pub(super) struct With {
    /// The id of the payment method.
    pub(super) id: Option<String>,
    /// The same, when it is one that the engine keeps.
    pub(super) engines: Option<String>,
}

/// A payment method, when it is of a type that may pay.
pub(super) fn method_among(method: Option<Kept>, types: &Json) -> Result<With, ApiError> {
    if let Some(method) = &method {
        payable(method, types)?;
    }
    let is_card = method.as_ref().is_some_and(ways::is_card);
    let id = method.map(|method| method.id);
    Ok(With {
        engines: id.clone().filter(|_| is_card),
        id,
    })
}

/// What the engine is told of an intent.
pub(super) fn terms(
    said: &Said,
    currency: &str,
    sum: u64,
    customer: Option<String>,
    payment_method: Option<String>,
) -> Result<IntentTerms, ApiError> {
    let known = Currency::parse(&currency.to_ascii_uppercase()).ok_or_else(|| {
        ApiError::invalid(format!("Invalid currency: {currency}.")).about("currency")
    })?;
    Ok(IntentTerms {
        amount: Money::from_minor(sum, known),
        capture: if said.captures_later() {
            CaptureMode::Manual
        } else {
            CaptureMode::Automatic
        },
        usage: match said.future_usage() {
            Some("off_session") => Usage::SetupOffSession,
            Some("on_session") => Usage::SetupOnSession,
            _ => Usage::OnSession,
        },
        customer,
        payment_method,
        allowed: Vec::new(),
        expires: None,
    })
}
