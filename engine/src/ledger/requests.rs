//! Which signed requests count: each once, by its id and by all that was signed, and never by a
//! clock that went back.

use std::time::Duration;

use super::{Book, Fault};
use crate::clock::Moment;
use crate::store::SignedRequest;

/// How long a request may not come back. It holds for ten minutes on either side of its time, so
/// it is remembered for longer than it holds.
pub const REPLAY_WINDOW: Duration = Duration::from_secs(30 * 60);

impl Book<'_> {
    /// Uses up a signed request; false when its id, or the same string under another id, was used
    /// within [`REPLAY_WINDOW`]. Its caller chose the id, so that what is kept of it is a fingerprint.
    ///
    /// # Errors
    /// When the store fails.
    pub fn use_request(&self, account: &str, id: &str, string_hash: String) -> Result<bool, Fault> {
        self.rows.note_moment(self.now)?;
        let request = &SignedRequest {
            account: account.to_owned(),
            id: self.fingerprint(account, &["request id", id])?,
            string_hash,
        };
        let since = self.now.before(REPLAY_WINDOW);
        Ok(self.rows.burn_request(request, self.now, since)?)
    }

    /// The latest moment that the store knows of.
    ///
    /// # Errors
    /// When the store fails.
    pub fn latest_moment(&self) -> Result<Option<Moment>, Fault> {
        Ok(self.rows.latest_moment()?)
    }
}
