//! Which of the languages that the pages have a reader understands.

use axum::http::{HeaderMap, header};

/// The language of a tag such as `zh-CN`, when the pages have it.
pub(crate) fn spoken(tag: &str) -> Option<&'static str> {
    let language = tag.trim().split([';', '-', '_']).next()?;
    if language.eq_ignore_ascii_case("zh") {
        Some("zh-Hans")
    } else if language.eq_ignore_ascii_case("en") {
        Some("en")
    } else {
        None
    }
}

/// The first language of the browser's list that the pages have.
pub(crate) fn of_browser(headers: &HeaderMap) -> Option<&'static str> {
    let list = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    list.split(',').find_map(spoken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_first_language_that_is_there() {
        for (list, expected) in [
            ("fr, zh-CN;q=0.8, en", Some("zh-Hans")),
            ("en-GB", Some("en")),
            ("fr,de", None),
            ("", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(list));
            assert_eq!(of_browser(&headers), expected, "{list}");
        }
    }
}
