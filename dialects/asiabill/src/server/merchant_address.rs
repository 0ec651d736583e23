//! The addresses that a merchant gives: where the shopper goes afterwards, and whom to tell. They are
//! proven when they arrive, since it is too late to refuse them once the shopper has paid.

use url::Url;

use super::Answer;

/// The longest, by the vendor's documentation.
const MAX: usize = 1000;

/// The address of a member, as it may stand in a header; none when the member is absent or empty.
///
/// # Errors
/// When it is no address of a page.
pub(super) fn merchant_address(name: &str, said: Option<String>) -> Result<Option<String>, Answer> {
    let Some(text) = said.filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    if text.chars().count() > MAX {
        return Err(Answer::wrong_member(&format!("{name} is too long")));
    }
    read(&text).map(Some).ok_or_else(|| {
        Answer::wrong_member(&format!(
            "{name} is an address such as https://shop.example/back, without spaces, line breaks or \
             a password"
        ))
    })
}

/// As the URL standard writes it: everything in it is ASCII and in its place. The standard's own
/// reader would take line breaks and spaces out in silence.
fn read(text: &str) -> Option<String> {
    if text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return None;
    }
    let url = Url::parse(text).ok()?;
    let web = matches!(url.scheme(), "http" | "https");
    let whole = text.get(url.scheme().len()..)?.starts_with("://");
    let anonymous = url.username().is_empty() && url.password().is_none();
    (web && whole && anonymous && url.host_str().is_some()).then(|| url.into())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::read;

    #[test]
    fn an_address_is_that_of_a_page_and_can_stand_in_a_header() {
        for (text, kept) in [
            ("http://shop/back?a=1#top", "http://shop/back?a=1#top"),
            ("https://shop.example", "https://shop.example/"),
            ("HTTP://Shop.Example/A", "http://shop.example/A"),
            (
                "http://shop/订单?名=é",
                "http://shop/%E8%AE%A2%E5%8D%95?%E5%90%8D=%C3%A9",
            ),
            ("http://münchen.example/", "http://xn--mnchen-3ya.example/"),
            ("http://[::1]:4000/", "http://[::1]:4000/"),
        ] {
            assert_eq!(read(text).as_deref(), Some(kept), "{text}");
            assert!(HeaderValue::from_str(kept).is_ok(), "{kept}");
        }
        for text in [
            "http://shop/\r\nSet-Cookie: a=b",
            "http://shop/\nx",
            "http://shop/\tx",
            " http://shop/",
            "http://shop/a b",
            "http://shop/\u{7f}",
            "http://shop/\u{2028}x",
            "http://",
            "http:shop",
            "https:/shop",
            "//shop/back",
            "shop/back",
            "nonsense",
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://shop/",
            "http://me:secret@shop/",
            "http://me@shop/",
            "http://[::1/",
            "http://shop:99999/",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
