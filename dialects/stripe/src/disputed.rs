//! Disputes: a bank takes the money of a charge back, or asks about it. Some test cards are disputed as soon as
//! they have paid.

use payseal_engine::ledger::{DisputeWish, Fault};
use payseal_engine::store::{Dispute, DisputeReason, DisputeStatus, Payment};
use serde_json::{Map, json};

use crate::debits;
use crate::desk::{Desk, Kept, kinds};
use crate::events;
use crate::objects;
use crate::test_values;
use crate::wire::id::IdKind;

/// The shopper disputes what his card has just paid, when it is such a card.
///
/// # Errors
/// When the store fails.
pub(crate) fn dispute_at_once(desk: Desk<'_>, payment: &Payment) -> Result<(), Fault> {
    let method = desk.find(kinds::PAYMENT_METHOD, &payment.payment_method)?;
    let card = method.as_ref().map(|method| method.get("card"));
    let last4 = card.and_then(|card| card.get("last4")?.as_str());
    let debited = method.as_ref().and_then(debits::of);
    let debited = debited.filter(|account| account.then == debits::Then::Disputed);
    let why = last4.and_then(test_values::dispute_of);
    let Some((reason, is_inquiry)) = why.or(debited.map(|_| (DisputeReason::General, false)))
    else {
        return Ok(());
    };
    desk.book.open_dispute(DisputeWish {
        payment_id: payment.id.clone(),
        amount: None,
        reason,
        reason_text: String::new(),
        is_inquiry,
    })?;
    Ok(())
}

/// What happened to the dispute of a payment, written into its object and its charge, and told.
///
/// # Errors
/// When the store fails.
pub(crate) fn happened(desk: Desk<'_>, payment: &Payment) -> Result<(), Fault> {
    let Some(row) = desk.book.dispute_of(desk.account, &payment.id)? else {
        return Ok(());
    };
    let known = desk.all(kinds::DISPUTE, Some(&payment.id))?.pop();
    let told: &[&str] = match (known.is_some(), row.status) {
        (false, DisputeStatus::InquiryNeedsResponse) => &["created"],
        (false, _) => &["created", "funds_withdrawn"],
        // The bank, which only asked, takes the money.
        (true, DisputeStatus::NeedsResponse) => &["updated", "funds_withdrawn"],
        (true, DisputeStatus::Won) => &["funds_reinstated", "closed"],
        (true, DisputeStatus::Lost | DisputeStatus::InquiryClosed) => &["closed"],
        (
            true,
            DisputeStatus::InquiryNeedsResponse
            | DisputeStatus::InquiryUnderReview
            | DisputeStatus::UnderReview,
        ) => &["updated"],
    };
    let mut kept = match known {
        Some(kept) => kept,
        None => opened(desk, payment, &row)?,
    };
    let before = kept.object.clone();
    let status = status_of(row.status);
    kept.set("status", status);
    kept.set("is_charge_refundable", status.starts_with("warning_"));
    desk.save(kinds::DISPUTE, &kept)?;
    if let Some(mut charge) = desk.find(kinds::CHARGE, &payment.id)? {
        charge.set("disputed", true);
        desk.save(kinds::CHARGE, &charge)?;
    }
    for name in told {
        let kind = format!("charge.dispute.{name}");
        let before = (*name == "updated").then_some(&before);
        events::emit(desk, &kind, &kept.object, before)?;
    }
    Ok(())
}

fn opened(desk: Desk<'_>, payment: &Payment, row: &Dispute) -> Result<Kept, Fault> {
    let method = desk.find(kinds::PAYMENT_METHOD, &payment.payment_method)?;
    let card = method.as_ref().map(|method| method.get("card"));
    let brand = card.and_then(|card| card.get("brand")?.as_str());
    let dispute = objects::Dispute {
        id: IdKind::Dispute.mint()?,
        amount: row.amount.minor(),
        charge: payment.id.clone(),
        created: desk.now(),
        currency: row.amount.currency().code().to_ascii_lowercase(),
        payment_intent: payment.intent.clone(),
        brand: brand.unwrap_or_default().to_owned(),
        reason: row.reason.db_word(),
        status: status_of(row.status),
        evidence: Map::new(),
        submission_count: 0,
        metadata: json!({}),
    };
    Ok(Kept::new(dispute.to_json())
        .owned_by(Some(&payment.id))
        .hiding("number", row.number))
}

const fn status_of(status: DisputeStatus) -> &'static str {
    match status {
        DisputeStatus::InquiryNeedsResponse => "warning_needs_response",
        DisputeStatus::InquiryUnderReview => "warning_under_review",
        DisputeStatus::InquiryClosed => "warning_closed",
        DisputeStatus::NeedsResponse => "needs_response",
        DisputeStatus::UnderReview => "under_review",
        DisputeStatus::Won => "won",
        DisputeStatus::Lost => "lost",
    }
}
