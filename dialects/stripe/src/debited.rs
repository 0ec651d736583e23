//! Debits under way, and what of a payment method that is no card stays for later.

use payseal_engine::ledger::Fault;
use payseal_engine::store::Payment;
use serde_json::{Value as Json, json};

use crate::calls::keep_debit;
use crate::charging::charge_of;
use crate::debits::{self, MANDATE};
use crate::desk::{Desk, Kept, kinds};
use crate::events;
use crate::mandates::{self, For};
use crate::objects::Outcome;
use crate::ways::{self, Redirect};

/// A debit is on its way: there is a charge of it already, and who agreed to later ones keeps his account.
///
/// # Errors
/// When the store fails.
pub(crate) fn begun(desk: Desk<'_>, intent: &mut Kept, payment: &Payment) -> Result<(), Fault> {
    let charge = charge_of(desk, intent, payment, Outcome::Pending, 0)?;
    desk.save(kinds::CHARGE, &charge)?;
    events::emit(desk, "charge.pending", &charge.object, None)?;
    intent.set("latest_charge", payment.id.as_str());
    let Some(mut method) = desk.find(kinds::PAYMENT_METHOD, &payment.payment_method)? else {
        return Ok(());
    };
    let kind = method.text("type").unwrap_or_default().to_owned();
    if ways::future_usage(intent, &kind).is_some() {
        attach(desk, &mut method, payment.customer.as_deref())?;
    }
    Ok(())
}

/// Makes a payment method that is no card a customer's, unless there is none, or he was deleted. One that was
/// detached is so for good.
///
/// # Errors
/// When the store fails.
pub(crate) fn attach(
    desk: Desk<'_>,
    method: &mut Kept,
    customer: Option<&str>,
) -> Result<(), Fault> {
    if method.owner.is_some() || method.secret("used_up").as_bool() == Some(true) {
        return Ok(());
    }
    let customer = match customer {
        Some(id) => desk.find(kinds::CUSTOMER, id)?,
        None => None,
    };
    let Some(customer) = customer.filter(|customer| !customer.is_deleted()) else {
        return Ok(());
    };
    method.set("customer", customer.id.as_str());
    method.set("customer_account", customer.get("customer_account").clone());
    method.owner = Some(customer.id);
    desk.save(kinds::PAYMENT_METHOD, method)?;
    events::emit(desk, "payment_method.attached", &method.object, None)
}

/// What a redirect leaves for later: a debit of the account that paid, with its mandate. `made_by` is the charge
/// or the attempt to set up.
///
/// # Errors
/// When the store fails.
pub(crate) fn leave_debit(
    desk: Desk<'_>,
    redirect: &Kept,
    made_by: (&'static str, &str),
    customer: Option<&str>,
) -> Result<Option<(String, String)>, Fault> {
    let kind = redirect.text("type").unwrap_or_default();
    if Redirect::called(kind).is_none() || !ways::is_kept_for_later(kind) {
        return Ok(None);
    }
    let billing = redirect.get("billing_details").clone();
    let email = billing.get("email").and_then(Json::as_str);
    let name = debits::behind_redirect(email);
    let Some(account) = debits::named(name) else {
        return Ok(None);
    };
    let redisplay = redirect.get("allow_redisplay").clone();
    let mut method = keep_debit(desk, account, (billing, "unspecified", json!({})))?;
    method.set("allow_redisplay", redisplay);
    let (country, last4) = match kind {
        "bancontact" => ("BE", "7061"),
        _ => ("NL", "5264"),
    };
    let mut from = json!({ "charge": null, "setup_attempt": null });
    if let Json::Object(fields) = &mut from {
        fields.insert(made_by.0.to_owned(), made_by.1.into());
    }
    if let Some(Json::Object(debit)) = method.object.get_mut("sepa_debit") {
        debit.insert("country".to_owned(), country.into());
        debit.insert("last4".to_owned(), last4.into());
        debit.insert("generated_from".to_owned(), from);
    }
    let acceptance = mandates::by_confirming(desk.now());
    let mandate = mandates::give(desk, &mut method, acceptance, For::Later)?;
    attach(desk, &mut method, customer)?;
    Ok(Some((method.id, mandate)))
}

/// Notes in the charge of a redirect the debit that it leaves, when the intent keeps it for later.
///
/// # Errors
/// When the store fails.
pub(crate) fn left_by_charge(
    desk: Desk<'_>,
    intent: &Kept,
    payment: &Payment,
    charge: &mut Kept,
) -> Result<(), Fault> {
    let Some(method) = desk.find(kinds::PAYMENT_METHOD, &payment.payment_method)? else {
        return Ok(());
    };
    let kind = method.text("type").unwrap_or_default().to_owned();
    if ways::future_usage(intent, &kind).is_none() {
        return Ok(());
    }
    let made_by = ("charge", payment.id.as_str());
    let left = leave_debit(desk, &method, made_by, payment.customer.as_deref())?;
    let details = charge.object.get_mut("payment_method_details");
    if let (Some((debit, mandate)), Some(details)) = (left, details)
        && let Some(Json::Object(told)) = details.get_mut(&kind)
    {
        told.insert("generated_sepa_debit".to_owned(), debit.into());
        told.insert("generated_sepa_debit_mandate".to_owned(), mandate.into());
    }
    Ok(())
}

/// Ends the mandate of a debit that failed, when the bank will pay no other.
///
/// # Errors
/// When the store fails.
pub(crate) fn failed(
    desk: Desk<'_>,
    intent: &Kept,
    account: &debits::TestAccount,
) -> Result<(), Fault> {
    match intent.secret(MANDATE).as_str() {
        Some(mandate) if account.then == debits::Then::MandateEnds => mandates::end(desk, mandate),
        Some(_) | None => Ok(()),
    }
}
