//! When what was not acknowledged is sent again: delays, and nothing else.

use std::time::Duration;

/// When a delivery that was not acknowledged is sent again, by a dialect.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RetrySchedule {
    /// How long to wait after each send. After as many gaps there is one more send, and no further one.
    pub gaps: &'static [Duration],
    /// How long the last send may take to be acknowledged.
    pub last_wait: Duration,
}

impl RetrySchedule {
    /// One send, and no further one.
    pub const ONCE: Self = Self {
        gaps: &[],
        last_wait: Duration::from_secs(60),
    };

    /// How long to wait after a send, by how many there were before it; none when it was the last.
    pub(super) fn gap(&self, sent: u32) -> Option<Duration> {
        let gap = usize::try_from(sent).ok().and_then(|at| self.gaps.get(at));
        gap.copied()
    }

    /// How often a delivery is sent.
    #[must_use]
    pub fn most_sends(&self) -> u32 {
        u32::try_from(self.gaps.len() + 1).unwrap_or(u32::MAX)
    }
}
