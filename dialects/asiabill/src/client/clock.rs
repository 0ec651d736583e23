//! The merchant's own time. It follows the gateway's when the gateway says that it is later, in a
//! signed answer to a call of this client's own: as a look at a time server would correct it.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

#[derive(Debug, Default)]
pub(crate) struct Clock {
    ahead: AtomicI64,
}

impl Clock {
    /// Milliseconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        machine_millis().saturating_add(self.ahead.load(Ordering::Relaxed))
    }

    /// Moves the clock forward to a signed time; never back. Whether it moved.
    pub(crate) fn follow(&self, theirs: i64) -> bool {
        let ahead = theirs.saturating_sub(machine_millis());
        ahead > self.ahead.fetch_max(ahead, Ordering::Relaxed)
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "the one place that reads the machine's time"
)]
fn machine_millis() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |span| {
            i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
        })
}
