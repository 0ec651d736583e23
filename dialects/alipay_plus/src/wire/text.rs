//! A text of a limited length, never empty.

use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// A text of one to `MAX` characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(transparent)]
pub struct Text<const MAX: usize>(String);

impl<const MAX: usize> Text<MAX> {
    /// Takes a text; none when it is empty, too long, or has a control character.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        let fits = !text.is_empty() && text.chars().count() <= MAX;
        (fits && !text.contains(char::is_control)).then_some(Self(text))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> From<Text<MAX>> for String {
    fn from(text: Text<MAX>) -> Self {
        text.0
    }
}

impl<const MAX: usize> fmt::Display for Text<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de, const MAX: usize> Deserialize<'de> for Text<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(text).ok_or_else(|| D::Error::custom("a text is empty or too long"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_one_to_the_most_characters() {
        assert_eq!(Text::<3>::new("咖啡é").unwrap().as_str(), "咖啡é");
        for text in ["", "abcd", "a\nb", "\0"] {
            assert!(Text::<3>::new(text).is_none(), "{text:?}");
        }
    }
}
