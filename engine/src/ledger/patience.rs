//! How long one request may wait for the ledger, in all: for its turn, and for another process that
//! has the database locked. Whoever waits in a queue for a lock waits once, and not once for each one
//! before him.

use std::cell::Cell;
use std::time::Duration;

use tokio::time::Instant;

/// How long a request may wait. The form gives up after fifteen seconds, and must hear by then that
/// nothing was done.
pub const PATIENCE: Duration = Duration::from_secs(5);

tokio::task_local! {
    /// What is left of it.
    static LEFT: Cell<Duration>;
}

/// Serves one request, all of whose waits count together.
pub async fn one_request<T>(serving: impl Future<Output = T>) -> T {
    LEFT.scope(Cell::new(PATIENCE), serving).await
}

/// Serves a request that has waited for as long as it may.
#[cfg(test)]
pub(super) async fn without_patience<T>(serving: impl Future<Output = T>) -> T {
    LEFT.scope(Cell::new(Duration::ZERO), serving).await
}

/// One wait, which counts from here until it is dropped.
pub(super) struct Wait {
    began: Instant,
    left: Duration,
}

impl Wait {
    pub(super) fn begin() -> Self {
        Self {
            began: Instant::now(),
            // Whoever is no request waits by himself.
            left: LEFT.try_with(Cell::get).unwrap_or(PATIENCE),
        }
    }

    /// When patience ends.
    pub(super) fn end(&self) -> Instant {
        self.began + self.left
    }
}

impl Drop for Wait {
    fn drop(&mut self) {
        let left = self.left.saturating_sub(self.began.elapsed());
        // Outside a request there is nothing to count into.
        let _ = LEFT.try_with(|it| it.set(left));
    }
}

#[cfg(test)]
mod tests {
    use super::{PATIENCE, Wait, one_request};
    use std::time::Duration;
    use tokio::time::{Instant, advance};

    #[tokio::test(start_paused = true)]
    async fn the_waits_of_one_request_count_together_and_those_of_two_do_not() {
        for _ in 0..2 {
            one_request(async {
                for waited in [0, 2, 4] {
                    let wait = Wait::begin();
                    let left = PATIENCE.saturating_sub(Duration::from_secs(waited));
                    assert_eq!(wait.end() - Instant::now(), left, "{waited}");
                    advance(Duration::from_secs(2)).await;
                }
                let wait = Wait::begin();
                assert_eq!(wait.end(), Instant::now(), "nothing is left");
            })
            .await;
        }
        assert_eq!(Wait::begin().end() - Instant::now(), PATIENCE);
    }
}
