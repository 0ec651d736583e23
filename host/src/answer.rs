//! The gateway's answers as they are passed back, and this host's own in the same envelope.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use payseal_core::wire::Envelope;
use payseal_core::wire::codes::RequestCode;
use serde_json::Value;

use crate::headers;

/// The largest answer that is passed back.
const ANSWER_LIMIT: usize = 1024 * 1024;

pub(crate) const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Takes an answer's status and body, and nothing else of it. What is not JSON stays here: on the
/// frame's own origin nobody else's page may be shown.
pub(crate) async fn read(mut answer: reqwest::Response) -> Result<Response, reqwest::Error> {
    let status = answer.status();
    if !is_json(answer.headers()) {
        let words = "the gateway's answer is not JSON; whether it acted is not known";
        return Ok(refused(
            StatusCode::BAD_GATEWAY,
            RequestCode::Unknown,
            words,
        ));
    }
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        if body.len() + chunk.len() > ANSWER_LIMIT {
            let words = "the gateway's answer is too large";
            return Ok(refused(
                StatusCode::BAD_GATEWAY,
                RequestCode::Unknown,
                words,
            ));
        }
        body.extend_from_slice(&chunk);
    }
    Ok((status, [(CONTENT_TYPE, JSON)], Body::from(body)).into_response())
}

/// Whether an answer says that it is JSON.
fn is_json(headers: &HeaderMap) -> bool {
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

/// What every answer of these routes has: nobody keeps it, nobody guesses its type.
pub(crate) async fn seal(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.extend(headers::call());
    headers
        .entry(CONTENT_TYPE)
        .or_insert(HeaderValue::from_static("application/octet-stream"));
    response
}
