//! What is signed: the string that a signature of the V2022-03 interface is made of.
//!
//! Four parts, the ones that are not empty joined with a dot: the headers' values, the path
//! parameters' values, the query's values, and the body exactly as it was sent. The key and the
//! hash are in [`hmac`].

pub mod hmac;

/// The interface that this is: the one `version` that a webhook may have.
///
/// It is signed directly behind the time. A receiver that took any other text would let its sender
/// move the border between the two, and the same signature would hold for another time; and one
/// that took an empty text would take a signed answer for a webhook.
pub const VERSION: &str = "V2022-03";

/// The headers that are signed, without the signature itself. An answer's `response-id` and
/// `response-time` take the places of `request-id` and `request-time`.
#[derive(Clone, Copy, Debug)]
pub struct SignedHeaders<'a> {
    /// `gateway-no`.
    pub gateway_no: &'a str,
    /// `request-id` or `response-id`.
    pub id: &'a str,
    /// `request-time` or `response-time`, in milliseconds since 1970.
    pub time: &'a str,
    /// `version`; only a webhook has it, and it is [`VERSION`].
    pub version: Option<&'a str>,
}

/// The members of a redirect back to the merchant that are signed; a merchant's own query beside
/// them is not.
pub const RETURN_MEMBERS: [&str; 11] = [
    "code",
    "gatewayNo",
    "maskCardNo",
    "merNo",
    "message",
    "orderAmount",
    "orderCurrency",
    "orderInfo",
    "orderNo",
    "orderStatus",
    "tradeNo",
];

/// The time of a signed message, in milliseconds since 1970: thirteen digits, and the first is not
/// zero.
///
/// Id and time are signed one behind the other with nothing between them. A time that could be
/// written with more digits or fewer would let its reader move the border, and the same signature
/// would hold for another id.
#[must_use]
pub fn read_time(text: &str) -> Option<i64> {
    let own_digits = text.len() == 13
        && !text.starts_with('0')
        && text.bytes().all(|byte| byte.is_ascii_digit());
    own_digits.then(|| text.parse().ok()).flatten()
}

/// The string to sign of a request, an answer or a webhook.
///
/// `path` and `query` are pairs of name and decoded value, in any order; `body` is the bytes on
/// the wire, never a re-serialised copy.
#[must_use]
pub fn message_string(
    headers: &SignedHeaders<'_>,
    path: &[(&str, &str)],
    query: &[(&str, &str)],
    body: &[u8],
) -> Vec<u8> {
    let mut string = Vec::with_capacity(96 + body.len());
    for value in [
        headers.gateway_no,
        headers.id,
        headers.time,
        headers.version.unwrap_or_default(),
    ] {
        string.extend_from_slice(value.as_bytes());
    }
    append(&mut string, values_by_name(path).as_bytes());
    append(&mut string, values_by_name(query).as_bytes());
    append(&mut string, body);
    string
}

/// The string to sign of a redirect back to the merchant: pairs of name and decoded value, of
/// which those of [`RETURN_MEMBERS`] count.
#[must_use]
pub fn return_string(query: &[(&str, &str)]) -> Vec<u8> {
    let ours: Vec<_> = query
        .iter()
        .copied()
        .filter(|(name, _)| RETURN_MEMBERS.contains(name))
        .collect();
    values_by_name(&ours).into_bytes()
}

fn append(string: &mut Vec<u8>, part: &[u8]) {
    if part.is_empty() {
        return;
    }
    if !string.is_empty() {
        string.push(b'.');
    }
    string.extend_from_slice(part);
}

/// The values in the ASCII order of their names; equal names keep their order.
fn values_by_name(pairs: &[(&str, &str)]) -> String {
    let mut sorted = pairs.to_vec();
    sorted.sort_by_key(|(name, _)| *name);
    sorted.iter().map(|(_, value)| *value).collect()
}

#[cfg(test)]
mod tests {
    use super::read_time;

    #[test]
    fn a_time_is_exactly_its_thirteen_digits() {
        assert_eq!(read_time("1795189030141"), Some(1_795_189_030_141));
        for text in [
            "",
            "0179518903014",
            "01795189030141",
            "+179518903014",
            "179518903014",
            "17951890301410",
            "1795189030141 ",
            " 795189030141",
            "-795189030141",
            "1795189030l41",
            "１795189030141",
        ] {
            assert_eq!(read_time(text), None, "{text:?}");
        }
    }
}
