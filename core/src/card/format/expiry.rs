//! The expiry as `MM / YY`. Lays out what [`Parts`] finds; does not check the month or the year.

use super::run::is_one_more;
use super::{How, Shaped, Typing};
use crate::card::Draft;
use crate::card::digits::{Digits, character};
use crate::card::expiry::{Parts, is_slash};

const SEPARATOR: &str = " / ";

/// The most digits kept of a pasted year: more than any year has, so that it shows as wrong.
const YEAR_KEPT: usize = 6;

pub(super) fn reshape(before: &str, after: &Typing<'_>, how: How) -> Shaped {
    let old = Digits::of(before);
    let now = Digits::of(after.text);
    let mut parts = Parts::read(after.text);
    let mut caret = after.digits_before;
    let mut behind_slash = after.behind_slash;

    if how == How::Typed {
        if !parts.year_fits() && is_one_more(&old, &now, caret) {
            parts = Parts::read(before);
            caret -= 1;
        } else if parts.year_first() {
            caret = now.len();
        }
        caret += usize::from(pad(&mut parts, after) && caret > 0);
    } else if old.as_slice() == now.as_slice() && before != after.text {
        // Only the separator was deleted: take the digit on the other side of it.
        parts = Parts::read(before);
        match how {
            How::DeletedForward => parts.remove(caret),
            How::DeletedBackward | How::Typed => {
                if let Some(place) = caret.checked_sub(1) {
                    parts.remove(place);
                    caret = place;
                }
                behind_slash = false;
            }
        }
    }
    let months = parts.month().len();
    if parts.shorten_year() && caret > months {
        caret = months.max(caret.saturating_sub(2));
        if after.digits_before == now.len() {
            caret = months + 2;
        }
    }
    let kept_slash = after.text.chars().any(is_slash) && old.as_slice() != now.as_slice();
    lay_out(&parts, caret, how, behind_slash, kept_slash)
}

/// Writes a lone month digit with its zero when no second one can or will follow.
fn pad(parts: &mut Parts, after: &Typing<'_>) -> bool {
    let pads = match *parts.month() {
        [2..=9] => true,
        [1] => {
            after.behind_slash || (!after.text.chars().any(is_slash) && !parts.year().is_empty())
        }
        _ => false,
    };
    if pads {
        parts.pad_month();
    }
    pads
}

fn lay_out(parts: &Parts, caret: usize, how: How, behind_slash: bool, kept_slash: bool) -> Shaped {
    let (month, year) = (parts.month(), parts.year());
    let typed = how == How::Typed;
    // A finished month gets its separator when typed; a deletion may keep one, never add one.
    let separated = !year.is_empty() || (is_month(month) && (typed || kept_slash));
    let mut text = Draft::new();
    for digit in month {
        text.push(character(*digit));
    }
    if separated {
        SEPARATOR.chars().for_each(|part| text.push(part));
    }
    for digit in year.iter().take(YEAR_KEPT) {
        text.push(character(*digit));
    }
    let caret = caret.min(month.len() + year.len().min(YEAR_KEPT));
    let jumps = behind_slash || (typed && month.len() == 2);
    let behind = caret > month.len() || (caret == month.len() && jumps);
    Shaped {
        text,
        caret: caret
            + if separated && behind {
                SEPARATOR.len()
            } else {
                0
            },
    }
}

const fn is_month(month: &[u8]) -> bool {
    matches!(month, [0, 1..=9] | [1, 0..=2])
}
