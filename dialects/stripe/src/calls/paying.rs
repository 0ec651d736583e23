//! Whether a payment method may pay or be set up: whose it is, and of which type.

use serde_json::Value as Json;

use crate::desk::Kept;
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
