//! Which requests count: a request id is used once.

use std::time::Duration;

use super::{Book, Fault};

/// How long a request id may not come back.
pub const REPLAY_WINDOW: Duration = Duration::from_secs(30 * 60);

impl Book<'_> {
    /// Uses up a request id; false when it was used within [`REPLAY_WINDOW`].
    ///
    /// # Errors
    /// When the store fails.
    pub fn use_request_id(&self, account: &str, request_id: &str) -> Result<bool, Fault> {
        let since = self.now.before(REPLAY_WINDOW);
        Ok(self
            .rows
            .burn_request_id(account, request_id, self.now, since)?)
    }
}
