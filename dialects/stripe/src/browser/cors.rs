//! Calls from pages, which are of another origin than the gateway. Any page may ask whether it may call; what
//! it calls with a publishable key is done for the pages of the key's account, and every other page is told
//! in words why not. Nothing is ever sent with a cookie.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ORIGIN, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use payseal_gateway::account::Account;

use crate::wire::error::ApiError;

/// The answer to a browser that asks before it lets a page call.
pub(crate) fn preflight(asked: &HeaderMap) -> Response {
    let mut headers = HeaderMap::new();
    open_to(&mut headers, asked.get(ORIGIN));
    for (name, value) in [
        (ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
        (
            ACCESS_CONTROL_ALLOW_HEADERS,
            "authorization, content-type, idempotency-key, stripe-version",
        ),
        (ACCESS_CONTROL_MAX_AGE, "600"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// Lets a page of this origin read the answer.
pub(crate) fn open_to(headers: &mut HeaderMap, origin: Option<&HeaderValue>) {
    headers.insert(VARY, HeaderValue::from_static("origin"));
    if let Some(origin) = origin {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        let told = HeaderValue::from_static("request-id");
        headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, told);
    }
}

/// Refuses the call of a page that is none of the account's.
///
/// # Errors
/// When it is not.
pub(crate) fn check_page(account: &Account, gateway: &str, origin: &str) -> Result<(), ApiError> {
    let mut own = account.origins.iter().map(|origin| origin.as_str());
    if origin == gateway || own.any(|own| own == origin) {
        return Ok(());
    }
    Err(ApiError::forbidden(
        "This page's origin is not among the account's. Add it to the origins of the account in the \
         accounts file.",
    )
    .coded("origin_refused"))
}
