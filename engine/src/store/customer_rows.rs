//! What the store does with customers.

use super::{Customer, StoreError};

/// The rows of customers.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait CustomerRows {
    /// Adds a customer.
    fn insert_customer(&self, customer: &Customer) -> Result<(), StoreError>;
    /// Finds a customer of an account.
    fn customer(&self, account: &str, id: &str) -> Result<Option<Customer>, StoreError>;
    /// How many customers an account has, and one page of them, newest first.
    fn customers(
        &self,
        account: &str,
        skip: u64,
        take: u64,
    ) -> Result<(u64, Vec<Customer>), StoreError>;
    /// Replaces what is known about a customer.
    fn update_customer(&self, customer: &Customer) -> Result<(), StoreError>;
    /// Removes a customer, his payment methods and his agreements; false when there was none.
    fn delete_customer(&self, account: &str, id: &str) -> Result<bool, StoreError>;
}
