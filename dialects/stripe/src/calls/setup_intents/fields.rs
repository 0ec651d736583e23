//! What a call says of a setup intent.

use serde_json::{Map, Value as Json, json};

use crate::calls::who::Named;
use crate::calls::{method_types, payment_methods};
use crate::desk::{Kept, fields_of};
use crate::ways;
use crate::wire::error::ApiError;
use crate::wire::metadata::MetadataChange;
use crate::wire::params::{Change, Params};
use crate::wire::version::Version;

/// The parameters that create, update and confirm share.
pub(super) struct Said {
    pub(super) named: Named,
    pub(super) payment_method: Option<String>,
    pub(super) described: Option<payment_methods::Described>,
    pub(super) types: Option<Vec<String>>,
    description: Change<String>,
    automatic: Option<Json>,
    card_options: Option<Map<String, Json>>,
    metadata: MetadataChange,
}

impl Said {
    pub(super) fn read(params: &mut Params, version: &Version) -> Result<Self, ApiError> {
        params.ignore(&["attach_to_self", "use_stripe_sdk"]);
        Ok(Self {
            named: Named::read(params)?,
            payment_method: params.text("payment_method")?,
            described: params.hash("payment_method_data", payment_methods::describe)?,
            types: method_types::read(params, version)?
                .map(kept_for_later)
                .transpose()?,
            description: params.emptyable_text("description")?,
            automatic: method_types::automatic(params)?,
            card_options: options(params)?,
            metadata: MetadataChange::read(params)?,
        })
    }

    /// What a confirmation changes of its intent.
    pub(super) fn read_when_confirming(params: &mut Params) -> Result<Self, ApiError> {
        params.ignore(&["use_stripe_sdk"]);
        Ok(Self {
            named: Named::default(),
            payment_method: params.text("payment_method")?,
            described: params.hash("payment_method_data", payment_methods::describe)?,
            types: None,
            description: Change::Keep,
            automatic: None,
            card_options: options(params)?,
            metadata: MetadataChange::Keep,
        })
    }

    /// Refuses what a page may not change.
    pub(super) fn check_page(&self) -> Result<(), ApiError> {
        if self.card_options.is_none() {
            return Ok(());
        }
        Err(ApiError::invalid(
            "payment_method_options cannot be changed with a publishable API key. Please use a \
             secret API key.",
        )
        .about("payment_method_options"))
    }

    /// Writes into an intent what is told back as it was said.
    pub(super) fn tell_back(&self, kept: &mut Kept) -> Result<(), ApiError> {
        if self.description != Change::Keep {
            kept.set("description", self.description.clone().made());
        }
        if let Some(types) = &self.types {
            kept.set("payment_method_types", types.clone());
        }
        if let Some(automatic) = &self.automatic {
            kept.set("automatic_payment_methods", automatic.clone());
        }
        let mut options = fields_of(kept.get("payment_method_options"));
        let mut card = options.get("card").map(fields_of).unwrap_or_else(|| {
            fields_of(&json!({
                "mandate_options": null,
                "network": null,
                "request_three_d_secure": "automatic",
            }))
        });
        card.extend(self.card_options.clone().unwrap_or_default());
        options.insert("card".to_owned(), Json::Object(card));
        kept.set("payment_method_options", Json::Object(options));
        let metadata = self.metadata.clone().apply(kept.get("metadata"))?;
        kept.set("metadata", metadata);
        Ok(())
    }
}

/// Refuses a type that cannot be kept for later.
fn kept_for_later(types: Vec<String>) -> Result<Vec<String>, ApiError> {
    match types.iter().find(|word| !ways::is_kept_for_later(word)) {
        Some(word) => Err(ApiError::invalid(format!(
            "{word} cannot be kept for later, so it is not set up."
        ))
        .about("payment_method_types")),
        None => Ok(types),
    }
}

/// Reads `payment_method_options`, of which those of cards mean something here.
fn options(params: &mut Params) -> Result<Option<Map<String, Json>>, ApiError> {
    let of_card = params.hash("payment_method_options", |options| {
        for other in payment_methods::TYPES.iter().filter(|one| **one != "card") {
            options.hash(other, |other| {
                other.ignore(&["mandate_options", "verification_method"]);
                Ok(())
            })?;
        }
        options.hash("card", |card| {
            let mut options = Map::new();
            let asks = ["any", "automatic", "challenge"];
            if let Some(asks) = card.one_of("request_three_d_secure", &asks)? {
                options.insert("request_three_d_secure".to_owned(), asks.into());
            }
            Ok(options)
        })
    })?;
    Ok(of_card.flatten())
}
