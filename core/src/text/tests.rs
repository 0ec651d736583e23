//! Parity of the locales, and what a sentence must never do.

use std::collections::BTreeSet;

use super::{Locale, Text, fill};

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
    for locale in Locale::ALL {
        let text = locale.text();
        for ((key, expected), (_, sentence)) in english.entries().zip(text.entries()) {
            assert_eq!(
                placeholders(expected),
                placeholders(sentence),
                "placeholders of {key} in {}",
                locale.tag()
            );
        }
    }
}

#[test]
fn no_sentence_is_empty_or_padded_or_the_same_as_in_english_by_mistake() {
    let english = Locale::En.text();
    for locale in Locale::ALL {
        for ((key, sentence), (_, original)) in locale.text().entries().zip(english.entries()) {
            assert!(!sentence.is_empty(), "{key} in {}", locale.tag());
            assert_eq!(sentence, sentence.trim(), "{key} in {}", locale.tag());
            if locale != Locale::En && key != "number_placeholder" {
                assert_ne!(sentence, original, "{key} in {}", locale.tag());
            }
        }
    }
}

#[test]
fn a_record_read_back_from_its_entries_is_the_same() {
    for locale in Locale::ALL {
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

#[test]
fn a_reason_fits_on_one_line_of_a_narrow_form() {
    // Half a row at 320 px holds about 24 Latin or 12 Chinese letters; a whole row twice that.
    for locale in Locale::ALL {
        for (key, sentence) in locale.text().entries() {
            let half = key.starts_with("reason_expiry") || key.starts_with("reason_cvc");
            let whole = key.starts_with("reason_number") || key.starts_with("reason_holder");
            let width: usize = fill(sentence, &[("count", "4")])
                .chars()
                .map(|letter| if letter.is_ascii() { 1 } else { 2 })
                .sum();
            assert!(!half || width <= 26, "{key} in {}", locale.tag());
            assert!(!whole || width <= 44, "{key} in {}", locale.tag());
        }
    }
}

#[test]
fn negotiates_the_nearest_locale() {
    for (tag, expected) in [
        ("en", Locale::En),
        ("EN-gb", Locale::En),
        ("zh-Hans", Locale::ZhHans),
        ("zh-hans", Locale::ZhHans),
        ("zh-CN", Locale::ZhHans),
        ("zh_TW", Locale::ZhHans),
        ("zh", Locale::ZhHans),
        ("zhx", Locale::En),
        ("fr-FR", Locale::En),
        ("", Locale::En),
    ] {
        assert_eq!(Locale::negotiate(tag), expected, "{tag}");
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
