//! What a merchant is told about a payment, as a row. How it is written and sent is a dialect's
//! business.

use super::db_words::db_words;
use super::{AttemptStatus, HoldState, RefundStatus};
use crate::clock::Moment;

/// What a merchant is told of a payment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum About {
    /// How it stands.
    Payment,
    /// How a refund of this number stands.
    Refund(i64, RefundStatus),
    /// How a hold ended.
    Hold(HoldState),
    /// That its money was paid out.
    Clearing,
    /// That the bank took its money back.
    Chargeback,
}

/// Something that a merchant has to hear.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Webhook {
    /// Its number; later ones are larger.
    pub id: i64,
    /// The merchant account.
    pub account: String,
    /// The payment it is about.
    pub trade_no: String,
    /// What about that payment.
    pub about: About,
    /// Where the payment stood then, and why.
    pub status: AttemptStatus,
    /// As [`super::Payment::legacy_words`].
    pub legacy_words: Option<String>,
    /// How often it was sent.
    pub sends: u32,
    /// When it is sent again; none when it is done with.
    pub due: Option<Moment>,
    /// How it went.
    pub outcome: Outcome,
}

/// How the delivery of a webhook went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It is sent until it is acknowledged.
    Waiting,
    /// The merchant acknowledged it.
    Acknowledged,
    /// It was sent as often as it may be.
    GivenUp,
    /// Its address is none that may be called.
    Refused,
}

db_words!(Outcome {
    Waiting => "waiting",
    Acknowledged => "acknowledged",
    GivenUp => "given_up",
    Refused => "refused",
});
