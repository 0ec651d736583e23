//! What was said of security codes that were asked for again.

use super::StoreError;
use crate::clock::Moment;

/// Verdicts, which no process and no power cut outlive: a file has them in the memory of its process, and a server's
/// database, whose processes share them, in a table that is empty after a crash.
pub trait FreshCodeRows {
    /// Keeps a verdict in the place of an earlier one, until a moment, and forgets those that count no longer now.
    fn put_fresh_code(
        &self,
        payment_method: &str,
        is_correct: bool,
        now: Moment,
        until: Moment,
    ) -> Result<(), StoreError>;

    /// The verdict that still counts.
    fn fresh_code(&self, payment_method: &str, now: Moment) -> Result<Option<bool>, StoreError>;

    /// Forgets the verdict.
    fn delete_fresh_code(&self, payment_method: &str) -> Result<(), StoreError>;
}
