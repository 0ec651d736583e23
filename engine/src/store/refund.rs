//! Refunds, as rows.

use payseal_core::money::Money;

use super::StoreError;
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

/// The rows of refunds.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait RefundRows {
    /// Adds a refund under the next number, which is `first` or above, and returns the number.
    fn insert_refund(&self, refund: &Refund, first: i64) -> Result<i64, StoreError>;
    /// Writes a refund's status and settling times.
    fn update_refund(&self, refund: &Refund) -> Result<(), StoreError>;
    /// Finds a refund of an account.
    fn refund(&self, account: &str, refund_id: i64) -> Result<Option<Refund>, StoreError>;
    /// Finds a refund by the merchant's own name of it.
    fn refund_by_reference(
        &self,
        account: &str,
        reference: &str,
    ) -> Result<Option<Refund>, StoreError>;
    /// The refunds whose time to settle has come.
    fn refunds_due(&self, now: Moment) -> Result<Vec<Refund>, StoreError>;
    /// How many minor units of a payment are refunded, or on their way back.
    fn refunded(&self, payment_id: &str) -> Result<u64, StoreError>;
}
