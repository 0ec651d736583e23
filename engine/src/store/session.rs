//! Who may ask, as rows: a browser's session (whose it is, how long it lasts, what it is for), and a
//! server's signed request, which counts once.

use payseal_core::card::CvcPolicies;
use payseal_core::money::Money;

use super::StoreError;
use crate::clock::Moment;
use crate::secret::Fingerprint;

/// A browser session: its token is known only as a hash.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// The hash of its token.
    pub token_hash: String,
    /// The merchant account that asked for it.
    pub account: String,
    /// The dialect that it was opened in, whichever one its browser speaks; empty when in none.
    pub dialect: String,
    /// From when on it is refused.
    pub expires: Moment,
    /// What the merchant asked for with it.
    pub features: Features,
}

/// What a merchant asks for with a session; by default nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Features {
    /// The one customer whose cards the session may touch.
    pub customer: Option<String>,
    /// Whether whoever pays becomes a customer, whose card could be kept.
    pub new_customer: bool,
    /// Whether the security code of a saved card is asked for again.
    pub cvc_again: bool,
    /// Whether a card needs its security code, by brand.
    pub cvc_policies: CvcPolicies,
    /// Whether a card is bound to a customer only when the shopper agreed to it.
    pub consent_required: bool,
    /// The pages on which the session works; all of the account's when there are none.
    pub origins: Vec<String>,
    /// What is being paid; a session without it only saves cards.
    pub amount: Option<Money>,
}

/// What a signed request is remembered by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignedRequest {
    /// The merchant account.
    pub account: String,
    /// The fingerprint of its id, which the account uses once.
    pub id: Fingerprint,
    /// The hash of all that was signed, whatever its parts are called.
    pub string_hash: String,
}

/// The rows of sessions and of signed requests.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait SessionRows {
    /// Adds a session, and forgets those that ended before `now`.
    fn insert_session(&self, session: &Session, now: Moment) -> Result<(), StoreError>;
    /// Finds a session by the hash of its token.
    fn session(&self, token_hash: &str) -> Result<Option<Session>, StoreError>;
    /// Remembers a signed request; false when the account used its id after `since`, or the same
    /// was signed after it. Older ones are forgotten.
    fn burn_request(
        &self,
        request: &SignedRequest,
        now: Moment,
        since: Moment,
    ) -> Result<bool, StoreError>;
    /// Notes a moment, unless a later one is noted.
    fn note_moment(&self, now: Moment) -> Result<(), StoreError>;
    /// The latest moment that was noted.
    fn latest_moment(&self) -> Result<Option<Moment>, StoreError>;
}
