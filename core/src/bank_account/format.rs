//! How a field looks while it is typed, and where the caret goes: an IBAN in groups of four, a BSB as `000-000`. The
//! promises are those of [`crate::card::format`]: no sign is changed, the caret stays behind the same signs, and one too
//! many is either refused or kept in sight.

use super::signs::{Signs, digit, sign};
use super::{AccountNumber, Bsb, Field, countries};
use crate::card::Draft;
use crate::card::format::{How, Shaped};

/// Reads one character.
type Read = fn(char) -> Option<u8>;

/// Reads a whole text.
type Take = fn(&str) -> Signs;

/// Brings what the browser made of an edit back into shape.
///
/// `before` is the text that was last shown, `after` what the input holds now, `caret` where the browser left the caret
/// in it, in UTF-16 units. None for a field that has no shape: it stays as it was typed.
#[must_use]
pub fn reshape(field: Field, before: &str, after: &str, caret: usize, how: How) -> Option<Shaped> {
    let (read, of) = match field {
        Field::Iban => (sign as Read, Signs::of as Take),
        Field::Bsb | Field::AccountNumber => (digit as Read, Signs::digits_of as Take),
        Field::Holder | Field::Email => return None,
    };
    let mut signs = of(after);
    let before = of(before);
    let mut position = 0;
    let mut caret = after
        .chars()
        .take_while(|it| {
            let at = position;
            position += it.len_utf16();
            at < caret
        })
        .filter(|it| read(*it).is_some())
        .count();
    if field == Field::Iban && signs.drop_word() {
        caret = caret.saturating_sub(4);
    }
    let same = signs.as_slice() == before.as_slice();
    match how {
        How::Typed if signs.len() > room(field, &before) && is_one_more(&before, &signs, caret) => {
            caret -= 1;
            signs.remove(caret);
        }
        How::Typed => {}
        // Only a separator was deleted: take the sign on the other side of it.
        How::DeletedBackward if same && caret > 0 => {
            caret -= 1;
            signs.remove(caret);
        }
        How::DeletedForward if same => signs.remove(caret),
        How::DeletedBackward | How::DeletedForward => {}
    }
    Some(lay_out(field, &signs, caret.min(signs.len()), how))
}

/// How many signs a field has at most.
fn room(field: Field, before: &Signs) -> usize {
    match field {
        Field::Bsb => Bsb::LENGTH,
        Field::AccountNumber => AccountNumber::LONGEST,
        Field::Iban | Field::Holder | Field::Email => {
            let letters = before.as_slice().get(..2).unwrap_or_default();
            countries::length(letters).unwrap_or(countries::LONGEST)
        }
    }
}

/// Whether `now` is `before` with one sign more, right before the caret.
fn is_one_more(before: &Signs, now: &Signs, caret: usize) -> bool {
    let Some(place) = caret.checked_sub(1) else {
        return false;
    };
    let now = now.as_slice();
    let head = now.get(..place).unwrap_or_default();
    let tail = now.get(caret..).unwrap_or_default();
    head.iter().chain(tail).eq(before.as_slice())
}

fn lay_out(field: Field, signs: &Signs, caret: usize, how: How) -> Shaped {
    let mut text = Draft::new();
    let mut shown = caret;
    for (index, sign) in signs.as_str().chars().enumerate() {
        let separator = match field {
            Field::Iban => (index > 0 && index % 4 == 0).then_some(' '),
            Field::Bsb => (index == 3).then_some('-'),
            Field::AccountNumber | Field::Holder | Field::Email => None,
        };
        if let Some(separator) = separator {
            text.push(separator);
            // What is typed goes on behind a gap; what is deleted stays before it.
            let behind = index < caret || (index == caret && how == How::Typed);
            shown += usize::from(behind);
        }
        text.push(sign);
    }
    Shaped { text, caret: shown }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `|` is the caret.
    fn shaped(field: Field, before: &str, after: &str, how: How) -> String {
        let caret = after.chars().take_while(|it| *it != '|').count();
        let after = after.replace('|', "");
        let before = before.replace('|', "");
        let Shaped { text, caret } = reshape(field, &before, &after, caret, how).unwrap();
        let mut text = text.expose_text().to_owned();
        text.insert(caret, '|');
        text
    }

    #[test]
    fn account_is_grouped_as_it_is_typed() {
        use How::{DeletedBackward, DeletedForward, Typed};
        for (field, before, after, how, expected) in [
            (Field::Iban, "", "a|", Typed, "A|"),
            (Field::Iban, "AT61|", "AT611|", Typed, "AT61 1|"),
            (
                Field::Iban,
                "AT6|1 1904",
                "AT62|1 1904",
                Typed,
                "AT62 |1190 4",
            ),
            (Field::Iban, "AT61 |1", "AT61|1", DeletedBackward, "AT6|1"),
            (Field::Iban, "AT61 1|", "AT61 |", DeletedBackward, "AT61|"),
            (
                Field::Iban,
                "AT61| 19",
                "AT61|19",
                DeletedForward,
                "AT61| 9",
            ),
            (Field::Iban, "", "IBAN at61 1904|", Typed, "AT61 1904|"),
            (Field::Iban, "", "at61-1904|", Typed, "AT61 1904|"),
            (
                Field::Iban,
                "NO93 8601 1117 947|",
                "NO93 8601 1117 9471|",
                Typed,
                "NO93 8601 1117 947|",
            ),
            // Pasted, one too many is kept in sight.
            (
                Field::Iban,
                "",
                "NO93860111179471|",
                Typed,
                "NO93 8601 1117 9471|",
            ),
            (Field::Bsb, "000|", "0001|", Typed, "000-1|"),
            (Field::Bsb, "000-|1", "000|1", DeletedBackward, "00|1"),
            (Field::Bsb, "000-000|", "000-0001|", Typed, "000-000|"),
            (Field::Bsb, "", "12a|", Typed, "12|"),
            (
                Field::AccountNumber,
                "000123456|",
                "0001234567|",
                Typed,
                "000123456|",
            ),
            (Field::AccountNumber, "", "000 123|", Typed, "000123|"),
        ] {
            let found = shaped(field, before, after, how);
            assert_eq!(found, expected, "{before:?} {after:?}");
        }
        assert!(reshape(Field::Holder, "", "Ada", 3, How::Typed).is_none());
        assert!(reshape(Field::Email, "", "a@b", 3, How::Typed).is_none());
    }

    proptest! {
        #[test]
        fn account_in_shape_stays_as_it_is_and_loses_no_sign(text in "[0-9A-Z -]{0,40}", caret in 0_usize..48) {
            for field in [Field::Iban, Field::Bsb, Field::AccountNumber] {
                let once = reshape(field, "", &text, caret, How::Typed).unwrap();
                let shown = once.text.expose_text();
                let again = reshape(field, shown, shown, once.caret, How::Typed).unwrap();
                prop_assert_eq!(again.text.expose_text(), shown);
                let read: Take = if field == Field::Iban { Signs::of } else { Signs::digits_of };
                let mut signs = read(&text);
                if field == Field::Iban {
                    signs.drop_word();
                }
                let kept = read(shown);
                prop_assert_eq!(kept.as_str(), signs.as_str());
                prop_assert!(once.caret <= shown.len());
            }
        }
    }
}
