//! What an intent is paid with: whose it is, and whether its type may pay.

use serde_json::Value as Json;

use super::fields::Said;
use crate::call::{Call, CallError};
use crate::calls::payment_methods;
use crate::desk::{Kept, kinds};
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
        (None, None, Some(id)) => return Ok(call.desk.find(kinds::PAYMENT_METHOD, id)?),
        (None, None, None) => return Ok(None),
    };
    fits(&method, customer)?;
    Ok(Some(method))
}

/// The id of a payment method, when it is of a type that may pay.
pub(super) fn method_among(method: Option<Kept>, types: &Json) -> Result<Option<String>, ApiError> {
    if let Some(method) = &method {
        payable(method, types)?;
    }
    Ok(method.map(|method| method.id))
}

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

/// Whether a payment method may pay for a customer.
pub(super) fn fits(method: &Kept, customer: Option<&str>) -> Result<(), ApiError> {
    let about = |message: String| Err(ApiError::invalid(message).about("payment_method"));
    match (method.owner.as_deref(), customer) {
        (Some(owner), Some(customer)) if owner != customer => about(format!(
            "The provided PaymentMethod {} does not belong to Customer {customer}, but to another \
             one.",
            method.id
        )),
        (Some(owner), None) => about(format!(
            "The payment method supplied ({}) belongs to the Customer {owner}. Please include the \
             Customer in the `customer` parameter on the PaymentIntent.",
            method.id
        )),
        (Some(_), Some(_)) | (None, _) => Ok(()),
    }
}
