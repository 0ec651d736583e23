//! `/v2/core/accounts`: an account that is a customer. It has a customer of the first version behind it, and
//! either id names the same.

use payseal_engine::calendar::Date;
use payseal_engine::ledger::CustomerChange;
use payseal_engine::store::Person;
use serde_json::{Map, Value as Json, json};

use super::customers;
use crate::call::{Answer, Call, CallError, Done};
use crate::desk::{Kept, fields_of, kinds};
use crate::events;
use crate::objects;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::id::IdKind;
use crate::wire::metadata::MetadataChange;
use crate::wire::params::{Change, Params};

/// The fields that are there only when they are asked for.
const INCLUDABLE: [&str; 7] = [
    "configuration.customer",
    "configuration.merchant",
    "configuration.recipient",
    "defaults",
    "future_requirements",
    "identity",
    "requirements",
];

const TEXTS: [&str; 4] = [
    "contact_email",
    "contact_phone",
    "dashboard",
    "display_name",
];

/// What a call says of an account.
struct Said {
    include: Vec<&'static str>,
    texts: Vec<(&'static str, Change<String>)>,
    /// Whether it is to be a customer.
    is_customer: Option<bool>,
    metadata: MetadataChange,
}

impl Said {
    fn read(params: &mut Params) -> Result<Self, ApiError> {
        let mut texts = Vec::new();
        for name in TEXTS {
            texts.push((name, params.emptyable_text(name)?));
        }
        params.ignore(&["defaults", "identity"]);
        let configuration = params.hash("configuration", |configuration| {
            for name in ["merchant", "recipient"] {
                if configuration.has(name) {
                    return Err(ApiError::invalid(format!(
                        "The sandbox has no {name} configuration: accounts are customers there."
                    ))
                    .about(configuration.path_of(name)));
                }
            }
            configuration.hash("customer", |customer| {
                customer.ignore(&[
                    "automatic_indirect_tax",
                    "billing",
                    "capabilities",
                    "shipping",
                    "test_clock",
                ]);
                customer.boolean("applied")
            })
        })?;
        let is_customer = configuration.flatten();
        Ok(Self {
            include: included(params)?,
            texts,
            is_customer: is_customer.map(|applied| applied != Some(false)),
            metadata: MetadataChange::read(params)?,
        })
    }
}

fn included(params: &mut Params) -> Result<Vec<&'static str>, ApiError> {
    Ok(params.words("include", &INCLUDABLE)?.unwrap_or_default())
}

/// Makes an account.
pub(super) fn create(call: &Call<'_>, fields: Fields) -> Done {
    let said = Params::read(fields, Said::read)?;
    let account = json!({
        "id": IdKind::Account.mint()?,
        "object": "v2.core.account",
        "applied_configurations": [],
        "closed": false,
        "configuration": null,
        "contact_email": null,
        "contact_phone": null,
        "created": format!("{}.000Z", Date::of(call.desk.book.now()).iso()),
        "dashboard": null,
        "defaults": null,
        "display_name": null,
        "future_requirements": null,
        "identity": null,
        "livemode": false,
        "metadata": {},
        "requirements": null,
    });
    change(call, Kept::new(account), said)
}

/// Finds an account.
pub(super) fn retrieve(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let include = Params::read(fields, included)?;
    Ok(Answer::of(shown(&found(call, id)?, &include)))
}

/// Changes an account.
pub(super) fn update(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let said = Params::read(fields, Said::read)?;
    change(call, found(call, id)?, said)
}

/// Closes an account: it is nobody's customer any longer.
pub(super) fn close(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    Params::read(fields, |params| {
        params.ignore(&["applied_configurations"]);
        Ok(())
    })?;
    let customer = found(call, id)?.secret("customer").clone();
    if let Some(customer) = customer.as_str() {
        customers::delete(call, customer)?;
    }
    let mut kept = found(call, id)?;
    kept.set("closed", true);
    call.desk.save(kinds::ACCOUNT, &kept)?;
    Ok(Answer::of(shown(&kept, &[])))
}

fn found(call: &Call<'_>, id: &str) -> Result<Kept, CallError> {
    let found = call.desk.find(kinds::ACCOUNT, id)?;
    let none = || ApiError::no_such_in_path("account", id, "id").coded("not_found");
    Ok(found.ok_or_else(none)?)
}

/// An account with what was asked for in it.
pub(super) fn shown(kept: &Kept, include: &[&str]) -> Json {
    let mut account = fields_of(&kept.object);
    if include.contains(&"configuration.customer") {
        let customer = kept.secret("customer").as_str();
        let customer = customer.map(|_| json!({ "applied": true, "capabilities": {} }));
        account.insert("configuration".to_owned(), json!({ "customer": customer }));
    }
    Json::Object(account)
}

/// Writes what a call said. A customer is there from the moment on when the account becomes one.
fn change(call: &Call<'_>, mut kept: Kept, said: Said) -> Done {
    if kept.get("closed").as_bool() == Some(true) {
        return Err(ApiError::invalid("The account is closed.")
            .coded("account_closed")
            .into());
    }
    let mut told = Vec::new();
    for (name, change) in said.texts {
        if change != Change::Keep {
            kept.set(name, change.made());
            told.push(name);
        }
    }
    let metadata = said.metadata.apply(kept.get("metadata"))?;
    kept.set("metadata", metadata);
    let known = kept.secret("customer").as_str().map(str::to_owned);
    match (known, said.is_customer) {
        (Some(_), Some(false)) => {
            return Err(ApiError::invalid(
                "The sandbox keeps a customer configuration that was applied.",
            )
            .about("configuration[customer][applied]")
            .into());
        }
        (Some(id), _) => follow(call, &kept, &told, &id)?,
        (None, Some(true)) => {
            let id = begin(call, &kept)?;
            kept.hide("customer", id);
            kept.set("applied_configurations", json!(["customer"]));
        }
        (None, _) => {}
    }
    call.desk.save(kinds::ACCOUNT, &kept)?;
    Ok(Answer::of(shown(&kept, &said.include)))
}

/// The customer that an account is.
fn begin(call: &Call<'_>, account: &Kept) -> Result<String, CallError> {
    let row = call
        .desk
        .book
        .create_customer(call.desk.account, person(account))?;
    let text = |name: &str| account.text(name).map(str::to_owned);
    let customer = objects::Customer {
        id: row.id,
        created: call.desk.now(),
        customer_account: Some(account.id.clone()),
        email: text("contact_email"),
        metadata: Json::Object(Map::new()),
        name: text("display_name"),
        phone: text("contact_phone"),
        ..objects::Customer::default()
    };
    let kept = Kept::new(customer.to_json());
    call.desk.save(kinds::CUSTOMER, &kept)?;
    Ok(kept.id)
}

/// The customer follows what a call said of the account. What it did not say may have been changed there.
fn follow(call: &Call<'_>, account: &Kept, told: &[&str], customer: &str) -> Result<(), CallError> {
    let mut kept = customers::living(call, customer)?;
    let before = kept.object.clone();
    for (name, of_account) in [
        ("email", "contact_email"),
        ("name", "display_name"),
        ("phone", "contact_phone"),
    ] {
        if told.contains(&of_account) {
            kept.set(name, account.get(of_account).clone());
        }
    }
    if kept.object == before {
        return Ok(());
    }
    let person = customers::person(&fields_of(&kept.object));
    call.desk
        .book
        .update_customer(call.desk.account, customer, person)?;
    call.desk.save(kinds::CUSTOMER, &kept)?;
    events::emit(call.desk, "customer.updated", &kept.object, Some(&before))?;
    Ok(())
}

fn person(account: &Kept) -> CustomerChange {
    let text = |name: &str| account.text(name).map(str::to_owned);
    CustomerChange {
        person: Person {
            email: text("contact_email"),
            first_name: None,
            last_name: text("display_name"),
            phone: text("contact_phone"),
        },
        description: None,
    }
}
