//! When AsiaBill sends a webhook again that was not acknowledged, by its documentation.

use std::time::Duration;

use payseal_engine::ledger::RetrySchedule;

const fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

/// How long to wait after each send that was not acknowledged. After as many gaps there is one more
/// send, and no further one.
pub const GAPS: [Duration; 14] = [
    seconds(15),
    seconds(15),
    seconds(30),
    seconds(3 * 60),
    seconds(3 * 60),
    seconds(30 * 60),
    seconds(30 * 60),
    seconds(3600),
    seconds(2 * 3600),
    seconds(2 * 3600),
    seconds(2 * 3600),
    seconds(2 * 3600),
    seconds(2 * 3600),
    seconds(2 * 3600),
];

/// How often a webhook is sent.
pub const MOST_SENDS: u32 = 15;

/// The whole of it.
pub(super) const SCHEDULE: RetrySchedule = RetrySchedule {
    gaps: &GAPS,
    last_wait: seconds(60),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schedule_is_the_documented_one() {
        assert_eq!(SCHEDULE.most_sends(), MOST_SENDS);
        let all: Duration = GAPS.iter().sum();
        assert_eq!(all, seconds(14 * 3600 + 7 * 60));
    }
}
