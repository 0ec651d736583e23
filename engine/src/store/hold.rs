//! Money that is held for a merchant, as a row.

use super::StoreError;
use super::db_words::db_words;
use crate::clock::Moment;

/// When a payment takes the shopper's money.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CaptureMode {
    /// At once.
    #[default]
    Automatic,
    /// When the merchant asks; until then it is held.
    Manual,
}

/// What became of held money.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HoldState {
    /// Nothing yet.
    Held,
    /// The merchant took it.
    Captured,
    /// It went back.
    Void,
}

db_words!(HoldState {
    Held => "held",
    Captured => "captured",
    Void => "void",
});

/// The held money of one payment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hold {
    /// The payment.
    pub payment_id: String,
    /// The merchant account.
    pub account: String,
    /// What became of it.
    pub state: HoldState,
    /// When it goes back by itself; none when that is over.
    pub expires: Option<Moment>,
}

/// The rows of held money.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait HoldRows {
    /// Writes what became of a payment's held money.
    fn put_hold(&self, hold: &Hold) -> Result<(), StoreError>;
    /// Finds the held money of a payment.
    fn hold(&self, payment_id: &str) -> Result<Option<Hold>, StoreError>;
    /// The money that was held for as long as it may be.
    fn holds_due(&self, now: Moment) -> Result<Vec<Hold>, StoreError>;
}
