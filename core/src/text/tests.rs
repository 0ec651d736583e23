//! Parity of the locales, and what a sentence must never do.

use std::collections::BTreeSet;

use super::{Locale, Text, decimal, fill, spaced};

fn placeholders(sentence: &str) -> BTreeSet<&str> {
    sentence
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect()
}

#[test]
fn every_locale_has_the_placeholders_of_english() {
    let english = Locale::En.text();
    for locale in Locale::ALL.iter().copied() {
        let text = locale.text();
        for ((key, expected), (_, sentence)) in english.entries().zip(text.entries()) {
            let found = placeholders(sentence);
            if category(key).is_some() {
                // A category of one number may name it, and one that is not there is empty.
                let named = !key.ends_with("_other") && (found.is_empty());
                assert!(
                    named || found == BTreeSet::from(["count"]),
                    "{key} in {}",
                    locale.tag()
                );
                continue;
            }
            assert_eq!(
                found,
                placeholders(expected),
                "placeholders of {key} in {}",
                locale.tag()
            );
        }
    }
}

/// The plural category that a key is for.
fn category(key: &str) -> Option<&str> {
    let counted = key.strip_prefix("digits_missing_");
    counted.or_else(|| key.strip_prefix("digits_extra_"))
}

/// CLDR's cardinal categories (release 46) of the languages that have others than "one" and "other";
/// "zero" is nobody's here (see `Plural`).
fn categories(language: &str) -> &'static [&'static str] {
    match language {
        "id" | "ja" | "ko" | "ms" | "th" | "vi" | "zh" => &["other"],
        "ca" | "es" | "fr" | "it" | "pt" => &["one", "many", "other"],
        "he" => &["one", "two", "other"],
        "hr" | "ro" | "sr" => &["one", "few", "other"],
        "cs" | "lt" | "pl" | "ru" | "sk" | "uk" => &["one", "few", "many", "other"],
        "sl" => &["one", "two", "few", "other"],
        "ar" | "mt" => &["one", "two", "few", "many", "other"],
        _ => &["one", "other"],
    }
}

#[test]
fn the_plurals_that_are_filled_are_those_of_the_language() {
    for locale in Locale::ALL.iter().copied() {
        let tag = locale.tag();
        let expected = categories(tag.split('-').next().unwrap_or_default());
        for (key, sentence) in locale.text().entries() {
            if let Some(category) = category(key) {
                let said = !sentence.is_empty();
                assert_eq!(said, expected.contains(&category), "{key} in {tag}");
            }
        }
    }
}

/// What is written as in English: names, and words that both languages have.
fn as_in_english(locale: Locale, key: &str) -> bool {
    key.starts_with("brand_")
        || match key {
            "number_placeholder" | "saved_card" | "saved_name" | "saved_and" => true,
            "expiry_placeholder" => matches!(
                locale.tag(),
                "ar" | "bn" | "fa" | "fil" | "he" | "hi" | "ko" | "lt" | "ur" | "vi"
            ),
            "test_badge" => matches!(
                locale.tag(),
                "cs" | "da"
                    | "de"
                    | "et"
                    | "fil"
                    | "fr"
                    | "fr-CA"
                    | "hr"
                    | "it"
                    | "mt"
                    | "nb"
                    | "nl"
                    | "pl"
                    | "ro"
                    | "sk"
                    | "sl"
                    | "sr-Latn"
                    | "sv"
            ),
            "cvc_label_optional" => locale == Locale::De,
            "cvc_label" => locale == Locale::Fil,
            _ => false,
        }
}

#[test]
fn no_sentence_is_empty_or_padded_or_the_same_as_in_english_by_mistake() {
    let english = Locale::En.text();
    for locale in Locale::ALL.iter().copied() {
        for ((key, sentence), (_, original)) in locale.text().entries().zip(english.entries()) {
            assert_eq!(sentence, sentence.trim(), "{key} in {}", locale.tag());
            assert!(!sentence.contains("  "), "{key} in {}", locale.tag());
            if sentence.is_empty() {
                assert!(category(key).is_some(), "{key} in {}", locale.tag());
            } else if !matches!(locale, Locale::En | Locale::EnGb) && !as_in_english(locale, key) {
                assert_ne!(sentence, original, "{key} in {}", locale.tag());
            }
        }
    }
}

#[test]
fn a_record_read_back_from_its_entries_is_the_same() {
    for locale in Locale::ALL.iter().copied() {
        let text = locale.text();
        let read = Text::from_lookup(|wanted| {
            text.entries()
                .find(|(key, _)| *key == wanted)
                .map(|(_, sentence)| sentence.to_owned())
        });
        assert_eq!(read, Ok(text));
    }
}

#[test]
fn a_missing_key_is_named() {
    let read = Text::from_lookup(|key| (key != "busy").then(|| key.to_owned()));
    assert_eq!(read.err().map(|missing| missing.key()), Some("busy"));
}

/// About how wide words are, in Latin letters. Vowel signs stand above or below what they belong to.
pub(super) fn width(words: &str) -> usize {
    let wide = |letter: char| match letter {
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' => 0,
        '\u{93c}'..='\u{94d}' | '\u{9bc}'..='\u{9cd}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' => 0,
        '\u{e47}'..='\u{e4e}' | '\u{200b}'..='\u{200f}' => 0,
        '\u{3000}'.. => 2,
        _ => 1,
    };
    words.chars().map(wide).sum()
}

#[test]
fn a_reason_has_its_place_in_a_narrow_form() {
    // Half a row at 320 px holds about 24 Latin or 12 Chinese letters on a line; a whole row twice
    // that. Whether they do in the fonts of a browser is tried by `what_is_said_has_its_place`.
    for locale in Locale::ALL.iter().copied() {
        for (key, sentence) in locale.text().entries() {
            let half = key.starts_with("reason_expiry") || key.starts_with("reason_cvc");
            let whole = key.starts_with("reason_number") || key.starts_with("reason_holder");
            let half = half || ["expired_in", "year_too_far"].contains(&key);
            let whole = whole || category(key).is_some();
            let is_han = locale.tag().starts_with("zh") || locale == Locale::Ja;
            let date = if is_han {
                "2024 年 12 月"
            } else {
                "September 2024"
            };
            let values = [("count", "14"), ("date", date), ("year", "2099")];
            let width = width(&fill(sentence, &values));
            assert!(!half || width <= 40, "{key} in {}: {width}", locale.tag());
            assert!(!whole || width <= 44, "{key} in {}: {width}", locale.tag());
        }
    }
}

#[test]
fn fills_placeholders_and_leaves_the_rest_alone() {
    let values = [("brand", "Visa"), ("last4", "4242")];
    for (sentence, expected) in [
        ("{brand} ending in {last4}", "Visa ending in 4242"),
        ("{last4}{last4}", "42424242"),
        ("nothing here", "nothing here"),
        ("{unknown} stays", "{unknown} stays"),
        ("{ is only a brace", "{ is only a brace"),
        ("尾号 {last4}。", "尾号 4242。"),
    ] {
        assert_eq!(fill(sentence, &values), expected);
    }
}

#[test]
fn a_value_keeps_the_space_between_han_and_latin() {
    for (sentence, value, expected) in [
        ("{name}卡", "Visa", "Visa 卡"),
        ("{name}卡", "银联", "银联卡"),
        ("已删除{name}。", "Visa 尾号", "已删除 Visa 尾号。"),
        ("在{name}付款", "Café", "在 Café 付款"),
        ("在 {name} 付款", "Café", "在 Café 付款"),
        ("{name}，尾号", "Visa", "Visa，尾号"),
        ("Remove {name}?", "咖啡", "Remove 咖啡?"),
    ] {
        assert_eq!(fill(sentence, &[("name", value)]), expected);
    }
    assert_eq!(spaced("2024年3月"), "2024 年 3 月");
    assert_eq!(spaced("March 2024"), "March 2024");
}

#[test]
fn no_sentence_joins_han_and_latin() {
    for locale in Locale::ALL.iter().copied() {
        for (key, sentence) in locale.text().entries() {
            assert_eq!(spaced(sentence), sentence, "{key} in {}", locale.tag());
        }
    }
}

/// Words of whoever builds the form, long forms that nobody says, and straight quotes.
#[test]
fn no_sentence_sounds_like_a_manual() {
    for (key, sentence) in Locale::En.text().entries() {
        let lower = sentence.to_lowercase();
        for stiff in [
            "seal",
            "the check of",
            "not there",
            "stop here",
            "do not",
            "cannot",
            "could not",
            "were not",
            "was not",
            "has not",
            "you are ",
            "'",
            "\"",
        ] {
            assert!(!lower.contains(stiff), "{key}: {stiff}");
        }
    }
}

#[test]
fn writes_numbers_in_digits() {
    for (number, width, expected) in [(0, 1, "0"), (7, 2, "07"), (12, 1, "12"), (2030, 4, "2030")] {
        assert_eq!(decimal(number, width), expected);
    }
}
