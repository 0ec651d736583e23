//! What this host must know of a merchant account: whether it exists, and who may embed it.
//!
//! It knows no key of an account and cannot sign.

use payseal_core::bridge::origin::Origin;

/// An account as far as the frame's document needs it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AccountView {
    /// The merchant's name, as shoppers know them.
    pub name: String,
    /// The origins whose pages may embed the form.
    pub origins: Vec<Origin>,
    /// Whether money moves: the document of an account that is not live shows a test badge.
    pub live: bool,
}

/// Where accounts are looked up: a configuration file, or a gateway's database.
pub trait Accounts: Send + Sync {
    /// The account of this number, when there is one.
    fn find(&self, number: &str) -> Option<AccountView>;
}
