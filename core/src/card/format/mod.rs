//! How a field looks while it is typed, and where the caret goes: pure functions from the old
//! text and an edit to the new text. Does not check anything, and never touches an input element.
//!
//! Three promises, held by `core/tests/card_format.rs`: formatting changes no digit; the caret
//! stays behind the same count of digits; a digit too many is either refused or kept in sight, so
//! that a pasted number is never cut down to another, valid one.
//!
//! A typing session (`|` is the caret):
//!
//! | field | shown | pressed | becomes |
//! |---|---|---|---|
//! | number | `424\|` | `2` | `4242\|` |
//! | number | `4242\|` | `4` | `4242 4\|` |
//! | number | `424\| 2` | `2` | `4242 \|2` |
//! | number | `4242\| 42` | `1` | `4242 1\|42` |
//! | number | `4242 \|4` | Backspace | `424\|4` |
//! | number | `4242\| 42` | Delete | `4242\| 2` |
//! | number | `3782\|` | `8` | `3782 8\|` |
//! | number | `3782 822463\|` | `1` | `3782 822463 1\|` |
//! | number | `5555 5555 5555 4444\|` | `1` | `5555 5555 5555 4444\|` |
//! | number | `\|` | `424242424242424242424` | `4242 4242 4242 4242 42424\|` |
//! | expiry | `\|` | `5` | `05 / \|` |
//! | expiry | `1\|` | `2` | `12 / \|` |
//! | expiry | `1\|` | `/` | `01 / \|` |
//! | expiry | `1\|` | `3` | `01 / 3\|` |
//! | expiry | `12 / \|` | Backspace | `1\|` |
//! | expiry | `12 / \|30` | Backspace | `1\| / 30` |
//! | expiry | `12 / 203\|` | `0` | `12 / 30\|` |
//! | expiry | `\|` | `2030-01` | `01 / 30\|` |
//! | cvc | `1234\|` | `5` | `1234\|` |

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
mod tests;
