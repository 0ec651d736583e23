//! What a call says of a checkout session.

use serde_json::{Map, Value as Json, json};

use crate::calls::method_data::REDISPLAY;
use crate::calls::who::Named;
use crate::calls::{method_types, prices, products};
use crate::wire::error::ApiError;
use crate::wire::metadata::MetadataChange;
use crate::wire::params::Params;
use crate::wire::version::Version;

/// The parameters of the create call.
pub(super) struct Said {
    pub(super) mode: &'static str,
    pub(super) ui_mode: &'static str,
    pub(super) named: Named,
    pub(super) lines: Vec<Line>,
    pub(super) currency: Option<String>,
    pub(super) types: Option<Vec<String>>,
    pub(super) expires_at: Option<i64>,
    pub(super) customer_creation: Option<&'static str>,
    pub(super) customer_email: Option<String>,
    /// `setup_future_usage` and others of the intent that is made when the session is confirmed.
    pub(super) intent_data: Map<String, Json>,
    pub(super) allow_redisplay: Option<&'static str>,
    /// What is told back as it was said.
    pub(super) told_back: Map<String, Json>,
}

/// A line that a call describes.
pub(super) struct Line {
    pub(super) price: Option<String>,
    pub(super) described: Option<DescribedPrice>,
    pub(super) quantity: u64,
    /// The least and the most of it that the shopper may buy instead.
    pub(super) adjustable: Option<(u64, u64)>,
}

/// A price that is made with its line.
pub(super) struct DescribedPrice {
    pub(super) price: prices::Described,
    pub(super) product: Option<String>,
    pub(super) product_data: Option<products::Described>,
}

/// What only sessions of the pages that Stripe hosts have.
const HOSTED_ONLY: [&str; 9] = [
    "after_expiration",
    "branding_settings",
    "cancel_url",
    "custom_fields",
    "custom_text",
    "optional_items",
    "origin_context",
    "submit_type",
    "success_url",
];

impl Said {
    pub(super) fn read(params: &mut Params, version: &Version) -> Result<Self, ApiError> {
        let ui_mode = ui_mode(params)?;
        let mode = params
            .one_of("mode", &["payment", "setup", "subscription"])?
            .ok_or_else(|| params.missing("mode"))?;
        if mode == "subscription" {
            return Err(ApiError::invalid("The sandbox has no subscriptions.").about("mode"));
        }
        for name in HOSTED_ONLY {
            if params.has(name) {
                return Err(ApiError::invalid(format!(
                    "{name} cannot be used with ui_mode {ui_mode}."
                ))
                .about(name));
            }
        }
        let lines = params.hashes("line_items", line)?.unwrap_or_default();
        let data = match mode {
            "payment" => params.hash("payment_intent_data", payment_intent_data)?,
            _ => params.hash("setup_intent_data", setup_intent_data)?,
        };
        let mut told_back = Map::new();
        for name in ["client_reference_id", "locale", "return_url"] {
            if let Some(text) = params.text(name)? {
                told_back.insert(name.to_owned(), text.into());
            }
        }
        let saved = saved_methods(params, mode)?;
        told_back.insert("saved_payment_method_options".to_owned(), saved);
        let metadata = MetadataChange::read(params)?.apply(&json!({}))?;
        told_back.insert("metadata".to_owned(), metadata);
        let redisplay = params.hash("payment_method_data", |data| {
            data.one_of("allow_redisplay", &REDISPLAY)
        })?;
        Ok(Self {
            mode,
            ui_mode,
            named: Named::read(params)?,
            lines,
            currency: params.text("currency")?,
            types: method_types::read(params, version)?,
            expires_at: params.integer("expires_at")?,
            customer_creation: params.one_of("customer_creation", &["always", "if_required"])?,
            customer_email: params.text("customer_email")?,
            intent_data: data.unwrap_or_default(),
            allow_redisplay: redisplay.flatten(),
            told_back,
        })
    }
}

/// Only sessions whose form is in the merchant's page are here, by both of their names.
fn ui_mode(params: &mut Params) -> Result<&'static str, ApiError> {
    let all = [
        "custom",
        "elements",
        "embedded",
        "embedded_page",
        "form",
        "hosted",
        "hosted_page",
    ];
    match params.one_of("ui_mode", &all)? {
        Some(own @ ("custom" | "elements")) => Ok(own),
        _ => Err(ApiError::invalid(
            "The sandbox has no page of Stripe's own: only sessions with ui_mode elements (custom, \
             as it was called before) are here.",
        )
        .about("ui_mode")),
    }
}

fn line(params: &mut Params) -> Result<Line, ApiError> {
    let adjustable = params.hash("adjustable_quantity", adjustable)?;
    let price = params.text("price")?;
    let described = params.hash("price_data", |data| {
        let product = data.text("product")?;
        let product_data = data.hash("product_data", products::described)?;
        Ok(DescribedPrice {
            price: prices::described(data)?,
            product,
            product_data,
        })
    })?;
    if price.is_none() && described.is_none() {
        return Err(params.missing("price"));
    }
    let quantity = params.integer_in("quantity", 1..=999_999)?;
    let quantity = quantity.ok_or_else(|| params.missing("quantity"))?;
    Ok(Line {
        price,
        described,
        quantity: u64::try_from(quantity).unwrap_or(1),
        adjustable: adjustable.flatten(),
    })
}

/// From how many to how many, when the shopper may say.
fn adjustable(params: &mut Params) -> Result<Option<(u64, u64)>, ApiError> {
    let enabled = params.boolean("enabled")?;
    let enabled = enabled.ok_or_else(|| params.missing("enabled"))?;
    let least = params.integer_in("minimum", 0..=999_999)?.unwrap_or(0);
    let most = params.integer_in("maximum", 1..=999_999)?.unwrap_or(99);
    if least > most {
        let wrong = "The minimum of adjustable_quantity is more than its maximum.";
        return Err(ApiError::invalid(wrong).about(params.path_of("minimum")));
    }
    let all = (u64::try_from(least), u64::try_from(most));
    Ok(enabled.then(|| (all.0.unwrap_or_default(), all.1.unwrap_or_default())))
}

/// What is said of the payment intent, under the names of its own parameters.
fn payment_intent_data(params: &mut Params) -> Result<Map<String, Json>, ApiError> {
    let mut data = setup_intent_data(params)?;
    for (name, words) in [
        ("setup_future_usage", &["off_session", "on_session"][..]),
        (
            "capture_method",
            &["automatic", "automatic_async", "manual"][..],
        ),
    ] {
        if let Some(word) = params.one_of(name, words)? {
            data.insert(name.to_owned(), word.into());
        }
    }
    for name in [
        "receipt_email",
        "statement_descriptor",
        "statement_descriptor_suffix",
        "transfer_group",
    ] {
        if let Some(text) = params.text(name)? {
            data.insert(name.to_owned(), text.into());
        }
    }
    Ok(data)
}

fn setup_intent_data(params: &mut Params) -> Result<Map<String, Json>, ApiError> {
    let mut data = Map::new();
    if let Some(text) = params.text("description")? {
        data.insert("description".to_owned(), text.into());
    }
    let metadata = MetadataChange::read(params)?.apply(&json!({}))?;
    data.insert("metadata".to_owned(), metadata);
    Ok(data)
}

/// `saved_payment_method_options` with its defaults; null when nothing is said.
fn saved_methods(params: &mut Params, mode: &str) -> Result<Json, ApiError> {
    let words = ["disabled", "enabled"];
    let said = params.hash("saved_payment_method_options", |options| {
        let save = options.one_of("payment_method_save", &words)?;
        if save.is_some() && mode == "setup" {
            return Err(ApiError::invalid(
                "payment_method_save can only be used in payment and subscription mode.",
            )
            .about(options.path_of("payment_method_save")));
        }
        let filters = options.words("allow_redisplay_filters", &REDISPLAY)?;
        Ok(json!({
            "allow_redisplay_filters": filters.unwrap_or_else(|| vec!["always"]),
            "payment_method_remove": options.one_of("payment_method_remove", &words)?.unwrap_or("disabled"),
            "payment_method_save": save.unwrap_or("disabled"),
        }))
    })?;
    Ok(said.unwrap_or(Json::Null))
}

/// The types that a session names, as far as they can be used in it.
pub(super) fn offered(
    types: Option<Vec<String>>,
    mode: &str,
    currency: Option<&str>,
) -> Result<Vec<String>, ApiError> {
    let types = types.unwrap_or_else(|| vec!["card".to_owned()]);
    method_types::offered(types, currency.filter(|_| mode != "setup"))
}
