//! Cookies of requests, read, and of answers, set.

use axum::http::{HeaderMap, HeaderValue, header};
use cookie::Cookie;

/// The value of one cookie of a request.
pub(crate) fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .and_then(|cookie| cookie.value_raw())
}

/// Has an answer set a cookie.
pub(crate) fn set<'a>(headers: &mut HeaderMap, cookie: impl Into<Cookie<'a>>) {
    if let Ok(line) = HeaderValue::try_from(cookie.into().to_string()) {
        headers.append(header::SET_COOKIE, line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_one_cookie_among_many() {
        let mut headers = HeaderMap::new();
        headers.append(
            header::COOKIE,
            HeaderValue::from_static("a=1; harbour=abc;locale=en"),
        );
        headers.append(header::COOKIE, HeaderValue::from_static("b=2"));
        assert_eq!(value(&headers, "harbour"), Some("abc"));
        assert_eq!(value(&headers, "locale"), Some("en"));
        assert_eq!(value(&headers, "b"), Some("2"));
        assert_eq!(value(&headers, "c"), None);
    }
}
