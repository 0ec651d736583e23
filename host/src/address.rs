//! What a path under `/payseal/` names.
//!
//! It decides by the raw path alone and touches no file: names that come out of it are looked up
//! among files that were read at the start, so a path can reach nothing else.

use payseal_core::wire::ids::GatewayNo;

/// What a path names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Address<'a> {
    /// The frame's document for an account.
    Document {
        /// The account's number; it may not exist.
        account: &'a str,
        /// The wished-for locale; it may not exist.
        locale: &'a str,
        /// Whether the page pays, rather than only saves cards.
        pays: bool,
    },
    /// A file of the frame, named by its content.
    Asset(&'a str),
    /// The loader of the present major version.
    Loader,
    /// The loader of one release.
    PinnedLoader(&'a str),
    /// The list of ways to pay, of the present major version.
    Methods,
    /// The script of the page that is served for an unknown account.
    AccountUnknown,
    /// Nothing.
    Nothing,
}

/// Reads a path.
#[must_use]
pub fn resolve(path: &str) -> Address<'_> {
    let Some(rest) = path.strip_prefix("/payseal/") else {
        return Address::Nothing;
    };
    if let Some(name) = rest.strip_prefix("assets/") {
        return Address::Asset(name);
    }
    if rest == "account-unknown.js" {
        return Address::AccountUnknown;
    }
    let mut segments = rest.split('/');
    match (
        segments.next(),
        segments.next(),
        segments.next(),
        segments.next(),
        segments.next(),
    ) {
        (Some("v1"), Some("payseal.js"), None, None, None) => Address::Loader,
        (Some("v1"), Some("methods.js"), None, None, None) => Address::Methods,
        (Some(version), Some("payseal.js"), None, None, None) if is_version(version) => {
            Address::PinnedLoader(version)
        }
        (Some(account), Some(locale), pays, end, None)
            if GatewayNo::parse(account).is_ok() && is_locale(locale) =>
        {
            let pays = match (pays, end) {
                (None | Some(""), None) => false,
                (Some("pay"), None | Some("")) => true,
                _ => return Address::Nothing,
            };
            Address::Document {
                account,
                locale,
                pays,
            }
        }
        _ => Address::Nothing,
    }
}

/// Three numbers with dots, and what a pre-release adds.
fn is_version(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit())
        && text.contains('.')
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
}

/// What may have been meant as a language: a tag, or how an operating system names one (`en_US`,
/// `zh_CN.UTF-8`, `C`). One that is not known is answered with the default document.
fn is_locale(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_the_contract_names() {
        let document = Address::Document {
            account: "12246002",
            locale: "zh-Hans",
            pays: false,
        };
        let paying = Address::Document {
            account: "12246002",
            locale: "en",
            pays: true,
        };
        let unknown = |locale| Address::Document {
            account: "12246002",
            locale,
            pays: true,
        };
        for (path, address) in [
            ("/payseal/12246002/en_US/pay/", unknown("en_US")),
            ("/payseal/12246002/C/pay/", unknown("C")),
            ("/payseal/12246002/zh_CN.UTF-8/pay/", unknown("zh_CN.UTF-8")),
            ("/payseal/12246002/zh-Hans/", document.clone()),
            ("/payseal/12246002/zh-Hans", document),
            ("/payseal/12246002/en/pay/", paying.clone()),
            ("/payseal/12246002/en/pay", paying),
            ("/payseal/assets/boot-1.js", Address::Asset("boot-1.js")),
            (
                "/payseal/assets/texts-1/en.json",
                Address::Asset("texts-1/en.json"),
            ),
            ("/payseal/v1/payseal.js", Address::Loader),
            ("/payseal/v1/methods.js", Address::Methods),
            ("/payseal/0.1.0/payseal.js", Address::PinnedLoader("0.1.0")),
            (
                "/payseal/1.0.0-rc.1/payseal.js",
                Address::PinnedLoader("1.0.0-rc.1"),
            ),
            ("/payseal/account-unknown.js", Address::AccountUnknown),
        ] {
            assert_eq!(resolve(path), address, "{path}");
        }
    }

    #[test]
    fn everything_else_is_nothing() {
        for path in [
            "/",
            "/payseal",
            "/payseal/",
            "/payseal/12246002",
            "/payseal/12246002/",
            "/payseal/12246002/en/x",
            "/payseal/12246002/en/x/y",
            "/payseal/12246002/en/pay/y",
            "/payseal/12246002/en//",
            "/payseal/shop/en/",
            "/payseal/12246002/../",
            "/payseal/12246002/%65n/",
            "/payseal/v2/payseal.js",
            "/payseal/../payseal.js",
            "/payseal//payseal.js",
            "/other/12246002/en/",
        ] {
            assert_eq!(resolve(path), Address::Nothing, "{path}");
        }
    }
}
