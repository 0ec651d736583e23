//! The addresses that a merchant gives: where the shopper goes afterwards, and whom to tell. They are
//! proven when they arrive, since it is too late to refuse them once the shopper has paid.

use url::Url;

use crate::wire::Refused;
use crate::wire::codes::Code;

/// The address of a member, as it may stand in a header.
///
/// # Errors
/// When it is no address of a page.
pub(crate) fn of_member(name: &'static str, text: &str) -> Result<String, Refused> {
    read(text).ok_or_else(|| {
        let reason = format!("{name} is an address such as https://shop.example/back");
        Refused::because(Code::ParamIllegal, reason)
    })
}

/// The path of an address, with its query: what is signed of it.
pub(crate) fn target(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let query = url.query().map(|query| format!("?{query}"));
    Some(format!("{}{}", url.path(), query.unwrap_or_default()))
}

fn read(text: &str) -> Option<String> {
    if text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return None;
    }
    let url = Url::parse(text).ok()?;
    let web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
    let anonymous = url.username().is_empty() && url.password().is_none();
    (web && anonymous).then(|| url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_that_of_a_page() {
        for text in [
            "http://shop.localhost:4000/back?a=b",
            "https://shop.example",
        ] {
            assert!(read(text).is_some(), "{text}");
        }
        for text in [
            "",
            "shop",
            "javascript:alert(1)",
            "http://a b",
            "http://u:p@shop/",
            "http://s\n",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }

    #[test]
    fn the_path_is_signed_with_its_query_and_without_its_fragment() {
        assert_eq!(
            target("http://shop:4000/hook?a=b#c").as_deref(),
            Some("/hook?a=b")
        );
        assert_eq!(target("http://shop:4000").as_deref(), Some("/"));
    }
}
