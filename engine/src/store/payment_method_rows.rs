//! What the store does with payment methods.

use super::{PaymentMethod, StoreError};

/// The rows of payment methods.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait PaymentMethodRows {
    /// Adds a payment method.
    fn insert_payment_method(&self, method: &PaymentMethod) -> Result<(), StoreError>;
    /// Finds a payment method of an account.
    fn payment_method(&self, account: &str, id: &str) -> Result<Option<PaymentMethod>, StoreError>;
    /// The payment methods bound to a customer, newest first.
    fn payment_methods(
        &self,
        account: &str,
        customer: &str,
    ) -> Result<Vec<PaymentMethod>, StoreError>;
    /// Replaces what is known about a payment method, except which card it is.
    fn update_payment_method(&self, method: &PaymentMethod) -> Result<(), StoreError>;
    /// Makes one of a customer's payment methods the default, and no other.
    fn set_default(&self, account: &str, customer: &str, id: &str) -> Result<(), StoreError>;
    /// Removes a payment method and its agreements; false when there was none.
    fn delete_payment_method(&self, account: &str, id: &str) -> Result<bool, StoreError>;
}
