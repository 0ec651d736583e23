//! Addresses: those of the pages that the sandbox has on origins of their own, and what can be read
//! in a merchant's or put onto it.

use payseal_core::bridge::origin::Origin;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::provider_words;
use payseal_engine::store::Provider;

/// What a value in a query is written with an escape for: all but what RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Where the bank's pages are, on the bank's origin: one for each challenge, for whoever knows its
/// secret.
pub const BANK_PATH: &str = "/sandbox/bank";

/// Where an order waits on the payment page's origin, for whoever knows its secret.
pub const ORDER_PATH: &str = "/c";

/// Where the providers' marks are, on the payment page's origin and on the gateway's: a merchant's
/// page that may show what the gateway serves may show them.
pub const LOGO_ROUTE: &str = "/logos/{name}";

/// The address of a challenge at the bank.
pub fn of_challenge(bank_origin: &str, secret: &str) -> String {
    format!("{bank_origin}{BANK_PATH}/{secret}")
}

/// The address of an order on the payment page.
pub fn of_order(checkout_origin: &str, secret: &str) -> String {
    format!("{checkout_origin}{ORDER_PATH}/{secret}")
}

/// The path of a provider's mark.
pub fn logo_path(provider: Provider) -> String {
    format!(
        "/logos/{}.svg",
        provider_words::word(provider).to_ascii_lowercase()
    )
}

/// Scheme, host and port of an address, when nothing in them could break out of a header.
pub fn origin_of(address: &str) -> Option<&str> {
    let host = address.find("://")? + 3;
    let end = address
        .get(host..)?
        .find(['/', '?', '#'])
        .map_or(address.len(), |at| host + at);
    let origin = address.get(..end)?;
    Origin::parse(origin).ok()?;
    Some(origin)
}

/// Appends to the query that an address may have, before the fragment that it may have.
pub fn with_query(address: &str, query: &[(&str, &str)]) -> String {
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
        whole.extend(utf8_percent_encode(value, RESERVED));
        sign = '&';
    }
    if let Some(fragment) = fragment {
        whole.push('#');
        whole.push_str(fragment);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::with_query;

    #[test]
    fn keeps_the_merchants_own_query_and_fragment() {
        let query = [("orderInfo", "I0061_Duplicate Order"), ("code", "0000")];
        let result = "orderInfo=I0061_Duplicate%20Order&code=0000";
        for (address, expected) in [
            ("http://shop/back", format!("http://shop/back?{result}")),
            ("http://shop/?a=1", format!("http://shop/?a=1&{result}")),
            ("http://shop/#top", format!("http://shop/?{result}#top")),
        ] {
            assert_eq!(with_query(address, &query), expected);
        }
    }
}
