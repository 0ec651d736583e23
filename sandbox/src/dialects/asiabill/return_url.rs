//! The address that a browser is sent back to after a challenge: the merchant's own, with the
//! result and its signature appended.

use axum::http::HeaderValue;
use payseal_core::wire::signature::{hmac, return_string};

use crate::account::Account;
use crate::cards;
use crate::store::Payment;

/// The merchant's address with the result of a payment; none when the merchant gave none that can
/// be gone to.
pub(crate) fn with_result(account: &Account, payment: &Payment) -> Option<String> {
    let return_url = payment.return_url.as_deref()?;
    let masked = cards::by_name(&payment.card)
        .map(cards::TestCard::masked)
        .unwrap_or_default();
    let amount = payment.amount.to_decimal();
    let mut query = vec![
        ("code", "0000"),
        ("gatewayNo", account.gateway_no.as_str()),
        ("maskCardNo", &masked),
        ("merNo", account.mer_no()),
        ("message", "Success"),
        ("orderAmount", &amount),
        ("orderCurrency", payment.amount.currency().code()),
        ("orderInfo", &payment.info),
        ("orderNo", &payment.order_no),
        ("orderStatus", payment.status.word()),
        ("tradeNo", &payment.trade_no),
    ];
    let key = account.signkey.expose_key().as_bytes();
    let signature = hmac::sign(key, &return_string(&query)).to_upper_hex();
    query.push(("signInfo", &signature));
    // An order of before addresses were proven when they came may have one that leads nowhere.
    let address = append(return_url, &query);
    HeaderValue::from_str(&address).is_ok().then_some(address)
}

/// Scheme, host and port of an address, when nothing in them could break out of a header.
pub(crate) fn origin_of(address: &str) -> Option<&str> {
    let host = address.find("://")? + 3;
    let end = address
        .get(host..)?
        .find(['/', '?', '#'])
        .map_or(address.len(), |at| host + at);
    let origin = address.get(..end)?;
    payseal_core::bridge::origin::Origin::parse(origin).ok()?;
    Some(origin)
}

/// Appends to the query that the address may have, before the fragment that it may have.
fn append(address: &str, query: &[(&str, &str)]) -> String {
    let (address, fragment) = match address.split_once('#') {
        Some((address, fragment)) => (address, Some(fragment)),
        None => (address, None),
    };
    let mut whole = address.to_owned();
    let mut sign = if address.contains('?') { '&' } else { '?' };
    for (name, value) in query {
        whole.push(sign);
        whole.push_str(name);
        whole.push('=');
        escape(&mut whole, value);
        sign = '&';
    }
    if let Some(fragment) = fragment {
        whole.push('#');
        whole.push_str(fragment);
    }
    whole
}

fn escape(into: &mut String, value: &str) {
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            into.push(char::from(byte));
        } else {
            into.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::append;

    #[test]
    fn keeps_the_merchants_own_query_and_fragment() {
        let query = [("orderInfo", "I0061_Duplicate Order"), ("code", "0000")];
        let result = "orderInfo=I0061_Duplicate%20Order&code=0000";
        for (address, expected) in [
            ("http://shop/back", format!("http://shop/back?{result}")),
            ("http://shop/?a=1", format!("http://shop/?a=1&{result}")),
            ("http://shop/#top", format!("http://shop/?{result}#top")),
        ] {
            assert_eq!(append(address, &query), expected);
        }
    }
}
