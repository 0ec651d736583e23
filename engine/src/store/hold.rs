//! Money that is held for a merchant, as a row.

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
