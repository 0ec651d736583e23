//! How a checkout session ends: its intent is paid, or its time is over.

use payseal_engine::clock::Moment;
use payseal_engine::ledger::{Book, Fault, Refusal};
use payseal_engine::store::{CancelReason, Intent};
use serde_json::{Value as Json, json};

use crate::calls::person;
use crate::desk::{Desk, Kept, fields_of, kinds};
use crate::events;
use crate::name::NAME;

/// The name under which an intent hides the session that it was made for.
pub(crate) const SESSION: &str = "checkout_session";

/// The name under which a session hides the e-mail address that its page said.
pub(crate) const EMAIL: &str = "email";

/// The name under which it hides what else its page said, by the names of the page's parameters.
pub(crate) const SAID: &str = "said";

/// A merchant's address with the session's id in it, where it asks for that.
pub(crate) fn with_id(url: &str, id: &str) -> String {
    url.replace("{CHECKOUT_SESSION_ID}", id)
}

/// Whom the session is paid by, as far as that is known: what the page said goes before what is known of the
/// customer.
///
/// # Errors
/// When the store fails.
pub(crate) fn tell_details(desk: Desk<'_>, session: &mut Kept) -> Result<(), Fault> {
    let customer = match session.text("customer") {
        Some(id) => desk.find(kinds::CUSTOMER, id)?,
        None => None,
    };
    let of_customer = |name: &str| {
        let known = customer.as_ref().map(|customer| customer.get(name).clone());
        known.unwrap_or_default()
    };
    let said = fields_of(session.secret(SAID));
    let part = |name: &str| said.get(name).cloned().unwrap_or_default();
    let inside = |name: &str, inner: &str| part(name).get(inner).cloned().unwrap_or_default();
    let first = |all: [Json; 3]| {
        all.into_iter()
            .find(|one| !one.is_null())
            .unwrap_or_default()
    };
    let email = first([
        session.secret(EMAIL).clone(),
        session.get("customer_email").clone(),
        of_customer("email"),
    ]);
    if email.is_null() && customer.is_none() && said.is_empty() {
        session.set("customer_details", Json::Null);
        return Ok(());
    }
    let name = inside("billing_address", "name");
    let details = json!({
        "address": first([inside("billing_address", "address"), of_customer("address"), Json::Null]),
        "business_name": part("business_name"),
        "email": email,
        "individual_name": part("individual_name"),
        "name": first([name, part("individual_name"), of_customer("name")]),
        "phone": first([part("phone_number"), of_customer("phone"), Json::Null]),
        "tax_exempt": "none",
        "tax_ids": said.get("tax_id_info").and_then(|info| info.get("taxId")).into_iter().collect::<Vec<_>>(),
    });
    let collected = json!({
        "business_name": part("business_name"),
        "individual_name": part("individual_name"),
        "shipping_details": part("shipping_address"),
    });
    session.set("customer_details", details);
    let has_collected = fields_of(&collected).values().any(|one| !one.is_null());
    session.set(
        "collected_information",
        if has_collected { collected } else { Json::Null },
    );
    Ok(())
}

/// Whether a session can still be paid.
pub(crate) fn is_open(session: &Kept) -> bool {
    session.text("status") == Some("open")
}

/// When the session ends that an intent was made for, and the intent with it.
///
/// # Errors
/// When the store fails.
pub(crate) fn ends(desk: Desk<'_>, intent: &Kept) -> Result<Option<Moment>, Fault> {
    let Some(id) = intent.secret(SESSION).as_str() else {
        return Ok(None);
    };
    let session = desk.find(kinds::CHECKOUT_SESSION, id)?;
    let seconds = session.and_then(|session| session.get("expires_at").as_i64());
    Ok(seconds.map(|seconds| Moment::from_millis(seconds.saturating_mul(1000))))
}

/// Ends a session whose time is over. One with an intent ends by the engine's clock, with the intent; one
/// without ends when somebody looks at it.
///
/// # Errors
/// When the store fails.
pub(crate) fn look_at_clock(desk: Desk<'_>, session: &mut Kept) -> Result<(), Fault> {
    let ends = session.get("expires_at").as_i64().unwrap_or(i64::MAX);
    if is_open(session) && ends <= desk.now() {
        return expire(desk, session);
    }
    Ok(())
}

/// Whether a session can still be paid, also where nobody has looked since its time was over.
pub(crate) fn is_payable(desk: Desk<'_>, session: &Kept) -> bool {
    is_open(session) && session.get("expires_at").as_i64() > Some(desk.now())
}

/// The same in a transaction of its own, so that it stays done when the call that looks is refused.
///
/// # Errors
/// When the store fails.
pub(crate) fn end_overdue(book: &Book<'_>, account: &str, id: &str) -> Result<(), Fault> {
    let desk = Desk { book, account };
    book.intent_by_reference(account, NAME, "")?;
    match desk.find(kinds::CHECKOUT_SESSION, id)? {
        Some(mut session) => look_at_clock(desk, &mut session),
        None => Ok(()),
    }
}

/// Ends an open session: its intent is canceled.
///
/// # Errors
/// When the store fails.
pub(crate) fn expire(desk: Desk<'_>, session: &mut Kept) -> Result<(), Fault> {
    for (kind, name) in [
        (kinds::PAYMENT_INTENT, "payment_intent"),
        (kinds::SETUP_INTENT, "setup_intent"),
    ] {
        let id = session.text(name).unwrap_or_default();
        let Some(intent) = desk.find(kind, id)? else {
            continue;
        };
        if intent.text("status") == Some("canceled") {
            continue;
        }
        match desk
            .book
            .cancel_intent(desk.account, &intent.id, CancelReason::Abandoned)
        {
            Ok(_) => abandoned(desk, kind, &intent.id)?,
            // It was paid in the meantime, or is about to be.
            Err(Fault::Refused(Refusal::IntentState)) => return Ok(()),
            Err(other) => return Err(other),
        }
    }
    over(desk, session)
}

/// The engine let go of an intent whose time is over. Who lets go of one by a call tells it himself.
///
/// # Errors
/// When the store fails.
pub(crate) fn intent_closed(book: &Book<'_>, intent: &Intent) -> Result<(), Fault> {
    if intent.status.cancel_reason() != Some(CancelReason::Expired) {
        return Ok(());
    }
    let desk = Desk {
        book,
        account: &intent.account,
    };
    for kind in [kinds::PAYMENT_INTENT, kinds::SETUP_INTENT] {
        let Some(kept) = desk.find(kind, &intent.id)? else {
            continue;
        };
        abandoned(desk, kind, &kept.id)?;
        let session = kept.secret(SESSION).as_str().unwrap_or_default();
        if let Some(mut session) = desk.find(kinds::CHECKOUT_SESSION, session)?
            && is_open(&session)
        {
            over(desk, &mut session)?;
        }
    }
    Ok(())
}

/// Writes that an intent is canceled, after whatever its attempts wrote, and tells it.
fn abandoned(desk: Desk<'_>, kind: &'static str, id: &str) -> Result<(), Fault> {
    let Some(mut intent) = desk.find(kind, id)? else {
        return Ok(());
    };
    intent.set("status", "canceled");
    intent.set("cancellation_reason", "abandoned");
    intent.set("next_action", Json::Null);
    if kind == kinds::PAYMENT_INTENT {
        intent.set("canceled_at", desk.now());
    }
    desk.save(kind, &intent)?;
    events::emit(desk, &format!("{kind}.canceled"), &intent.object, None)
}

fn over(desk: Desk<'_>, session: &mut Kept) -> Result<(), Fault> {
    session.set("status", "expired");
    desk.save(kinds::CHECKOUT_SESSION, session)?;
    events::emit(desk, "checkout.session.expired", &session.object, None)
}

/// What its intent came to, told of the session for which it was made.
///
/// # Errors
/// When the store fails.
pub(crate) fn intent_became(desk: Desk<'_>, intent: &Kept) -> Result<(), Fault> {
    let Some(id) = intent.secret(SESSION).as_str() else {
        return Ok(());
    };
    let Some(mut session) = desk.find(kinds::CHECKOUT_SESSION, id)? else {
        return Ok(());
    };
    if !is_over_its_total(intent, &session) {
        return Ok(());
    }
    let is_open = is_open(&session);
    let (payment_status, event) = match (intent.text("status").unwrap_or_default(), is_open) {
        ("succeeded", true) if intent.text("object") == Some("setup_intent") => {
            ("no_payment_required", "completed")
        }
        ("succeeded", true) => ("paid", "completed"),
        // Held money and a debit on its way are not the merchant's yet.
        ("requires_capture" | "processing", true) => ("unpaid", "completed"),
        ("succeeded", false) => ("paid", "async_payment_succeeded"),
        ("requires_payment_method", false) => ("unpaid", "async_payment_failed"),
        _ => return Ok(()),
    };
    let was_held = !is_open && intent.text("capture_method") == Some("manual");
    session.set("payment_status", payment_status);
    if is_open {
        session.set("status", "complete");
        let customer = intent.text("customer").map(str::to_owned);
        session.set("customer", customer.clone());
        session.owner = customer;
        keep_email(desk, &session)?;
    }
    desk.save(kinds::CHECKOUT_SESSION, &session)?;
    if was_held {
        return Ok(());
    }
    let event = format!("checkout.session.{event}");
    events::emit(desk, &event, &session.object, None)
}

/// Whether an intent is over what its session comes to: no other one pays it, whatever came before.
fn is_over_its_total(intent: &Kept, session: &Kept) -> bool {
    intent.text("object") == Some("setup_intent")
        || (intent.number("amount") == session.number("amount_total")
            && intent.text("currency") == session.text("currency"))
}

/// A customer who has no e-mail address gets the one that was said for the session.
fn keep_email(desk: Desk<'_>, session: &Kept) -> Result<(), Fault> {
    let email = session.get("customer_details").get("email").cloned();
    let customer = session.text("customer").unwrap_or_default();
    let Some(mut customer) = desk.find(kinds::CUSTOMER, customer)? else {
        return Ok(());
    };
    if customer.is_deleted() || !customer.get("email").is_null() || email.is_none() {
        return Ok(());
    }
    let before = customer.object.clone();
    customer.set("email", email);
    let said = person(&fields_of(&customer.object));
    desk.book
        .update_customer(desk.account, &customer.id, said)?;
    desk.save(kinds::CUSTOMER, &customer)?;
    events::emit(desk, "customer.updated", &customer.object, Some(&before))
}

#[cfg(test)]
mod tests;
