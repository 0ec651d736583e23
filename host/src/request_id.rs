//! A name for each forwarded call, by which its lines in two logs are found.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// The header that carries the name, to the gateway and back to the caller.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The name of a call: a good one that the caller gave, or another; none when the system has no chance.
pub(crate) fn of(request: &HeaderMap) -> Option<HeaderValue> {
    let given = request.get(&REQUEST_ID).filter(|id| is_id(id));
    given.cloned().map_or_else(fresh, Some)
}

/// Letters, digits, `-` and `_`, at most 64, with a letter and no twelve digits on end: the name is
/// logged, so it must not be a card number.
fn is_id(value: &HeaderValue) -> bool {
    let bytes = value.as_bytes();
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    bytes.len() <= 64
        && bytes.iter().all(plain)
        && bytes.iter().any(u8::is_ascii_alphabetic)
        && !bytes
            .windows(12)
            .any(|run| run.iter().all(u8::is_ascii_digit))
}

/// Sixteen bytes of chance; nothing when the system has none.
fn fresh() -> Option<HeaderValue> {
    let mut bytes = [0; 16];
    if let Err(error) = getrandom::fill(&mut bytes) {
        tracing::error!(%error, "the system gives no random bytes");
        return None;
    }
    HeaderValue::try_from(format!("req_{:032x}", u128::from_be_bytes(bytes))).ok()
}
