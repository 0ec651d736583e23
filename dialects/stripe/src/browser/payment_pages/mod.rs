//! `/v1/payment_pages/{id}`: the checkout session as its page reads, changes and confirms it, with the publishable
//! key and the session's client secret. What it is told is Stripe's own session object of a page ([`told()`]).

mod changes;
mod told;

use crate::call::{Answer, Call, CallError, Done};
use crate::calls::{charge_checkout_anew, confirm_checkout, keep_checkout, opened_checkout};
use crate::checkout;
use crate::desk::{Kept, kinds};
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::params::Params;

use changes::Changes;
pub(crate) use told::told;

/// Reads a session.
///
/// # Errors
/// When there is none with this client secret, or the store fails.
pub(crate) fn retrieve(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let secret = Params::read(fields, |params| params.text("client_secret"))?;
    let session = opened_checkout(call, id, secret.as_deref())?;
    Ok(Answer::of(told(call, &session)?))
}

/// Changes an open session, as the shopper says.
///
/// # Errors
/// When there is none with this client secret, the change may not be made, or the store fails.
pub(crate) fn update(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let (secret, changes) = Params::read(fields, |params| {
        Ok((params.text("client_secret")?, Changes::read(params)?))
    })?;
    let mut session = opened_checkout(call, id, secret.as_deref())?;
    let status = session.text("status").unwrap_or_default();
    if status != "open" {
        return Err(ApiError::invalid(format!(
            "You cannot change this Checkout Session because it has a status of {status}."
        ))
        .into());
    }
    let changes_amount = changes.quantity.is_some();
    changes.apply(&mut session)?;
    if changes_amount {
        charge_checkout_anew(call, &session)?;
    }
    checkout::tell_details(call.desk, &mut session)?;
    keep_checkout(call, &session)?;
    Ok(Answer::of(told(call, &session)?))
}

/// Confirms a session: its page is told the session, and the intent with what is to be done next.
///
/// # Errors
/// When it is refused, or the engine fails.
pub(crate) fn confirm(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let mut done = confirm_checkout(call, id, fields)?;
    if let Some(session) = done.body.get_mut("session") {
        *session = told(call, &read_again(call, id)?)?;
    }
    Ok(done)
}

fn read_again(call: &Call<'_>, id: &str) -> Result<Kept, CallError> {
    let found = call.desk.find(kinds::CHECKOUT_SESSION, id)?;
    Ok(found.ok_or_else(ApiError::broken)?)
}
