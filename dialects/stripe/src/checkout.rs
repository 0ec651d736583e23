//! How a checkout session ends: its intent is paid, or its time is over.

use payseal_engine::ledger::{Fault, Refusal};
use payseal_engine::store::CancelReason;
use serde_json::{Value as Json, json};

use crate::desk::{Desk, Kept, kinds};
use crate::events;

/// The name under which an intent hides the session that it was made for.
pub(crate) const SESSION: &str = "checkout_session";

/// Whom the session is paid by, as far as that is known.
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
    let said = session.secret("email").clone();
    let email = [said, session.get("customer_email").clone()]
        .into_iter()
        .find(|email| email.is_string())
        .unwrap_or_else(|| of_customer("email"));
    if email.is_null() && customer.is_none() {
        return Ok(());
    }
    session.set(
        "customer_details",
        json!({
            "address": of_customer("address"),
            "business_name": null,
            "email": email,
            "individual_name": null,
            "name": of_customer("name"),
            "phone": of_customer("phone"),
            "tax_exempt": "none",
            "tax_ids": [],
        }),
    );
    Ok(())
}

/// Ends a session whose time is over. Nobody but whoever looks at it wakes it up.
///
/// # Errors
/// When the store fails.
pub(crate) fn look_at_clock(desk: Desk<'_>, session: &mut Kept) -> Result<(), Fault> {
    let ends = session.get("expires_at").as_i64().unwrap_or(i64::MAX);
    if session.text("status") == Some("open") && ends <= desk.now() {
        return expire(desk, session);
    }
    Ok(())
}

/// Ends an open session: its intent is canceled.
///
/// # Errors
/// When the store fails.
pub(crate) fn expire(desk: Desk<'_>, session: &mut Kept) -> Result<(), Fault> {
    for (kind, name, event) in [
        (
            kinds::PAYMENT_INTENT,
            "payment_intent",
            "payment_intent.canceled",
        ),
        (kinds::SETUP_INTENT, "setup_intent", "setup_intent.canceled"),
    ] {
        let Some(id) = session.text(name).map(str::to_owned) else {
            continue;
        };
        match desk
            .book
            .cancel_intent(desk.account, &id, CancelReason::Abandoned)
        {
            Ok(_) => {}
            // It was paid in the meantime, or is about to be.
            Err(Fault::Refused(Refusal::IntentState)) => return Ok(()),
            Err(other) => return Err(other),
        }
        if let Some(mut intent) = desk.find(kind, &id)? {
            intent.set("status", "canceled");
            intent.set("cancellation_reason", "abandoned");
            intent.set("next_action", Json::Null);
            if kind == kinds::PAYMENT_INTENT {
                intent.set("canceled_at", desk.now());
            }
            desk.save(kind, &intent)?;
            events::emit(desk, event, &intent.object, None)?;
        }
    }
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
    let is_open = session.text("status") == Some("open");
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
        tell_details(desk, &mut session)?;
    }
    desk.save(kinds::CHECKOUT_SESSION, &session)?;
    if was_held {
        return Ok(());
    }
    let event = format!("checkout.session.{event}");
    events::emit(desk, &event, &session.object, None)
}
