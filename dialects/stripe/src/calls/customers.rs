//! `/v1/customers`.

use payseal_engine::ledger::CustomerChange;
use payseal_engine::store::Person;
use serde_json::{Map, Value as Json, json};

use super::billing;
use crate::call::{Answer, Call, CallError, Done};
use crate::desk::{Kept, fields_of, kinds};
use crate::events;
use crate::objects;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::list::{Created, Paging};
use crate::wire::metadata::MetadataChange;
use crate::wire::params::{Change, Params};

/// Makes a customer.
pub(super) fn create(call: &Call<'_>, fields: Fields) -> Done {
    let blank = objects::Customer {
        metadata: json!({}),
        ..objects::Customer::default()
    }
    .to_json();
    let mut customer = Params::read(fields, |params| {
        let method = params.text("payment_method")?;
        if method.is_some() {
            return Err(ApiError::invalid(
                "The sandbox attaches a payment method by POST /v1/payment_methods/{id}/attach.",
            )
            .about("payment_method"));
        }
        changed(params, &blank)
    })?;
    let row = call
        .desk
        .book
        .create_customer(call.desk.account, person(&customer))?;
    let made = objects::Customer {
        id: row.id,
        created: call.desk.now(),
        metadata: json!({}),
        ..objects::Customer::default()
    }
    .to_json();
    for name in ["id", "created", "invoice_prefix"] {
        customer.insert(name.to_owned(), made.get(name).cloned().unwrap_or_default());
    }
    let kept = Kept::new(Json::Object(customer));
    call.desk.save(kinds::CUSTOMER, &kept)?;
    events::emit(call.desk, "customer.created", &kept.object, None)?;
    Ok(Answer::of(kept.object))
}

/// Finds a customer. Of a deleted one, that it was deleted is told.
pub(super) fn retrieve(call: &Call<'_>, id: &str) -> Done {
    let found = call.desk.find(kinds::CUSTOMER, id)?;
    let kept = found.ok_or_else(|| ApiError::no_such_in_path("customer", id, "id"))?;
    Ok(Answer::of(kept.object))
}

/// Changes a customer.
pub(super) fn update(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let mut kept = living(call, id)?;
    let before = kept.object.clone();
    let changed = Params::read(fields, |params| changed(params, &before))?;
    kept.object = Json::Object(changed);
    let said = person(&fields_of(&kept.object));
    call.desk
        .book
        .update_customer(call.desk.account, id, said)?;
    call.desk.save(kinds::CUSTOMER, &kept)?;
    events::emit(call.desk, "customer.updated", &kept.object, Some(&before))?;
    Ok(Answer::of(kept.object))
}

/// Deletes a customer. Payments stay, and payment methods can no longer be used.
pub(super) fn delete(call: &Call<'_>, id: &str) -> Done {
    let mut kept = living(call, id)?;
    call.desk.book.delete_customer(call.desk.account, id)?;
    let before = kept.object;
    kept.object = objects::deleted(id, "customer");
    call.desk.save(kinds::CUSTOMER, &kept)?;
    for mut method in call.desk.all(kinds::PAYMENT_METHOD, Some(id))? {
        method.owner = None;
        method.set("customer", Json::Null);
        method.set("customer_account", Json::Null);
        method.hide("used_up", true);
        call.desk.save(kinds::PAYMENT_METHOD, &method)?;
    }
    // The account that he was can become another customer, or be closed.
    let account = before.get("customer_account").and_then(Json::as_str);
    if let Some(account) = account
        && let Some(mut account) = call.desk.find(kinds::ACCOUNT, account)?
    {
        account.hidden.remove("customer");
        account.set("applied_configurations", json!([]));
        call.desk.save(kinds::ACCOUNT, &account)?;
    }
    events::emit(call.desk, "customer.deleted", &before, None)?;
    Ok(Answer::of(kept.object))
}

/// Lists customers.
pub(super) fn list(call: &Call<'_>, fields: Fields) -> Done {
    let (paging, created, email) = Params::read(fields, |params| {
        Ok((
            Paging::read(params)?,
            Created::read(params)?,
            params.text("email")?,
        ))
    })?;
    let all = call.desk.all(kinds::CUSTOMER, None)?;
    let all = all.into_iter().filter(|kept| {
        !kept.is_deleted()
            && created.holds(kept.get("created").as_i64().unwrap_or_default())
            && (email.is_none() || kept.text("email") == email.as_deref())
    });
    let all = all.map(|kept| kept.object).collect();
    Ok(Answer::of(paging.page(all, "customer", "/v1/customers")?))
}

/// A customer that was not deleted.
pub(super) fn living(call: &Call<'_>, id: &str) -> Result<Kept, CallError> {
    let found = call.desk.find(kinds::CUSTOMER, id)?;
    let living = found.filter(|kept| !kept.is_deleted());
    Ok(living.ok_or_else(|| ApiError::no_such_in_path("customer", id, "id"))?)
}

/// The fields of a customer after a call.
fn changed(params: &mut Params, earlier: &Json) -> Result<Map<String, Json>, ApiError> {
    let mut customer = fields_of(earlier);
    for name in ["description", "email", "name", "phone"] {
        if let change @ (Change::Set(_) | Change::Unset) = params.emptyable_text(name)? {
            customer.insert(name.to_owned(), change.made().into());
        }
    }
    if let Some(locales) = params.texts("preferred_locales")? {
        customer.insert("preferred_locales".to_owned(), locales.into());
    }
    let before = |name: &str| earlier.get(name).cloned().unwrap_or_default();
    let address = billing::emptyable_address(params, "address", &before("address"))?;
    customer.insert("address".to_owned(), address);
    let shipping = billing::shipping(params, &before("shipping"))?;
    customer.insert("shipping".to_owned(), shipping);
    let metadata = MetadataChange::read(params)?.apply(&before("metadata"))?;
    customer.insert("metadata".to_owned(), metadata);
    if let Some(tax) = params.one_of("tax_exempt", &["none", "exempt", "reverse"])? {
        customer.insert("tax_exempt".to_owned(), tax.into());
    }
    params.hash("invoice_settings", |settings| {
        let method = settings.emptyable_text("default_payment_method")?;
        if let (Change::Set(_) | Change::Unset, Some(Json::Object(kept))) =
            (&method, customer.get_mut("invoice_settings"))
        {
            kept.insert("default_payment_method".to_owned(), method.made().into());
        }
        Ok(())
    })?;
    Ok(customer)
}

/// What the engine is told of a customer.
pub(crate) fn person(customer: &Map<String, Json>) -> CustomerChange {
    let text = |name: &str| customer.get(name).and_then(Json::as_str).map(str::to_owned);
    CustomerChange {
        person: Person {
            email: text("email"),
            // The engine knows given and family names; here there is one.
            first_name: None,
            last_name: text("name"),
            phone: text("phone"),
        },
        description: text("description"),
    }
}
