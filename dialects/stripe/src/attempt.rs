//! What came of an attempt, written into its intent and its charge, and told. The engine calls it in the
//! transaction in which it happens: by a call, by the shopper's answer at the bank, or by the clock.

use payseal_engine::ledger::{Book, Fault};
use payseal_engine::store::{
    About, AttemptStatus, CancelReason, DeclineReason, Event, HoldState, Payment, RefundStatus,
};
use serde_json::{Map, Value as Json};

use crate::charging::charge_of;
use crate::checkout;
use crate::debited;
use crate::debits;
use crate::desk::{Desk, Kept, fields_of, kinds};
use crate::disputed;
use crate::events;
use crate::objects::Outcome;
use crate::setup;
use crate::staying::attached;
use crate::test_values;
use crate::wire::decline::Decline;
use crate::wire::error::ApiError;

/// What happened to a payment of this dialect.
///
/// # Errors
/// When the store fails.
pub(crate) fn happened(book: &Book<'_>, event: &Event, payment: &Payment) -> Result<(), Fault> {
    let desk = Desk {
        book,
        account: &payment.account,
    };
    if let Some(setting_up) = desk.find(kinds::SETUP_INTENT, &payment.intent)? {
        return setup::happened(desk, setting_up, event, payment);
    }
    let Some(mut intent) = desk.find(kinds::PAYMENT_INTENT, &payment.intent)? else {
        return Ok(());
    };
    match event.about {
        About::Payment => match payment.status {
            AttemptStatus::Succeeded | AttemptStatus::RequiresCapture => {
                authorized(desk, &mut intent, payment)
            }
            // At a provider's page a shopper says no; nobody was asked for money.
            AttemptStatus::Failed(DeclineReason::Generic)
                if payment.provider.is_some() && !was_approved(&intent) =>
            {
                let reason = DeclineReason::AuthenticationFailed;
                failed(desk, &mut intent, payment, reason)
            }
            AttemptStatus::Failed(reason) => failed(desk, &mut intent, payment, reason),
            AttemptStatus::Canceled(CancelReason::AbandonedAction) => failed(
                desk,
                &mut intent,
                payment,
                DeclineReason::AuthenticationFailed,
            ),
            AttemptStatus::Processing(_) => waits(desk, &mut intent, payment),
            // The confirmation tells it, since it knows where the shopper goes.
            AttemptStatus::RequiresAction | AttemptStatus::Canceled(_) => Ok(()),
        },
        About::Hold(HoldState::Captured) => captured(desk, &mut intent, payment),
        About::Hold(HoldState::Void) => let_go(desk, &mut intent, payment),
        About::Refund(number, RefundStatus::Failed) => refund_failed(desk, payment, number),
        About::Refund(number, RefundStatus::Succeeded) => refund_made(desk, payment, number),
        About::Dispute(_) => disputed::happened(desk, payment),
        About::Hold(HoldState::Held) | About::Refund(..) | About::Clearing | About::Own => Ok(()),
    }
}

/// Whether the shopper said yes already, and the money is what fails.
fn was_approved(intent: &Kept) -> bool {
    intent.text("status") == Some("processing")
}

fn authorized(desk: Desk<'_>, intent: &mut Kept, payment: &Payment) -> Result<(), Fault> {
    let holds = payment.status == AttemptStatus::RequiresCapture;
    let amount = payment.amount.minor();
    let mut charge = charge_of(
        desk,
        intent,
        payment,
        Outcome::Authorized,
        if holds { 0 } else { amount },
    )?;
    if payment.provider.is_some() {
        debited::left_by_charge(desk, intent, payment, &mut charge)?;
    }
    desk.save(kinds::CHARGE, &charge)?;
    events::emit(desk, "charge.succeeded", &charge.object, None)?;
    if !holds {
        disputed::dispute_at_once(desk, payment)?;
    }
    attached(desk, intent, payment)?;
    intent.set(
        "status",
        if holds {
            "requires_capture"
        } else {
            "succeeded"
        },
    );
    intent.set("amount_capturable", if holds { amount } else { 0 });
    intent.set("amount_received", if holds { 0 } else { amount });
    settle_on(intent, payment);
    desk.save(kinds::PAYMENT_INTENT, intent)?;
    let kind = if holds {
        "payment_intent.amount_capturable_updated"
    } else {
        "payment_intent.succeeded"
    };
    events::emit(desk, kind, &intent.object, None)?;
    checkout::intent_became(desk, intent)
}

/// The issuer answers later, and there is a charge when he has; or a debit is on its way.
fn waits(desk: Desk<'_>, intent: &mut Kept, payment: &Payment) -> Result<(), Fault> {
    if payment.debit().is_some() {
        debited::begun(desk, intent, payment)?;
    }
    intent.set("status", "processing");
    intent.set("payment_method", payment.payment_method.as_str());
    intent.set("last_payment_error", Json::Null);
    intent.set("next_action", Json::Null);
    desk.save(kinds::PAYMENT_INTENT, intent)?;
    events::emit(desk, "payment_intent.processing", &intent.object, None)?;
    checkout::intent_became(desk, intent)
}

fn settle_on(intent: &mut Kept, payment: &Payment) {
    intent.set("latest_charge", payment.id.as_str());
    intent.set("payment_method", payment.payment_method.as_str());
    intent.set("last_payment_error", Json::Null);
    intent.set("next_action", Json::Null);
}

fn failed(
    desk: Desk<'_>,
    intent: &mut Kept,
    payment: &Payment,
    reason: DeclineReason,
) -> Result<(), Fault> {
    let method = desk.find(kinds::PAYMENT_METHOD, &payment.payment_method)?;
    let is_blocked = method.as_ref().is_some_and(is_too_risky);
    let account = method.as_ref().and_then(debits::of);
    let (decline, outcome) = match account {
        Some(account) => {
            let (decline, of_charge) = account.decline();
            (decline, Outcome::Declined(of_charge))
        }
        None if is_blocked => (Decline::FRAUDULENT, Outcome::Blocked(Decline::FRAUDULENT)),
        None => (Decline::of(reason), Outcome::Declined(Decline::of(reason))),
    };
    let mut error = ApiError::declined(decline);
    // Without the shopper's answer nothing was charged.
    if reason != DeclineReason::AuthenticationFailed {
        let charge = charge_of(desk, intent, payment, outcome, 0)?;
        desk.save(kinds::CHARGE, &charge)?;
        events::emit(desk, "charge.failed", &charge.object, None)?;
        intent.set("latest_charge", payment.id.as_str());
        error = error.with("charge", Json::from(payment.id.as_str()));
    }
    if let Some(method) = method {
        error = error.with("payment_method_type", method.get("type").clone());
        error = error.with("payment_method", told_of(method.object));
    }
    if let Some(account) = account {
        debited::failed(desk, intent, account)?;
    }
    intent.set("last_payment_error", error.kept());
    intent.set("payment_method", Json::Null);
    intent.set("next_action", Json::Null);
    intent.set("status", "requires_payment_method");
    desk.save(kinds::PAYMENT_INTENT, intent)?;
    events::emit(desk, "payment_intent.payment_failed", &intent.object, None)?;
    checkout::intent_became(desk, intent)
}

fn is_too_risky(method: &Kept) -> bool {
    let last4 = method.get("card").get("last4").and_then(Json::as_str);
    last4.is_some_and(|last4| test_values::risk_of(last4) == "highest")
}

/// What an intent keeps of the payment method that failed. Its metadata can be as long as the intent's own.
pub(crate) fn told_of(method: Json) -> Json {
    let mut fields = fields_of(&method);
    fields.insert("metadata".to_owned(), Json::Object(Map::new()));
    Json::Object(fields)
}

/// What was not taken has gone back with it.
fn captured(desk: Desk<'_>, intent: &mut Kept, payment: &Payment) -> Result<(), Fault> {
    let amount = payment.captured.minor();
    if let Some(mut charge) = desk.find(kinds::CHARGE, &payment.id)? {
        charge.set("captured", true);
        charge.set("amount_captured", amount);
        desk.save(kinds::CHARGE, &charge)?;
        events::emit(desk, "charge.captured", &charge.object, None)?;
        disputed::dispute_at_once(desk, payment)?;
    }
    intent.set("status", "succeeded");
    intent.set("amount_capturable", 0);
    intent.set("amount_received", amount);
    desk.save(kinds::PAYMENT_INTENT, intent)?;
    events::emit(desk, "payment_intent.succeeded", &intent.object, None)?;
    checkout::intent_became(desk, intent)
}

/// Held money went back: by a cancellation, which tells it, or because it was held too long.
fn let_go(desk: Desk<'_>, intent: &mut Kept, payment: &Payment) -> Result<(), Fault> {
    if let Some(mut charge) = desk.find(kinds::CHARGE, &payment.id)? {
        charge.set("amount_refunded", payment.amount.minor());
        charge.set("refunded", true);
        desk.save(kinds::CHARGE, &charge)?;
        events::emit(desk, "charge.refunded", &charge.object, None)?;
    }
    if crate::caused_by::now().is_some() {
        return Ok(());
    }
    intent.set("status", "canceled");
    intent.set("amount_capturable", 0);
    intent.set("canceled_at", desk.now());
    intent.set("cancellation_reason", "automatic");
    desk.save(kinds::PAYMENT_INTENT, intent)?;
    events::emit(desk, "payment_intent.canceled", &intent.object, None)
}

/// A refund that took a while was made.
fn refund_made(desk: Desk<'_>, payment: &Payment, number: i64) -> Result<(), Fault> {
    for mut refund in desk.all(kinds::REFUND, Some(&payment.id))? {
        let is_it = refund.secret("number").as_i64() == Some(number);
        if is_it && refund.text("status") == Some("pending") {
            let before = refund.object.clone();
            refund.set("status", "succeeded");
            desk.save(kinds::REFUND, &refund)?;
            events::emit(desk, "refund.updated", &refund.object, Some(&before))?;
        }
    }
    Ok(())
}

fn refund_failed(desk: Desk<'_>, payment: &Payment, number: i64) -> Result<(), Fault> {
    for mut refund in desk.all(kinds::REFUND, Some(&payment.id))? {
        if refund.secret("number").as_i64() != Some(number) {
            continue;
        }
        refund.set("status", "failed");
        refund.set("failure_reason", "unknown");
        desk.save(kinds::REFUND, &refund)?;
        if let Some(mut charge) = desk.find(kinds::CHARGE, &payment.id)? {
            let left = charge
                .number("amount_refunded")
                .saturating_sub(refund.number("amount"));
            charge.set("amount_refunded", left);
            charge.set("refunded", false);
            desk.save(kinds::CHARGE, &charge)?;
        }
        events::emit(desk, "refund.failed", &refund.object, None)?;
    }
    Ok(())
}
