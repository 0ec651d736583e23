//! Mandates: the shopper's word by which an account is debited, for one payment or for many.

use payseal_engine::ledger::Fault;
use serde_json::{Value as Json, json};

use crate::debits::MANDATE;
use crate::desk::{Desk, Kept, kinds};
use crate::events;
use crate::wire::id::IdKind;

/// For what a mandate is given.
#[derive(Clone, Debug)]
pub(crate) enum For {
    /// This payment: its amount and currency.
    Once(u64, String),
    /// This payment, and later ones.
    Later,
}

/// What a page says of the shopper's acceptance by confirming.
pub(crate) fn by_confirming(now: i64) -> Json {
    json!({
        "accepted_at": now,
        "online": { "ip_address": null, "user_agent": null },
        "type": "online",
    })
}

/// Makes the mandate of a payment method. One for later payments is the payment method's from now on.
///
/// # Errors
/// When the store fails.
pub(crate) fn give(
    desk: Desk<'_>,
    method: &mut Kept,
    acceptance: Json,
    what_for: For,
) -> Result<String, Fault> {
    let kind = method.text("type").unwrap_or_default().to_owned();
    let id = IdKind::Mandate.mint()?;
    let url = "https://mandates.example/";
    let details = if kind == "sepa_debit" {
        let reference = id.chars().rev().take(16).collect::<String>().to_uppercase();
        json!({ "reference": reference, "url": url })
    } else {
        json!({ "url": url })
    };
    let mut mandate = Kept::new(json!({
        "id": id,
        "object": "mandate",
        "customer_acceptance": acceptance,
        "livemode": false,
        "payment_method": method.id,
        "payment_method_details": { "type": kind },
        "status": "active",
    }))
    .owned_by(Some(&method.id));
    if let Some(Json::Object(told)) = mandate.object.get_mut("payment_method_details") {
        told.insert(kind, details);
    }
    match what_for {
        For::Once(amount, currency) => {
            mandate.set("type", "single_use");
            mandate.set(
                "single_use",
                json!({ "amount": amount, "currency": currency }),
            );
        }
        For::Later => {
            mandate.set("type", "multi_use");
            mandate.set("multi_use", json!({}));
            method.hide(MANDATE, id.as_str());
            desk.save(kinds::PAYMENT_METHOD, method)?;
        }
    }
    desk.save(kinds::MANDATE, &mandate)?;
    Ok(id)
}

/// The mandate by which a payment method is debited again, while it holds.
///
/// # Errors
/// When the store fails.
pub(crate) fn standing(desk: Desk<'_>, method: &Kept) -> Result<Option<String>, Fault> {
    let Some(id) = method.secret(MANDATE).as_str() else {
        return Ok(None);
    };
    let mandate = desk.find(kinds::MANDATE, id)?;
    let holds = mandate.is_some_and(|mandate| mandate.text("status") == Some("active"));
    Ok(holds.then(|| id.to_owned()))
}

/// Ends a mandate: the bank will not debit by it again.
///
/// # Errors
/// When the store fails.
pub(crate) fn end(desk: Desk<'_>, id: &str) -> Result<(), Fault> {
    let Some(mut mandate) = desk.find(kinds::MANDATE, id)? else {
        return Ok(());
    };
    let before = mandate.object.clone();
    mandate.set("status", "inactive");
    desk.save(kinds::MANDATE, &mandate)?;
    events::emit(desk, "mandate.updated", &mandate.object, Some(&before))
}
