//! Signing answers: the headers that every answer of the V2022-03 interface carries, over the
//! very bytes that are sent.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use payseal_core::wire::signature::{SignedHeaders, hmac, message_string};

use super::{Answer, is_signed};
use crate::gateway::Gateway;

/// More than any answer has; only a safeguard for reading one back.
const MAX_ANSWER: usize = 16 * 1024 * 1024;

/// Adds `gateway-no`, `response-id`, `response-time` and `sign-info` to answers of the signed
/// interface. An account that is not known gets no signature: there is no key for it.
pub async fn sign_answers(
    State(gateway): State<Gateway>,
    request: Request,
    next: Next,
) -> Response {
    if !is_signed(request.uri().path()) {
        return next.run(request).await;
    }
    let gateway_no = request.headers().get("gateway-no").cloned();
    let id = request.headers().get("request-id").cloned();
    let response = next.run(request).await;
    if response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, MAX_ANSWER).await else {
        tracing::error!("an answer could not be read back for signing");
        return Answer::Down.into_response();
    };
    let body = escape_slashes(&body);
    parts.headers.remove(header::CONTENT_LENGTH);
    sign(&gateway, &mut parts.headers, gateway_no, id, &body);
    Response::from_parts(parts, Body::from(body))
}

fn sign(
    gateway: &Gateway,
    headers: &mut HeaderMap,
    gateway_no: Option<HeaderValue>,
    id: Option<HeaderValue>,
    body: &[u8],
) {
    let time = gateway.clock.now().millis().to_string();
    let account = gateway_no
        .as_ref()
        .and_then(|value| gateway.accounts.find(value.to_str().ok()?));
    if let Some(account) = account {
        let string = message_string(
            &SignedHeaders {
                gateway_no: account.gateway_no.as_str(),
                id: id.as_ref().and_then(|v| v.to_str().ok()).unwrap_or(""),
                time: &time,
                version: None,
            },
            &[],
            &[],
            body,
        );
        let signature = hmac::sign(account.signkey.expose_key().as_bytes(), &string);
        insert(headers, "sign-info", &signature.to_upper_hex());
    }
    insert(headers, "response-time", &time);
    for (name, value) in [("gateway-no", gateway_no), ("response-id", id)] {
        if let Some(value) = value {
            headers.insert(name, value);
        }
    }
}

fn insert(headers: &mut HeaderMap, name: &'static str, value: &str) {
    // Hex digits and decimal digits are always header values.
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// Writes `/` as `\/`, which means the same: PHP clients that check a signature do so over JSON
/// they encoded again, and PHP writes slashes so. In JSON a slash stands inside texts only.
pub(super) fn escape_slashes(json: &[u8]) -> Vec<u8> {
    let mut escaped = Vec::with_capacity(json.len() + 16);
    for byte in json {
        if *byte == b'/' {
            escaped.push(b'\\');
        }
        escaped.push(*byte);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape_slashes;

    #[test]
    fn an_escaped_slash_means_the_same() {
        let json = br#"{"redirectUrl":"http://pay.localhost/a\"b"}"#;
        let escaped = escape_slashes(json);
        assert_eq!(
            escaped,
            br#"{"redirectUrl":"http:\/\/pay.localhost\/a\"b"}"#
        );
        let read = |json: &[u8]| serde_json::from_slice::<serde_json::Value>(json).unwrap();
        assert_eq!(read(json), read(&escaped));
    }
}
