//! The charge of an attempt: what was asked of which payment method, and what came of it.

use payseal_engine::ledger::{Fault, HELD_FOR};
use payseal_engine::store::Payment;
use serde_json::{Map, Value as Json};

use crate::debits::MANDATE;
use crate::desk::{Desk, Kept, kinds};
use crate::objects::{BillingDetails, CardFace, Charge, Outcome};
use crate::test_values;
use crate::ways;

/// The charge of an attempt.
pub(crate) fn charge_of(
    desk: Desk<'_>,
    intent: &Kept,
    payment: &Payment,
    outcome: Outcome,
    taken: u64,
) -> Result<Kept, Fault> {
    let method = desk.find(kinds::PAYMENT_METHOD, &payment.payment_method)?;
    // A debit has its charge while it is on its way.
    let earlier = desk.find(kinds::CHARGE, &payment.id)?;
    let amount = payment.amount.minor();
    let held_until = (outcome == Outcome::Authorized && taken == 0)
        .then(|| desk.book.now().after(HELD_FOR).millis().div_euclid(1000));
    let face = face_of(method.as_ref());
    let details = match &method {
        Some(method) if !ways::is_card(method) => ways::of_charge(method, intent.secret(MANDATE)),
        Some(_) | None => (
            "card",
            face.of_charge(amount, held_until, payment.challenge_hash.is_some()),
        ),
    };
    let mut told_back = Map::new();
    for name in [
        "description",
        "metadata",
        "receipt_email",
        "shipping",
        "statement_descriptor",
        "statement_descriptor_suffix",
        "transfer_group",
    ] {
        told_back.insert(name.to_owned(), intent.get(name).clone());
    }
    let object = Charge {
        id: payment.id.clone(),
        amount,
        amount_captured: taken,
        amount_refunded: 0,
        billing_details: BillingDetails::default(),
        created: earlier.map_or_else(
            || desk.now(),
            |charge| charge.get("created").as_i64().unwrap_or_default(),
        ),
        currency: payment.amount.currency().code().to_ascii_lowercase(),
        customer: payment.customer.clone(),
        disputed: false,
        outcome,
        risk_level: test_values::risk_of(&face.last4),
        payment_intent: intent.id.clone(),
        payment_method: payment.payment_method.clone(),
        details,
        told_back,
    };
    let mut kept = Kept::new(object.to_json()).owned_by(Some(&intent.id));
    if let Some(method) = method {
        kept.set("billing_details", method.get("billing_details").clone());
    }
    Ok(kept)
}

fn face_of(method: Option<&Kept>) -> CardFace {
    let card = method
        .map(|method| method.get("card").clone())
        .unwrap_or_default();
    let text = |name: &str| {
        card.get(name)
            .and_then(Json::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let number = |name: &str| card.get(name).and_then(Json::as_u64).unwrap_or_default();
    CardFace {
        brand: text("brand"),
        funding: text("funding"),
        country: text("country"),
        exp_month: u8::try_from(number("exp_month")).unwrap_or_default(),
        exp_year: u16::try_from(number("exp_year")).unwrap_or_default(),
        last4: text("last4"),
        fingerprint: text("fingerprint"),
        cvc_check: Some("pass"),
        networks: Vec::new(),
        preferred: None,
    }
}
