//! The intent of a client secret.

use super::{payment_intents, setup_intents};
use crate::call::{Call, CallError};
use crate::desk::Kept;
use crate::wire::error::ApiError;

/// The payment intent or setup intent that a client secret opens.
pub(crate) fn opened_intent(call: &Call<'_>, secret: &str) -> Result<Kept, CallError> {
    let id = secret.split_once("_secret_").map_or(secret, |(id, _)| id);
    let found = if id.starts_with("seti_") {
        setup_intents::found(call, id)
    } else {
        payment_intents::found(call, id)
    };
    let kept = found.map_err(|error| match error {
        // Neither is told back: what is sent here is a secret.
        CallError::Refused(_) => no_such_secret().into(),
        CallError::Fault(fault) => CallError::Fault(fault),
    })?;
    if kept.text("client_secret") != Some(secret) {
        return Err(no_such_secret().into());
    }
    Ok(kept)
}

fn no_such_secret() -> ApiError {
    ApiError::invalid("The client_secret provided does not match any intent of this account.")
        .coded("resource_missing")
        .about("client_secret")
        .answered(404)
}
