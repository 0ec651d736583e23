//! What a merchant took of a payment, as rows.

use payseal_core::money::Money;

use super::StoreError;
use crate::clock::Moment;

/// Money that a merchant took: all that a payment brought, or a part of what was held.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Capture {
    /// Its number; later ones are larger.
    pub number: i64,
    /// The merchant account.
    pub account: String,
    /// The payment whose money it is.
    pub payment_id: String,
    /// How much.
    pub amount: Money,
    /// When it was taken.
    pub created: Moment,
}

/// The rows of captures.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait CaptureRows {
    /// Adds a capture under the next number, and returns the number.
    fn insert_capture(&self, capture: &Capture) -> Result<i64, StoreError>;
    /// What was taken of a payment, oldest first.
    fn captures(&self, payment_id: &str) -> Result<Vec<Capture>, StoreError>;
}
