//! Which types of payment methods an intent may name: those that can pay it.

use super::fields::Said;
use crate::ways;
use crate::wire::error::ApiError;
use crate::wire::params::Change;

impl Said {
    /// The types that can pay in a currency, when the money is taken as this says.
    pub(super) fn payable_types(
        &self,
        mut types: Vec<String>,
        currency: &str,
    ) -> Result<Vec<String>, ApiError> {
        let is_held = self.capture_method == Some("manual");
        let can_hold = |word: &str| !is_held || word == "card";
        if self.filters && self.types.is_some() {
            types.retain(|word| ways::pays_in(word, currency) && can_hold(word));
        }
        if types.is_empty() {
            return Err(ApiError::invalid(format!(
                "None of the types of payment methods that are allowed can pay this in {currency}."
            ))
            .about("allowed_payment_method_types"));
        }
        for word in &types {
            if !ways::pays_in(word, currency) {
                return Err(ApiError::invalid(format!(
                    "The payment method type {word} does not pay in the currency {currency}."
                ))
                .about("payment_method_types"));
            }
            if !can_hold(word) {
                return Err(ApiError::invalid(format!(
                    "The payment method type {word} cannot be captured later: hold the money of the \
                     card only, with payment_method_options[card][capture_method]."
                ))
                .about("capture_method"));
            }
        }
        Ok(types)
    }

    /// Refuses to keep for later what some of an intent's types cannot be kept for.
    pub(super) fn check_kept_for_later(&self, types: &[String]) -> Result<(), ApiError> {
        let Change::Set(_) = self.usage else {
            return Ok(());
        };
        match types.iter().find(|word| !ways::is_kept_for_later(word)) {
            Some(word) => Err(not_kept(word)),
            None => Ok(()),
        }
    }
}

/// The refusal to keep a type for later.
pub(super) fn not_kept(word: &str) -> ApiError {
    ApiError::invalid(format!(
        "{word} cannot be kept for later: take setup_future_usage away, or give it for what can be, such as \
         payment_method_options[card][setup_future_usage]."
    ))
    .about("setup_future_usage")
}
