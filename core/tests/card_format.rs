//! What formatting promises, for any text and any edit.

use payseal_core::card::format::{Edit, How, Selection, apply, reshape};
use payseal_core::card::{Brand, CardNumber, Field, FieldState, candidates};
use proptest::prelude::*;

const DIGIT_FIELDS: [Field; 3] = [Field::Number, Field::Expiry, Field::Cvc];

fn strip(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn digits_before(text: &str, caret: usize) -> usize {
    text.chars()
        .take(caret)
        .filter(char::is_ascii_digit)
        .count()
}

fn show(field: Field, typed: &str) -> String {
    let shaped = reshape(field, "", typed, typed.len(), How::Typed);
    shaped.text.expose_text().to_owned()
}

/// Digits of 12–19 places: half of them start like a brand's numbers.
fn number() -> impl Strategy<Value = String> {
    let starts = prop::sample::select(vec![
        "", "4", "401178", "51", "2221", "34", "37", "36", "6011", "62", "8171", "817200", "50",
        "508500", "67", "2200", "9792", "606282", "384100", "35", "1", "0",
    ]);
    (starts, "[0-9]{19}", 12..=19_usize).prop_map(|(start, rest, len)| {
        let mut number = start.to_owned() + &rest;
        number.truncate(len);
        number
    })
}

/// A number as long as its brand allows, so that every edit but a further digit is taken.
fn number_with_caret() -> impl Strategy<Value = (String, usize)> {
    (number(), 0..=23_usize).prop_map(|(number, caret)| {
        let text = show(Field::Number, &number);
        let caret = caret.min(text.len());
        (text, caret)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn formatting_changes_no_digit_of_any_number(number in number()) {
        let text = show(Field::Number, &number);
        prop_assert_eq!(strip(&text), number.as_str());
        prop_assert_eq!(show(Field::Number, &text), text.as_str(), "formatting twice is once");
        prop_assert!(!text.ends_with(' ') && !text.starts_with(' ') && !text.contains("  "));
    }

    #[test]
    fn a_gap_is_where_the_brand_has_it(number in number()) {
        let text = show(Field::Number, &number);
        let gaps: Vec<_> = text
            .match_indices(' ')
            .map(|(at, _)| u8::try_from(digits_before(&text, at)).unwrap())
            .collect();
        let expected = candidates(&number).best().map_or(&[4, 8, 12, 16][..], Brand::gaps);
        let expected: Vec<_> = expected
            .iter()
            .copied()
            .filter(|gap| usize::from(*gap) < number.len())
            .collect();
        prop_assert_eq!(gaps, expected);
    }

    #[test]
    fn typing_a_digit_puts_it_before_the_caret(
        (text, caret) in number_with_caret(),
        digit in "[0-9]",
    ) {
        let digits = strip(&text);
        let place = digits_before(&text, caret);
        let shaped = apply(Field::Number, &text, Selection::caret(caret), Edit::Insert(&digit));
        let now = strip(shaped.text.expose_text());
        let place_now = digits_before(shaped.text.expose_text(), shaped.caret);
        let mut expected = digits.clone();
        expected.insert_str(place, &digit);
        if now == digits {
            let room = candidates(&digits).longest().max(candidates(&expected).longest());
            prop_assert!(digits.len() >= room, "refused although there was room");
            prop_assert_eq!(place_now, place);
        } else {
            prop_assert_eq!(now, expected);
            prop_assert_eq!(place_now, place + 1);
        }
    }

    #[test]
    fn backspace_takes_the_digit_before_the_caret((text, caret) in number_with_caret()) {
        let mut expected = strip(&text);
        let place = digits_before(&text, caret);
        if place > 0 {
            expected.remove(place - 1);
        }
        let shaped = apply(Field::Number, &text, Selection::caret(caret), Edit::DeleteBackward);
        prop_assert_eq!(strip(shaped.text.expose_text()), expected);
        let place_now = digits_before(shaped.text.expose_text(), shaped.caret);
        prop_assert_eq!(place_now, place.saturating_sub(1));
    }

    #[test]
    fn delete_takes_the_digit_behind_the_caret((text, caret) in number_with_caret()) {
        let mut expected = strip(&text);
        let place = digits_before(&text, caret);
        if place < expected.len() {
            expected.remove(place);
        }
        let shaped = apply(Field::Number, &text, Selection::caret(caret), Edit::DeleteForward);
        prop_assert_eq!(strip(shaped.text.expose_text()), expected);
        prop_assert_eq!(digits_before(shaped.text.expose_text(), shaped.caret), place);
    }

    #[test]
    fn pasting_puts_every_digit_in_the_place_of_the_selection(
        number in "[0-9]{0,16}",
        pasted in "[0-9]{2,7}([ -][0-9])?",
        one in 0..20_usize,
        two in 0..20_usize,
    ) {
        let text = show(Field::Number, &number);
        let (start, end) = (one.min(two).min(text.len()), one.max(two).min(text.len()));
        let (from, to) = (digits_before(&text, start), digits_before(&text, end));
        // One digit more looks like a key, and a number that is full takes none.
        prop_assume!(number.len() < 13 || strip(&pasted).len() != to - from + 1);
        let expected = format!("{}{}{}", &number[..from], strip(&pasted), &number[to..]);
        let shaped = apply(Field::Number, &text, Selection { start, end }, Edit::Insert(&pasted));
        let now = shaped.text.expose_text();
        prop_assert_eq!(strip(now), expected);
        prop_assert_eq!(digits_before(now, shaped.caret), from + strip(&pasted).len());
    }

    #[test]
    fn a_number_too_long_never_turns_valid(number in number(), more in "[0-9]{8,40}") {
        let pasted = number + &more;
        let text = show(Field::Number, &pasted);
        let state = CardNumber::check(&text).state();
        prop_assert_eq!(state, FieldState::Invalid, "{} digits", pasted.len());
    }

    #[test]
    fn deleting_a_selection_leaves_the_rest(
        (text, one) in number_with_caret(),
        two in 0..24_usize,
        forward in any::<bool>(),
    ) {
        let two = two.min(text.len());
        let (start, end) = (one.min(two), one.max(two));
        let (from, to) = (digits_before(&text, start), digits_before(&text, end));
        prop_assume!(from < to);
        let digits = strip(&text);
        let edit = if forward { Edit::DeleteForward } else { Edit::DeleteBackward };
        let shaped = apply(Field::Number, &text, Selection { start, end }, edit);
        let now = shaped.text.expose_text();
        prop_assert_eq!(strip(now), format!("{}{}", &digits[..from], &digits[to..]));
        prop_assert_eq!(digits_before(now, shaped.caret), from);
    }

    #[test]
    fn any_text_and_caret_give_digits_and_a_caret_among_them(
        before in ".{0,20}",
        after in ".{0,80}",
        caret in 0..200_usize,
        how in prop::sample::select(vec![
            How::Typed,
            How::DeletedBackward,
            How::DeletedForward,
        ]),
    ) {
        for field in DIGIT_FIELDS {
            let shaped = reshape(field, &before, &after, caret, how);
            let text = shaped.text.expose_text();
            prop_assert!(text.bytes().all(|byte| b"0123456789 /".contains(&byte)), "{text:?}");
            prop_assert!(shaped.caret <= text.len());
        }
        let shaped = reshape(Field::Holder, &before, &after, caret, how);
        prop_assert!(shaped.caret <= shaped.text.expose_text().encode_utf16().count());
        prop_assert!(after.starts_with(shaped.text.expose_text()));
    }

    #[test]
    fn any_keys_keep_the_caret_among_the_digits_of_the_expiry(
        keys in prop::collection::vec((0..12_u8, 0..9_usize), 1..24),
    ) {
        let mut text = String::new();
        let mut caret = 0;
        for (key, place) in keys {
            // Mostly at the end, sometimes elsewhere.
            caret = if place < 4 { place.min(text.len()) } else { caret };
            let digit = key.to_string();
            let edit = match key {
                0..=9 => Edit::Insert(&digit),
                10 => Edit::DeleteBackward,
                _ => Edit::DeleteForward,
            };
            let shaped = apply(Field::Expiry, &text, Selection::caret(caret), edit);
            let now = shaped.text.expose_text();
            let (old, new) = (strip(&text).len(), strip(now).len());
            let deleted = key >= 10;
            prop_assert!(!deleted || new <= old, "{text:?} grew to {now:?}");
            prop_assert!(deleted || new <= old + 2, "{text:?} grew to {now:?}");
            prop_assert!(new <= 6 && shaped.caret <= now.len());
            let inside_separator = now.find('/').is_some_and(|at| shaped.caret == at || shaped.caret == at + 1);
            prop_assert!(!inside_separator, "{now:?} at {}", shaped.caret);
            text = now.to_owned();
            caret = shaped.caret;
        }
    }

    #[test]
    fn an_expiry_typed_to_its_end_reads_as_typed(month in 1..=12_u8, year in 0..=99_u8) {
        let typed = format!("{month:02}{year:02}");
        let mut text = String::new();
        for key in typed.chars() {
            let key = key.to_string();
            let end = Selection::caret(text.len());
            let shaped = apply(Field::Expiry, &text, end, Edit::Insert(&key));
            text = shaped.text.expose_text().to_owned();
            prop_assert_eq!(shaped.caret, text.len());
        }
        prop_assert_eq!(text, format!("{month:02} / {year:02}"));
    }

    #[test]
    fn backspace_empties_any_expiry(month in 1..=12_u8, year in 0..=99_u8) {
        let mut text = format!("{month:02} / {year:02}");
        let mut caret = text.len();
        for left in (0..4_usize).rev() {
            let shaped = apply(Field::Expiry, &text, Selection::caret(caret), Edit::DeleteBackward);
            text = shaped.text.expose_text().to_owned();
            caret = shaped.caret;
            prop_assert_eq!(strip(&text).len(), left);
        }
        prop_assert_eq!(text, "");
    }
}

#[test]
fn every_brand_is_typed_digit_by_digit_without_a_jump() {
    for brand in Brand::ALL {
        let longest = brand.lengths().last().copied().map_or(0, usize::from);
        for start in [
            "4", "51", "2221", "34", "6011", "36", "35", "62", "67", "401178", "2200", "652150",
            "9792", "606282",
        ] {
            if candidates(start).best() != Some(brand) {
                continue;
            }
            let mut text = String::new();
            for place in 0..longest {
                let key = start.get(place..=place).unwrap_or("0");
                let end = Selection::caret(text.len());
                let shaped = apply(Field::Number, &text, end, Edit::Insert(key));
                text = shaped.text.expose_text().to_owned();
                assert_eq!(shaped.caret, text.len(), "{brand:?} {text}");
                assert_eq!(strip(&text).len(), place + 1, "{brand:?} {text}");
            }
            let end = Selection::caret(text.len());
            let shaped = apply(Field::Number, &text, end, Edit::Insert("0"));
            assert_eq!(shaped.text.expose_text(), text, "{brand:?} is full");
        }
    }
}
