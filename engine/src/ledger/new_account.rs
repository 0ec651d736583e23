//! A bank account that a browser sent, until its dialect has kept what may be kept of it.

use payseal_core::bank_account::BankAccount;

/// A bank account on its way into a payment method. Its numbers are read once and not stored.
#[derive(Debug)]
pub struct NewAccount {
    /// Its numbers.
    pub account: BankAccount,
    /// Whose it is.
    pub holder: String,
    /// Where notices of its debits go.
    pub email: String,
    /// Which text of a mandate the shopper was shown.
    pub mandate: String,
    /// The customer whose it is to be, when one is named: the session's.
    pub customer: Option<String>,
}
