//! Confirming a setup intent: an attempt to set its payment method up.

use payseal_engine::ledger::{Charged, Confirmation, PayWith};
use payseal_engine::store::{AttemptStatus, DeclineReason};
use payseal_gateway::address;
use serde_json::Value as Json;

use super::fields::Said;
use super::{change, expect_open, found, opened};
use crate::call::{Answer, Call, CallError, Caller, Done};
use crate::calls::confirmation_tokens;
use crate::calls::mandate_data::Agreement;
use crate::calls::of_session::Actor;
use crate::calls::paying::{Asked, pay_with, still_fits};
use crate::desk::{Kept, fields_of, kinds};
use crate::events;
use crate::mandates::For;
use crate::objects;
use crate::setup;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::params::Params;

/// How a setup intent is confirmed.
pub(super) struct Confirming {
    return_url: Option<String>,
    pub(super) agreement: Agreement,
}

impl Confirming {
    pub(super) fn read(params: &mut Params, caller: Caller) -> Result<Self, ApiError> {
        Ok(Self {
            return_url: params.text("return_url")?,
            agreement: Agreement::read(params, caller)?,
        })
    }

    /// Refuses what only a confirmation can have.
    pub(super) fn none_in(params: &mut Params) -> Result<(), ApiError> {
        for name in ["return_url", "mandate_data"] {
            if params.has(name) {
                return Err(ApiError::invalid(format!(
                    "{name} can only be used when the SetupIntent is confirmed: pass confirm=true."
                ))
                .about(name));
            }
        }
        Ok(())
    }
}

/// Confirms a setup intent. A page needs its client secret.
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
    let token = confirmation_tokens::spread_for_setup(call, &mut fields)?;
    let (secret, said, mut confirming) = Params::read(fields, |params| {
        Ok((
            params.text("client_secret")?,
            Said::read_when_confirming(params)?,
            Confirming::read(params, call.caller)?,
        ))
    })?;
    opened(call, &kept, secret.as_deref())?;
    actor.check(&kept, "confirm")?;
    confirming.agreement.by_confirming |= actor == Actor::Session;
    expect_open(&kept, "confirm")?;
    confirmation_tokens::use_up(call, token, kinds::SETUP_INTENT, id)?;
    if call.caller == Caller::Page {
        said.check_page()?;
    }
    said.tell_back(&mut kept)?;
    change(call, &mut kept, &said)?;
    run(call, kept, confirming)
}

/// Makes the attempt, and answers with what came of it.
pub(super) fn run(call: &Call<'_>, mut kept: Kept, confirming: Confirming) -> Done {
    let desk = call.desk;
    let Some(method) = kept.text("payment_method").map(str::to_owned) else {
        return Err(ApiError::invalid(
            "You cannot confirm this SetupIntent because it's missing a payment method. Update the \
             SetupIntent with a payment method and then confirm it again.",
        )
        .coded("setup_intent_unexpected_state")
        .with("setup_intent", kept.object)
        .into());
    };
    let mut setting_up = desk.find(kinds::PAYMENT_METHOD, &method)?;
    if let Some(method) = &setting_up {
        still_fits(method, &kept)?;
    }
    let asked = Asked {
        return_url: confirming.return_url.as_deref(),
        acceptance: confirming.agreement.acceptance(desk.now()),
        what_for: For::Later,
    };
    let (with, mandate) = match &mut setting_up {
        Some(method) => pay_with(call, method, asked)?,
        None => (PayWith::PaymentMethod(method), None),
    };
    kept.set("mandate", mandate);
    kept.set("last_setup_error", Json::Null);
    // From here on the engine's hook writes what comes of it over this.
    desk.save(kinds::SETUP_INTENT, &kept)?;
    let back = confirming.return_url.as_deref().map_or_else(
        || call.origins.gateway.to_owned(),
        |url| {
            let secret = kept.text("client_secret").unwrap_or_default();
            let query = [
                ("setup_intent", kept.id.as_str()),
                ("setup_intent_client_secret", secret),
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
            is_off_session: false,
            ask_shopper: matches!(asks, Some("any" | "challenge")),
            remark: None,
            return_url: Some(back),
            callback_url: None,
        },
    )?;
    let reread = |id: &str| -> Result<Kept, CallError> {
        let found = desk.find(kinds::SETUP_INTENT, id)?;
        Ok(found.ok_or_else(ApiError::broken)?)
    };
    let mut kept = reread(&kept.id)?;
    match charged {
        Charged::Challenged { payment, secret } => {
            let url = address::of_challenge(call.origins.bank, &secret);
            kept.set(
                "next_action",
                objects::next_action(&url, confirming.return_url.as_deref()),
            );
            kept.set("latest_attempt", setup::attempt_of(&payment));
            kept.set("status", "requires_action");
            desk.save(kinds::SETUP_INTENT, &kept)?;
            events::emit(desk, "setup_intent.requires_action", &kept.object, None)?;
            Ok(Answer::of(kept.object))
        }
        Charged::Done(payment) => Ok(match payment.status {
            AttemptStatus::Failed(reason) => declined(&kept, setting_up, reason),
            AttemptStatus::RequiresAction
            | AttemptStatus::Processing(_)
            | AttemptStatus::RequiresCapture
            | AttemptStatus::Succeeded
            | AttemptStatus::Canceled(_) => Answer::of(kept.object),
        }),
        Charged::Duplicate(_) => {
            expect_open(&kept, "confirm")?;
            Err(ApiError::broken().into())
        }
    }
}

/// The 402 of a decline: the reason, with the intent and the payment method inside.
fn declined(kept: &Kept, method: Option<Kept>, reason: DeclineReason) -> Answer {
    let mut error = fields_of(&ApiError::declined(setup::decline_of(reason)).kept());
    error.extend(fields_of(kept.get("last_setup_error")));
    error.insert("setup_intent".to_owned(), kept.object.clone());
    if let Some(method) = method {
        error.insert("payment_method".to_owned(), method.object);
    }
    Answer {
        status: 402,
        body: serde_json::json!({ "error": error }),
    }
}
