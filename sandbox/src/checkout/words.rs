//! The texts of the payment page, in each language.

use crate::template::{FillError, Texts};

const ENGLISH: &str = include_str!("../../../www/checkout/text/en.json");
const CHINESE: &str = include_str!("../../../www/checkout/text/zh-Hans.json");

/// A page that could not be made: our own files are wrong.
#[derive(Debug, thiserror::Error)]
pub(super) enum PageError {
    #[error(transparent)]
    Fill(#[from] FillError),
    #[error("a text file of the payment page is not a JSON object of texts")]
    Texts(#[from] serde_json::Error),
    #[error("an origin can not stand in a header")]
    Policy,
}

/// The words of one language.
pub(super) struct Words {
    pub(super) lang: &'static str,
    pub(super) texts: Texts,
}

impl Words {
    pub(super) fn of(lang: Option<&'static str>) -> Result<Self, PageError> {
        let lang = lang.unwrap_or("en");
        let file = if lang == "en" { ENGLISH } else { CHINESE };
        Ok(Self {
            lang,
            texts: serde_json::from_str(file)?,
        })
    }

    /// A sentence with its `{name}` places filled.
    pub(super) fn say(&self, key: &str, values: &[(&str, &str)]) -> Result<String, FillError> {
        let found = self.texts.get(key);
        let mut text = found
            .cloned()
            .ok_or_else(|| FillError::Text(key.to_owned()))?;
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_there_in_each_language() {
        let english: Texts = serde_json::from_str(ENGLISH).unwrap();
        let chinese: Texts = serde_json::from_str(CHINESE).unwrap();
        assert_eq!(
            english.keys().collect::<Vec<_>>(),
            chinese.keys().collect::<Vec<_>>()
        );
        let places = |text: &str| -> Vec<String> {
            let mut found: Vec<_> = text
                .split('{')
                .skip(1)
                .filter_map(|rest| rest.split_once('}'))
                .map(|(name, _)| name.to_owned())
                .collect();
            found.sort();
            found
        };
        for (key, text) in &english {
            assert_eq!(places(text), places(&chinese[key]), "{key}");
            assert!(!text.is_empty() && !chinese[key].is_empty(), "{key}");
        }
    }
}
