//! Confirming an intent: an attempt to pay it.

use payseal_engine::ledger::{Charged, Confirmation, PayWith};
use payseal_engine::store::{AttemptStatus, DeclineReason};
use payseal_gateway::address;
use serde_json::Value as Json;

use super::code_again::check_code;
use super::confirming::Confirming;
use super::fields::Said;
use super::types::not_kept;
use super::{change, found, opened};
use crate::call::{Answer, Call, CallError, Caller, Done};
use crate::calls::of_session::Actor;
use crate::calls::paying::{Asked, fits, pay_with, payable, still_fits};
use crate::calls::{confirmation_tokens, payment_methods};
use crate::debits::MANDATE;
use crate::desk::{Kept, fields_of, kinds};
use crate::events;
use crate::mandates::For;
use crate::objects;
use crate::ways::{self, Redirect};
use crate::wire::decline::Decline;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::params::Params;

/// Confirms an intent. A page needs its client secret.
pub(in crate::calls) fn confirm(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    confirm_as(call, Actor::Caller, id, fields)
}

/// The same for whoever acts.
pub(in crate::calls) fn confirm_as(
    call: &Call<'_>,
    actor: Actor,
    id: &str,
    mut fields: Fields,
) -> Done {
    let mut kept = found(call, id)?;
    let token = confirmation_tokens::spread(call, &mut fields)?;
    let (secret, named, described, said, mut confirming) = Params::read(fields, |params| {
        Ok((
            params.text("client_secret")?,
            params.text("payment_method")?,
            params.hash("payment_method_data", payment_methods::describe)?,
            Said::read_when_confirming(params)?,
            Confirming::read(params, call.caller)?,
        ))
    })?;
    opened(call, &kept, secret.as_deref())?;
    actor.check(&kept, "confirm")?;
    // The page of a checkout session confirms it.
    confirming.agreement.by_confirming |= actor == Actor::Session;
    expect_unpaid(&kept, "confirm")?;
    confirmation_tokens::use_up(call, token, kinds::PAYMENT_INTENT, id)?;
    if call.caller == Caller::Page {
        said.check_page(&kept)?;
    }
    kept = change(call, kept, said)?;
    let method = match (named, described) {
        (Some(id), _) => Some(payment_methods::usable(call, &id, "payment_method")?),
        (None, Some(described)) => Some(payment_methods::keep(call, described)?),
        (None, None) => None,
    };
    if let Some(method) = method {
        fits(&method, kept.text("customer"))?;
        kept.set("payment_method", method.id);
    }
    run(call, kept, confirming)
}

/// Makes the attempt, and answers with what came of it.
pub(super) fn run(call: &Call<'_>, mut kept: Kept, confirming: Confirming) -> Done {
    let desk = call.desk;
    let Some(method) = kept.text("payment_method").map(str::to_owned) else {
        return Err(ApiError::invalid(
            "You cannot confirm this PaymentIntent because it's missing a payment method. You can \
             either update the PaymentIntent with a payment method and then confirm it again, or \
             confirm it again directly with a payment method or ConfirmationToken.",
        )
        .coded("payment_intent_unexpected_state")
        .with("payment_intent", kept.object)
        .into());
    };
    let mut paying = desk.find(kinds::PAYMENT_METHOD, &method)?;
    if let Some(paying) = &paying {
        still_fits(paying, &kept)?;
        payable(paying, kept.get("payment_method_types"))?;
        if !confirming.is_off_session {
            check_code(call, paying, &kept)?;
        }
    }
    let (with, mandate) = match &mut paying {
        Some(paying) => {
            let kind = paying.text("type").unwrap_or_default().to_owned();
            fits_usage(&kind, &kept, &confirming)?;
            let what_for = match ways::future_usage(&kept, &kind) {
                Some(_) => For::Later,
                None => {
                    let currency = kept.text("currency").unwrap_or_default();
                    For::Once(kept.number("amount"), currency.to_owned())
                }
            };
            let asked = Asked {
                return_url: confirming.return_url.as_deref(),
                acceptance: confirming.agreement.acceptance(desk.now()),
                what_for,
            };
            pay_with(call, paying, asked)?
        }
        None => (PayWith::PaymentMethod(method.clone()), None),
    };
    kept.hide(MANDATE, mandate);
    // From here on the engine's hook writes what comes of it over this.
    kept.set("last_payment_error", Json::Null);
    kept.hide("tried", method.as_str());
    desk.save(kinds::PAYMENT_INTENT, &kept)?;
    let back = confirming.return_url.as_deref().map_or_else(
        || call.origins.gateway.to_owned(),
        |url| {
            let secret = kept.text("client_secret").unwrap_or_default();
            let query = [
                ("payment_intent", kept.id.as_str()),
                ("payment_intent_client_secret", secret),
            ];
            address::with_query(url, &query)
        },
    );
    let asks = kept.get("payment_method_options").get("card");
    let asks = asks.and_then(|card| card.get("request_three_d_secure")?.as_str());
    let (_, charged) = desk.book.confirm_intent(
        desk.account,
        &kept.id,
        Confirmation {
            with,
            is_off_session: confirming.is_off_session,
            ask_shopper: matches!(asks, Some("any" | "challenge")),
            remark: None,
            return_url: Some(back),
            callback_url: None,
        },
    )?;
    let reread = |id: &str| -> Result<Kept, CallError> {
        let found = desk.find(kinds::PAYMENT_INTENT, id)?;
        Ok(found.ok_or_else(ApiError::broken)?)
    };
    match charged {
        Charged::Challenged { secret, .. } => {
            let mut kept = reread(&kept.id)?;
            if confirming.error_on_action {
                return Err(ApiError::invalid(
                    "This payment needs a challenge, and the sandbox does not take back an attempt \
                     with error_on_requires_action yet.",
                )
                .about("error_on_requires_action")
                .into());
            }
            let url = address::of_challenge(call.origins.bank, &secret);
            kept.set(
                "next_action",
                objects::next_action(&url, confirming.return_url.as_deref()),
            );
            kept.set("status", "requires_action");
            desk.save(kinds::PAYMENT_INTENT, &kept)?;
            events::emit(desk, "payment_intent.requires_action", &kept.object, None)?;
            Ok(Answer::of(kept.object))
        }
        Charged::Done(payment) => {
            let kept = reread(&kept.id)?;
            Ok(match payment.status {
                AttemptStatus::Failed(reason) => declined(&kept, paying, reason),
                AttemptStatus::RequiresAction
                | AttemptStatus::Processing(_)
                | AttemptStatus::RequiresCapture
                | AttemptStatus::Succeeded
                | AttemptStatus::Canceled(_) => Answer::of(kept.object),
            })
        }
        Charged::Duplicate(_) => Err(unexpected(&kept, "confirm").into()),
    }
}

/// Refuses to send a shopper away who is not there, and to keep for later what cannot be.
fn fits_usage(kind: &str, kept: &Kept, confirming: &Confirming) -> Result<(), ApiError> {
    if confirming.is_off_session && Redirect::called(kind).is_some() {
        return Err(ApiError::invalid(format!(
            "{kind} asks the shopper, so it cannot be confirmed with off_session."
        ))
        .about("off_session"));
    }
    if ways::future_usage(kept, kind).is_some() && !ways::is_kept_for_later(kind) {
        return Err(not_kept(kind));
    }
    Ok(())
}

/// The 402 of a decline: the reason, with the intent and the payment method inside.
fn declined(kept: &Kept, paying: Option<Kept>, reason: DeclineReason) -> Answer {
    let mut error = fields_of(kept.get("last_payment_error"));
    if error.is_empty() {
        error = fields_of(&ApiError::declined(Decline::of(reason)).kept());
    }
    error.insert("payment_intent".to_owned(), kept.object.clone());
    if let Some(method) = paying {
        error.insert("payment_method".to_owned(), method.object);
    }
    Answer {
        status: 402,
        body: serde_json::json!({ "error": error }),
    }
}

/// Refuses to confirm what is paid or over.
pub(super) fn expect_unpaid(kept: &Kept, verb: &str) -> Result<(), ApiError> {
    let status = kept.text("status").unwrap_or_default();
    let is_unpaid = [
        "requires_payment_method",
        "requires_confirmation",
        "requires_action",
    ]
    .contains(&status);
    if is_unpaid {
        Ok(())
    } else {
        Err(unexpected(kept, verb))
    }
}

/// The refusal of what an intent's status does not allow.
pub(super) fn unexpected(kept: &Kept, verb: &str) -> ApiError {
    let status = kept.text("status").unwrap_or_default();
    ApiError::invalid(format!(
        "You cannot {verb} this PaymentIntent because it has a status of {status}."
    ))
    .coded("payment_intent_unexpected_state")
    .with("payment_intent", kept.object.clone())
}
