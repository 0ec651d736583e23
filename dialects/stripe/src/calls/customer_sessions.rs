//! `/v1/customer_sessions`: what a page may do with the payment methods of a customer.

use payseal_engine::secret;
use serde_json::{Map, Value as Json, json};

use super::method_data::REDISPLAY;
use super::who::Named;
use crate::call::{Answer, Call, Done};
use crate::desk::{Kept, kinds};
use crate::objects;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::id;
use crate::wire::params::Params;

/// How long one lasts: the sandbox's choice, since nobody says how long Stripe's do.
const LIFETIME: i64 = 30 * 60;

/// The components that have nothing to do here.
const OTHERS: [&str; 6] = [
    "active_entitlements",
    "buy_button",
    "customer_portal",
    "customer_sheet",
    "mobile_payment_element",
    "pricing_table",
];

/// Makes a session of a customer. Its secret is told here only, and kept as a hash.
pub(super) fn create(call: &Call<'_>, fields: Fields) -> Done {
    let (named, features) = Params::read(fields, |params| {
        let named = Named::read(params)?;
        let features = params
            .hash("components", components)?
            .ok_or_else(|| params.missing("components"))?;
        Ok((named, features))
    })?;
    let who = named.found(call)?.ok_or_else(|| {
        ApiError::invalid("You must provide customer or customer_account.")
            .coded("parameter_missing")
            .about("customer")
    })?;
    let created = call.desk.now();
    let session = objects::CustomerSession {
        client_secret: format!("cuss_secret_{}", id::letters(46)?),
        created,
        expires_at: created.saturating_add(LIFETIME),
        customer: who.customer,
        customer_account: who.account,
        payment_element: Json::Object(features),
    };
    let object = session.to_json();
    let mut kept = Kept {
        id: secret::fingerprint(&session.client_secret),
        owner: Some(session.customer),
        object: object.clone(),
        hidden: Map::new(),
    };
    kept.set("client_secret", Json::Null);
    call.desk.save(kinds::CUSTOMER_SESSION, &kept)?;
    Ok(Answer::of(object))
}

/// The features of the payment element.
fn components(params: &mut Params) -> Result<Map<String, Json>, ApiError> {
    let path = params.path_of("payment_element");
    for name in OTHERS {
        let path = params.path_of(name);
        let enabled = params.hash(name, |other| {
            other.ignore(&["features"]);
            other.boolean("enabled")
        })?;
        if enabled.flatten() == Some(true) {
            return Err(ApiError::invalid(format!(
                "The sandbox has no {name}: only the payment_element can be enabled."
            ))
            .about(path));
        }
    }
    let element = params.hash("payment_element", |element| {
        let enabled = element
            .boolean("enabled")?
            .ok_or_else(|| element.missing("enabled"))?;
        let features = element.hash("features", features)?;
        let features = features.map_or_else(|| features_of(&mut Params::none()), Ok)?;
        Ok(enabled.then_some(features))
    })?;
    element
        .flatten()
        .ok_or_else(|| ApiError::invalid("At least one component must be enabled.").about(path))
}

fn features(params: &mut Params) -> Result<Map<String, Json>, ApiError> {
    // Only the previews of Stripe's clients know these.
    params.ignore(&["payment_method_set_as_default", "payment_method_update"]);
    features_of(params)
}

/// Every feature, with its default where nothing is said.
fn features_of(params: &mut Params) -> Result<Map<String, Json>, ApiError> {
    let mut features = Map::new();
    for name in [
        "payment_method_redisplay",
        "payment_method_remove",
        "payment_method_save",
    ] {
        let word = params.one_of(name, &["disabled", "enabled"])?;
        features.insert(name.to_owned(), word.unwrap_or("disabled").into());
    }
    let filters = params.words("payment_method_allow_redisplay_filters", &REDISPLAY)?;
    let filters = filters.unwrap_or_else(|| vec!["always"]);
    features.insert(
        "payment_method_allow_redisplay_filters".to_owned(),
        json!(filters),
    );
    let limit = params.integer_in("payment_method_redisplay_limit", 1..=10)?;
    features.insert(
        "payment_method_redisplay_limit".to_owned(),
        limit.unwrap_or(3).into(),
    );
    let usage = params.one_of("payment_method_save_usage", &["off_session", "on_session"])?;
    features.insert("payment_method_save_usage".to_owned(), usage.into());
    Ok(features)
}
