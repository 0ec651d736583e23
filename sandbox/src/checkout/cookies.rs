//! What the payment page's cookies say: the language that was chosen, for one.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

use crate::language;

/// What keeps the language that the merchant's link or the shopper chose.
const LANGUAGE: &str = "lang";

/// A cookie's value.
pub(super) fn cookie<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(name, value)| (name == wanted).then_some(value))
}

/// The language of a page whose address names none: the one chosen before, else the browser's.
pub(super) fn speaks(headers: &HeaderMap) -> Option<&'static str> {
    cookie(headers, LANGUAGE)
        .and_then(language::spoken)
        .or_else(|| language::of_browser(headers))
}

/// Keeps the language that was chosen.
pub(super) fn remember(response: &mut Response, lang: &str) {
    let line = format!("{LANGUAGE}={lang}; Path=/; HttpOnly; SameSite=Lax");
    if let Ok(line) = HeaderValue::from_str(&line) {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
}
