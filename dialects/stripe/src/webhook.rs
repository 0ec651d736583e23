//! A delivery as it is sent: the event as it was written then, and the signature of now.

use axum::http::{HeaderMap, HeaderValue};
use payseal_engine::clock::Moment;
use payseal_engine::ledger::Delivery;
use payseal_gateway::account::Account;
use payseal_gateway::dialect::Message;

use crate::credentials::Keys;
use crate::wire::signature;

/// The bytes and the headers. What the engine noted for itself has no snapshot, and is not sent.
pub(crate) fn message(account: &Account, delivery: &Delivery, now: Moment) -> Option<Message> {
    let keys = Keys::of(account)?;
    let body = delivery.event.snapshot.clone()?.into_bytes();
    let at = now.millis().div_euclid(1000);
    let signed = signature::header(&[keys.expose_webhook_secret()], at, &body);
    let mut headers = HeaderMap::new();
    headers.insert(
        "content-type",
        HeaderValue::from_static("application/json; charset=utf-8"),
    );
    headers.insert("stripe-signature", HeaderValue::from_str(&signed).ok()?);
    headers.insert(
        "user-agent",
        HeaderValue::from_static("Stripe/1.0 (Payseal sandbox)"),
    );
    Some(Message { headers, body })
}
