//! What is kept of payments.

use super::{Payment, StoreError};
use crate::clock::Moment;

/// The rows of payments.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait PaymentRows {
    /// Adds a payment.
    fn insert_payment(&self, payment: &Payment) -> Result<(), StoreError>;
    /// Writes a payment's status, reason, challenge and settling time.
    fn update_payment(&self, payment: &Payment) -> Result<(), StoreError>;
    /// Finds a payment of an account by its id.
    fn payment(&self, account: &str, payment_id: &str) -> Result<Option<Payment>, StoreError>;
    /// Finds a payment of whichever account.
    fn payment_by_id(&self, payment_id: &str) -> Result<Option<Payment>, StoreError>;
    /// Finds a payment by the hash of its challenge's secret.
    fn payment_by_challenge(&self, challenge_hash: &str) -> Result<Option<Payment>, StoreError>;
    /// Every attempt to pay an intent, oldest first.
    fn payments_of_intent(&self, intent: &str) -> Result<Vec<Payment>, StoreError>;
    /// How many payments of a dialect began between two moments, and one page of them, newest first.
    fn payments(
        &self,
        account: &str,
        dialect: &str,
        from: Moment,
        to: Moment,
        skip: u64,
        take: u64,
    ) -> Result<(u64, Vec<Payment>), StoreError>;
    /// The payments whose time to settle has come.
    fn payments_due(&self, now: Moment) -> Result<Vec<Payment>, StoreError>;
}
