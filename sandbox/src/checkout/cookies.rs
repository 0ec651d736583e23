//! The language that was chosen on the payment page, kept in a cookie.

use axum::http::HeaderMap;
use axum::response::Response;
use cookie::{Cookie, SameSite};
use payseal_core::text::Locale;

use crate::{cookies, language};

/// What keeps the language that the merchant's link or the shopper chose.
const LANGUAGE: &str = "lang";

/// The language of a page whose address names none: the one chosen before, else the browser's.
pub(super) fn speaks(headers: &HeaderMap) -> Option<Locale> {
    cookies::value(headers, LANGUAGE)
        .and_then(language::of_payments)
        .or_else(|| language::of_browser(headers, language::of_payments))
}

/// Keeps the language that was chosen.
pub(super) fn remember(response: &mut Response, lang: Locale) {
    let cookie = Cookie::build((LANGUAGE, lang.tag()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax);
    cookies::set(response.headers_mut(), cookie);
}
