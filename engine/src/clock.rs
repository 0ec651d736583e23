//! The sandbox's clock: real time plus an offset that a test may push forward. It never goes back,
//! not even when the machine's does or the program starts again, and nothing else in the crate asks
//! the machine what time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::watch;

/// A moment, in milliseconds since 1970 (UTC).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Moment(i64);

impl Moment {
    /// A moment from its milliseconds since 1970.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Its milliseconds since 1970.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The moment `span` later.
    #[must_use]
    pub fn after(self, span: Duration) -> Self {
        Self(self.0.saturating_add(millis_of(span)))
    }

    /// The moment `span` earlier.
    #[must_use]
    pub fn before(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(millis_of(span)))
    }

    /// How far two moments are apart, whichever comes first.
    #[must_use]
    pub fn apart(self, other: Self) -> Duration {
        Duration::from_millis(self.0.abs_diff(other.0))
    }
}

/// A handle on the clock; clones show and move the same time.
#[derive(Clone, Debug)]
pub struct Clock {
    offset: Arc<watch::Sender<i64>>,
    /// The latest moment that it has shown.
    latest: Arc<AtomicI64>,
}

impl Clock {
    /// A clock that shows real time until it is moved.
    #[must_use]
    pub fn new() -> Self {
        Self {
            offset: Arc::new(watch::Sender::new(0)),
            latest: Arc::new(AtomicI64::new(i64::MIN)),
        }
    }

    /// Goes on from a moment that somebody has seen, when the machine is behind it.
    pub fn go_on_from(&self, seen: Moment) {
        let behind = seen.0.saturating_sub(self.now().0);
        if behind > 0 {
            self.offset
                .send_modify(|offset| *offset = offset.saturating_add(behind));
        }
    }

    /// What the clock shows.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.show(machine_millis().saturating_add(*self.offset.borrow()))
    }

    /// Shows a time, or the latest shown when that is later: where the machine's time was set back
    /// this clock stands still until it has caught up.
    fn show(&self, millis: i64) -> Moment {
        let before = self.latest.fetch_max(millis, Ordering::Relaxed);
        Moment(before.max(millis))
    }

    /// Moves the clock forward, and wakes whoever waits for a moment that has come by that.
    pub fn advance(&self, span: Duration) {
        self.offset.send_modify(|offset| {
            *offset = offset.saturating_add(millis_of(span));
        });
    }

    /// Waits until the clock shows `moment`, by real time passing or by being moved.
    pub async fn reaches(&self, moment: Moment) {
        let mut moved = self.offset.subscribe();
        loop {
            let now = self.now();
            if now >= moment {
                return;
            }
            // Whichever comes first, the loop looks at the clock again; the sender lives in
            // `self`, so `changed` cannot fail while this runs.
            tokio::select! {
                () = tokio::time::sleep(now.apart(moment)) => {}
                _ = moved.changed() => {}
            }
        }
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new()
    }
}

fn millis_of(span: Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}

#[allow(
    clippy::disallowed_methods,
    reason = "the one place that reads the machine's time; everything else takes it from a Clock"
)]
fn machine_millis() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, millis_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clones_move_together() {
        let clock = Clock::new();
        let other = clock.clone();
        let before = other.now();
        clock.advance(Duration::from_secs(1800));
        assert!(before.apart(other.now()) >= Duration::from_secs(1800));
    }

    #[test]
    fn a_machine_that_is_set_back_does_not_set_it_back() {
        let clock = Clock::new();
        let now = clock.now();
        let hour = 3_600_000;
        assert_eq!(clock.show(now.millis() - hour), clock.now());
        let later = Moment::from_millis(now.millis() + hour);
        assert_eq!(clock.show(later.millis()), later);
        assert_eq!(
            clock.clone().now(),
            later,
            "until the machine has caught up"
        );
    }

    #[test]
    fn it_goes_on_from_the_latest_moment_that_was_seen_and_never_back() {
        let clock = Clock::new();
        let before = clock.now();
        clock.go_on_from(Moment::from_millis(5));
        assert!(before.apart(clock.now()) < Duration::from_secs(60));
        let seen = before.after(Duration::from_secs(86_400));
        clock.go_on_from(seen);
        assert!(clock.now() >= seen && seen.apart(clock.now()) < Duration::from_secs(60));
    }

    #[tokio::test]
    async fn being_moved_wakes_a_waiter() {
        let clock = Clock::new();
        let far = clock.now().after(Duration::from_secs(3600));
        let waiter = tokio::spawn({
            let clock = clock.clone();
            async move { clock.reaches(far).await }
        });
        clock.advance(Duration::from_secs(3601));
        waiter.await.unwrap();
        assert!(clock.now() >= far);
    }
}
