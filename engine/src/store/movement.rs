//! Money that moves: which account it leaves, which it enters, and why.

use payseal_core::money::Money;

use super::StoreError;

/// A place where money can be: an account of the double-entry books.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LedgerAccount {
    /// The shopper's side, however he pays.
    Shopper,
    /// Held for the merchant, and not his yet.
    Held,
    /// What the merchant has.
    Merchant,
    /// On its way back to the shopper.
    Refunding,
}

impl LedgerAccount {
    /// The word in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Shopper => "shopper",
            Self::Held => "held",
            Self::Merchant => "merchant",
            Self::Refunding => "refunding",
        }
    }
}

/// Why money moves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MovementKind {
    /// A payment succeeded.
    Sale,
    /// A payment succeeded whose money is held.
    Hold,
    /// The merchant took what was held.
    Capture,
    /// What was held went back.
    Void,
    /// A refund began.
    RefundBegun,
    /// A refund was made.
    RefundDone,
    /// A refund failed.
    RefundFailed,
    /// The shopper's bank took money back.
    Chargeback,
    /// The shopper's bank gave it back to the merchant.
    ChargebackReversed,
}

impl MovementKind {
    /// Every one.
    pub const ALL: [Self; 9] = [
        Self::Sale,
        Self::Hold,
        Self::Capture,
        Self::Void,
        Self::RefundBegun,
        Self::RefundDone,
        Self::RefundFailed,
        Self::Chargeback,
        Self::ChargebackReversed,
    ];

    /// The word in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sale => "sale",
            Self::Hold => "hold",
            Self::Capture => "capture",
            Self::Void => "void",
            Self::RefundBegun => "refund_begun",
            Self::RefundDone => "refund_done",
            Self::RefundFailed => "refund_failed",
            Self::Chargeback => "chargeback",
            Self::ChargebackReversed => "chargeback_reversed",
        }
    }

    /// The account that the money leaves, and the one that it enters.
    #[must_use]
    pub const fn accounts(self) -> (LedgerAccount, LedgerAccount) {
        match self {
            Self::Sale => (LedgerAccount::Shopper, LedgerAccount::Merchant),
            Self::Hold => (LedgerAccount::Shopper, LedgerAccount::Held),
            Self::Capture => (LedgerAccount::Held, LedgerAccount::Merchant),
            Self::Void => (LedgerAccount::Held, LedgerAccount::Shopper),
            Self::RefundBegun => (LedgerAccount::Merchant, LedgerAccount::Refunding),
            Self::RefundDone => (LedgerAccount::Refunding, LedgerAccount::Shopper),
            Self::RefundFailed => (LedgerAccount::Refunding, LedgerAccount::Merchant),
            Self::Chargeback => (LedgerAccount::Merchant, LedgerAccount::Shopper),
            Self::ChargebackReversed => (LedgerAccount::Shopper, LedgerAccount::Merchant),
        }
    }
}

/// Money that moves; it becomes two entries, which sum to zero.
#[derive(Clone, Copy, Debug)]
pub struct Movement<'a> {
    /// The merchant account.
    pub account: &'a str,
    /// The payment whose money it is.
    pub payment_id: &'a str,
    /// Why.
    pub kind: MovementKind,
    /// How much.
    pub amount: Money,
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

/// The rows of entries.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait EntryRows {
    /// Writes the two entries of a movement.
    fn insert_movement(&self, movement: Movement<'_>) -> Result<(), StoreError>;
    /// The number of a movement whose entries are no pair that closes, when there is one.
    fn open_movement(&self) -> Result<Option<i64>, StoreError>;
    /// Where the money of every payment is.
    fn positions(&self) -> Result<Vec<Position>, StoreError>;
}
