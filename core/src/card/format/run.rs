//! The fields that are one run of digits: number and cvc. Knows gaps, not checks.

use super::{How, Shaped, Typing};
use crate::card::candidates::of_digits;
use crate::card::digits::{Digits, character};
use crate::card::{Cvc, Draft};

/// The most digits kept of a pasted number: more than any number has, so that it shows as too
/// long instead of being cut to a length that could pass.
const NUMBER_KEPT: usize = 24;

/// The same for a pasted code.
const CVC_KEPT: usize = 8;

pub(super) fn number(before: &str, after: &Typing<'_>, how: How) -> Shaped {
    let before = Digits::of(before);
    let now = Digits::of(after.text);
    // Counted for both, or a digit typed at the front could change the brand and with it the room.
    let room = of_digits(before.as_slice())
        .longest()
        .max(of_digits(now.as_slice()).longest());
    let edited = Run::after_edit(&before, now, after, how, room, NUMBER_KEPT);
    let gaps = of_digits(edited.digits.as_slice()).gaps();
    edited.lay_out(gaps)
}

pub(super) fn cvc(before: &str, after: &Typing<'_>, how: How) -> Shaped {
    let before = Digits::of(before);
    let now = Digits::of(after.text);
    Run::after_edit(&before, now, after, how, Cvc::LONGEST, CVC_KEPT).lay_out(&[])
}

/// Digits with a caret between them.
struct Run {
    digits: Digits,
    /// Digits left of the caret.
    caret: usize,
    /// Whether a caret at a gap goes behind it.
    behind_gap: bool,
}

impl Run {
    fn after_edit(
        before: &Digits,
        mut digits: Digits,
        after: &Typing<'_>,
        how: How,
        room: usize,
        kept: usize,
    ) -> Self {
        let mut caret = after.digits_before;
        let same = digits.as_slice() == before.as_slice();
        match how {
            How::Typed if digits.len() > room && is_one_more(before, &digits, caret) => {
                caret -= 1;
                digits.remove(caret);
            }
            How::Typed => {}
            // Only a gap was deleted: take the digit on the other side of it.
            How::DeletedBackward if same && caret > 0 => {
                caret -= 1;
                digits.remove(caret);
            }
            How::DeletedForward if same => digits.remove(caret),
            How::DeletedBackward | How::DeletedForward => {}
        }
        digits.truncate(kept);
        Self {
            caret: caret.min(digits.len()),
            digits,
            behind_gap: how == How::Typed || after.behind_gap,
        }
    }

    fn lay_out(&self, gaps: &[u8]) -> Shaped {
        let mut text = Draft::new();
        let mut caret = self.caret;
        for (index, digit) in self.digits.as_slice().iter().enumerate() {
            let is_gap = gaps.iter().any(|gap| usize::from(*gap) == index);
            if is_gap {
                text.push(' ');
                let before_caret = index < self.caret;
                caret += usize::from(before_caret || (index == self.caret && self.behind_gap));
            }
            text.push(character(*digit));
        }
        Shaped { text, caret }
    }
}

/// Whether `now` is `before` with one digit more, right before the caret.
pub(super) fn is_one_more(before: &Digits, now: &Digits, caret: usize) -> bool {
    let Some(place) = caret.checked_sub(1) else {
        return false;
    };
    let mut without = Digits::from_values(now.as_slice());
    without.remove(place);
    place < now.len() && without.as_slice() == before.as_slice()
}
