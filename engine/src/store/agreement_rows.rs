//! What is kept of customers' agreements to later charges.

use super::StoreError;

/// The rows of agreements.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait AgreementRows {
    /// Remembers that a customer agreed to later charges of a payment method.
    fn insert_agreement(
        &self,
        account: &str,
        customer: &str,
        payment_method: &str,
        payment_id: &str,
    ) -> Result<(), StoreError>;
    /// Forgets the agreement that a payment made.
    fn delete_agreement(&self, payment_id: &str) -> Result<(), StoreError>;
    /// Whether a customer agreed to later charges of a payment method.
    fn has_agreement(
        &self,
        account: &str,
        customer: &str,
        payment_method: &str,
    ) -> Result<bool, StoreError>;
}
