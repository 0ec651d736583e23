//! Which types of payment methods an intent takes.

use serde_json::{Value as Json, json};

use super::method_data::TYPES;
use crate::ways;
use crate::wire::error::ApiError;
use crate::wire::params::Params;
use crate::wire::version::Version;

/// Reads `payment_method_types`, as far as the version has it, and `allowed_payment_method_types`.
pub(super) fn read(
    params: &mut Params,
    version: &Version,
) -> Result<Option<Vec<String>>, ApiError> {
    if params.has("payment_method_types") && !version.takes_method_types() {
        return Err(ApiError::invalid(
            "payment_method_types is no longer supported in this version of the API. Use \
             automatic_payment_methods or allowed_payment_method_types.",
        )
        .coded("payment_method_types_no_longer_supported")
        .about("payment_method_types"));
    }
    let types = params.words("payment_method_types", &TYPES)?;
    let allowed = params.words("allowed_payment_method_types", &TYPES)?;
    let types = types.or(allowed);
    if types.as_ref().is_some_and(Vec::is_empty) {
        return Err(
            ApiError::invalid("At least one type of payment methods must pay.")
                .coded("parameter_invalid_empty")
                .about("payment_method_types"),
        );
    }
    Ok(types.map(|types| types.into_iter().map(str::to_owned).collect()))
}

/// Of the types of a session those that can pay in its currency; where it sets something up, those that can be
/// kept for later.
pub(crate) fn offered<T: AsRef<str>>(
    mut types: Vec<T>,
    currency: Option<&str>,
) -> Result<Vec<T>, ApiError> {
    types.retain(|word| match currency {
        Some(currency) => ways::pays_in(word.as_ref(), currency),
        None => ways::is_kept_for_later(word.as_ref()),
    });
    if types.is_empty() {
        return Err(ApiError::invalid(
            "None of these types of payment methods can be used for this session.",
        )
        .about("payment_method_types"));
    }
    Ok(types)
}

/// Reads `automatic_payment_methods`.
pub(super) fn automatic(params: &mut Params) -> Result<Option<Json>, ApiError> {
    params.hash("automatic_payment_methods", |automatic| {
        let enabled = automatic.boolean("enabled")?;
        let redirects = automatic.one_of("allow_redirects", &["always", "never"])?;
        Ok(json!({
            "allow_redirects": redirects.unwrap_or("always"),
            "enabled": enabled.ok_or_else(|| automatic.missing("enabled"))?,
        }))
    })
}
