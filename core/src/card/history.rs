//! What a field held before, so that undo and redo work however often the text was regrouped.
//!
//! A browser forgets its own history whenever a script writes into a field. Every text that is kept
//! here is in a wiped buffer, and the whole is wiped with the field.

use std::collections::VecDeque;
use std::fmt;
use std::mem;

use super::Draft;

/// So many edits can be taken back: more than any field has characters.
const MOST: usize = 64;

/// Which way through the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryStep {
    /// Takes the latest edit back.
    Undo,
    /// Makes it again.
    Redo,
}

/// The texts of one field before and after the one that it holds.
#[derive(Default)]
pub struct History {
    past: VecDeque<Draft>,
    future: VecDeque<Draft>,
}

impl History {
    /// Notes that an edit has taken this text's place. What was taken back is forgotten.
    pub fn note(&mut self, before: Draft) {
        self.future.clear();
        keep(&mut self.past, before);
    }

    /// Puts the text before or after in the place of `now`; whether there is one.
    pub fn step(&mut self, step: HistoryStep, now: &mut Draft) -> bool {
        let (from, to) = match step {
            HistoryStep::Undo => (&mut self.past, &mut self.future),
            HistoryStep::Redo => (&mut self.future, &mut self.past),
        };
        let Some(other) = from.pop_back() else {
            return false;
        };
        keep(to, mem::replace(now, other));
        true
    }
}

fn keep(side: &mut VecDeque<Draft>, draft: Draft) {
    if side.len() == MOST {
        side.pop_front();
    }
    side.push_back(draft);
}

impl fmt::Debug for History {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("History(..)")
    }
}

/// Where the caret belongs when `before` has become `after`: behind what has changed, in UTF-16
/// units.
pub fn caret_after(before: &str, after: &str) -> usize {
    fn same(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
        one.zip(other)
            .take_while(|(one, other)| one == other)
            .count()
    }
    let head = same(before.chars(), after.chars());
    // What is the same on both sides is counted once, or a repeated digit would hide itself.
    let rest = before.chars().count().min(after.chars().count()) - head;
    let tail = same(before.chars().rev(), after.chars().rev()).min(rest);
    let kept = after.chars().count() - tail;
    after.chars().take(kept).map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use super::HistoryStep::{Redo, Undo};
    use super::{Draft, History, MOST, caret_after};

    fn typed(texts: &[&str]) -> (History, Draft) {
        let mut history = History::default();
        let mut now = Draft::new();
        for text in texts {
            history.note(std::mem::replace(&mut now, Draft::from_text(text)));
        }
        (history, now)
    }

    #[test]
    fn undo_and_redo_go_through_every_text_across_regrouped_digits() {
        let texts = ["4", "42", "424", "4242", "4242 4", "4242 42"];
        let (mut history, mut now) = typed(&texts);
        for text in texts.iter().rev().skip(1).chain(&[""]) {
            assert!(history.step(Undo, &mut now));
            assert_eq!(now.expose_text(), *text);
        }
        assert!(
            !history.step(Undo, &mut now),
            "there is nothing before the first text"
        );
        for text in texts {
            assert!(history.step(Redo, &mut now));
            assert_eq!(now.expose_text(), text);
        }
        assert!(!history.step(Redo, &mut now));
    }

    #[test]
    fn redo_is_gone_once_something_else_was_typed() {
        let (mut history, mut now) = typed(&["1", "12 / "]);
        history.step(Undo, &mut now);
        history.note(std::mem::replace(&mut now, Draft::from_text("01 / ")));
        assert!(!history.step(Redo, &mut now));
        assert_eq!(now.expose_text(), "01 / ");
    }

    #[test]
    fn undo_has_an_end_and_prints_nothing() {
        let many = ["4"; 3 * MOST];
        let (mut history, mut now) = typed(&many);
        let mut steps = 0;
        while history.step(Undo, &mut now) {
            steps += 1;
        }
        assert_eq!(steps, MOST);
        assert_eq!(format!("{history:?}"), "History(..)");
    }

    #[test]
    fn undo_puts_the_caret_behind_what_has_changed() {
        for (before, after, caret) in [
            ("4242 4", "4242", 4),
            ("4242", "4242 4", 6),
            ("4142 4", "42 4", 1),
            ("12 / 30", "12 / 3", 6),
            ("", "Ådå", 3),
            ("a\u{1f4b3}", "a", 1),
            ("4", "", 0),
            ("4", "44", 2),
            ("444", "44", 2),
        ] {
            assert_eq!(caret_after(before, after), caret, "{before} {after}");
        }
    }
}
