//! `/v1/payment_intents`.

mod code_again;
mod confirm;
mod confirming;
mod ends;
mod fields;
mod paying;
mod types;

use payseal_engine::ledger::NewIntent;
use serde_json::{Map, Value as Json};

use super::confirmation_tokens;
use super::of_session::Actor;
use super::paying::lacks_mandate;
use super::who::Named;
use crate::call::{Answer, Call, CallError, Caller, Done};
use crate::checkout;
use crate::desk::{Kept, kinds};
use crate::events;
use crate::name::NAME;
use crate::objects;
use crate::wire::amount;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::id;
use crate::wire::list::{Created, Paging};
use crate::wire::params::Params;

pub(crate) use code_again::asks_code_again;
pub(super) use confirm::{confirm, confirm_as};
use confirming::Confirming;
pub(super) use ends::{cancel, capture};
use fields::Said;
use paying::{method_among, method_of, terms};

/// Makes an intent, and confirms it when asked to.
pub(super) fn create(call: &Call<'_>, mut fields: Fields) -> Done {
    let token = confirmation_tokens::spread(call, &mut fields)?;
    let (mut said, confirming) = Params::read(fields, |params| {
        let said = Said::read(params, &call.version)?;
        let confirming = if params.boolean("confirm")? == Some(true) {
            Some(Confirming::read(params, call.caller)?)
        } else {
            Confirming::none_in(params)?;
            None
        };
        Ok((said, confirming))
    })?;
    said.find(call)?;
    let customer = said.customer();
    let currency = said
        .currency
        .as_deref()
        .ok_or_else(|| missing("currency"))?;
    let sum = said.amount.ok_or_else(|| missing("amount"))?;
    let sum = amount::chargeable(sum, currency)?;
    let types = said
        .types
        .clone()
        .unwrap_or_else(|| vec!["card".to_owned()]);
    let method = method_of(call, &said, customer.as_deref(), None)?;
    let with = method_among(method, &Json::from(types.clone()))?;
    let types = said.payable_types(types, currency)?;
    said.check_kept_for_later(&types)?;
    let intent = call.desk.book.create_intent(
        call.desk.account,
        NewIntent {
            dialect: NAME.to_owned(),
            reference: None,
            terms: terms(&said, currency, sum, customer.clone(), with.engines)?,
        },
    )?;
    let object = objects::PaymentIntent {
        client_secret: id::client_secret(&intent.id)?,
        id: intent.id,
        amount: sum,
        amount_capturable: 0,
        amount_received: 0,
        currency: currency.to_owned(),
        capture_method: said.capture_method.unwrap_or("automatic_async").to_owned(),
        created: call.desk.now(),
        canceled_at: None,
        cancellation_reason: None,
        customer: customer.clone(),
        customer_account: said.who.as_ref().and_then(|who| who.account.clone()),
        last_payment_error: Json::Null,
        latest_charge: None,
        next_action: Json::Null,
        payment_method_types: types,
        status: if with.id.is_some() {
            "requires_confirmation"
        } else {
            "requires_payment_method"
        },
        payment_method: with.id,
        told_back: Map::new(),
    };
    let mut kept = Kept::new(object.to_json()).owned_by(customer.as_deref());
    said.tell_back(&mut kept)?;
    confirmation_tokens::use_up(call, token, kinds::PAYMENT_INTENT, &kept.id)?;
    call.desk.save(kinds::PAYMENT_INTENT, &kept)?;
    events::emit(call.desk, "payment_intent.created", &kept.object, None)?;
    match confirming {
        None => Ok(Answer::of(kept.object)),
        Some(confirming) => match lacks_mandate(call, &kept, &confirming.agreement)? {
            Some(refusal) => Ok(Answer::declined(
                &refusal.with("payment_intent", kept.object),
            )),
            None => confirm::run(call, kept, confirming),
        },
    }
}

/// Finds an intent. A page needs its client secret.
pub(super) fn retrieve(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let secret = Params::read(fields, |params| params.text("client_secret"))?;
    let kept = found(call, id)?;
    opened(call, &kept, secret.as_deref())?;
    Ok(Answer::of(kept.object))
}

/// Changes an intent that is not paid; afterwards only what is told back.
pub(super) fn update(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    update_as(call, Actor::Caller, id, fields)
}

/// The same for whoever acts.
pub(super) fn update_as(call: &Call<'_>, actor: Actor, id: &str, fields: Fields) -> Done {
    let kept = found(call, id)?;
    let mut said = Params::read(fields, |params| Said::read(params, &call.version))?;
    if said.changes_terms() {
        actor.check(&kept, "update")?;
    }
    said.find(call)?;
    if actor == Actor::Caller {
        let named = said.types.clone();
        said.check_kept_for_later(&named.unwrap_or_else(|| types_of(&kept)))?;
    }
    Ok(Answer::of(change(call, kept, said)?.object))
}

/// The intent as it is after what a call said of it.
fn change(call: &Call<'_>, mut kept: Kept, said: Said) -> Result<Kept, CallError> {
    if said.changes_terms() {
        let status = kept.text("status").unwrap_or_default();
        if !status.starts_with("requires_") || status == "requires_capture" {
            return Err(ApiError::invalid(format!(
                "This PaymentIntent's amount could not be updated because it has a status of \
                 {status}. You may only update the amount of a PaymentIntent with one of the \
                 following statuses: requires_payment_method, requires_confirmation, \
                 requires_action."
            ))
            .about("amount")
            .with("payment_intent", kept.object)
            .into());
        }
        let currency = said
            .currency
            .clone()
            .unwrap_or_else(|| kept.text("currency").unwrap_or_default().to_owned());
        let before = i64::try_from(kept.number("amount")).unwrap_or_default();
        let sum = amount::chargeable(said.amount.unwrap_or(before), &currency)?;
        if let Some(who) = &said.who {
            kept.set("customer_account", who.account.clone());
        }
        let customer = said
            .customer()
            .or_else(|| kept.text("customer").map(str::to_owned));
        if let Some(types) = &said.types {
            kept.set("payment_method_types", types.clone());
        }
        let method = method_of(
            call,
            &said,
            customer.as_deref(),
            kept.text("payment_method"),
        )?;
        let with = method_among(method, kept.get("payment_method_types"))?;
        kept.set("amount", sum);
        kept.set("currency", currency.as_str());
        kept.set("customer", customer.clone());
        kept.owner.clone_from(&customer);
        if let Some(capture) = said.capture_method {
            kept.set("capture_method", capture);
        }
        kept.set("last_payment_error", Json::Null);
        kept.set("next_action", Json::Null);
        kept.set(
            "status",
            if with.id.is_some() {
                "requires_confirmation"
            } else {
                "requires_payment_method"
            },
        );
        kept.set("payment_method", with.id);
        said.tell_back(&mut kept)?;
        let mut whole = said;
        whole.recall(&kept);
        let types = whole.payable_types(types_of(&kept), &currency)?;
        kept.set("payment_method_types", types);
        let mut terms = terms(&whole, &currency, sum, customer, with.engines)?;
        terms.expires = checkout::ends(call.desk, &kept)?;
        call.desk
            .book
            .update_intent(call.desk.account, &kept.id, terms)?;
    } else {
        said.tell_back(&mut kept)?;
    }
    call.desk.save(kinds::PAYMENT_INTENT, &kept)?;
    Ok(kept)
}

/// Lists intents.
pub(super) fn list(call: &Call<'_>, fields: Fields) -> Done {
    let (paging, created, named) = Params::read(fields, |params| {
        Ok((
            Paging::read(params)?,
            Created::read(params)?,
            Named::read(params)?,
        ))
    })?;
    let who = named.found(call)?;
    let customer = who.as_ref().map(|who| who.customer.as_str());
    let all = call.desk.all(kinds::PAYMENT_INTENT, customer)?;
    let all = all
        .into_iter()
        .filter(|kept| created.holds(kept.get("created").as_i64().unwrap_or_default()))
        .map(|kept| kept.object)
        .collect();
    Ok(Answer::of(paging.page(
        all,
        "payment_intent",
        "/v1/payment_intents",
    )?))
}

/// The intent of an id in the path, after what the clock did.
pub(super) fn found(call: &Call<'_>, id: &str) -> Result<Kept, CallError> {
    let none = || ApiError::no_such_in_path("payment_intent", id, "intent");
    if call.desk.find(kinds::PAYMENT_INTENT, id)?.is_none() {
        return Err(none().into());
    }
    call.desk.book.intent(call.desk.account, id)?;
    let found = call.desk.find(kinds::PAYMENT_INTENT, id)?;
    Ok(found.ok_or_else(none)?)
}

/// A page opens an intent with its client secret only.
fn opened(call: &Call<'_>, kept: &Kept, secret: Option<&str>) -> Result<(), ApiError> {
    let is_right = secret.is_some() && secret == kept.text("client_secret");
    if is_right || (call.caller == Caller::Server && secret.is_none()) {
        return Ok(());
    }
    Err(ApiError::no_such_in_path(
        "payment_intent",
        &kept.id,
        "client_secret",
    ))
}

/// The types of payment methods that an intent names.
fn types_of(kept: &Kept) -> Vec<String> {
    let types = kept.get("payment_method_types").as_array();
    let words = types.into_iter().flatten().filter_map(Json::as_str);
    words.map(str::to_owned).collect()
}

fn missing(param: &str) -> ApiError {
    ApiError::invalid(format!("Missing required param: {param}."))
        .coded("parameter_missing")
        .about(param)
}
