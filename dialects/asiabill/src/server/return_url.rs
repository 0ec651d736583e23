//! The address that a browser is sent back to after a challenge: the merchant's own, with the
//! result and its signature appended.

use crate::wire::signature::{hmac, return_string};
use axum::http::HeaderValue;

use super::credentials::Keys;
use super::payment_words;
use payseal_engine::cards;
use payseal_engine::store::Payment;
use payseal_gateway::account::Account;
use payseal_gateway::address::with_query;

/// The merchant's address with the result of a payment; none when the merchant gave none that can
/// be gone to.
pub(crate) fn with_result(account: &Account, payment: &Payment) -> Option<String> {
    let return_url = payment.return_url.as_deref()?;
    let keys = Keys::of(account)?;
    let masked = cards::by_name(&payment.card)
        .map(cards::TestCard::masked)
        .unwrap_or_default();
    let amount = payment.amount.to_decimal();
    let order_info = payment_words::order_info(payment);
    let mut query = vec![
        ("code", "0000"),
        ("gatewayNo", keys.gateway_no()),
        ("maskCardNo", &masked),
        ("merNo", keys.mer_no()),
        ("message", "Success"),
        ("orderAmount", &amount),
        ("orderCurrency", payment.amount.currency().code()),
        ("orderInfo", &order_info),
        ("orderNo", payment.reference.as_deref().unwrap_or_default()),
        ("orderStatus", payment_words::order_status(payment)),
        ("tradeNo", &payment.id),
    ];
    let key = keys.expose_key().as_bytes();
    let signature = hmac::sign(key, &return_string(&query)).to_upper_hex();
    query.push(("signInfo", &signature));
    // An order of before addresses were proven when they came may have one that leads nowhere.
    let address = with_query(return_url, &query);
    HeaderValue::from_str(&address).is_ok().then_some(address)
}
