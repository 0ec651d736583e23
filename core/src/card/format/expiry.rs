//! The expiry as `MM / YY`. Lays out what [`Parts`] finds; does not check the month or the year.

use super::run::is_one_more;
use super::{How, Shaped, Typing};
use crate::card::Draft;
use crate::card::digits::{Digits, character};
use crate::card::expiry::{Parts, is_month, is_slash};

const SEPARATOR: &str = " / ";

/// The most digits kept of a pasted year: more than any year has, so that it shows as wrong.
const YEAR_KEPT: usize = 6;

pub(super) fn reshape(before: &str, after: &Typing<'_>, how: How) -> Shaped {
    let old = Digits::of(before);
    let now = Digits::of(after.text);
    let mut caret = after.digits_before;
    let typed = how == How::Typed;
    let one_more = typed && is_one_more(&old, &now, caret);
    // Whoever pastes has finished; whoever types is half-way most of the time.
    let to_the_end = before.is_empty() || caret == now.len();
    let changed = old.as_slice() != now.as_slice();
    let pasted = typed && changed && !one_more && to_the_end && now.len() > 1;
    let mut parts = if pasted {
        Parts::read(after.text)
    } else {
        Parts::read_in_order(after.text)
    };
    let mut behind_slash = after.behind_slash;

    if typed {
        let overfull = parts.year_first() && parts.month().len() > 2;
        if let Some(year) = begun_year(&old, &now).filter(|_| one_more && caret == now.len()) {
            // No card is good in 200x: the `2` that was taken for a month begins a year.
            parts = Parts::of_year(&year);
            caret = year.len();
        } else if (overfull || !parts.year_fits()) && one_more {
            parts = Parts::read_in_order(before);
            caret -= 1;
        } else if parts.year_first() {
            caret = now.len();
        }
        if pasted {
            // The name of a month has digits that were not typed.
            caret = parts.month().len() + parts.year().len();
        }
        caret += usize::from(pad(&mut parts, after, pasted) && caret > 0);
    } else if !changed && before != after.text {
        // Only the separator was deleted: take the digit on the other side of it.
        parts = Parts::read_in_order(before);
        match how {
            How::DeletedBackward if parts.year_first() && parts.month().is_empty() => {
                // The way back from `2030 / `.
                let year = parts.year();
                parts = Parts::split(year.get(..year.len().saturating_sub(1)).unwrap_or(year));
                parts.pad_month();
                caret = parts.month().len() + parts.year().len();
            }
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
    if parts.year_first() && !pasted && !is_month(parts.month()) {
        return lay_out_year_first(&parts, caret, typed || behind_slash);
    }
    let months = parts.month().len();
    if parts.shorten_year() && caret > months {
        caret = months.max(caret.saturating_sub(2));
        if after.digits_before == now.len() {
            caret = months + 2;
        }
    }
    let kept_slash = after.text.chars().any(is_slash) && changed;
    lay_out(&parts, caret, how, behind_slash, kept_slash)
}

/// The year that was typed like `02 / 030`: a `2` that looked like a month, and the rest of it.
fn begun_year(old: &Digits, now: &Digits) -> Option<[u8; 4]> {
    match (old.as_slice(), now.as_slice()) {
        ([0, 2, 0, _], [0, 2, 0, tens, ones]) => Some([2, 0, *tens, *ones]),
        (_, _) => None,
    }
}

/// A year in full that waits for its month, in the order in which it is typed.
fn lay_out_year_first(parts: &Parts, caret: usize, jumps: bool) -> Shaped {
    let (month, year) = (parts.month(), parts.year());
    let mut text = Draft::new();
    for digit in year {
        text.push(character(*digit));
    }
    SEPARATOR.chars().for_each(|part| text.push(part));
    for digit in month {
        text.push(character(*digit));
    }
    let caret = caret.min(year.len() + month.len());
    let behind = caret > year.len() || (caret == year.len() && jumps);
    let caret = caret + if behind { SEPARATOR.len() } else { 0 };
    Shaped { text, caret }
}

/// Writes a lone month digit with its zero when no second one can or will follow.
fn pad(parts: &mut Parts, after: &Typing<'_>, pasted: bool) -> bool {
    let pads = match *parts.month() {
        [2..=9] => true,
        [1] if parts.year_first() && !pasted => false,
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
