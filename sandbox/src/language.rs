//! Which of the languages that the pages have a reader understands.

use axum::http::{HeaderMap, header};
use payseal_core::text::Locale;

/// The language of the payment page that fits a tag: it has all of them.
pub(crate) fn of_payments(tag: &str) -> Option<Locale> {
    Locale::fitting(tag)
}

/// The language of the demo shop that fits a tag: it has two.
pub(crate) fn of_shop(tag: &str) -> Option<Locale> {
    let language = tag.split(['-', '_']).next()?;
    if language.eq_ignore_ascii_case("zh") {
        Some(Locale::ZhHans)
    } else if language.eq_ignore_ascii_case("en") {
        Some(Locale::En)
    } else {
        None
    }
}

/// The first language of the browser's list that fits one of the pages.
pub(crate) fn of_browser(
    headers: &HeaderMap,
    fitting: impl Fn(&str) -> Option<Locale>,
) -> Option<Locale> {
    let list = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    list.split(',')
        .filter_map(|entry| entry.split(';').next())
        .find_map(|tag| fitting(tag.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_first_language_that_is_there() {
        for (list, shop, payments) in [
            ("fr, zh-CN;q=0.8, en", Some("zh-Hans"), Some("fr")),
            ("en-GB", Some("en"), Some("en-GB")),
            ("tlh, pt-AO;q=0.8, de", None, Some("pt-PT")),
            ("fr,de", None, Some("fr")),
            ("zh-TW", Some("zh-Hans"), Some("zh-Hant")),
            ("tlh, *", None, None),
            ("", None, None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(list));
            let found = |fitting: fn(&str) -> Option<Locale>| {
                of_browser(&headers, fitting).map(Locale::tag)
            };
            assert_eq!(found(of_shop), shop, "{list}");
            assert_eq!(found(of_payments), payments, "{list}");
        }
    }
}
