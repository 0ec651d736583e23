//! A try to tokenise a card that its caller gave a name, as a row: so that a try that is sent again
//! gives the card that it made.

use super::StoreError;
use crate::clock::Moment;
use crate::secret::Fingerprint;

/// A try that made a card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tokenisation {
    /// The merchant account.
    pub account: String,
    /// Whose try it is: a customer, or a session of nobody in particular.
    pub owner: String,
    /// The fingerprint of the caller's name for it.
    pub key: Fingerprint,
    /// What was sent, as a keyed hash.
    pub request: Fingerprint,
    /// The payment method that it made.
    pub payment_method: String,
    /// When.
    pub made: Moment,
}

/// The rows of tries to tokenise, and the keys of keyed hashes.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait TokenisationRows {
    /// The key of an account's keyed hashes, once it has one.
    fn fingerprint_key(&self, account: &str) -> Result<Option<String>, StoreError>;
    /// Gives an account its key.
    fn insert_fingerprint_key(&self, account: &str, key: &str) -> Result<(), StoreError>;
    /// Adds a try to tokenise that made a card, and forgets those made before `since`.
    fn insert_tokenisation(
        &self,
        tokenisation: &Tokenisation,
        since: Moment,
    ) -> Result<(), StoreError>;
    /// Finds a try to tokenise by the fingerprint of its owner's name for it, unless it was made before `since`.
    fn tokenisation(
        &self,
        account: &str,
        owner: &str,
        key: &Fingerprint,
        since: Moment,
    ) -> Result<Option<Tokenisation>, StoreError>;
}
