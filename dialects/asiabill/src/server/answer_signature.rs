//! Signing answers: the headers that the answers of the V2022-03 interface carry, over the very
//! bytes that are sent. It signs for proven callers only. Requests, answers and return addresses
//! share one key and one string without lengths, so an answer that was signed for anyone who
//! asks, over an id of his choice, would be a signature of his own request.

use std::sync::{Arc, OnceLock};

use crate::wire::signature::{SignedHeaders, hmac, message_string};
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Answer;
use super::credentials::Keys;
use super::paths::is_signed;
use payseal_gateway::account::Account;
use payseal_gateway::gateway::Gateway;

/// More than any answer has; only a safeguard for reading one back.
const MAX_ANSWER: usize = 16 * 1024 * 1024;

/// The longest request id.
const MAX_REQUEST_ID: usize = 64;

/// Who asked: empty until the signature of the request is verified.
#[derive(Clone, Default)]
pub(super) struct Proof(Arc<OnceLock<Caller>>);

struct Caller {
    account: Account,
    request_id: String,
}

impl Proof {
    /// The request's own signature holds.
    pub(super) fn give(&self, account: &Account, request_id: &str) {
        self.0.get_or_init(|| Caller {
            account: account.clone(),
            request_id: request_id.to_owned(),
        });
    }
}

/// Whether a text is one that may be echoed as a request id: letters, digits and hyphens.
pub(super) fn is_request_id(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    !text.is_empty() && text.len() <= MAX_REQUEST_ID && text.bytes().all(plain)
}

/// Adds `gateway-no`, `response-id` and `response-time` to answers of the signed interface, and
/// `sign-info` to those whose request was signed.
pub(crate) async fn sign_answers(
    State(gateway): State<Gateway>,
    mut request: Request,
    next: Next,
) -> Response {
    if !is_signed(request.uri().path()) {
        return next.run(request).await;
    }
    let claimed = ["gateway-no", "request-id"].map(|name| {
        let value = request.headers().get(name)?;
        value
            .to_str()
            .is_ok_and(is_request_id)
            .then(|| value.clone())
    });
    let proof = Proof::default();
    request.extensions_mut().insert(proof.clone());
    let response = next.run(request).await;
    if response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, MAX_ANSWER).await else {
        tracing::error!("an answer could not be read back for signing");
        return Answer::Down.into_response();
    };
    let body = escape_as_php(&body);
    parts.headers.remove(header::CONTENT_LENGTH);
    let time = gateway.clock.now().millis().to_string();
    let caller = proof.0.get();
    if let Some((caller, keys)) = caller.and_then(|it| Some((it, Keys::of(&it.account)?))) {
        let signature = sign(caller, keys, &time, &body);
        insert(&mut parts.headers, "sign-info", &signature);
    }
    insert(&mut parts.headers, "response-time", &time);
    for (name, value) in ["gateway-no", "response-id"].into_iter().zip(claimed) {
        if let Some(value) = value {
            parts.headers.insert(name, value);
        }
    }
    Response::from_parts(parts, Body::from(body))
}

fn sign(caller: &Caller, keys: &Keys, time: &str, body: &[u8]) -> String {
    let string = message_string(
        &SignedHeaders {
            gateway_no: keys.gateway_no(),
            id: &caller.request_id,
            time,
            version: None,
        },
        &[],
        &[],
        body,
    );
    hmac::sign(keys.expose_key().as_bytes(), &string).to_upper_hex()
}

fn insert(headers: &mut HeaderMap, name: &'static str, value: &str) {
    // Hex digits and decimal digits are always header values.
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// Writes `/` as `\/` and the two separators of lines, U+2028 and U+2029, by their numbers, which means
/// the same: PHP clients that check a signature do so over JSON they encoded again, and PHP writes them
/// so. In JSON they stand inside texts only.
pub(super) fn escape_as_php(json: &[u8]) -> Vec<u8> {
    let mut escaped = Vec::with_capacity(json.len() + 16);
    let mut rest = json;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match (byte, after) {
            (b'/', _) => escaped.extend_from_slice(b"\\/"),
            (0xE2, [0x80, end @ (0xA8 | 0xA9), after @ ..]) => {
                let written: &[u8] = if *end == 0xA8 { b"\\u2028" } else { b"\\u2029" };
                escaped.extend_from_slice(written);
                rest = after;
            }
            _ => escaped.push(*byte),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape_as_php;

    #[test]
    fn an_escaped_slash_means_the_same() {
        let json = br#"{"redirectUrl":"http://pay.localhost/a\"b"}"#;
        let escaped = escape_as_php(json);
        assert_eq!(
            escaped,
            br#"{"redirectUrl":"http:\/\/pay.localhost\/a\"b"}"#
        );
        let separated = "{\"remark\":\"a\u{2028}b\u{2029}é咖\u{2030}\"}";
        let escaped_too = escape_as_php(separated.as_bytes());
        assert_eq!(
            String::from_utf8_lossy(&escaped_too),
            "{\"remark\":\"a\\u2028b\\u2029é咖\u{2030}\"}"
        );
        let read = |json: &[u8]| serde_json::from_slice::<serde_json::Value>(json).unwrap();
        assert_eq!(read(json), read(&escaped));
        assert_eq!(read(separated.as_bytes()), read(&escaped_too));
    }
}
