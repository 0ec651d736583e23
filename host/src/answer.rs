//! The gateway's answers as they are passed back, and this host's own in the same envelope.

use std::sync::LazyLock;

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use payseal_core::wire::Envelope;
use payseal_core::wire::codes::RequestCode;
use serde_json::Value;

use crate::headers;
use crate::upstream::Answer;

/// The largest answer that is passed back.
pub(crate) const ANSWER_LIMIT: usize = 1024 * 1024;

pub(crate) const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Passes an answer's status and body back, and nothing else of it. What is not JSON stays here: on the
/// frame's own origin nobody else's page may be shown.
pub(crate) fn passed_back(answer: Answer) -> Response {
    let words = match answer {
        Answer::Json(status, body) => {
            return (status, [(CONTENT_TYPE, JSON)], Body::from(body)).into_response();
        }
        Answer::Other => "the gateway's answer is not JSON; whether it acted is not known",
        Answer::TooLarge => "the gateway's answer is too large",
    };
    refused(StatusCode::BAD_GATEWAY, RequestCode::Unknown, words)
}

/// Whether an answer says that it is JSON.
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    kind.and_then(|kind| kind.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// An answer of our own in the gateway's envelope.
pub(crate) fn refused(status: StatusCode, code: RequestCode, words: &str) -> Response {
    let envelope = Envelope::<Value>::refused_because(code, words.to_owned());
    (status, axum::Json(envelope)).into_response()
}

/// What every answer of these routes has.
static SEAL: LazyLock<HeaderMap> = LazyLock::new(headers::call);

/// Nobody keeps it, nobody guesses its type.
pub(crate) fn seal(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in &*SEAL {
        headers.insert(name, value.clone());
    }
    headers
        .entry(CONTENT_TYPE)
        .or_insert(HeaderValue::from_static("application/octet-stream"));
    response
}
