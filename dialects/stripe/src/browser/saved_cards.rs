//! What a form does with the payment methods of a customer: what the client secret of a customer session
//! grants, which are shown, and what becomes of one that the shopper removes or changes there.

use payseal_engine::ledger::{Book, Fault, Refusal, SavedCardChange};
use payseal_engine::secret;
use payseal_engine::store::{PaymentMethod, Session};
use serde_json::{Map, Value as Json, json};

use crate::call::{Call, CallError};
use crate::calls::{prefer_brand, told_billing};
use crate::checkout;
use crate::desk::{Desk, Kept, kinds};
use crate::events;
use crate::grant::{Features, Grant};
use crate::name::NAME;
use crate::wire::error::ApiError;

/// What a customer session's client secret grants.
///
/// # Errors
/// When there is no such customer session, or it is over.
pub(crate) fn granted(call: &Call<'_>, client_secret: &str) -> Result<Grant, CallError> {
    Grant::of_secret(call.desk, client_secret)?.map_err(|_| {
        ApiError::invalid(
            "The customer_session_client_secret provided is of no CustomerSession, or of one that \
             has expired.",
        )
        .coded("resource_missing")
        .about("customer_session_client_secret")
        .into()
    })
}

/// What a page is told of the features; without a customer session nothing is kept or shown.
pub(crate) fn told(features: &Features) -> Json {
    let word = |is_on: bool| if is_on { "enabled" } else { "disabled" };
    let always = || vec!["always".to_owned()];
    json!({
        "allow_redisplay_filters": features.shows.clone().unwrap_or_else(always),
        "payment_method_redisplay": word(features.shows.is_some()),
        "payment_method_redisplay_limit": features.limit,
        "payment_method_remove": word(features.removes),
        "payment_method_save": word(features.saves),
        "payment_method_save_usage": features.save_usage,
    })
}

/// The name under which a form's session hides the checkout session whose form it is.
const CHECKOUT: &str = "checkout_session";

/// Keeps what a form's session may do, and forgets those of sessions that are over. Of a checkout session it is
/// while that is open.
///
/// # Errors
/// When the store fails.
pub(crate) fn keep(
    desk: Desk<'_>,
    grant: &Grant,
    checkout: Option<&str>,
    (token, ends): (&str, i64),
) -> Result<(), Fault> {
    for old in desk.all(kinds::FORM_SESSION, None)? {
        if old.get("expires_at").as_i64().unwrap_or_default() <= desk.now() {
            desk.forget(kinds::FORM_SESSION, &old.id)?;
        }
    }
    let mut kept = Kept {
        id: secret::fingerprint(token),
        owner: Some(grant.customer.clone()),
        object: grant.kept(),
        hidden: Map::new(),
    };
    kept.set("expires_at", ends);
    if let Some(checkout) = checkout {
        kept.hide(CHECKOUT, checkout);
    }
    desk.save(kinds::FORM_SESSION, &kept)
}

/// What a form's session grants; none when it has no customer, or its checkout session is over.
fn grant_of(desk: Desk<'_>, session: &Session) -> Result<Option<Grant>, Fault> {
    let Some(found) = desk.find(kinds::FORM_SESSION, &session.token_hash)? else {
        return Ok(None);
    };
    if let Some(checkout) = found.secret(CHECKOUT).as_str() {
        let checkout = desk.find(kinds::CHECKOUT_SESSION, checkout)?;
        if !checkout.is_some_and(|checkout| checkout::is_payable(desk, &checkout)) {
            return Ok(None);
        }
    }
    Ok(Some(Grant::of(&found)))
}

/// The cards that a form shows, newest first.
///
/// # Errors
/// When the store fails.
pub(crate) fn shown(book: &Book<'_>, session: &Session) -> Result<Vec<PaymentMethod>, Fault> {
    let desk = Desk {
        book,
        account: &session.account,
    };
    let Some(grant) = grant_of(desk, session)? else {
        return Ok(Vec::new());
    };
    let methods = grant.shown(desk)?.into_iter();
    let cards = methods.filter(|method| method.text("type") == Some("card"));
    cards
        .map(|card| book.method(&session.account, &card.id))
        .collect()
}

/// The shopper removed or changed a card in a form.
///
/// # Errors
/// When the form may not, or the store fails.
pub(crate) fn on_changed(
    book: &Book<'_>,
    session: &Session,
    method: &PaymentMethod,
    change: SavedCardChange,
) -> Result<(), Fault> {
    if session.dialect != NAME {
        return Ok(());
    }
    let desk = Desk {
        book,
        account: &session.account,
    };
    let removes = change == SavedCardChange::Removed;
    let grant = grant_of(desk, session)?;
    if !grant.is_some_and(|grant| !removes || grant.features.removes) {
        return Err(Refusal::MethodUnknown.into());
    }
    let Some(mut kept) = desk.find(kinds::PAYMENT_METHOD, &method.id)? else {
        return Ok(());
    };
    let before = kept.object.clone();
    let kind = if removes {
        kept.owner = None;
        kept.set("customer", Json::Null);
        kept.set("customer_account", Json::Null);
        kept.hide("used_up", true);
        "payment_method.detached"
    } else {
        if let Some(Json::Object(card)) = kept.object.get_mut("card") {
            card.insert("exp_month".to_owned(), method.expiry_month.into());
            card.insert("exp_year".to_owned(), method.expiry_year.into());
        }
        if let Some(brand) = method.preferred_brand {
            prefer_brand(&mut kept, brand);
        }
        kept.set("billing_details", told_billing(&method.billing));
        "payment_method.updated"
    };
    desk.save(kinds::PAYMENT_METHOD, &kept)?;
    events::emit(desk, kind, &kept.object, Some(&before))
}
