//! The merchant's address after the shopper's answer at the bank, with the result. The intent and its client
//! secret were put onto the address when the attempt was made.

use axum::http::HeaderValue;
use payseal_engine::store::Payment;
use payseal_gateway::address::with_query;

/// The address; none when it can't be gone to.
pub(crate) fn with_result(payment: &Payment) -> Option<String> {
    let address = payment.return_url.as_deref()?;
    let status = if payment.status.is_unpaid_for_good() {
        "failed"
    } else {
        "succeeded"
    };
    let address = with_query(address, &[("redirect_status", status)]);
    HeaderValue::from_str(&address).is_ok().then_some(address)
}
