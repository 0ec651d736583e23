//! `/v1/refunds`.

use payseal_core::money::{Currency, Money};
use payseal_engine::ledger::RefundWish;
use payseal_engine::store::RefundStatus;
use serde_json::json;

use super::charges;
use crate::call::{Answer, Call, CallError, Done};
use crate::desk::{Kept, kinds};
use crate::events;
use crate::objects;
use crate::test_values;
use crate::wire::amount::written;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::id::IdKind;
use crate::wire::list::{Created, Paging};
use crate::wire::metadata::MetadataChange;
use crate::wire::params::Params;

const REASONS: [&str; 3] = ["duplicate", "fraudulent", "requested_by_customer"];

/// Gives back money of a charge, or of the charge of an intent.
pub(super) fn create(call: &Call<'_>, fields: Fields) -> Done {
    let (charge, intent, sum, reason, metadata) = Params::read(fields, |params| {
        params.ignore(&["refund_application_fee", "reverse_transfer"]);
        Ok((
            params.text("charge")?,
            params.text("payment_intent")?,
            params.integer_in("amount", 1..=99_999_999)?,
            params.one_of("reason", &REASONS)?,
            MetadataChange::read(params)?.apply(&json!({}))?,
        ))
    })?;
    let charge = match (charge, intent) {
        (Some(id), _) => charges::found(call, &id, "charge").map_err(in_body)?,
        (None, Some(id)) => of_intent(call, &id)?,
        (None, None) => {
            return Err(ApiError::invalid(
                "One of the following params should be provided for this request: payment_intent \
                 or charge.",
            )
            .into());
        }
    };
    if charge.get("captured").as_bool() != Some(true) {
        return Err(ApiError::invalid(
            "This charge was not captured, so nothing of it can be refunded.",
        )
        .into());
    }
    let (taken, back) = (
        charge.number("amount_captured"),
        charge.number("amount_refunded"),
    );
    let left = taken.saturating_sub(back);
    if left == 0 {
        return Err(
            ApiError::invalid(format!("Charge {} has already been refunded.", charge.id))
                .coded("charge_already_refunded")
                .into(),
        );
    }
    if charge.get("disputed").as_bool() == Some(true) && !is_refundable(call, &charge)? {
        return Err(ApiError::invalid(format!(
            "Charge {} has been charged back; cannot issue a refund.",
            charge.id
        ))
        .coded("charge_disputed")
        .into());
    }
    let sum = sum.map_or(left, |sum| u64::try_from(sum).unwrap_or_default());
    let currency = charge.text("currency").unwrap_or_default().to_owned();
    if sum > left {
        let of = |minor: u64| written(i64::try_from(minor).unwrap_or_default(), &currency);
        return Err(ApiError::invalid(format!(
            "Refund amount ({}) is greater than unrefunded amount on charge ({})",
            of(sum),
            of(left)
        ))
        .about("amount")
        .into());
    }
    refund(call, charge, sum, &currency, reason, metadata)
}

/// Whether the bank only asked about a charge, or gave the money back.
fn is_refundable(call: &Call<'_>, charge: &Kept) -> Result<bool, CallError> {
    let dispute = call.desk.all(kinds::DISPUTE, Some(&charge.id))?.pop();
    let status = dispute.as_ref().and_then(|dispute| dispute.text("status"));
    Ok(status.is_none_or(|status| status.starts_with("warning_") || status == "won"))
}

fn refund(
    call: &Call<'_>,
    mut charge: Kept,
    sum: u64,
    currency: &str,
    reason: Option<&'static str>,
    metadata: serde_json::Value,
) -> Done {
    let known = Currency::parse(&currency.to_ascii_uppercase()).ok_or_else(ApiError::broken)?;
    let card = charge.get("payment_method_details").get("card");
    let last4 = card.and_then(|card| card.get("last4")?.as_str());
    let is_late = last4.is_some_and(test_values::is_refunded_late);
    let row = call.desk.book.refund(
        call.desk.account,
        RefundWish {
            payment_id: charge.id.clone(),
            amount: Money::from_minor(sum, known),
            whole: false,
            reference: None,
            reason: reason.unwrap_or_default().to_owned(),
            at_once: !is_late,
        },
    )?;
    let is_failed = row.status == RefundStatus::Failed;
    let text = |name: &str| charge.text(name).unwrap_or_default().to_owned();
    let object = objects::Refund {
        id: IdKind::Refund.mint()?,
        amount: sum,
        charge: charge.id.clone(),
        created: call.desk.now(),
        currency: currency.to_owned(),
        customer: charge.text("customer").map(str::to_owned),
        failure_reason: is_failed.then_some("unknown"),
        metadata,
        payment_intent: text("payment_intent"),
        payment_method: text("payment_method"),
        reason: reason.map(str::to_owned),
        status: match row.status {
            RefundStatus::Pending => "pending",
            RefundStatus::Succeeded => "succeeded",
            RefundStatus::Failed => "failed",
        },
    };
    let kept = Kept::new(object.to_json())
        .owned_by(Some(&charge.id))
        .hiding("number", row.id);
    call.desk.save(kinds::REFUND, &kept)?;
    events::emit(call.desk, "refund.created", &kept.object, None)?;
    if is_failed {
        // Nothing went back, so the charge stays as it is.
        events::emit(call.desk, "refund.failed", &kept.object, None)?;
        return Ok(Answer::of(kept.object));
    }
    let back = charge.number("amount_refunded").saturating_add(sum);
    charge.set("amount_refunded", back);
    charge.set("refunded", back == charge.number("amount_captured"));
    call.desk.save(kinds::CHARGE, &charge)?;
    events::emit(call.desk, "charge.refunded", &charge.object, None)?;
    Ok(Answer::of(kept.object))
}

fn of_intent(call: &Call<'_>, id: &str) -> Result<Kept, CallError> {
    let intent = call
        .desk
        .find(kinds::PAYMENT_INTENT, id)?
        .ok_or_else(|| ApiError::no_such("payment_intent", id, "payment_intent"))?;
    let charge = intent.text("latest_charge").map(str::to_owned);
    let charge = charge.ok_or_else(|| {
        ApiError::invalid(format!(
            "This PaymentIntent ({id}) does not have a successful charge to refund."
        ))
    })?;
    charges::found(call, &charge, "charge")
}

/// An unknown id in the body is 400.
fn in_body(error: CallError) -> CallError {
    match error {
        CallError::Refused(error) => CallError::Refused(error.answered(400)),
        other @ CallError::Fault(_) => other,
    }
}

/// Finds a refund.
pub(super) fn retrieve(call: &Call<'_>, id: &str) -> Done {
    Ok(Answer::of(found(call, id)?.object))
}

/// Changes the metadata of a refund.
pub(super) fn update(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let mut kept = found(call, id)?;
    let metadata = Params::read(fields, |params| {
        MetadataChange::read(params)?.apply(kept.get("metadata"))
    })?;
    kept.set("metadata", metadata);
    call.desk.save(kinds::REFUND, &kept)?;
    events::emit(call.desk, "refund.updated", &kept.object, None)?;
    Ok(Answer::of(kept.object))
}

/// Lists refunds.
pub(super) fn list(call: &Call<'_>, fields: Fields) -> Done {
    let (paging, created, charge, intent) = Params::read(fields, |params| {
        Ok((
            Paging::read(params)?,
            Created::read(params)?,
            params.text("charge")?,
            params.text("payment_intent")?,
        ))
    })?;
    let all = call.desk.all(kinds::REFUND, charge.as_deref())?;
    let all = all.into_iter().filter(|kept| {
        created.holds(kept.get("created").as_i64().unwrap_or_default())
            && (intent.is_none() || kept.text("payment_intent") == intent.as_deref())
    });
    let all = all.map(|kept| kept.object).collect();
    Ok(Answer::of(paging.page(all, "refund", "/v1/refunds")?))
}

fn found(call: &Call<'_>, id: &str) -> Result<Kept, CallError> {
    let found = call.desk.find(kinds::REFUND, id)?;
    Ok(found.ok_or_else(|| ApiError::no_such_in_path("refund", id, "id"))?)
}
