//! What only the checkout session of an intent may do with it. A page reads these refusals too, so they do not
//! name the session.

use crate::call::{Call, CallError};
use crate::checkout::{self, SESSION};
use crate::desk::{Kept, kinds};
use crate::wire::error::ApiError;

/// Who acts on an intent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Actor {
    /// A caller that names it.
    Caller,
    /// The checkout session that it was made for.
    Session,
}

impl Actor {
    /// Refuses to a caller what only the session of an intent may do.
    pub(super) fn check(self, intent: &Kept, verb: &str) -> Result<(), ApiError> {
        if self == Self::Caller && intent.secret(SESSION).is_string() {
            return Err(refusal(intent, verb));
        }
        Ok(())
    }
}

/// Refuses to let go of the intent of a session that is open: the session is expired instead.
pub(super) fn expect_none_open(
    call: &Call<'_>,
    intent: &Kept,
    verb: &str,
) -> Result<(), CallError> {
    let Some(session) = intent.secret(SESSION).as_str() else {
        return Ok(());
    };
    match call.desk.find(kinds::CHECKOUT_SESSION, session)? {
        Some(session) if checkout::is_open(&session) => Err(refusal(intent, verb).into()),
        Some(_) | None => Ok(()),
    }
}

fn refusal(intent: &Kept, verb: &str) -> ApiError {
    let (kind, code) = match intent.text("object") {
        Some("setup_intent") => ("SetupIntent", "setup_intent_unexpected_state"),
        _ => ("PaymentIntent", "payment_intent_unexpected_state"),
    };
    ApiError::invalid(format!(
        "You cannot {verb} this {kind} because it belongs to a Checkout Session. Confirm or expire \
         the session."
    ))
    .coded(code)
}
