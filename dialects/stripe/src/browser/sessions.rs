//! `POST /v1/payseal/sessions`, this project's own: the session of the sealed form, for whoever has the client
//! secret of what is to be paid, or says what will be. It tells the page what Stripe's own objects tell it.

use payseal_core::money::{Currency, Money};
use payseal_engine::ledger::SESSION_LIFETIME;
use payseal_engine::store::Features;
use serde_json::{Value as Json, json};

use super::{payment_pages, saved_cards};
use crate::call::{Answer, Call, CallError, Done};
use crate::calls::{METHOD_TYPES, asks_code_again, offered_types, opened_checkout, opened_intent};
use crate::grant::{self, Grant};
use crate::wire::amount;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;
use crate::wire::params::Params;

/// What the form is for.
struct Purpose {
    mode: &'static str,
    amount: Option<Money>,
    /// The intent, when there is one already.
    intent: Json,
    types: Json,
    asks_code_again: bool,
    /// Of a checkout session: as its page has it, and what its secret grants by itself.
    checkout: Option<Checkout>,
}

struct Checkout {
    told: Json,
    /// What the merchant keeps a card for, whatever the shopper says.
    usage: Json,
    features: grant::Features,
    grant: Option<Grant>,
    /// Whether it makes a customer of whoever pays.
    makes_customer: bool,
}

/// What a page says of a payment that there is no intent of yet.
struct Deferred {
    mode: &'static str,
    amount: Option<i64>,
    currency: Option<String>,
    types: Option<Vec<&'static str>>,
}

const MODES: [&str; 3] = ["payment", "setup", "subscription"];

impl Deferred {
    fn read(params: &mut Params) -> Result<Self, ApiError> {
        let usages = ["off_session", "on_session"];
        // It is the intent's to keep; the form says so to the shopper by itself.
        params.one_of("setup_future_usage", &usages)?;
        Ok(Self {
            mode: params
                .one_of("mode", &MODES)?
                .ok_or_else(|| params.missing("mode"))?,
            amount: params.integer_in("amount", 0..=99_999_999)?,
            currency: params.text("currency")?,
            types: params.words("payment_method_types", &METHOD_TYPES)?,
        })
    }

    fn purpose(self) -> Result<Purpose, ApiError> {
        let types = self.types.unwrap_or_else(|| vec!["card"]);
        let mut purpose = Purpose {
            mode: if self.mode == "setup" {
                "setup"
            } else {
                "payment"
            },
            amount: None,
            intent: Json::Null,
            types: Json::Null,
            asks_code_again: false,
            checkout: None,
        };
        if self.mode == "setup" {
            purpose.types = offered_types(types, None)?.into();
            return Ok(purpose);
        }
        let missing = |name: &str| {
            ApiError::invalid(format!("Missing required param: deferred[{name}]."))
                .coded("parameter_missing")
                .about(format!("deferred[{name}]"))
        };
        let currency = self.currency.ok_or_else(|| missing("currency"))?;
        let minor = self.amount.ok_or_else(|| missing("amount"))?;
        let minor = u64::try_from(minor).unwrap_or_default();
        let currency = amount::currency(&currency)?;
        purpose.types = offered_types(types, Some(&currency))?.into();
        purpose.amount = Some(money(minor, &currency)?);
        Ok(purpose)
    }
}

/// Opens a session.
pub(crate) fn open(call: &Call<'_>, fields: Fields) -> Done {
    let (secret, deferred, customer_session) = Params::read(fields, |params| {
        Ok((
            params.text("client_secret")?,
            params.hash("deferred", Deferred::read)?,
            params.text("customer_session_client_secret")?,
        ))
    })?;
    let mut purpose = match (secret, deferred) {
        (Some(secret), None) if secret.starts_with("cs_") => of_checkout(call, &secret)?,
        (Some(secret), None) => of_secret(call, &secret)?,
        (None, Some(deferred)) => deferred.purpose()?,
        (Some(_), Some(_)) | (None, None) => {
            return Err(ApiError::invalid("Give client_secret or deferred, and not both.").into());
        }
    };
    let checkout = purpose.checkout.take();
    if checkout.is_some() && customer_session.is_some() {
        return Err(ApiError::invalid(
            "A Checkout Session says itself whose payment methods are shown: give no customer \
             session with it.",
        )
        .about("customer_session_client_secret")
        .into());
    }
    let grant = customer_session.as_deref();
    let grant = grant
        .map(|secret| saved_cards::granted(call, secret))
        .transpose()?;
    if let Some(grant) = &grant {
        same_customer(&purpose.intent, grant)?;
    }
    let new_customer = checkout.as_ref().is_some_and(|it| it.makes_customer);
    let (told, usage, of_checkout, own) = match checkout {
        Some(checkout) => (
            checkout.told,
            checkout.usage,
            Some(checkout.features),
            checkout.grant,
        ),
        None => (Json::Null, usage_of_card(&purpose.intent), None, None),
    };
    let grant = grant.or(own);
    let features = of_checkout.or_else(|| grant.as_ref().map(|grant| grant.features.clone()));
    let desk = call.desk;
    let form = Features {
        customer: grant.as_ref().map(|grant| grant.customer.clone()),
        new_customer,
        cvc_again: purpose.asks_code_again,
        cvc_policies: call.page.cvc_policies,
        origins: call.page.origin.map(str::to_owned).into_iter().collect(),
        amount: purpose.amount,
        ..Features::default()
    };
    let token = desk.book.open_session(desk.account, form)?;
    let ends = desk.book.now().after(SESSION_LIFETIME);
    let ends = ends.millis().div_euclid(1000);
    if let Some(grant) = &grant {
        let checkout = told.get("id").and_then(Json::as_str);
        saved_cards::keep(desk, grant, checkout, (&token, ends))?;
    }
    Ok(Answer::of(json!({
        "session_token": token,
        "account": call.page.publishable_key,
        "expires_at": ends,
        "mode": purpose.mode,
        "intent": purpose.intent,
        "checkout_session": told,
        "setup_future_usage": usage,
        "features": saved_cards::told(&features.unwrap_or_default()),
        "payment_method_types": purpose.types,
        "require_cvc_recollection": purpose.asks_code_again,
    })))
}

/// What an intent keeps a card for where it says so of the card alone, `none` too.
fn usage_of_card(intent: &Json) -> Json {
    let usage = intent.pointer("/payment_method_options/card/setup_future_usage");
    usage.cloned().unwrap_or_default()
}

/// A customer's session is for an intent of theirs, or of nobody's yet.
fn same_customer(intent: &Json, grant: &Grant) -> Result<(), ApiError> {
    match intent.get("customer").and_then(Json::as_str) {
        Some(other) if other != grant.customer => Err(ApiError::invalid(
            "The CustomerSession is of another Customer than the intent.",
        )
        .about("customer_session_client_secret")),
        Some(_) | None => Ok(()),
    }
}

/// What an intent's secret opens.
fn of_secret(call: &Call<'_>, secret: &str) -> Result<Purpose, CallError> {
    let kept = opened_intent(call, secret)?;
    let text = |name: &str| kept.text(name).unwrap_or_default();
    let status = text("status");
    let is_setup = text("object") == "setup_intent";
    if !status.starts_with("requires_") || status == "requires_capture" {
        return Err(ApiError::invalid(format!(
            "This intent cannot be confirmed with a form because it has a status of {status}."
        ))
        .coded(if is_setup {
            "setup_intent_unexpected_state"
        } else {
            "payment_intent_unexpected_state"
        })
        .into());
    }
    if is_setup {
        return Ok(Purpose {
            mode: "setup",
            amount: None,
            types: kept.get("payment_method_types").clone(),
            asks_code_again: false,
            checkout: None,
            intent: kept.object,
        });
    }
    Ok(Purpose {
        mode: "payment",
        amount: Some(money(kept.number("amount"), text("currency"))?),
        types: kept.get("payment_method_types").clone(),
        asks_code_again: asks_code_again(&kept),
        checkout: None,
        intent: kept.object,
    })
}

/// What a checkout session's secret opens. Its intent is made when it is confirmed.
fn of_checkout(call: &Call<'_>, secret: &str) -> Result<Purpose, CallError> {
    let id = secret.split_once("_secret_").map_or(secret, |(id, _)| id);
    let session = opened_checkout(call, id, Some(secret))?;
    let text = |name: &str| session.text(name).unwrap_or_default();
    let status = text("status");
    if status != "open" {
        return Err(ApiError::invalid(format!(
            "This Checkout Session cannot be confirmed with a form because it has a status of {status}."
        ))
        .into());
    }
    let is_setup = text("mode") == "setup";
    let amount = session.number("amount_total");
    let usage = session.secret("intent_data").get("setup_future_usage");
    let grant = Grant::of_checkout(call.desk, &session)?;
    let mut features = grant::Features::of_checkout(&session);
    if grant.is_none() {
        features.shows = None;
    }
    Ok(Purpose {
        mode: if is_setup { "setup" } else { "payment" },
        amount: (!is_setup)
            .then(|| money(amount, text("currency")))
            .transpose()?,
        intent: Json::Null,
        types: session.get("payment_method_types").clone(),
        asks_code_again: false,
        checkout: Some(Checkout {
            told: payment_pages::told(call, &session)?,
            usage: usage.cloned().unwrap_or_default(),
            features,
            makes_customer: text("customer_creation") == "always",
            grant,
        }),
    })
}

fn money(minor: u64, currency: &str) -> Result<Money, ApiError> {
    let known = Currency::parse(&currency.to_ascii_uppercase());
    let known = known.ok_or_else(|| ApiError::invalid("Invalid currency.").about("currency"))?;
    Ok(Money::from_minor(minor, known))
}
