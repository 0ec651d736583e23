//! The pages for what is not there. Neither repeats anything of the address.

use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::headers;

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

/// What a developer reads who embeds an account that does not exist.
const NO_ACCOUNT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
<title>No such account</title><h1>No such account</h1>\
<p>This address names no merchant account of this gateway. \
Check the account number that the page gives to Payseal.</p>\
<script src=\"/payseal/account-unknown.js\"></script></html>";

/// What anyone reads who asks for something else.
const NOTHING: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
<title>Not found</title><h1>Not found</h1>\
<p>There is nothing at this address. The form is at /payseal/, \
then the account number, a slash, a language and a slash.</p></html>";

pub(crate) fn no_account() -> Response {
    not_found(headers::account_unknown(), NO_ACCOUNT)
}

pub(crate) fn nothing() -> Response {
    not_found(headers::nothing(), NOTHING)
}

fn not_found(mut headers: HeaderMap, page: &'static str) -> Response {
    headers.insert(CONTENT_TYPE, HTML);
    (StatusCode::NOT_FOUND, headers, page).into_response()
}
