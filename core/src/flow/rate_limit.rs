//! Too many cards that were refused one after another slow the form down.

use super::turn::Turn;

/// So many cards may be refused before it does.
const FREE_REFUSALS: u32 = 3;
/// How long it waits after the first refusal too many, in milliseconds; twice as long after each
/// further one.
const WAIT: u64 = 5_000;
/// But not more than so often.
const MOST_DOUBLINGS: u32 = 5;

/// How many cards were refused in a row, and until when no other may be tried.
#[derive(Debug, Default)]
pub(super) struct RateLimit {
    refusals: u32,
    until: Option<u64>,
}

impl RateLimit {
    /// Whether too many cards were refused a moment ago.
    pub(super) fn is_reached(&self, millis: u64) -> bool {
        self.until.is_some_and(|until| millis < until)
    }

    /// When that is over.
    pub(super) fn until(&self, millis: u64) -> Option<u64> {
        self.until.filter(|until| millis < *until)
    }

    /// Counts a card that was refused.
    pub(super) fn count_refusal(&mut self, turn: &Turn) {
        self.refusals = self.refusals.saturating_add(1);
        if let Some(over) = self.refusals.checked_sub(FREE_REFUSALS) {
            self.until = Some(turn.after(WAIT << over.min(MOST_DOUBLINGS)));
        }
    }
}
