//! How a field looks while it is typed, and where the caret goes: pure functions from the old
//! text and an edit to the new text. Does not check anything, and never touches an input element.
//!
//! Three promises, held by `core/tests/card_format.rs`: formatting changes no digit; the caret
//! stays behind the same count of digits; a digit too many is either refused or kept in sight, so
//! that a pasted number is never cut down to another, valid one.
//!
//! A typing session (`|` is the caret):
//!
//! | field | pressed | becomes |
//! |---|---|---|
//! | number `4242\|` | `4` | `4242 4\|` |
//! | number `424\| 2` | `2` | `4242 \|2` |
//! | number `4242 \|4` | Backspace | `424\|4` |
//! | number `4242\| 42` | Delete | `4242\| 2` |
//! | number `3782\|` | `8` | `3782 8\|` |
//! | number with 16 of 16 digits | a digit | unchanged |
//! | number, anything | paste of 21 digits | all 21, to be told "too long" |
//! | expiry `1\|` | `2` | `12 / \|` |
//! | expiry `1\|` | `/` | `01 / \|` |
//! | expiry `1\|` | `3` | `01 / 3\|` |
//! | expiry empty | `5` | `05 / \|` |
//! | expiry `12 / \|` | Backspace | `1\|` |
//! | expiry empty | paste of `2030-01` | `01 / 30\|` |

mod expiry;
mod run;

use zeroize::Zeroizing;

use super::{Draft, Field};

/// Where the caret is, or what is selected: UTF-16 units from the start, as browsers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Where the selection starts.
    pub start: usize,
    /// Where it ends; the same as `start` for a caret.
    pub end: usize,
}

impl Selection {
    /// Nothing selected, the caret at `at`.
    pub const fn caret(at: usize) -> Self {
        Self { start: at, end: at }
    }
}

/// What a keyboard, a paste or a drop does to a text.
#[derive(Clone, Copy)]
pub enum Edit<'a> {
    /// Puts text in the place of the selection.
    Insert(&'a str),
    /// Backspace.
    DeleteBackward,
    /// Delete.
    DeleteForward,
}

impl Edit<'_> {
    const fn how(self) -> How {
        match self {
            Self::Insert(_) => How::Typed,
            Self::DeleteBackward => How::DeletedBackward,
            Self::DeleteForward => How::DeletedForward,
        }
    }
}

/// How the browser changed the text, as far as formatting must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Typed, pasted, dropped, filled in or undone.
    Typed,
    /// Deleted towards the start.
    DeletedBackward,
    /// Deleted towards the end.
    DeletedForward,
}

impl How {
    /// Reads the `inputType` of an `InputEvent`; anything that does not delete counts as typed.
    pub fn from_input_type(input_type: &str) -> Self {
        if !input_type.starts_with("delete") {
            Self::Typed
        } else if input_type.ends_with("Forward") {
            Self::DeletedForward
        } else {
            Self::DeletedBackward
        }
    }
}

/// The text to show and where to put the caret.
#[derive(Debug, PartialEq, Eq)]
pub struct Shaped {
    /// The text to show.
    pub text: Draft,
    /// The caret, in UTF-16 units from the start.
    pub caret: usize,
}

/// Brings what the browser made of an edit back into shape.
///
/// `before` is the text we last showed, `after` what the input holds now, `caret` where the
/// browser left the caret in it. For a text that did not come from an edit (filled in before we
/// were there) `before` is empty and `how` is [`How::Typed`].
pub fn reshape(field: Field, before: &str, after: &str, caret: usize, how: How) -> Shaped {
    let after = Typing::read(after, caret);
    match field {
        Field::Number => run::number(before, &after, how),
        Field::Cvc => run::cvc(before, &after, how),
        Field::Expiry => expiry::reshape(before, &after, how),
        Field::Holder => {
            let text = Draft::from_text(after.text);
            let longest = text.expose_text().chars().map(char::len_utf16).sum();
            Shaped {
                text,
                caret: caret.min(longest),
            }
        }
    }
}

/// Does `edit` to `text` as a browser would, then [`reshape`]s.
pub fn apply(field: Field, text: &str, selection: Selection, edit: Edit<'_>) -> Shaped {
    let Selection { mut start, mut end } = selection;
    let mut position = 0;
    if start == end {
        for character in text.chars() {
            let next = position + character.len_utf16();
            match edit {
                Edit::DeleteBackward if next == end => start = position,
                Edit::DeleteForward if position == start => end = next,
                Edit::DeleteBackward | Edit::DeleteForward | Edit::Insert(_) => {}
            }
            position = next;
        }
    }
    let inserted = match edit {
        Edit::Insert(inserted) => inserted,
        Edit::DeleteBackward | Edit::DeleteForward => "",
    };
    // As large as it can get, so that it never moves and leaves a copy behind.
    let mut after = Zeroizing::new(String::with_capacity(text.len() + inserted.len()));
    after.extend(between(text, 0, start));
    after.push_str(inserted);
    after.extend(between(text, end, usize::MAX));
    let caret = start + inserted.chars().map(char::len_utf16).sum::<usize>();
    reshape(field, text, &after, caret, edit.how())
}

/// The characters that start at or after the UTF-16 offset `from` and before `to`.
fn between(text: &str, from: usize, to: usize) -> impl Iterator<Item = char> {
    let mut position = 0;
    text.chars().filter(move |character| {
        let at = position;
        position += character.len_utf16();
        from <= at && at < to
    })
}

/// What the input holds now, and where the caret is in it.
struct Typing<'a> {
    text: &'a str,
    /// Digits left of the caret.
    digits_before: usize,
    /// Whether the character left of the caret is no digit.
    behind_gap: bool,
    /// Whether a slash is left of the caret.
    behind_slash: bool,
}

impl<'a> Typing<'a> {
    fn read(text: &'a str, caret: usize) -> Self {
        let mut typing = Self {
            text,
            digits_before: 0,
            behind_gap: false,
            behind_slash: false,
        };
        for character in between(text, 0, caret) {
            let is_digit = super::digits::value(character).is_some();
            typing.digits_before += usize::from(is_digit);
            typing.behind_gap = !is_digit;
            typing.behind_slash |= super::expiry::is_slash(character);
        }
        typing
    }
}

#[cfg(test)]
mod tests {
    use super::{Edit, How, Selection, apply};
    use crate::card::Field;

    /// Takes and gives `12|34`; `[` and `]` hold a selection.
    fn press(field: Field, shown: &str, edit: Edit<'_>) -> String {
        let place = |mark| shown.chars().filter(|c| *c != '[').position(|c| c == mark);
        let selection = match shown.find('[') {
            Some(start) => Selection {
                start,
                end: place(']').unwrap(),
            },
            None => Selection::caret(place('|').unwrap()),
        };
        let text = shown.replace(['|', '[', ']'], "");
        let shaped = apply(field, &text, selection, edit);
        let mut shown: Vec<u16> = shaped.text.expose_text().encode_utf16().collect();
        shown.insert(shaped.caret, u16::from(b'|'));
        String::from_utf16(&shown).unwrap()
    }

    #[test]
    fn number_typing_session() {
        use Edit::{DeleteBackward, DeleteForward, Insert};
        let full = "5555 5555 5555 4444";
        for (shown, edit, expected) in [
            ("|", Insert("4"), "4|"),
            ("424|", Insert("2"), "4242|"),
            ("4242|", Insert("4"), "4242 4|"),
            ("424| 2", Insert("2"), "4242 |2"),
            ("4242 |42", Insert("1"), "4242 1|42"),
            ("4242| 42", Insert("1"), "4242 1|42"),
            ("|4242 4", Insert("1"), "1|424 24"),
            ("4242|", Insert(" "), "4242|"),
            ("42|42", Insert("x"), "42|42"),
            ("4242 |4", DeleteBackward, "424|4"),
            ("4242 4|", DeleteBackward, "4242|"),
            ("4242 4|2", DeleteBackward, "4242 |2"),
            ("|4242", DeleteBackward, "|4242"),
            ("4242| 42", DeleteForward, "4242| 2"),
            ("4242 |42", DeleteForward, "4242 |2"),
            ("424|2 42", DeleteForward, "424|4 2"),
            ("4242|", DeleteForward, "4242|"),
            ("42[42 4]2", DeleteBackward, "42|2"),
            ("4242[ ]42", DeleteBackward, "424|4 2"),
            ("[4242 42]", Insert("5"), "5|"),
            ("378|", Insert("2"), "3782|"),
            ("3782|", Insert("8"), "3782 8|"),
            ("3782 822463|", Insert("1"), "3782 822463 1|"),
            ("|", Insert("4242-4242-4242-4242"), "4242 4242 4242 4242|"),
            ("|", Insert("\u{ff14}\u{ff12}"), "42|"),
        ] {
            assert_eq!(press(Field::Number, shown, edit), expected, "{shown}");
        }
        assert_eq!(
            press(Field::Number, &format!("{full}|"), Insert("1")),
            format!("{full}|")
        );
        assert_eq!(
            press(Field::Number, &format!("55|{}", &full[2..]), Insert("1")),
            format!("55|{}", &full[2..])
        );
        assert_eq!(
            press(
                Field::Number,
                &format!("[{full}]"),
                Insert("4242 4242 4242 4242 42424")
            ),
            "4242 4242 4242 4242 42424|",
            "a pasted number is not cut"
        );
    }

    #[test]
    fn expiry_typing_session() {
        use Edit::{DeleteBackward, DeleteForward, Insert};
        for (shown, edit, expected) in [
            ("|", Insert("0"), "0|"),
            ("0|", Insert("0"), "00|"),
            ("0|", Insert("5"), "05 / |"),
            ("|", Insert("5"), "05 / |"),
            ("|", Insert("1"), "1|"),
            ("1|", Insert("2"), "12 / |"),
            ("1|", Insert("3"), "01 / 3|"),
            ("1|", Insert("/"), "01 / |"),
            ("1|", Insert("\u{ff0f}"), "01 / |"),
            ("1|", Insert("x"), "1|"),
            ("0|", Insert("/"), "0|"),
            ("12 / |", Insert("/"), "12 / |"),
            ("12 / |", Insert("3"), "12 / 3|"),
            ("12 / 3|", Insert("0"), "12 / 30|"),
            ("12 / 30|", Insert("1"), "12 / 30|"),
            ("12 / 2|", Insert("0"), "12 / 20|"),
            ("12 / 20|", Insert("3"), "12 / 203|"),
            ("12 / 203|", Insert("0"), "12 / 30|"),
            ("1|2 / 30", Insert("0"), "1|2 / 30"),
            ("1|2 / 3", Insert("0"), "10 / |23"),
            ("12 / 30|", DeleteBackward, "12 / 3|"),
            ("12 / 3|", DeleteBackward, "12 / |"),
            ("12 / |", DeleteBackward, "1|"),
            ("12 / |30", DeleteBackward, "1| / 30"),
            ("12 /| 30", DeleteBackward, "1| / 30"),
            ("1|", DeleteBackward, "|"),
            ("05 / |", DeleteBackward, "0|"),
            ("1| / 30", Insert("1"), "11 / |30"),
            ("1|2 / 30", DeleteBackward, "|2 / 30"),
            ("12| / 30", DeleteForward, "12| / 0"),
            ("12| / ", DeleteForward, "12|"),
            ("12|", Insert("3"), "12 / 3|"),
            ("[12] / 30", DeleteBackward, "| / 30"),
            ("| / 30", Insert("0"), "0| / 30"),
            ("0| / 30", Insert("1"), "01 / |30"),
            ("| / 30", Insert("1"), "1| / 30"),
            ("| / 30", Insert("5"), "05 / |30"),
            ("1[2 / 3]0", DeleteBackward, "1|0"),
            ("[12 / 30]", Insert("7"), "07 / |"),
            ("|", Insert("2030-01"), "01 / 30|"),
            ("|", Insert("1/30"), "01 / 30|"),
            ("|", Insert("012030"), "01 / 30|"),
            ("|", Insert("01/2030"), "01 / 30|"),
            ("[12 / 30]", Insert("٠١/٣٠"), "01 / 30|"),
            ("|", Insert("12/345"), "12 / 345|"),
        ] {
            assert_eq!(press(Field::Expiry, shown, edit), expected, "{shown}");
        }
    }

    #[test]
    fn cvc_and_holder() {
        use Edit::{DeleteBackward, Insert};
        for (field, shown, edit, expected) in [
            (Field::Cvc, "12|", Insert("3"), "123|"),
            (Field::Cvc, "123|", Insert("4"), "1234|"),
            (Field::Cvc, "1234|", Insert("5"), "1234|"),
            (Field::Cvc, "|", Insert("12345"), "12345|"),
            (Field::Cvc, "1|2", Insert("a"), "1|2"),
            (Field::Cvc, "12|3", DeleteBackward, "1|3"),
            (Field::Holder, "A|", Insert(" "), "A |"),
            (Field::Holder, "\u{1f600}|b", DeleteBackward, "|b"),
        ] {
            let caret = shown.replace("\u{1f600}|", "xx|");
            assert!(caret.contains('|'));
            if shown.contains('\u{1f600}') {
                let shaped = super::apply(field, "\u{1f600}b", Selection::caret(2), edit);
                assert_eq!((shaped.text.expose_text(), shaped.caret), ("b", 0));
            } else {
                assert_eq!(press(field, shown, edit), expected, "{shown}");
            }
        }
    }

    #[test]
    fn reads_input_types() {
        for (input_type, how) in [
            ("insertText", How::Typed),
            ("insertFromPaste", How::Typed),
            ("historyUndo", How::Typed),
            ("", How::Typed),
            ("deleteContentBackward", How::DeletedBackward),
            ("deleteWordBackward", How::DeletedBackward),
            ("deleteByCut", How::DeletedBackward),
            ("deleteContentForward", How::DeletedForward),
            ("deleteSoftLineForward", How::DeletedForward),
        ] {
            assert_eq!(How::from_input_type(input_type), how, "{input_type}");
        }
    }
}
