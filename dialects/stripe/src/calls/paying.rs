//! Whether a payment method may pay or be set up: whose it is, and of which type.

use payseal_engine::ledger::PayWith;
use serde_json::Value as Json;

use super::mandate_data::Agreement;
use crate::call::{Call, CallError};
use crate::debits;
use crate::desk::{Kept, kinds};
use crate::mandates::{self, For};
use crate::ways::Redirect;
use crate::wire::error::ApiError;

/// Whether a payment method is of a type that may pay.
pub(super) fn payable(method: &Kept, types: &Json) -> Result<(), ApiError> {
    let kind = method.text("type").unwrap_or_default();
    let all = types.as_array().into_iter().flatten();
    let all: Vec<&str> = all.filter_map(Json::as_str).collect();
    if all.contains(&kind) {
        return Ok(());
    }
    Err(ApiError::invalid(format!(
        "The PaymentMethod provided ({kind}) is not allowed for this PaymentIntent. Please attach a \
         PaymentMethod of the following types: {}.",
        all.join(", ")
    ))
    .coded("payment_intent_incompatible_payment_method")
    .about("payment_method"))
}

/// Whether a payment method may still be used at all.
pub(super) fn unused(method: &Kept) -> Result<(), ApiError> {
    if method.secret("used_up").as_bool() != Some(true) {
        return Ok(());
    }
    Err(ApiError::invalid(format!(
        "The provided PaymentMethod was previously used with a PaymentIntent without Customer \
         attachment, shared with a connected account without Customer attachment, or was \
         detached from a Customer. It may not be used again. To use a PaymentMethod multiple \
         times, you must attach it to a Customer first ({}).",
        method.id
    )))
}

/// Whether the payment method that an intent names may pay it now: since it was named, it can have been used,
/// detached, or become another customer's.
pub(super) fn still_fits(method: &Kept, intent: &Kept) -> Result<(), ApiError> {
    unused(method)?;
    fits(method, intent.text("customer"))
}

/// Whether a payment method may pay for a customer. A page reads the refusal too, so it names nobody.
pub(super) fn fits(method: &Kept, customer: Option<&str>) -> Result<(), ApiError> {
    let about = |message: String| Err(ApiError::invalid(message).about("payment_method"));
    match (method.owner.as_deref(), customer) {
        (Some(owner), Some(customer)) if owner != customer => about(format!(
            "The provided PaymentMethod {} does not belong to the Customer that was given, but to \
             another one.",
            method.id
        )),
        (Some(_), None) => about(format!(
            "The payment method supplied ({}) belongs to a Customer. Please include the Customer in \
             the `customer` parameter on the intent.",
            method.id
        )),
        (Some(_), Some(_)) | (None, _) => Ok(()),
    }
}

/// What a confirmation says that some ways to pay need.
pub(super) struct Asked<'a> {
    /// Where the shopper comes back to.
    pub(super) return_url: Option<&'a str>,
    /// How he agreed to be debited; none when nobody says.
    pub(super) acceptance: Option<Json>,
    /// What a debit is for.
    pub(super) what_for: For,
}

/// How the engine is to be paid with a payment method, and the mandate by which an account is debited.
pub(super) fn pay_with(
    call: &Call<'_>,
    method: &mut Kept,
    asked: Asked<'_>,
) -> Result<(PayWith, Option<String>), CallError> {
    let payment_method = method.id.clone();
    if let Some(way) = Redirect::of(method) {
        if asked.return_url.is_none() {
            return Err(ApiError::invalid(format!(
                "To confirm with {}, give return_url: the shopper's bank leads back to it.",
                way.word
            ))
            .about("return_url")
            .into());
        }
        let provider = way.provider;
        let with = PayWith::KeptElsewhere {
            provider,
            payment_method,
        };
        return Ok((with, None));
    }
    let Some(account) = debits::of(method) else {
        return Ok((PayWith::PaymentMethod(payment_method), None));
    };
    let mandate = match (mandates::standing(call.desk, method)?, asked.acceptance) {
        (Some(mandate), _) => mandate,
        (None, Some(acceptance)) => mandates::give(call.desk, method, acceptance, asked.what_for)?,
        (None, None) => return Err(mandate_missing().into()),
    };
    let fate = account.fate;
    let with = PayWith::Debit {
        fate,
        payment_method,
    };
    Ok((with, Some(mandate)))
}

/// The refusal of a debit to which nobody has agreed: the intent that is made by the call stays, to be confirmed with
/// what is missing.
pub(super) fn lacks_mandate(
    call: &Call<'_>,
    intent: &Kept,
    agreement: &Agreement,
) -> Result<Option<ApiError>, CallError> {
    if !agreement.is_missing() {
        return Ok(None);
    }
    let method = intent.text("payment_method").unwrap_or_default();
    let Some(method) = call.desk.find(kinds::PAYMENT_METHOD, method)? else {
        return Ok(None);
    };
    let stands = debits::of(&method).is_none() || mandates::standing(call.desk, &method)?.is_some();
    Ok((!stands).then(mandate_missing))
}

fn mandate_missing() -> ApiError {
    ApiError::invalid(
        "A debit needs the shopper's mandate: give mandate_data with how it was accepted.",
    )
    .coded("parameter_missing")
    .about("mandate_data")
}
