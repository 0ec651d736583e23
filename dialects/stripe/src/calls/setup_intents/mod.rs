//! `/v1/setup_intents`: a payment method is set up for later, and no money moves. To the engine each is an
//! intent over nothing.

mod confirm;
mod fields;

use payseal_core::money::{Currency, Money};
use payseal_engine::ledger::{IntentTerms, NewIntent};
use payseal_engine::store::{CancelReason, CaptureMode, Usage};
use serde_json::{Map, Value as Json};

use super::of_session::{Actor, expect_none_open};
use super::paying::{fits, lacks_mandate, payable};
use super::who::{Named, Who};
use super::{confirmation_tokens, payment_methods};
use crate::call::{Answer, Call, CallError, Caller, Done};
use crate::checkout;
use crate::desk::{Kept, kinds};
use crate::events;
use crate::name::NAME;
use crate::objects;
use crate::ways;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::id;
use crate::wire::list::{Created, Paging};
use crate::wire::params::Params;

use confirm::Confirming;
pub(super) use confirm::{confirm, confirm_as};
use fields::Said;

const USAGES: [&str; 2] = ["off_session", "on_session"];

/// Makes a setup intent, and confirms it when asked to.
pub(super) fn create(call: &Call<'_>, mut fields: Fields) -> Done {
    let token = confirmation_tokens::spread_for_setup(call, &mut fields)?;
    let (said, usage, confirming) = Params::read(fields, |params| {
        let said = Said::read(params, &call.version)?;
        let usage = params.one_of("usage", &USAGES)?;
        let confirming = if params.boolean("confirm")? == Some(true) {
            Some(Confirming::read(params, call.caller)?)
        } else {
            Confirming::none_in(params)?;
            None
        };
        Ok((said, usage.unwrap_or("off_session"), confirming))
    })?;
    let who = said.named.clone().found(call)?;
    let mut kept = Kept::new(Json::Null);
    kept.object = objects::SetupIntent {
        id: String::new(),
        cancellation_reason: None,
        client_secret: String::new(),
        created: call.desk.now(),
        customer: None,
        customer_account: None,
        last_setup_error: Json::Null,
        latest_attempt: None,
        mandate: None,
        next_action: Json::Null,
        payment_method: None,
        payment_method_types: vec!["card".to_owned()],
        status: "requires_payment_method",
        usage: usage.to_owned(),
        told_back: Map::new(),
    }
    .to_json();
    said.tell_back(&mut kept)?;
    belongs_to(&mut kept, who);
    sets_up(call, &mut kept, &said)?;
    let intent = call.desk.book.create_intent(
        call.desk.account,
        NewIntent {
            dialect: NAME.to_owned(),
            reference: None,
            terms: terms(call, &kept)?,
        },
    )?;
    kept.set("client_secret", id::client_secret(&intent.id)?);
    kept.set("id", intent.id.as_str());
    kept.id = intent.id;
    confirmation_tokens::use_up(call, token, kinds::SETUP_INTENT, &kept.id)?;
    call.desk.save(kinds::SETUP_INTENT, &kept)?;
    events::emit(call.desk, "setup_intent.created", &kept.object, None)?;
    match confirming {
        None => Ok(Answer::of(kept.object)),
        Some(confirming) => match lacks_mandate(call, &kept, &confirming.agreement)? {
            Some(refusal) => Ok(Answer::declined(&refusal.with("setup_intent", kept.object))),
            None => confirm::run(call, kept, confirming),
        },
    }
}

/// Finds a setup intent. A page needs its client secret.
pub(super) fn retrieve(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let secret = Params::read(fields, |params| params.text("client_secret"))?;
    let kept = found(call, id)?;
    opened(call, &kept, secret.as_deref())?;
    Ok(Answer::of(kept.object))
}

/// Changes a setup intent that has set nothing up yet.
pub(super) fn update(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    update_as(call, Actor::Caller, id, fields)
}

/// The same for whoever acts.
pub(super) fn update_as(call: &Call<'_>, actor: Actor, id: &str, fields: Fields) -> Done {
    let mut kept = found(call, id)?;
    let said = Params::read(fields, |params| Said::read(params, &call.version))?;
    let who = said.named.clone().found(call)?;
    let tells = who.is_none()
        && said.payment_method.is_none()
        && said.described.is_none()
        && said.types.is_none();
    if !tells {
        actor.check(&kept, "update")?;
        expect_open(&kept, "update")?;
        if who.is_some() {
            belongs_to(&mut kept, who);
        }
    }
    said.tell_back(&mut kept)?;
    if !tells {
        change(call, &mut kept, &said)?;
    }
    call.desk.save(kinds::SETUP_INTENT, &kept)?;
    Ok(Answer::of(kept.object))
}

/// Lets go of a setup intent.
pub(super) fn cancel(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    const REASONS: [&str; 3] = ["abandoned", "duplicate", "requested_by_customer"];
    let reason = Params::read(fields, |params| {
        params.one_of("cancellation_reason", &REASONS)
    })?;
    let kept = found(call, id)?;
    expect_none_open(call, &kept, "cancel")?;
    expect_open(&kept, "cancel")?;
    let engines = match reason {
        Some("duplicate") => CancelReason::Duplicate,
        Some("abandoned") => CancelReason::Abandoned,
        _ => CancelReason::Requested,
    };
    call.desk
        .book
        .cancel_intent(call.desk.account, id, engines)?;
    let mut kept = found(call, id)?;
    kept.set("status", "canceled");
    kept.set("cancellation_reason", reason);
    kept.set("next_action", Json::Null);
    call.desk.save(kinds::SETUP_INTENT, &kept)?;
    events::emit(call.desk, "setup_intent.canceled", &kept.object, None)?;
    Ok(Answer::of(kept.object))
}

/// Lists setup intents.
pub(super) fn list(call: &Call<'_>, fields: Fields) -> Done {
    let (paging, created, named, method) = Params::read(fields, |params| {
        params.ignore(&["attach_to_self"]);
        Ok((
            Paging::read(params)?,
            Created::read(params)?,
            Named::read(params)?,
            params.text("payment_method")?,
        ))
    })?;
    let who = named.found(call)?;
    let owner = who.as_ref().map(|who| who.customer.as_str());
    let all = call.desk.all(kinds::SETUP_INTENT, owner)?;
    let all = all.into_iter().filter(|kept| {
        created.holds(kept.get("created").as_i64().unwrap_or_default())
            && (method.is_none() || kept.text("payment_method") == method.as_deref())
    });
    let all = all.map(|kept| kept.object).collect();
    let page = paging.page(all, "setupintent", "/v1/setup_intents")?;
    Ok(Answer::of(page))
}

/// The setup intent of an id in the path, after what the clock did.
pub(super) fn found(call: &Call<'_>, id: &str) -> Result<Kept, CallError> {
    let none = || ApiError::no_such_in_path("setupintent", id, "intent");
    if call.desk.find(kinds::SETUP_INTENT, id)?.is_none() {
        return Err(none().into());
    }
    call.desk.book.intent(call.desk.account, id)?;
    let found = call.desk.find(kinds::SETUP_INTENT, id)?;
    Ok(found.ok_or_else(none)?)
}

/// A page opens a setup intent with its client secret only.
fn opened(call: &Call<'_>, kept: &Kept, secret: Option<&str>) -> Result<(), ApiError> {
    let is_right = secret.is_some() && secret == kept.text("client_secret");
    if is_right || (call.caller == Caller::Server && secret.is_none()) {
        return Ok(());
    }
    let param = "client_secret";
    Err(ApiError::no_such_in_path("setupintent", &kept.id, param))
}

/// Refuses to change what has succeeded or is over.
fn expect_open(kept: &Kept, verb: &str) -> Result<(), ApiError> {
    let status = kept.text("status").unwrap_or_default();
    if status.starts_with("requires_") {
        return Ok(());
    }
    Err(ApiError::invalid(format!(
        "You cannot {verb} this SetupIntent because it has a status of {status}."
    ))
    .coded("setup_intent_unexpected_state")
    .with("setup_intent", kept.object.clone()))
}

fn belongs_to(kept: &mut Kept, who: Option<Who>) {
    let (customer, account) = who.map_or((None, None), |who| (Some(who.customer), who.account));
    kept.set("customer", customer.clone());
    kept.set("customer_account", account);
    kept.owner = customer;
}

/// Takes over a payment method that a call names or describes, when it fits.
fn sets_up(call: &Call<'_>, kept: &mut Kept, said: &Said) -> Result<(), CallError> {
    let method = match (&said.payment_method, &said.described) {
        (Some(id), _) => Some(payment_methods::usable(call, id, "payment_method")?),
        (None, Some(described)) => Some(payment_methods::keep(call, described.clone())?),
        (None, None) => match kept.text("payment_method") {
            Some(id) => call.desk.find(kinds::PAYMENT_METHOD, id)?,
            None => None,
        },
    };
    let Some(method) = method else {
        return Ok(());
    };
    fits(&method, kept.text("customer"))?;
    payable(&method, kept.get("payment_method_types"))?;
    kept.set("payment_method", method.id);
    kept.set("status", "requires_confirmation");
    Ok(())
}

/// Takes over what a call changes, here and in the engine.
fn change(call: &Call<'_>, kept: &mut Kept, said: &Said) -> Result<(), CallError> {
    kept.set("last_setup_error", Json::Null);
    kept.set("next_action", Json::Null);
    kept.set("status", "requires_payment_method");
    sets_up(call, kept, said)?;
    let mut terms = terms(call, kept)?;
    terms.expires = checkout::ends(call.desk, kept)?;
    call.desk
        .book
        .update_intent(call.desk.account, &kept.id, terms)?;
    Ok(())
}

/// An intent over nothing.
fn terms(call: &Call<'_>, kept: &Kept) -> Result<IntentTerms, CallError> {
    let method = match kept.text("payment_method") {
        Some(id) => call.desk.find(kinds::PAYMENT_METHOD, id)?,
        None => None,
    };
    // No money has no currency; the engine's has one.
    let currency = Currency::parse("USD").ok_or_else(ApiError::broken)?;
    Ok(IntentTerms {
        amount: Money::from_minor(0, currency),
        capture: CaptureMode::Automatic,
        usage: match kept.text("usage") {
            Some("on_session") => Usage::SetupOnSession,
            _ => Usage::SetupOffSession,
        },
        customer: kept.text("customer").map(str::to_owned),
        payment_method: method.filter(ways::is_card).map(|method| method.id),
        allowed: Vec::new(),
        expires: None,
    })
}
