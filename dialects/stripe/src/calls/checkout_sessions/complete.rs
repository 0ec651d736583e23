//! Confirming a session from its page: the intent is made, and tried with what the shopper chose. What it
//! comes to ends the session (`crate::checkout`).

use serde_json::{Value as Json, json};

use super::{Contact, found, intent_data, keep_said, opened};
use crate::call::{Answer, Call, CallError, Done};
use crate::calls::of_session::Actor;
use crate::calls::{customers, mandate_data, payment_intents, payment_methods, setup_intents};
use crate::checkout::{self, SESSION};
use crate::desk::{Kept, kinds};
use crate::wire::error::ApiError;
use crate::wire::form::{Fields, Node};
use crate::wire::params::Params;

/// What a page says when it confirms.
struct Said {
    client_secret: Option<String>,
    payment_method: Option<String>,
    described: Option<payment_methods::Described>,
    contact: Contact,
    return_url: Option<String>,
    saves: bool,
    acceptance: Option<Json>,
}

/// Confirms a session: it needs its client secret, a payment method, and an e-mail address that is known.
///
/// # Errors
/// When it is refused, or the engine fails.
pub(crate) fn confirm(call: &Call<'_>, id: &str, fields: Fields) -> Done {
    let said = Params::read(fields, |params| {
        Ok(Said {
            client_secret: params.text("client_secret")?,
            payment_method: params.text("payment_method")?,
            described: params.hash("payment_method_data", payment_methods::describe)?,
            contact: Contact::read(params)?,
            return_url: params.text("return_url")?,
            saves: params.boolean("save_payment_method")? == Some(true),
            acceptance: mandate_data::read(params)?,
        })
    })?;
    let mut session = opened(call, id, said.client_secret.as_deref())?;
    let status = session.text("status").unwrap_or_default();
    if status != "open" {
        return Err(ApiError::invalid(format!(
            "You cannot confirm this Checkout Session because it has a status of {status}."
        ))
        .into());
    }
    said.contact.apply(&mut session);
    checkout::tell_details(call.desk, &mut session)?;
    let details = session.get("customer_details");
    let email = details.get("email").and_then(Json::as_str);
    let email = email.map(str::to_owned).ok_or_else(|| {
        ApiError::invalid("The session needs the e-mail address of whoever pays.").about("email")
    })?;
    let usage = usage(&session, said.saves)?;
    let customer = customer(call, &mut session, &email, usage.is_some())?;
    let method = match (said.payment_method, said.described) {
        (Some(id), _) => payment_methods::usable(call, &id, "payment_method")?,
        (None, Some(described)) => payment_methods::keep(call, described)?,
        (None, None) => {
            return Err(ApiError::invalid("Missing required param: payment_method.")
                .coded("parameter_missing")
                .about("payment_method")
                .into());
        }
    };
    let method = shown_again(call, &session, method, said.saves, usage.is_some())?;
    let intent = intent(call, &mut session, customer, usage)?;
    keep_said(call, &session)?;
    let back = said.return_url.as_deref().or(session.text("return_url"));
    let back = back.map(|url| checkout::with_id(url, &session.id));
    let secret = intent.text("client_secret").unwrap_or_default();
    let mut confirming = texts(&[
        ("client_secret", secret),
        ("payment_method", method.as_str()),
    ]);
    if let Some(back) = &back {
        confirming.insert("return_url".to_owned(), Node::text(back));
    }
    if let Some(acceptance) = said.acceptance {
        let data = json!({ "customer_acceptance": acceptance });
        confirming.insert("mandate_data".to_owned(), Node::of_json(&data));
    }
    let sets_up = session.text("mode") == Some("setup");
    let done = if sets_up {
        setup_intents::confirm_as(call, Actor::Session, &intent.id, confirming)?
    } else {
        payment_intents::confirm_as(call, Actor::Session, &intent.id, confirming)?
    };
    if done.status != 200 {
        return Ok(done);
    }
    let name = if sets_up {
        "setup_intent"
    } else {
        "payment_intent"
    };
    let session = found(call, id)?;
    Ok(Answer::of(
        json!({ "session": session.object, name: done.body }),
    ))
}

/// What the payment method is kept for beside the payment. The shopper's tick keeps it for later charges.
fn usage(session: &Kept, saves: bool) -> Result<Option<String>, ApiError> {
    let options = session.get("saved_payment_method_options");
    let asks = options.get("payment_method_save").and_then(Json::as_str) == Some("enabled");
    if saves && !asks {
        return Err(ApiError::invalid(
            "The payment method can be saved only when saved_payment_method_options\
             [payment_method_save] is enabled.",
        )
        .about("save_payment_method"));
    }
    let data = intent_data(session);
    let merchants = data.get("setup_future_usage").and_then(Json::as_str);
    let sets_up = session.text("mode") == Some("setup");
    let word = merchants.or((saves || sets_up).then_some("off_session"));
    Ok(word.map(str::to_owned))
}

/// The customer of the session: the one that it names, or one that is made now.
fn customer(
    call: &Call<'_>,
    session: &mut Kept,
    email: &str,
    stays: bool,
) -> Result<Option<String>, CallError> {
    let made = session.secret("made_customer").as_str();
    if let Some(known) = session.text("customer").or(made) {
        let found = call.desk.find(kinds::CUSTOMER, known)?;
        let Some(found) = found.filter(|customer| !customer.is_deleted()) else {
            // A page reads it.
            let refusal = ApiError::invalid("The Customer of this Checkout Session was deleted.");
            return Err(refusal.coded("resource_missing").into());
        };
        // The shopper may have corrected it since the confirmation that made the customer.
        if made == Some(known) && found.text("email") != Some(email) {
            customers::update(call, known, texts(&[("email", email)]))?;
        }
        return Ok(Some(known.to_owned()));
    }
    if session.text("customer_creation") != Some("always") && !stays {
        return Ok(None);
    }
    let made = customers::create(call, texts(&[("email", email)]))?;
    let id = made.body.get("id").and_then(Json::as_str);
    let id = id.unwrap_or_default().to_owned();
    session.hide("made_customer", id.as_str());
    Ok(Some(id))
}

/// Says of a new payment method how far it may be shown again, and returns its id.
fn shown_again(
    call: &Call<'_>,
    session: &Kept,
    mut method: Kept,
    saves: bool,
    stays: bool,
) -> Result<String, CallError> {
    let own = session.secret("allow_redisplay").as_str();
    let word = own.or(match (saves, stays) {
        (true, _) => Some("always"),
        (false, true) => Some("limited"),
        (false, false) => None,
    });
    if let (None, Some(word)) = (&method.owner, word) {
        method.set("allow_redisplay", word);
        call.desk.save(kinds::PAYMENT_METHOD, &method)?;
    }
    Ok(method.id)
}

/// The intent of the session: a new one, or the one of an earlier confirmation, as it is to be now. It ends
/// with the session.
fn intent(
    call: &Call<'_>,
    session: &mut Kept,
    customer: Option<String>,
    usage: Option<String>,
) -> Result<Kept, CallError> {
    let sets_up = session.text("mode") == Some("setup");
    let (kind, name) = if sets_up {
        (kinds::SETUP_INTENT, "setup_intent")
    } else {
        (kinds::PAYMENT_INTENT, "payment_intent")
    };
    let mut fields = Fields::new();
    if let Some(customer) = &customer {
        fields.insert("customer".to_owned(), Node::text(customer));
    }
    if !sets_up {
        let usage = usage.unwrap_or_default();
        fields.insert("setup_future_usage".to_owned(), Node::text(&usage));
        // The shopper may have changed a quantity since a decline.
        let amount = session.number("amount_total").to_string();
        fields.insert("amount".to_owned(), Node::text(&amount));
    }
    let id = match session.text(name) {
        Some(id) => id.to_owned(),
        None => {
            let id = new_intent(call, session, fields.clone())?;
            let found = call.desk.find(kind, &id)?;
            let mut intent = found.ok_or_else(ApiError::broken)?;
            intent.hide(SESSION, session.id.as_str());
            call.desk.save(kind, &intent)?;
            session.set(name, id.as_str());
            id
        }
    };
    if sets_up {
        setup_intents::update_as(call, Actor::Session, &id, fields)?;
    } else {
        payment_intents::update_as(call, Actor::Session, &id, fields)?;
    }
    let found = call.desk.find(kind, &id)?;
    Ok(found.ok_or_else(ApiError::broken)?)
}

/// Has the intent of a session be over what the session comes to now, when a bank is asking the shopper for what it
/// came to before: he answers in vain. Any other intent is told when the session is confirmed.
///
/// # Errors
/// When the intent is being paid, or the store fails.
pub(crate) fn charge_anew(call: &Call<'_>, session: &Kept) -> Result<(), CallError> {
    let id = session.text("payment_intent").unwrap_or_default();
    let intent = call.desk.find(kinds::PAYMENT_INTENT, id)?;
    if intent.is_some_and(|intent| intent.text("status") == Some("requires_action")) {
        let amount = session.number("amount_total").to_string();
        let fields = texts(&[("amount", amount.as_str())]);
        payment_intents::update_as(call, Actor::Session, id, fields)?;
    }
    Ok(())
}

/// Makes the intent of a session, and returns its id.
fn new_intent(call: &Call<'_>, session: &Kept, mut fields: Fields) -> Result<String, CallError> {
    for (name, value) in intent_data(session) {
        if name != "setup_future_usage" {
            fields.insert(name, Node::of_json(&value));
        }
    }
    let types = session.get("payment_method_types");
    fields.insert(
        "allowed_payment_method_types".to_owned(),
        Node::of_json(types),
    );
    let made = if session.text("mode") == Some("setup") {
        setup_intents::create(call, fields)?
    } else {
        let currency = session.text("currency").unwrap_or_default();
        fields.extend(texts(&[("currency", currency)]));
        payment_intents::create(call, fields)?
    };
    let id = made.body.get("id").and_then(Json::as_str);
    Ok(id.unwrap_or_default().to_owned())
}

fn texts(texts: &[(&str, &str)]) -> Fields {
    let all = texts.iter();
    all.map(|(name, text)| ((*name).to_owned(), Node::text(text)))
        .collect()
}
