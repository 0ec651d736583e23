//! What each machine of the checkout is given when it steps: the time, and a place for its effects.

use super::effect::Effect;
use super::terms::Now;

/// One step under way, as a machine sees it.
pub(super) struct Turn {
    pub(super) now: Now,
    /// What is to be done, in this order.
    pub(super) effects: Vec<Effect>,
}

impl Turn {
    /// The time that is so many milliseconds away.
    pub(super) fn after(&self, millis: u64) -> u64 {
        self.now.millis.saturating_add(millis)
    }
}
