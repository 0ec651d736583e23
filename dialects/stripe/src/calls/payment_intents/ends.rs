//! Capturing and cancelling an intent.

use payseal_core::money::{Currency, Money};
use payseal_engine::store::CancelReason;
use serde_json::Value as Json;

use super::confirm::unexpected;
use super::found;
use crate::call::{Answer, Call, Done};
use crate::calls::of_session::expect_none_open;
use crate::desk::kinds;
use crate::events;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::metadata::MetadataChange;
use crate::wire::params::Params;

/// Takes the money that is held, or a part of it: the rest goes back.
pub(in crate::calls) fn capture(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let mut kept = found(call, id)?;
    let sum = Params::read(fields, |params| {
        params.ignore(&["statement_descriptor", "statement_descriptor_suffix"]);
        if params.boolean("final_capture")? == Some(false) {
            return Err(ApiError::invalid(
                "The sandbox captures once: what is not captured then is released.",
            )
            .about("final_capture"));
        }
        let metadata = MetadataChange::read(params)?.apply(kept.get("metadata"))?;
        kept.set("metadata", metadata);
        params.integer_in("amount_to_capture", 1..=99_999_999)
    })?;
    if kept.text("status") != Some("requires_capture") {
        return Err(unexpected(&kept, "capture").into());
    }
    let held = kept.number("amount_capturable");
    let sum = sum.map(|sum| u64::try_from(sum).unwrap_or_default());
    if sum.is_some_and(|sum| sum > held) {
        return Err(ApiError::invalid(
            "The amount_to_capture is greater than the amount that can be captured.",
        )
        .coded("amount_too_large")
        .about("amount_to_capture")
        .into());
    }
    call.desk.save(kinds::PAYMENT_INTENT, &kept)?;
    let charge = kept.text("latest_charge").unwrap_or_default().to_owned();
    let currency = kept
        .text("currency")
        .unwrap_or_default()
        .to_ascii_uppercase();
    let currency = Currency::parse(&currency).ok_or_else(ApiError::broken)?;
    let sum = Money::from_minor(sum.unwrap_or(held), currency);
    let (_, done) = call
        .desk
        .book
        .capture(call.desk.account, &charge, sum, true)?;
    if done.is_err() {
        return Err(unexpected(&kept, "capture").into());
    }
    Ok(Answer::of(found(call, id)?.object))
}

/// The words of the API, and what the engine calls them.
const REASONS: [&str; 4] = [
    "abandoned",
    "duplicate",
    "fraudulent",
    "requested_by_customer",
];

/// Lets go of an intent.
pub(in crate::calls) fn cancel(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let reason = Params::read(fields, |params| {
        params.one_of("cancellation_reason", &REASONS)
    })?;
    let kept = found(call, id)?;
    expect_none_open(call, &kept, "cancel")?;
    let status = kept.text("status").unwrap_or_default();
    if !status.starts_with("requires_") {
        return Err(unexpected(&kept, "cancel").into());
    }
    let engines = match reason {
        Some("duplicate") => CancelReason::Duplicate,
        Some("fraudulent") => CancelReason::Fraudulent,
        Some("abandoned") => CancelReason::Abandoned,
        _ => CancelReason::Requested,
    };
    call.desk
        .book
        .cancel_intent(call.desk.account, id, engines)?;
    let mut kept = found(call, id)?;
    kept.set("status", "canceled");
    kept.set("canceled_at", call.desk.now());
    kept.set("cancellation_reason", reason);
    kept.set("next_action", Json::Null);
    kept.set("amount_capturable", 0);
    call.desk.save(kinds::PAYMENT_INTENT, &kept)?;
    events::emit(call.desk, "payment_intent.canceled", &kept.object, None)?;
    Ok(Answer::of(kept.object))
}
