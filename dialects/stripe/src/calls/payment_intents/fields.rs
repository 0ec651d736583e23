//! What a call says of an intent.

use serde_json::{Map, Value as Json, json};

use crate::call::{Call, CallError};
use crate::calls::who::{Named, Who};
use crate::calls::{billing, method_types, payment_methods};
use crate::desk::{Kept, fields_of};
use crate::ways;
use crate::wire::amount;
use crate::wire::error::ApiError;
use crate::wire::metadata::MetadataChange;
use crate::wire::params::{Change, Params};
use crate::wire::version::Version;

/// The parameters that create and update share.
pub(super) struct Said {
    pub(super) amount: Option<i64>,
    pub(super) currency: Option<String>,
    named: Named,
    /// Whom it names, once [`Said::find`] has looked.
    pub(super) who: Option<Who>,
    pub(super) payment_method: Option<String>,
    pub(super) described: Option<payment_methods::Described>,
    pub(super) capture_method: Option<&'static str>,
    pub(super) types: Option<Vec<String>>,
    /// Whether types that cannot pay are left out without a word.
    pub(super) filters: bool,
    pub(super) usage: Change<&'static str>,
    texts: Vec<(&'static str, Change<String>)>,
    automatic: Option<Json>,
    card_options: Option<Map<String, Json>>,
    /// The options of other types, by their words.
    other_options: Map<String, Json>,
    shipping: Option<Json>,
    metadata: MetadataChange,
}

const CAPTURES: [&str; 3] = ["automatic", "automatic_async", "manual"];

const USAGES: [&str; 2] = ["off_session", "on_session"];

const TEXTS: [&str; 5] = [
    "description",
    "receipt_email",
    "statement_descriptor",
    "statement_descriptor_suffix",
    "transfer_group",
];

impl Said {
    pub(super) fn read(params: &mut Params, version: &Version) -> Result<Self, ApiError> {
        let filters = !params.has("payment_method_types");
        let types = method_types::read(params, version)?;
        let mut texts = Vec::new();
        for name in TEXTS {
            texts.push((name, params.emptyable_text(name)?));
        }
        let automatic = method_types::automatic(params)?;
        let shipping = shipping(params)?;
        let (card_options, other_options) = options(params)?;
        params.ignore(&["confirmation_method", "use_stripe_sdk", "radar_options"]);
        let currency = params.text("currency")?;
        Ok(Self {
            amount: params.integer("amount")?,
            currency: currency.as_deref().map(amount::currency).transpose()?,
            named: Named::read(params)?,
            who: None,
            payment_method: params.text("payment_method")?,
            described: params.hash("payment_method_data", payment_methods::describe)?,
            capture_method: params.one_of("capture_method", &CAPTURES)?,
            types,
            filters,
            usage: params.emptyable_one_of("setup_future_usage", &USAGES)?,
            texts,
            automatic,
            card_options,
            other_options,
            shipping,
            metadata: MetadataChange::read(params)?,
        })
    }

    /// What a confirmation changes of its intent.
    pub(super) fn read_when_confirming(params: &mut Params) -> Result<Self, ApiError> {
        let (card_options, other_options) = options(params)?;
        Ok(Self {
            amount: None,
            currency: None,
            named: Named::default(),
            who: None,
            payment_method: None,
            described: None,
            capture_method: params.one_of("capture_method", &CAPTURES)?,
            types: None,
            filters: false,
            usage: params.emptyable_one_of("setup_future_usage", &USAGES)?,
            texts: vec![("receipt_email", params.emptyable_text("receipt_email")?)],
            automatic: None,
            card_options,
            other_options,
            shipping: shipping(params)?,
            metadata: MetadataChange::Keep,
        })
    }

    /// Finds out whom it names.
    pub(super) fn find(&mut self, call: &Call<'_>) -> Result<(), CallError> {
        self.who = self.named.clone().found(call)?;
        Ok(())
    }

    /// The customer that it names.
    pub(super) fn customer(&self) -> Option<String> {
        self.who.as_ref().map(|who| who.customer.clone())
    }

    /// Refuses what a page may not change: the shopper may agree to more, and the rest is the merchant's.
    pub(super) fn check_page(&self, kept: &Kept) -> Result<(), ApiError> {
        let refused = |name: &str| {
            Err(ApiError::invalid(format!(
                "{name} cannot be changed so with a publishable API key. Please use a secret API key."
            ))
            .about(name))
        };
        if self.capture_method.is_some() {
            return refused("capture_method");
        }
        if self.card_options.is_some() || !self.other_options.is_empty() {
            return refused("payment_method_options");
        }
        // A page says where to when the merchant has not.
        if self.shipping.is_some() && !kept.get("shipping").is_null() {
            return refused("shipping");
        }
        let is_off_session = kept.text("setup_future_usage") == Some("off_session");
        match self.usage {
            Change::Keep | Change::Set("off_session") => Ok(()),
            Change::Set(_) if !is_off_session => Ok(()),
            Change::Set(_) | Change::Unset => refused("setup_future_usage"),
        }
    }

    /// Whether it changes more than what is told back.
    pub(super) fn changes_terms(&self) -> bool {
        self.amount.is_some()
            || self.currency.is_some()
            || self.who.is_some()
            || self.payment_method.is_some()
            || self.described.is_some()
            || self.capture_method.is_some()
            || self.types.is_some()
            || self.usage != Change::Keep
            || self.card_options.is_some()
            || !self.other_options.is_empty()
    }

    /// What becomes of a card beside the payment: the option of the card goes before that of the intent.
    pub(super) fn future_usage(&self) -> Option<&str> {
        let of_card = self.card_options.as_ref();
        let of_card = of_card.and_then(|card| card.get("setup_future_usage")?.as_str());
        let whole = match self.usage {
            Change::Set(word) => Some(word),
            Change::Keep | Change::Unset => None,
        };
        of_card.or(whole).filter(|word| *word != "none")
    }

    /// Whether the money is held first: the option of the card goes before that of the intent.
    pub(super) fn captures_later(&self) -> bool {
        let of_card = self.card_options.as_ref();
        let of_card = of_card.and_then(|card| card.get("capture_method")?.as_str());
        of_card.or(self.capture_method) == Some("manual")
    }

    /// Takes from a kept intent what an update did not say.
    pub(super) fn recall(&mut self, kept: &Kept) {
        let word = |value: &Json, words: &[&'static str]| {
            words
                .iter()
                .find(|word| value.as_str() == Some(**word))
                .copied()
        };
        self.capture_method = word(kept.get("capture_method"), &CAPTURES);
        self.usage =
            word(kept.get("setup_future_usage"), &USAGES).map_or(Change::Keep, Change::Set);
        let card = kept.get("payment_method_options").get("card");
        self.card_options = card.map(fields_of);
    }

    /// Writes into an intent what is told back as it was said.
    pub(super) fn tell_back(&self, kept: &mut Kept) -> Result<(), ApiError> {
        for (name, change) in &self.texts {
            if *change != Change::Keep {
                kept.set(name, change.clone().made());
            }
        }
        if self.usage != Change::Keep {
            kept.set("setup_future_usage", self.usage.clone().made());
        }
        if let Some(automatic) = &self.automatic {
            kept.set("automatic_payment_methods", automatic.clone());
        }
        if let Some(shipping) = &self.shipping {
            kept.set("shipping", shipping.clone());
        }
        let mut options = fields_of(kept.get("payment_method_options"));
        let mut card = options.get("card").map(fields_of).unwrap_or_else(|| {
            fields_of(&json!({
                "installments": null,
                "mandate_options": null,
                "network": null,
                "request_three_d_secure": "automatic",
            }))
        });
        card.extend(self.card_options.clone().unwrap_or_default());
        options.insert("card".to_owned(), Json::Object(card));
        options.extend(self.other_options.clone());
        kept.set("payment_method_options", Json::Object(options));
        let metadata = self.metadata.clone().apply(kept.get("metadata"))?;
        kept.set("metadata", metadata);
        Ok(())
    }
}

fn shipping(params: &mut Params) -> Result<Option<Json>, ApiError> {
    let is_said = params.has("shipping");
    is_said
        .then(|| billing::shipping(params, &Json::Null))
        .transpose()
}

type Options = (Option<Map<String, Json>>, Map<String, Json>);

/// Reads `payment_method_options`: those of the card, and what becomes of other types beside the payment.
fn options(params: &mut Params) -> Result<Options, ApiError> {
    let read = params.hash("payment_method_options", |options| {
        let mut others = Map::new();
        for word in payment_methods::TYPES {
            let usages: &[&'static str] = match word {
                "card" => continue,
                word if ways::is_kept_for_later(word) => &["none", "off_session", "on_session"],
                _ => &["none"],
            };
            let usage = options.hash(word, |option| {
                option.ignore(&["preferred_language", "target_date", "mandate_options"]);
                option.one_of("setup_future_usage", usages)
            })?;
            if let Some(Some(usage)) = usage {
                others.insert(word.to_owned(), json!({ "setup_future_usage": usage }));
            }
        }
        Ok((options.hash("card", card_options)?, others))
    })?;
    Ok(read.unwrap_or_default())
}

fn card_options(card: &mut Params) -> Result<Map<String, Json>, ApiError> {
    let mut options = Map::new();
    let usages = ["none", "off_session", "on_session"];
    if let Some(usage) = card.one_of("setup_future_usage", &usages)? {
        options.insert("setup_future_usage".to_owned(), usage.into());
    }
    let asks = ["any", "automatic", "challenge"];
    if let Some(asks) = card.one_of("request_three_d_secure", &asks)? {
        options.insert("request_three_d_secure".to_owned(), asks.into());
    }
    if let Some(again) = card.boolean("require_cvc_recollection")? {
        options.insert("require_cvc_recollection".to_owned(), again.into());
    }
    if let Some(capture) = card.one_of("capture_method", &["manual"])? {
        options.insert("capture_method".to_owned(), capture.into());
    }
    Ok(options)
}
