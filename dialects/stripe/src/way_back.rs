//! The merchant's address after the shopper's answer at the bank, with the result. The intent and its client
//! secret were put onto the address when the attempt was made.

use axum::http::HeaderValue;
use payseal_engine::store::{AttemptStatus, Awaited, Payment};
use payseal_gateway::address::with_query;

/// The address; none when it can't be gone to.
pub(crate) fn with_result(payment: &Payment) -> Option<String> {
    let address = payment.return_url.as_deref()?;
    let status = match payment.status {
        AttemptStatus::Failed(_) | AttemptStatus::Canceled(_) => "failed",
        // The shopper said yes, and the money comes later.
        AttemptStatus::Processing(Awaited::Funds) => "pending",
        AttemptStatus::RequiresAction
        | AttemptStatus::Processing(Awaited::Issuer)
        | AttemptStatus::RequiresCapture
        | AttemptStatus::Succeeded => "succeeded",
    };
    let address = with_query(address, &[("redirect_status", status)]);
    HeaderValue::from_str(&address).is_ok().then_some(address)
}
