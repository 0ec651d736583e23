//! People and addresses among the parameters.

use payseal_engine::store::{Address, Billing, Person};
use serde_json::{Map, Value as Json, json};

use crate::desk::fields_of;
use crate::wire::error::ApiError;
use crate::wire::params::{Change, Params};

/// The most bytes of an address, of shipping or of billing details, as it is kept.
const LONGEST: usize = 8 * 1024;

/// The same, when it is not too long.
fn bounded(said: Json, param: String) -> Result<Json, ApiError> {
    if said.to_string().len() > LONGEST {
        return Err(ApiError::invalid(format!(
            "Invalid hash: the sandbox keeps at most {LONGEST} bytes of it."
        ))
        .about(param));
    }
    Ok(said)
}

const ADDRESS: [&str; 6] = ["city", "country", "line1", "line2", "postal_code", "state"];

/// Reads an address over an earlier one: what is not named stays.
///
/// # Errors
/// When a part is no text.
pub(crate) fn address(params: &mut Params, earlier: &Json) -> Result<Json, ApiError> {
    let mut parts = fields_of(earlier);
    for name in ADDRESS {
        let before = parts.get(name).and_then(Json::as_str).map(str::to_owned);
        let part = params.emptyable_text(name)?.over(before);
        parts.insert(name.to_owned(), part.into());
    }
    Ok(Json::Object(parts))
}

/// Reads an address that can be unset as a whole.
///
/// # Errors
/// When a part is no text, or it is too long.
pub(super) fn emptyable_address(
    params: &mut Params,
    name: &str,
    earlier: &Json,
) -> Result<Json, ApiError> {
    Ok(
        match params.emptyable_hash(name, |parts| address(parts, earlier))? {
            Change::Keep => earlier.clone(),
            Change::Unset => Json::Null,
            Change::Set(address) => bounded(address, params.path_of(name))?,
        },
    )
}

/// Reads `shipping`, which can be unset as a whole.
///
/// # Errors
/// When a part is malformed.
pub(super) fn shipping(params: &mut Params, earlier: &Json) -> Result<Json, ApiError> {
    let read = params.emptyable_hash("shipping", |shipping| {
        let mut said = Map::new();
        let parts = shipping.hash("address", |parts| address(parts, &Json::Null))?;
        said.insert("address".to_owned(), parts.unwrap_or_default());
        for name in ["name", "phone", "carrier", "tracking_number"] {
            let text = shipping.emptyable_text(name)?.made();
            said.insert(name.to_owned(), text.into());
        }
        Ok(Json::Object(said))
    })?;
    Ok(match read {
        Change::Keep => earlier.clone(),
        Change::Unset => Json::Null,
        Change::Set(shipping) => bounded(shipping, params.path_of("shipping"))?,
    })
}

/// Reads `billing_details` over earlier ones, as they are answered.
///
/// # Errors
/// When a part is malformed.
pub(super) fn billing_details(params: &mut Params, earlier: &Json) -> Result<Json, ApiError> {
    let read = params.emptyable_hash("billing_details", |said| {
        let mut details = fields_of(earlier);
        let before = details.get("address").cloned().unwrap_or_default();
        let blank = address(&mut Params::none(), &Json::Null)?;
        let changed = said.emptyable_hash("address", |parts| address(parts, &before))?;
        details.insert(
            "address".to_owned(),
            match changed {
                Change::Set(address) => address,
                Change::Keep if before.is_object() => before,
                Change::Keep | Change::Unset => blank,
            },
        );
        for name in ["email", "name", "phone", "tax_id"] {
            let before = details.get(name).and_then(Json::as_str).map(str::to_owned);
            let text = said.emptyable_text(name)?.over(before);
            details.insert(name.to_owned(), text.into());
        }
        Ok(Json::Object(details))
    })?;
    Ok(match read {
        Change::Set(details) => bounded(details, params.path_of("billing_details"))?,
        Change::Keep | Change::Unset => earlier.clone(),
    })
}

/// Billing details that the engine keeps, as they are answered.
#[must_use]
pub(crate) fn told_billing(kept: &Billing) -> Json {
    let (person, address) = (&kept.person, &kept.address);
    let names = [&person.first_name, &person.last_name];
    let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
    let name = Some(names.join(" ")).filter(|name| !name.is_empty());
    json!({
        "address": {
            "city": address.city,
            "country": address.country,
            "line1": address.line1,
            "line2": address.line2,
            "postal_code": address.postal_code,
            "state": address.state,
        },
        "email": person.email,
        "name": name,
        "phone": person.phone,
        "tax_id": null,
    })
}

/// Billing details as the engine keeps them.
#[must_use]
pub(super) fn engines(details: &Json) -> Billing {
    let text = |name: &str| details.get(name).and_then(Json::as_str).map(str::to_owned);
    let parts = details.get("address").cloned().unwrap_or_default();
    let part = |name: &str| parts.get(name).and_then(Json::as_str).map(str::to_owned);
    Billing {
        person: Person {
            email: text("email"),
            // The engine knows given and family names; here there is one.
            first_name: None,
            last_name: text("name"),
            phone: text("phone"),
        },
        address: Address {
            line1: part("line1"),
            line2: part("line2"),
            city: part("city"),
            state: part("state"),
            postal_code: part("postal_code"),
            country: part("country"),
        },
    }
}
