//! A try to tokenise a card that its caller gave a name, as a row: so that a try that is sent again
//! gives the card that it made.

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
