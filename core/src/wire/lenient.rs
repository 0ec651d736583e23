//! Readers for members that clients and the gateway write in more than one way.
//!
//! They are only about spelling: a number for a text, an empty text for nothing. What a member
//! means is proven by its own type.

use core::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, Visitor};

/// A text that may be written as a number: `"7.00"`, `7`, `7.5`.
///
/// # Errors
/// When it is anything else.
pub fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    deserializer.deserialize_any(TextVisitor)
}

/// A text, however odd: a number or a truth as it is written, and anything else is empty. For members
/// whose reader says itself what it wants.
///
/// # Errors
/// When it cannot be read at all.
pub fn any_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    AnyText::deserialize(deserializer).map(|any| match any {
        AnyText::Text(text) => text.0,
        AnyText::Truth(truth) => truth.to_string(),
        AnyText::Else(IgnoredAny) => String::new(),
    })
}

#[derive(Deserialize)]
#[serde(untagged)]
enum AnyText {
    Text(Text),
    Truth(bool),
    Else(IgnoredAny),
}

#[derive(Deserialize)]
#[serde(transparent)]
struct Text(#[serde(deserialize_with = "text")] String);

/// As [`text`], and absent, `null` or empty is nothing.
///
/// # Errors
/// When it is anything else.
pub fn maybe_text<'de, D>(deserializer: D) -> Result<Option<String>, D::Error>
where
    D: Deserializer<'de>,
{
    let text = text(deserializer)?;
    Ok((!text.is_empty()).then_some(text))
}

/// A member where an empty text or `null` is nothing: clients send `"customerId": ""`.
///
/// # Errors
/// When it is anything else.
pub fn maybe_empty<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: TryFrom<String, Error: fmt::Display>,
{
    match Option::<String>::deserialize(deserializer)? {
        Some(text) if !text.is_empty() => T::try_from(text).map(Some).map_err(D::Error::custom),
        _ => Ok(None),
    }
}

/// A member where `null` is as good as absent.
///
/// # Errors
/// When it is anything else.
pub fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Option::<T>::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// A whole number that may be written as a text.
///
/// # Errors
/// When it is anything else.
pub fn whole<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    text(deserializer)?
        .parse()
        .map_err(|_| D::Error::custom("a whole number is needed here"))
}

/// As [`whole`], and absent, `null` or empty is nothing.
///
/// # Errors
/// When it is anything else.
pub fn maybe_whole<'de, D>(deserializer: D) -> Result<Option<u64>, D::Error>
where
    D: Deserializer<'de>,
{
    match maybe_text(deserializer)? {
        Some(text) => text
            .parse()
            .map(Some)
            .map_err(|_| D::Error::custom("a whole number is needed here")),
        None => Ok(None),
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a number")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<String, E> {
        Ok(text)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_unit<E: Error>(self) -> Result<String, E> {
        Ok(String::new())
    }
}
