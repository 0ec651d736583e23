//! `/v1/payment_methods`.

use payseal_engine::ledger::MethodChange;
use serde_json::Value as Json;

use super::billing;
use super::card_data::{on_card, preferred_network, valid_expiry};
use super::debit_data::no_number_in;
use super::method_data::REDISPLAY;
use super::method_data::prefer_brand;
pub(super) use super::method_data::{Described, TYPES, describe, keep};
use super::paying::unused;
use super::who::{Named, Who};
use crate::call::{Answer, Call, CallError, Done};
use crate::debited;
use crate::debits;
use crate::desk::{Kept, kinds};
use crate::events;
use crate::test_values;
use crate::ways::{self, Redirect};
use crate::wire::decline::Decline;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::list::Paging;
use crate::wire::metadata::MetadataChange;
use crate::wire::params::Params;

/// Makes a payment method.
pub(super) fn create(call: &Call<'_>, fields: Fields) -> Done {
    let described = Params::read(fields, describe)?;
    let kept = keep(call, described)?;
    Ok(Answer::of(kept.object))
}

/// Finds a payment method.
pub(super) fn retrieve(call: &Call<'_>, id: &str) -> Done {
    Ok(Answer::of(found(call, id)?.object))
}

/// Finds a payment method of a customer's.
pub(super) fn retrieve_of(call: &Call<'_>, customer: &str, id: &str) -> Done {
    super::customers::living(call, customer)?;
    let kept = found(call, id)?;
    if kept.owner.as_deref() != Some(customer) {
        return Err(no_such(id).answered(404).into());
    }
    Ok(Answer::of(kept.object))
}

/// Changes a payment method.
pub(super) fn update(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let mut kept = found(call, id)?;
    let before = kept.object.clone();
    let row = ways::is_card(&kept)
        .then(|| call.desk.book.method(call.desk.account, id))
        .transpose()?;
    let choices = row.map(|row| row.brands).unwrap_or_default();
    let changed = Params::read(fields, |params| {
        let details =
            billing::billing_details(params, before.get("billing_details").unwrap_or(&Json::Null))?;
        if let Some(account) = debits::of(&kept) {
            no_number_in(account, &details, &params.path_of("billing_details"))?;
        }
        kept.set("billing_details", details);
        if let Some(word) = params.one_of("allow_redisplay", &REDISPLAY)? {
            kept.set("allow_redisplay", word);
        }
        let metadata = MetadataChange::read(params)?.apply(kept.get("metadata"))?;
        kept.set("metadata", metadata);
        params.hash("card", |card| {
            let preferred = preferred_network(card)?;
            let preferred = on_card(preferred, choices, card)?;
            Ok((
                preferred,
                (card.integer("exp_month")?, card.integer("exp_year")?),
            ))
        })
    })?;
    let preferred_brand = changed.and_then(|(preferred, _)| preferred);
    let mut change = MethodChange {
        billing: Some(billing::engines(kept.get("billing_details"))),
        expiry: None,
        preferred_brand,
    };
    if let (Some((_, (month, year))), Some(card)) = (changed, kept.object.get_mut("card")) {
        let now = |name: &str| card.get(name).and_then(Json::as_i64).unwrap_or_default();
        let expiry = valid_expiry(
            month.unwrap_or_else(|| now("exp_month")),
            year.unwrap_or_else(|| now("exp_year")),
        )?;
        change.expiry = Some(expiry);
        if let Json::Object(card) = card {
            card.insert("exp_month".to_owned(), expiry.0.into());
            card.insert("exp_year".to_owned(), expiry.1.into());
        }
    }
    if let Some(brand) = preferred_brand {
        prefer_brand(&mut kept, brand);
    }
    if ways::is_card(&kept) {
        let book = call.desk.book;
        book.update_method(call.desk.account, id, change)?;
    }
    call.desk.save(kinds::PAYMENT_METHOD, &kept)?;
    events::emit(
        call.desk,
        "payment_method.updated",
        &kept.object,
        Some(&before),
    )?;
    Ok(Answer::of(kept.object))
}

/// Lists the payment methods of a customer; without one there are none.
pub(super) fn list(call: &Call<'_>, fields: Fields) -> Done {
    let (named, asked) = Params::read(fields, |params| {
        Ok((Named::read(params)?, Asked::read(params)?))
    })?;
    let url = "/v1/payment_methods";
    match named.found(call)? {
        Some(who) => asked.page(call, &who.customer, url),
        None => Ok(Answer::of(asked.paging.page(
            Vec::new(),
            "payment_method",
            url,
        )?)),
    }
}

/// Lists the payment methods of the customer in the path.
pub(super) fn list_of(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    super::customers::living(call, id)?;
    let url = format!("/v1/customers/{id}/payment_methods");
    Params::read(fields, Asked::read)?.page(call, id, &url)
}

/// Which payment methods of a customer are asked for.
struct Asked {
    paging: Paging,
    kind: Option<String>,
    redisplay: Option<&'static str>,
}

impl Asked {
    fn read(params: &mut Params) -> Result<Self, ApiError> {
        Ok(Self {
            paging: Paging::read(params)?,
            kind: params.text("type")?,
            redisplay: params.one_of("allow_redisplay", &REDISPLAY)?,
        })
    }

    fn page(&self, call: &Call<'_>, customer: &str, url: &str) -> Done {
        let all = call.desk.all(kinds::PAYMENT_METHOD, Some(customer))?;
        let all = all.into_iter().filter(|kept| {
            (self.kind.is_none() || kept.text("type") == self.kind.as_deref())
                && (self.redisplay.is_none() || kept.text("allow_redisplay") == self.redisplay)
        });
        let all = all.map(|kept| kept.object).collect();
        Ok(Answer::of(self.paging.page(all, "payment_method", url)?))
    }
}

/// Attaches a payment method to a customer.
pub(super) fn attach(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let who = Params::read(fields, Named::read)?.found(call)?;
    let who = who.ok_or_else(|| {
        ApiError::invalid("You must provide customer or customer_account.")
            .coded("parameter_missing")
    })?;
    let mut kept = usable(call, id, "payment_method")?;
    if kept.owner.as_deref() == Some(who.customer.as_str()) {
        return Ok(Answer::of(kept.object));
    }
    if kept.owner.is_some() {
        return Err(ApiError::invalid(
            "The payment method you provided has already been attached to a customer.",
        )
        .into());
    }
    if let Some(way) = Redirect::of(&kept) {
        return Err(ApiError::invalid(format!(
            "A payment method of type {} cannot be attached to a customer: what it leaves for later is a \
             sepa_debit, made when it pays with setup_future_usage.",
            way.word
        ))
        .about("payment_method")
        .into());
    }
    if !ways::is_card(&kept) {
        debited::attach(call.desk, &mut kept, Some(&who.customer))?;
        return Ok(Answer::of(kept.object));
    }
    let row = call.desk.book.method(call.desk.account, &kept.id)?;
    if let Some(reason) = test_values::decline_at_attach(&row.card) {
        return Ok(Answer::declined(&ApiError::declined(Decline::of(reason))));
    }
    bind(call, &mut kept, &who)?;
    Ok(Answer::of(kept.object))
}

/// Binds a payment method to a customer, and says so.
fn bind(call: &Call<'_>, kept: &mut Kept, who: &Who) -> Result<(), CallError> {
    call.desk
        .book
        .attach_method(call.desk.account, &kept.id, &who.customer)?;
    kept.owner = Some(who.customer.clone());
    kept.set("customer", who.customer.as_str());
    kept.set("customer_account", who.account.clone());
    call.desk.save(kinds::PAYMENT_METHOD, kept)?;
    events::emit(call.desk, "payment_method.attached", &kept.object, None)?;
    Ok(())
}

/// Detaches a payment method, for good.
pub(super) fn detach(call: &Call<'_>, id: &str) -> Done {
    let mut kept = found(call, id)?;
    if kept.owner.is_none() {
        return Err(ApiError::invalid(
            "The payment method you provided is not attached to a customer so detachment is \
             impossible.",
        )
        .into());
    }
    if ways::is_card(&kept) {
        call.desk.book.detach_method(call.desk.account, id)?;
    }
    let before = kept.object.clone();
    kept.owner = None;
    kept.set("customer", Json::Null);
    kept.set("customer_account", Json::Null);
    kept.hide("used_up", true);
    call.desk.save(kinds::PAYMENT_METHOD, &kept)?;
    events::emit(
        call.desk,
        "payment_method.detached",
        &kept.object,
        Some(&before),
    )?;
    Ok(Answer::of(kept.object))
}

/// The payment method of an id in the path.
fn found(call: &Call<'_>, id: &str) -> Result<Kept, CallError> {
    let found = call.desk.find(kinds::PAYMENT_METHOD, id)?;
    Ok(found.ok_or_else(|| no_such(id).answered(404))?)
}

fn no_such(id: &str) -> ApiError {
    ApiError::no_such("PaymentMethod", id, "payment_method")
}

/// The payment method of an id or a token, which may still be used. A token is a new one each time.
pub(super) fn usable(call: &Call<'_>, id: &str, param: &str) -> Result<Kept, CallError> {
    if let Some(described) = Described::of_token(id) {
        return keep(call, described);
    }
    let found = call.desk.find(kinds::PAYMENT_METHOD, id)?;
    let kept = found.ok_or_else(|| no_such(id).about(param))?;
    unused(&kept)?;
    Ok(kept)
}
