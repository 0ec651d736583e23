//! Money that moves: which account it leaves, which it enters, and why.

use payseal_core::money::Money;

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
