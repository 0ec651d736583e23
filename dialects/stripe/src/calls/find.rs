//! Finds any object by its id, which says what it is.

use payseal_engine::ledger::Fault;
use serde_json::Value as Json;

use crate::desk::{Desk, kinds};
use crate::wire::id::IdKind;

/// The object of an id, as it is answered; none when there is none.
///
/// # Errors
/// When the store fails.
pub fn find_by_id(desk: Desk<'_>, id: &str) -> Result<Option<Json>, Fault> {
    let kind = match IdKind::of(id) {
        Some(IdKind::Customer) => kinds::CUSTOMER,
        Some(IdKind::PaymentMethod) => kinds::PAYMENT_METHOD,
        Some(IdKind::PaymentIntent) => kinds::PAYMENT_INTENT,
        Some(IdKind::SetupIntent) => kinds::SETUP_INTENT,
        Some(IdKind::Charge | IdKind::BankCharge) => kinds::CHARGE,
        Some(IdKind::Refund) => kinds::REFUND,
        Some(IdKind::Product) => kinds::PRODUCT,
        Some(IdKind::Price) => kinds::PRICE,
        Some(IdKind::CheckoutSession) => kinds::CHECKOUT_SESSION,
        Some(IdKind::Dispute) => kinds::DISPUTE,
        Some(IdKind::Mandate) => kinds::MANDATE,
        Some(IdKind::ConfirmationToken) => kinds::CONFIRMATION_TOKEN,
        Some(
            IdKind::Account
            | IdKind::Event
            | IdKind::LineItem
            | IdKind::Request
            | IdKind::SetupAttempt
            | IdKind::WebhookEndpoint,
        )
        | None => return Ok(None),
    };
    Ok(desk.find(kind, id)?.map(|kept| kept.object))
}
