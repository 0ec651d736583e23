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
            if locale != Locale::En && !matches!(key, "number_placeholder" | "saved_name") {
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
            let half = half || ["expired_in", "year_too_far"].contains(&key);
            let whole = whole || key.starts_with("digits_");
            let date = match locale {
                Locale::En => "September 2024",
                Locale::ZhHans => "2024 年 12 月",
            };
            let values = [("count", "14"), ("date", date), ("year", "2099")];
            let width: usize = fill(sentence, &values)
                .chars()
                .map(|letter| if letter < '\u{3000}' { 1 } else { 2 })
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
        ("zh.UTF-8", Locale::ZhHans),
        ("C", Locale::En),
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
    for locale in Locale::ALL {
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
