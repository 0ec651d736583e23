//! `/v1/checkout/sessions`, for the elements of a merchant's page.

mod complete;
mod fields;

use payseal_engine::ledger::MAX_DOCUMENT;
use serde_json::{Map, Value as Json};

use super::prices;
use super::who::Named;
use crate::call::{Answer, Call, CallError, Done};
use crate::checkout;
use crate::desk::{Kept, kinds};
use crate::objects::{self, LineItem};
use crate::wire::amount;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::id::{self, IdKind};
use crate::wire::list::{Created, Paging, envelope};
use crate::wire::metadata::MetadataChange;
use crate::wire::params::Params;

pub(super) use complete::confirm;
use fields::{Line, Said};

/// How long a session is open at least, and at most, in seconds.
const SHORTEST: i64 = 30 * 60;
const LONGEST: i64 = 24 * 60 * 60;

/// The most bytes of all lines, so that whatever happens to a session can still be kept.
const LONGEST_LINES: usize = 16 * 1024;

/// How many bytes a session may still grow by what its page says, which is an e-mail address at most.
const ROOM_FOR_PAGE: usize = 8 * 1024;

/// How many bytes it may still grow when it ends.
const ROOM_FOR_END: usize = 1024;

/// The most lines of a session.
const MOST_LINES: usize = 100;

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
    let lines = Json::from_iter(lines.iter().map(LineItem::to_json));
    if lines.to_string().len() > LONGEST_LINES {
        return Err(ApiError::invalid(format!(
            "The line_items of a session have at most {LONGEST_LINES} bytes in the sandbox."
        ))
        .about("line_items")
        .into());
    }
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
    keep(call, &kept, ROOM_FOR_PAGE)?;
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

/// Keeps what a call made of a session, with room for what comes later: how it ends is written with the
/// payment, and must not fail.
fn keep(call: &Call<'_>, kept: &Kept, room: usize) -> Result<(), CallError> {
    if kept.body().len().saturating_add(room) > MAX_DOCUMENT {
        let longer = "The Checkout Session is longer than the sandbox keeps.";
        return Err(ApiError::invalid(longer).into());
    }
    Ok(call.desk.save(kinds::CHECKOUT_SESSION, kept)?)
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

/// The lines of a session, with their prices as they are now.
fn lines_of(call: &Call<'_>, kept: &Kept) -> Result<Vec<Json>, CallError> {
    let mut lines = kept.secret("lines").as_array().cloned().unwrap_or_default();
    for line in &mut lines {
        let id = line.get("price").and_then(Json::as_str).unwrap_or_default();
        let price = call.desk.find(kinds::PRICE, id)?;
        if let (Json::Object(line), Some(price)) = (line, price) {
            line.insert("price".to_owned(), price.object);
        }
    }
    Ok(lines)
}

/// The lines that a call describes, each with its price.
fn lines(call: &Call<'_>, said: Vec<Line>, mode: &str) -> Result<Vec<LineItem>, CallError> {
    let wrong = |message: &str| {
        let error = ApiError::invalid(message).about("line_items");
        CallError::from(error)
    };
    if mode == "setup" && !said.is_empty() {
        return Err(wrong("line_items cannot be used in setup mode."));
    }
    if said.len() > MOST_LINES {
        return Err(wrong("A session has at most 100 line_items."));
    }
    let mut lines = Vec::new();
    for (at, line) in said.into_iter().enumerate() {
        let price = match (line.price, line.described) {
            (_, Some(described)) => {
                let param = format!("line_items[{at}][price_data][product]");
                let product =
                    prices::product_of(call, described.product, described.product_data, &param)?;
                prices::make(call, described.price, &product)?
            }
            (id, None) => {
                let id = id.unwrap_or_default();
                let found = call.desk.find(kinds::PRICE, &id)?;
                let param = format!("line_items[{at}][price]");
                found.ok_or_else(|| ApiError::no_such("price", &id, &param))?
            }
        };
        let product = price.text("product").unwrap_or_default();
        let product = call.desk.find(kinds::PRODUCT, product)?;
        let name = product.as_ref().and_then(|product| product.text("name"));
        lines.push(LineItem {
            id: IdKind::LineItem.mint()?,
            description: name.unwrap_or_default().to_owned(),
            quantity: line.quantity,
            unit_amount: price.number("unit_amount"),
            currency: price.text("currency").unwrap_or_default().to_owned(),
            price: price.id.into(),
        });
    }
    Ok(lines)
}

/// How much all lines are, and in which currency.
fn total(lines: &[LineItem], mode: &str) -> Result<(Option<u64>, Option<String>), ApiError> {
    if mode == "setup" {
        return Ok((None, None));
    }
    let wrong = |message: &str| ApiError::invalid(message).about("line_items");
    let Some(first) = lines.first() else {
        return Err(wrong("line_items is required in payment mode.").coded("parameter_missing"));
    };
    if lines.iter().any(|line| line.currency != first.currency) {
        return Err(wrong("All line_items must have the same currency."));
    }
    let sum = lines
        .iter()
        .fold(0_u64, |sum, line| sum.saturating_add(line.total()));
    let sum = i64::try_from(sum).unwrap_or(i64::MAX);
    let sum = amount::chargeable(sum, &first.currency)?;
    Ok((Some(sum), Some(first.currency.clone())))
}

/// What of a session only its intent is told.
fn intent_data(kept: &Kept) -> Map<String, Json> {
    crate::desk::fields_of(kept.secret("intent_data"))
}
