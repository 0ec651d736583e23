//! The texts of the payment page, in each language.

use payseal_core::text::Locale;

use crate::template::{FillError, Texts};

macro_rules! files {
    ($($tag:literal)*) => {
        /// The file of each language, by its tag.
        const FILES: &[(&str, &str)] = &[
            $(($tag, include_str!(concat!("../../../www/checkout/text/", $tag, ".json")))),*
        ];
    };
}

files! {
    "en" "ar" "bg" "bn" "ca" "cs" "da" "de" "el" "en-GB"
    "es" "es-419" "et" "fa" "fi" "fil" "fr" "fr-CA" "he" "hi"
    "hr" "hu" "id" "is" "it" "ja" "ko" "lt" "lv" "ms"
    "mt" "nb" "nl" "pl" "pt-BR" "pt-PT" "ro" "ru" "sk" "sl"
    "sr-Latn" "sv" "th" "tr" "uk" "ur" "vi" "zh-Hans" "zh-Hant" "zh-HK"
}

/// The texts of a language as they stand in its file.
fn file(locale: Locale) -> &'static str {
    let of = |wanted: &str| FILES.iter().find(|(tag, _)| *tag == wanted);
    let found = of(locale.tag()).or_else(|| of("en"));
    found.map_or("{}", |(_, file)| *file)
}

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
    /// The direction it is written in.
    pub(super) dir: &'static str,
    pub(super) texts: Texts,
}

impl Words {
    pub(super) fn of(locale: Option<Locale>) -> Result<Self, PageError> {
        let locale = locale.unwrap_or(Locale::En);
        Ok(Self {
            lang: locale.tag(),
            dir: locale.direction().attribute(),
            texts: serde_json::from_str(file(locale))?,
        })
    }

    /// An amount that keeps its sign before its digits in a sentence from right to left.
    pub(super) fn isolated(&self, amount: &str) -> String {
        if self.dir == "rtl" {
            format!("\u{2066}{amount}\u{2069}")
        } else {
            amount.to_owned()
        }
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
        let english = Words::of(None).unwrap().texts;
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
        for locale in Locale::ALL.iter().copied() {
            let tag = locale.tag();
            let texts = Words::of(Some(locale)).unwrap().texts;
            assert_eq!(
                english.keys().collect::<Vec<_>>(),
                texts.keys().collect::<Vec<_>>(),
                "{tag}"
            );
            let mut same = 0;
            for (key, text) in &english {
                let own = &texts[key];
                assert_eq!(places(text), places(own), "{key} in {tag}");
                assert_eq!(own, own.trim(), "{key} in {tag}");
                assert!(!own.is_empty(), "{key} in {tag}");
                same += usize::from(own == text);
            }
            let english = tag == "en" || tag == "en-GB";
            assert!(english || same <= 1, "{tag}: {same} texts are English");
        }
    }
}
