//! What a confirmation says besides the payment method.

use crate::call::Caller;
use crate::calls::mandate_data::Agreement;
use crate::wire::error::ApiError;
use crate::wire::params::Params;

/// How an intent is confirmed.
pub(super) struct Confirming {
    pub(super) return_url: Option<String>,
    pub(super) is_off_session: bool,
    pub(super) error_on_action: bool,
    pub(super) agreement: Agreement,
}

impl Confirming {
    /// A page may not say that nobody is there, nor what is done when the bank asks.
    pub(super) fn read(params: &mut Params, caller: Caller) -> Result<Self, ApiError> {
        for name in ["off_session", "error_on_requires_action"] {
            if caller == Caller::Page && params.has(name) {
                return Err(ApiError::invalid(format!(
                    "{name} cannot be used with a publishable API key. Please use a secret API key."
                ))
                .about(name));
            }
        }
        params.ignore(&["use_stripe_sdk"]);
        Ok(Self {
            return_url: params.text("return_url")?,
            is_off_session: params
                .text("off_session")?
                .is_some_and(|text| !matches!(text.as_str(), "false" | "0")),
            error_on_action: params.boolean("error_on_requires_action")? == Some(true),
            agreement: Agreement::read(params, caller)?,
        })
    }

    /// Refuses what only a confirmation can have.
    pub(super) fn none_in(params: &mut Params) -> Result<(), ApiError> {
        for name in [
            "return_url",
            "off_session",
            "error_on_requires_action",
            "mandate_data",
        ] {
            if params.has(name) {
                return Err(ApiError::invalid(format!(
                    "{name} can only be used when the PaymentIntent is confirmed: pass confirm=true."
                ))
                .about(name));
            }
        }
        Ok(())
    }
}
