//! `/v1/checkout/sessions`, for the elements of a merchant's page.

mod complete;
mod contact;
mod fields;
mod lines;

use payseal_engine::ledger::MAX_DOCUMENT;
use serde_json::{Map, Value as Json};

use super::who::Named;
use crate::call::{Answer, Call, CallError, Caller, Done};
use crate::checkout;
use crate::desk::{Kept, kinds};
use crate::objects;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::id::{self, IdKind};
use crate::wire::list::{Created, Paging, envelope};
use crate::wire::metadata::MetadataChange;
use crate::wire::params::Params;

pub(crate) use complete::{charge_anew, confirm};
pub(crate) use contact::Contact;
use fields::Said;
pub(crate) use lines::{adjust, lines_of};
use lines::{kept_lines, lines, total};

/// How long a session is open at least, and at most, in seconds.
const SHORTEST: i64 = 30 * 60;
const LONGEST: i64 = 24 * 60 * 60;

/// How many bytes a session may grow by what its page says and by how it ends: these are kept free for them, and the
/// page has no others.
const ROOM_FOR_PAGE: usize = 8 * 1024;

/// How many of them are for how it ends.
const ROOM_FOR_END: usize = 1024;

/// Makes a session. Its intent is made when it is confirmed.
pub(super) fn create(call: &Call<'_>, fields: Fields) -> Done {
    let said = Params::read(fields, |params| Said::read(params, &call.version))?;
    let created = call.desk.now();
    let who = said.named.found(call)?;
    if who.is_some() {
        let both = [
            ("customer_creation", said.customer_creation.is_some()),
            ("customer_email", said.customer_email.is_some()),
        ];
        if let Some((name, _)) = both.into_iter().find(|(_, is_said)| *is_said) {
            return Err(ApiError::invalid(format!(
                "You may only specify one of these parameters: customer, {name}."
            ))
            .about(name)
            .into());
        }
    }
    let expires_at = said
        .expires_at
        .unwrap_or_else(|| created.saturating_add(LONGEST));
    if !(SHORTEST..=LONGEST).contains(&expires_at.saturating_sub(created)) {
        return Err(ApiError::invalid(
            "The expires_at timestamp must be between 30 minutes and 24 hours from now.",
        )
        .about("expires_at")
        .into());
    }
    let lines = lines(call, said.lines, said.mode)?;
    let (total, currency) = total(&lines, said.mode)?;
    let currency = currency.or(said.currency);
    let types = fields::offered(said.types, said.mode, currency.as_deref())?;
    let id = IdKind::CheckoutSession.mint()?;
    let (customer, account) = who.map_or((None, None), |who| (Some(who.customer), who.account));
    let mut told_back = said.told_back;
    told_back.insert(
        "customer_creation".to_owned(),
        said.customer_creation.into(),
    );
    told_back.insert("customer_email".to_owned(), said.customer_email.into());
    let session = objects::CheckoutSession {
        client_secret: Some(id::client_secret(&id)?),
        id,
        amount_total: total,
        created,
        currency,
        customer: customer.clone(),
        customer_account: account,
        customer_details: Json::Null,
        expires_at,
        mode: said.mode.to_owned(),
        payment_intent: None,
        payment_method_types: types,
        payment_status: if said.mode == "setup" {
            "no_payment_required"
        } else {
            "unpaid"
        },
        setup_intent: None,
        status: "open",
        ui_mode: said.ui_mode.to_owned(),
        url: None,
        told_back,
    };
    let lines = kept_lines(&lines)?;
    let mut kept = Kept::new(session.to_json())
        .owned_by(customer.as_deref())
        .hiding("lines", lines)
        .hiding("intent_data", said.intent_data)
        .hiding("allow_redisplay", said.allow_redisplay);
    checkout::tell_details(call.desk, &mut kept)?;
    keep(call, &kept, ROOM_FOR_PAGE)?;
    shown(call, kept)
}

/// Finds a session. Its lines are there when they are asked for.
pub(super) fn retrieve(call: &Call<'_>, id: &str) -> Done {
    let kept = found(call, id)?;
    shown(call, kept)
}

/// Changes the merchant's own texts of a session.
pub(super) fn update(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let mut kept = found(call, id)?;
    let change = Params::read(fields, MetadataChange::read)?;
    let metadata = change.apply(kept.get("metadata"))?;
    kept.set("metadata", metadata);
    if checkout::is_open(&kept) {
        let silent = silent(call, &kept)?;
        expect_room(&silent, ROOM_FOR_PAGE)?;
    }
    keep(call, &kept, 0)?;
    shown(call, kept)
}

/// Ends an open session: its intent can be paid no longer.
pub(super) fn expire(call: &Call<'_>, id: &str) -> Done {
    let mut kept = found(call, id)?;
    if kept.text("status") != Some("open") {
        return Err(ApiError::invalid(
            "Only Checkout Sessions with a status in [\"open\"] can be expired.",
        )
        .into());
    }
    checkout::expire(call.desk, &mut kept)?;
    shown(call, kept)
}

/// Lists sessions.
pub(super) fn list(call: &Call<'_>, fields: Fields) -> Done {
    let (paging, created, named, intent, status) = Params::read(fields, |params| {
        Ok((
            Paging::read(params)?,
            Created::read(params)?,
            Named::read(params)?,
            params.text("payment_intent")?,
            params.one_of("status", &["complete", "expired", "open"])?,
        ))
    })?;
    let who = named.found(call)?;
    let mut all = Vec::new();
    for mut kept in call.desk.all(kinds::CHECKOUT_SESSION, None)? {
        checkout::look_at_clock(call.desk, &mut kept)?;
        let is_meant = created.holds(kept.get("created").as_i64().unwrap_or_default())
            && who
                .as_ref()
                .is_none_or(|who| kept.text("customer") == Some(&who.customer))
            && (intent.is_none() || kept.text("payment_intent") == intent.as_deref())
            && (status.is_none() || kept.text("status") == status);
        if is_meant {
            all.push(kept.object);
        }
    }
    let page = paging.page(all, "checkout.session", "/v1/checkout/sessions")?;
    Ok(Answer::of(page))
}

/// Lists the lines of a session.
pub(super) fn line_items(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let paging = Params::read(fields, Paging::read)?;
    let kept = found(call, id)?;
    let url = format!("/v1/checkout/sessions/{id}/line_items");
    let page = paging.page(lines_of(call, &kept)?, "item", &url)?;
    Ok(Answer::of(page))
}

/// The session of an id in the path, after what the clock did.
fn found(call: &Call<'_>, id: &str) -> Result<Kept, CallError> {
    let none = || ApiError::no_such_in_path("checkout.session", id, "session");
    let found = call.desk.find(kinds::CHECKOUT_SESSION, id)?;
    let mut kept = found.ok_or_else(none)?;
    checkout::look_at_clock(call.desk, &mut kept)?;
    Ok(kept)
}

/// The session of an id in the path, for whoever has its client secret; a server needs none.
pub(crate) fn opened(call: &Call<'_>, id: &str, secret: Option<&str>) -> Result<Kept, CallError> {
    let session = found(call, id)?;
    let is_right = secret.is_some() && secret == session.text("client_secret");
    if !is_right && (call.caller == Caller::Page || secret.is_some()) {
        let param = "client_secret";
        return Err(ApiError::no_such_in_path("checkout.session", id, param).into());
    }
    Ok(session)
}

/// Keeps what a call made of a session, with room for what comes later: how it ends is written with the
/// payment, and must not fail.
fn keep(call: &Call<'_>, kept: &Kept, room: usize) -> Result<(), CallError> {
    expect_room(kept, room)?;
    Ok(call.desk.save(kinds::CHECKOUT_SESSION, kept)?)
}

/// Keeps what its page made of a session. What the page says takes nothing of the merchant's room, also where he left
/// some.
///
/// # Errors
/// When the page says more than its own room holds, or the store fails.
pub(crate) fn keep_said(call: &Call<'_>, kept: &Kept) -> Result<(), CallError> {
    let silent = silent(call, kept)?.body().len();
    let said = kept.body().len().saturating_sub(silent);
    if said > ROOM_FOR_PAGE.saturating_sub(ROOM_FOR_END) {
        return Err(too_long().into());
    }
    keep(call, kept, ROOM_FOR_END)
}

/// A session as it were if its page had said nothing.
fn silent(call: &Call<'_>, kept: &Kept) -> Result<Kept, CallError> {
    let mut silent = kept.clone();
    silent.hidden.remove(checkout::SAID);
    silent.hidden.remove(checkout::EMAIL);
    checkout::tell_details(call.desk, &mut silent)?;
    Ok(silent)
}

fn expect_room(kept: &Kept, room: usize) -> Result<(), ApiError> {
    if kept.body().len().saturating_add(room) > MAX_DOCUMENT {
        return Err(too_long());
    }
    Ok(())
}

fn too_long() -> ApiError {
    ApiError::invalid("The Checkout Session is longer than the sandbox keeps.")
}

fn shown(call: &Call<'_>, mut kept: Kept) -> Done {
    if call.expansion.asks("line_items") {
        let all = lines_of(call, &kept)?;
        let url = format!("/v1/checkout/sessions/{}/line_items", kept.id);
        let more = all.len() > 10;
        let first = all.into_iter().take(10).collect();
        kept.set("line_items", envelope(first, more, &url));
    }
    Ok(Answer::of(kept.object))
}

/// What of a session only its intent is told.
fn intent_data(kept: &Kept) -> Map<String, Json> {
    crate::desk::fields_of(kept.secret("intent_data"))
}
