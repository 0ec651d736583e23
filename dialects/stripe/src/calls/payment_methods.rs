//! `/v1/payment_methods`.

use payseal_engine::ledger::MethodChange;
use serde_json::Value as Json;

use super::billing;
pub(super) use super::method_data::{Described, TYPES, describe, keep};
use super::method_data::{REDISPLAY, valid_expiry};
use crate::call::{Answer, Call, CallError, Done};
use crate::desk::{Kept, kinds};
use crate::events;
use crate::test_values;
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
    let expiry = Params::read(fields, |params| {
        let details =
            billing::billing_details(params, before.get("billing_details").unwrap_or(&Json::Null))?;
        kept.set("billing_details", details);
        if let Some(word) = params.one_of("allow_redisplay", &REDISPLAY)? {
            kept.set("allow_redisplay", word);
        }
        let metadata = MetadataChange::read(params)?.apply(kept.get("metadata"))?;
        kept.set("metadata", metadata);
        params.hash("card", |card| {
            card.ignore(&["networks"]);
            Ok((card.integer("exp_month")?, card.integer("exp_year")?))
        })
    })?;
    let mut change = MethodChange {
        billing: Some(billing::engines(kept.get("billing_details"))),
        expiry: None,
    };
    if let (Some((month, year)), Some(card)) = (expiry, kept.object.get_mut("card")) {
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
    call.desk
        .book
        .update_method(call.desk.account, id, change)?;
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
    let customer = {
        let mut customer = None;
        let mut rest = fields.clone();
        for name in ["customer", "customer_account"] {
            if let Some(crate::wire::form::Node::Text(text)) = rest.remove(name) {
                customer = Some((name, text.as_str().to_owned()));
            }
        }
        customer
    };
    let Some((param, id)) = customer else {
        let paging = Params::read(fields, |params| {
            params.ignore(&["type", "allow_redisplay"]);
            Paging::read(params)
        })?;
        let page = paging.page(Vec::new(), "payment_method", "/v1/payment_methods")?;
        return Ok(Answer::of(page));
    };
    let found = call.desk.find(kinds::CUSTOMER, &id)?;
    if found.is_none_or(|kept| kept.is_deleted()) {
        return Err(ApiError::no_such("customer", &id, param).into());
    }
    page(call, &id, fields, "/v1/payment_methods")
}

/// Lists the payment methods of the customer in the path.
pub(super) fn list_of(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    super::customers::living(call, id)?;
    let url = format!("/v1/customers/{id}/payment_methods");
    page(call, id, fields, &url)
}

fn page(call: &Call<'_>, customer: &str, fields: Fields, url: &str) -> Done {
    let (paging, kind, redisplay) = Params::read(fields, |params| {
        params.ignore(&["customer", "customer_account"]);
        Ok((
            Paging::read(params)?,
            params.text("type")?,
            params.one_of("allow_redisplay", &REDISPLAY)?,
        ))
    })?;
    let all = call.desk.all(kinds::PAYMENT_METHOD, Some(customer))?;
    let all = all.into_iter().filter(|kept| {
        (kind.is_none() || kept.text("type") == kind.as_deref())
            && (redisplay.is_none() || kept.text("allow_redisplay") == redisplay)
    });
    let all = all.map(|kept| kept.object).collect();
    Ok(Answer::of(paging.page(all, "payment_method", url)?))
}

/// Attaches a payment method to a customer.
pub(super) fn attach(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let customer = Params::read(fields, |params| {
        let customer = params.text("customer")?;
        let account = params.text("customer_account")?;
        customer.or(account).ok_or_else(|| {
            ApiError::invalid("You must provide customer or customer_account.")
                .coded("parameter_missing")
        })
    })?;
    let mut kept = usable(call, id, "payment_method")?;
    if call
        .desk
        .find(kinds::CUSTOMER, &customer)?
        .is_none_or(|kept| kept.is_deleted())
    {
        return Err(ApiError::no_such("customer", &customer, "customer").into());
    }
    if kept.owner.as_deref() == Some(customer.as_str()) {
        return Ok(Answer::of(kept.object));
    }
    if kept.owner.is_some() {
        return Err(ApiError::invalid(
            "The payment method you provided has already been attached to a customer.",
        )
        .into());
    }
    let row = call.desk.book.method(call.desk.account, &kept.id)?;
    if let Some(reason) = test_values::decline_at_attach(&row.card) {
        return Ok(Answer::declined(&ApiError::declined(Decline::of(reason))));
    }
    bind(call, &mut kept, &customer)?;
    Ok(Answer::of(kept.object))
}

/// Binds a payment method to a customer, and says so.
pub(super) fn bind(call: &Call<'_>, kept: &mut Kept, customer: &str) -> Result<(), CallError> {
    call.desk
        .book
        .attach_method(call.desk.account, &kept.id, customer)?;
    kept.owner = Some(customer.to_owned());
    kept.set("customer", customer);
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
    call.desk.book.detach_method(call.desk.account, id)?;
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
    if let Some(card) = test_values::card_of_token(id) {
        return keep(call, Described::token(card));
    }
    let found = call.desk.find(kinds::PAYMENT_METHOD, id)?;
    let kept = found.ok_or_else(|| no_such(id).about(param))?;
    if kept.secret("used_up").as_bool() == Some(true) {
        return Err(ApiError::invalid(format!(
            "The provided PaymentMethod was previously used with a PaymentIntent without Customer \
             attachment, shared with a connected account without Customer attachment, or was \
             detached from a Customer. It may not be used again. To use a PaymentMethod multiple \
             times, you must attach it to a Customer first ({id})."
        ))
        .into());
    }
    Ok(kept)
}
