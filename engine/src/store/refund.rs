//! Refunds and what the books say of a payment, as rows.

use payseal_core::money::Money;

use super::db_words::db_words;
use crate::clock::Moment;

/// Where a refund stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RefundStatus {
    /// The money is on its way.
    Pending,
    /// The shopper has it.
    Succeeded,
    /// It went back to the merchant.
    Failed,
}

db_words!(RefundStatus {
    Pending => "pending",
    Succeeded => "succeeded",
    Failed => "failed",
});

/// Money on its way back to a shopper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refund {
    /// The gateway's id of it.
    pub id: i64,
    /// The merchant account.
    pub account: String,
    /// The payment whose money it is.
    pub payment_id: String,
    /// The merchant's own name of it; the same one never refunds twice.
    pub reference: Option<String>,
    /// How much.
    pub amount: Money,
    /// The merchant's reason, handed back as it came.
    pub reason: String,
    /// Where it stands.
    pub status: RefundStatus,
    /// When it settles by itself.
    pub settles: Option<Moment>,
    /// When it did.
    pub settled: Option<Moment>,
    /// When it began.
    pub created: Moment,
}

/// A payment, and where the entries say that its money is, in minor units.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Position {
    /// The payment.
    pub payment_id: String,
    /// How much of it the merchant took.
    pub captured: i64,
    /// How much of it is to be held: what was not taken of a payment whose money is.
    pub to_hold: i64,
    /// Whether that is so for a payment where it stands.
    pub stands: bool,
    /// Its refunds that are under way.
    pub refunds_pending: i64,
    /// Its refunds that were made.
    pub refunds_made: i64,
    /// What the bank took back.
    pub charged_back: i64,
    /// The sum of its entries in the shopper's account.
    pub shopper: i64,
    /// The same in the merchant's.
    pub merchant: i64,
    /// The same in what is held.
    pub held: i64,
    /// The same in that of refunds under way.
    pub refunding: i64,
    /// The sum of all its entries, in any account.
    pub all: i64,
}
