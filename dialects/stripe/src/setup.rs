//! What came of an attempt to set a payment method up, written into its setup intent, and told.

use payseal_engine::ledger::Fault;
use payseal_engine::store::{About, AttemptStatus, CancelReason, DeclineReason, Event, Payment};
use serde_json::Value as Json;

use crate::attempt::told_of;
use crate::checkout;
use crate::debited;
use crate::desk::{Desk, Kept, kinds};
use crate::events;
use crate::staying::stays;
use crate::ways;
use crate::wire::decline::Decline;
use crate::wire::error::ApiError;

/// What happened to an attempt of a setup intent.
///
/// # Errors
/// When the store fails.
pub(crate) fn happened(
    desk: Desk<'_>,
    mut intent: Kept,
    event: &Event,
    payment: &Payment,
) -> Result<(), Fault> {
    if event.about != About::Payment {
        return Ok(());
    }
    match payment.status {
        AttemptStatus::Succeeded => succeeded(desk, &mut intent, payment),
        AttemptStatus::Failed(_) if payment.provider.is_some() => {
            let reason = DeclineReason::AuthenticationFailed;
            failed(desk, &mut intent, payment, reason)
        }
        AttemptStatus::Failed(reason) => failed(desk, &mut intent, payment, reason),
        AttemptStatus::Canceled(CancelReason::AbandonedAction) => {
            let reason = DeclineReason::AuthenticationFailed;
            failed(desk, &mut intent, payment, reason)
        }
        // The confirmation tells it, since it knows where the shopper goes; a cancellation tells itself.
        AttemptStatus::RequiresAction
        | AttemptStatus::RequiresCapture
        | AttemptStatus::Processing(_)
        | AttemptStatus::Canceled(_) => Ok(()),
    }
}

/// The id of an attempt.
pub(crate) fn attempt_of(payment: &Payment) -> &str {
    &payment.id
}

/// A decline of a setup: what the shopper failed at is another thing than at a payment.
pub(crate) const fn decline_of(reason: DeclineReason) -> Decline {
    let decline = Decline::of(reason);
    if matches!(reason, DeclineReason::AuthenticationFailed) {
        return Decline {
            code: "setup_intent_authentication_failure",
            ..decline
        };
    }
    decline
}

fn succeeded(desk: Desk<'_>, intent: &mut Kept, payment: &Payment) -> Result<(), Fault> {
    attached(desk, payment)?;
    intent.set("latest_attempt", attempt_of(payment));
    intent.set("payment_method", payment.payment_method.as_str());
    intent.set("last_setup_error", Json::Null);
    intent.set("next_action", Json::Null);
    intent.set("status", "succeeded");
    desk.save(kinds::SETUP_INTENT, intent)?;
    events::emit(desk, "setup_intent.succeeded", &intent.object, None)?;
    checkout::intent_became(desk, intent)
}

/// What was set up for a customer is his from now on. A guest's can still be attached to somebody.
fn attached(desk: Desk<'_>, payment: &Payment) -> Result<(), Fault> {
    if let Some(mut kept) = desk.find(kinds::PAYMENT_METHOD, &payment.payment_method)? {
        if ways::is_card(&kept) {
            stays(desk, &mut kept, payment)?;
            return Ok(());
        }
        let customer = payment.customer.as_deref();
        let made_by = ("setup_attempt", attempt_of(payment));
        if debited::leave_debit(desk, &kept, made_by, customer)?.is_none() {
            debited::attach(desk, &mut kept, customer)?;
        }
    }
    Ok(())
}

fn failed(
    desk: Desk<'_>,
    intent: &mut Kept,
    payment: &Payment,
    reason: DeclineReason,
) -> Result<(), Fault> {
    let mut error = ApiError::declined(decline_of(reason));
    if let Some(method) = desk.find(kinds::PAYMENT_METHOD, &payment.payment_method)? {
        error = error.with("payment_method_type", method.get("type").clone());
        error = error.with("payment_method", told_of(method.object));
    }
    intent.set("latest_attempt", attempt_of(payment));
    intent.set("last_setup_error", error.kept());
    intent.set("payment_method", Json::Null);
    intent.set("next_action", Json::Null);
    intent.set("status", "requires_payment_method");
    desk.save(kinds::SETUP_INTENT, intent)?;
    events::emit(desk, "setup_intent.setup_failed", &intent.object, None)
}
