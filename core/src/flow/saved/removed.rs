//! A card that was taken out of the list, and how long it can still be put back.

use super::card::SavedCard;

/// How long a removed card can be put back while its place is seen, in milliseconds.
pub(super) const UNDO: u64 = 10_000;

/// A card that was taken out of the list, and its place there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Removed {
    /// The card.
    pub card: SavedCard,
    pub(super) at: usize,
    pub(super) was_chosen: bool,
    pub(super) clock: Clock,
}

/// How long it can still be put back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Clock {
    /// So many milliseconds, which do not pass now.
    Held { left: u64 },
    /// Until this time.
    Runs { until: u64 },
    /// No more.
    Over,
}

impl Removed {
    /// Whether it can still be put back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.clock != Clock::Over
    }

    /// Whether the time for that does not pass now.
    #[must_use]
    pub fn is_held(&self) -> bool {
        matches!(self.clock, Clock::Held { .. })
    }

    pub(in crate::flow) fn until(&self) -> Option<u64> {
        match self.clock {
            Clock::Runs { until } => Some(until),
            Clock::Held { .. } | Clock::Over => None,
        }
    }
}
