//! What stands in an address, read as its type.
//!
//! Names that come out of it are looked up among files that were read at the start, so a path can
//! reach nothing else.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::Response;
use payseal_core::wire::ids::AccountName;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::not_found::nothing;

/// The named parts of a route. What cannot be read as them names nothing, and neither does an address
/// with an escape in it: none of ours needs one, and what a cache takes for two is one then.
pub(crate) struct Named<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Named<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        if parts.uri.path().contains('%') {
            return Err(nothing());
        }
        match Path::from_request_parts(parts, state).await {
            Ok(Path(read)) => Ok(Self(read)),
            Err(_) => Err(nothing()),
        }
    }
}

/// What an account is called: its number, or a publishable key. Where the frame's files and its loaders
/// are is no account.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Account(pub(crate) String);

impl TryFrom<String> for Account {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_release = text
            .strip_prefix('v')
            .is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()));
        let right = AccountName::parse(&text).is_ok() && text != "assets" && !is_release;
        right.then_some(Self(text)).ok_or("no account")
    }
}

/// A release of the loader: three numbers with dots, and what a pre-release adds.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Version(pub(crate) String);

impl TryFrom<String> for Version {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let right = text.starts_with(|first: char| first.is_ascii_digit())
            && text.contains('.')
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
        right.then_some(Self(text)).ok_or("no version")
    }
}

/// A release of Stripe.js as its addresses name it: `v3`, or a word such as `endive`.
#[derive(Deserialize, PartialEq, Eq)]
#[serde(try_from = "String")]
pub(crate) enum StripeRelease {
    V3,
    Named,
}

impl TryFrom<String> for StripeRelease {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_word =
            (1..=32).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase());
        match text == "v3" {
            true => Ok(Self::V3),
            false => is_word.then_some(Self::Named).ok_or("no release"),
        }
    }
}

/// What may have been meant as a language: a tag, or how an operating system names one (`en_US`,
/// `zh_CN.UTF-8`, `C`). One that is not known is answered with the default document; the name of a file is
/// none.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Language(pub(crate) String);

impl TryFrom<String> for Language {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let right = (1..=64).contains(&text.len())
            && text.starts_with(|first: char| first.is_ascii_alphabetic())
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'@'))
            && !is_file(&text);
        right.then_some(Self(text)).ok_or("no language")
    }
}

/// Whether this is how a file is called (`methods.js`): it has an ending of small letters, where a language
/// has a character set (`en.UTF-8`, `zh_CN.gbk`).
fn is_file(text: &str) -> bool {
    text.rsplit_once('.').is_some_and(|(name, ending)| {
        !name.contains(['-', '_']) && ending.bytes().all(|b| b.is_ascii_lowercase())
    })
}
