//! A request that may be sent again under a key of its caller's, as a row: what came of it is answered
//! again and not done again.

use super::StoreError;
use crate::clock::Moment;
use crate::secret::Fingerprint;

/// A request under a key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IdempotentRequest {
    /// The merchant account.
    pub account: String,
    /// The dialect that it was sent in, by name.
    pub dialect: String,
    /// The fingerprint of the key.
    pub key: Fingerprint,
    /// What was sent, as a keyed hash.
    pub request: Fingerprint,
    /// How often it was begun. One that was begun anew is no longer that of whoever began it before.
    pub tries: i64,
    /// Until when whoever began it last has it for himself.
    pub leased_until: Moment,
    /// What came of it, once that is known.
    pub answer: Option<StoredAnswer>,
    /// When it is forgotten.
    pub expires: Moment,
}

/// What came of a request, as it was answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoredAnswer {
    /// The number that says how it went.
    pub status: u16,
    /// The text of the answer.
    pub body: String,
}

/// The rows of requests under a key.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait IdempotencyRows {
    /// Forgets the requests whose time is over.
    fn delete_idempotent_requests(&self, now: Moment) -> Result<(), StoreError>;
    /// Finds a request by its key.
    fn idempotent_request(
        &self,
        account: &str,
        dialect: &str,
        key: &Fingerprint,
    ) -> Result<Option<IdempotentRequest>, StoreError>;
    /// Writes a request, whether or not there is one of its key.
    fn put_idempotent_request(&self, request: &IdempotentRequest) -> Result<(), StoreError>;
    /// Forgets a request.
    fn delete_idempotent_request(
        &self,
        account: &str,
        dialect: &str,
        key: &Fingerprint,
    ) -> Result<(), StoreError>;
}
