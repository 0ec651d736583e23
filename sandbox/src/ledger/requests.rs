//! Which requests count: request ids are used once, session tokens last half an hour.

use std::time::Duration;

use super::{Book, Fault};
use crate::secret;
use crate::store::Session;

/// How long a request id may not come back.
pub const REPLAY_WINDOW: Duration = Duration::from_secs(30 * 60);

/// How long a session token works.
pub const SESSION_LIFETIME: Duration = Duration::from_secs(30 * 60);

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

    /// Opens a browser session and returns its token, which is kept as a hash only.
    ///
    /// # Errors
    /// When the store fails, or there is no randomness.
    pub fn open_session(&self, account: &str) -> Result<String, Fault> {
        let token = secret::mint()?;
        let session = Session {
            account: account.to_owned(),
            expires: self.now.after(SESSION_LIFETIME),
        };
        self.rows
            .insert_session(&secret::fingerprint(&token), &session, self.now)?;
        Ok(token)
    }

    /// The account that a session token speaks for, while it lasts.
    ///
    /// # Errors
    /// When the store fails.
    pub fn session_account(&self, token: &str) -> Result<Option<String>, Fault> {
        let session = self.rows.session(&secret::fingerprint(token))?;
        Ok(session
            .filter(|session| self.now < session.expires)
            .map(|session| session.account))
    }
}
