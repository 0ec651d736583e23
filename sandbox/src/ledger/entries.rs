//! The rules of the books: which purse money leaves and which it enters, and what must add up.
//! It touches no row.

use payseal_core::money::Money;

use crate::store::Position;

/// A place where money can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purse {
    /// The shopper's side, however he pays.
    Shopper,
    /// Held for the merchant, and not his yet.
    Held,
    /// What the merchant has.
    Merchant,
    /// On its way back to the shopper.
    Refunding,
}

impl Purse {
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
pub enum Cause {
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
}

impl Cause {
    /// Every one.
    pub const ALL: [Self; 8] = [
        Self::Sale,
        Self::Hold,
        Self::Capture,
        Self::Void,
        Self::RefundBegun,
        Self::RefundDone,
        Self::RefundFailed,
        Self::Chargeback,
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
        }
    }

    /// The purse that the money leaves, and the one that it enters.
    #[must_use]
    pub const fn purses(self) -> (Purse, Purse) {
        match self {
            Self::Sale => (Purse::Shopper, Purse::Merchant),
            Self::Hold => (Purse::Shopper, Purse::Held),
            Self::Capture => (Purse::Held, Purse::Merchant),
            Self::Void => (Purse::Held, Purse::Shopper),
            Self::RefundBegun => (Purse::Merchant, Purse::Refunding),
            Self::RefundDone => (Purse::Refunding, Purse::Shopper),
            Self::RefundFailed => (Purse::Refunding, Purse::Merchant),
            Self::Chargeback => (Purse::Merchant, Purse::Shopper),
        }
    }
}

/// Money that moves; it becomes two entries, which sum to zero.
#[derive(Clone, Copy, Debug)]
pub struct Movement<'a> {
    /// The merchant account.
    pub account: &'a str,
    /// The payment whose money it is.
    pub trade_no: &'a str,
    /// Why.
    pub cause: Cause,
    /// How much.
    pub amount: Money,
}

/// What is wrong with the books.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Broken {
    /// A movement is not one pair in one account and currency.
    #[error("the entries of movement {0} are no pair that sums to zero")]
    Movement(i64),
    /// A payment's money is not where its payment and refunds say.
    #[error("the entries of the payment {0} do not agree with the payment and its refunds")]
    Payment(String),
    /// More went back than was paid.
    #[error("more than was paid went back of the payment {0}")]
    Refunded(String),
}

/// Checks where a payment's money is against what became of the payment.
pub(super) fn check(position: &Position) -> Result<(), Broken> {
    // Wider than the rows: whatever somebody wrote there, no sum overflows.
    let wide = i128::from;
    let paid = wide(position.paid);
    let back = wide(position.refunds_made) + wide(position.charged_back);
    let out = wide(position.refunds_pending) + back;
    let captured = if position.is_held { 0 } else { paid };
    if out > captured {
        return Err(Broken::Refunded(position.trade_no.clone()));
    }
    let agrees = position.all == 0
        && wide(position.shopper) == back - paid
        && wide(position.held) == paid - captured
        && wide(position.merchant) == captured - out
        && position.refunding == position.refunds_pending;
    if agrees {
        Ok(())
    } else {
        Err(Broken::Payment(position.trade_no.clone()))
    }
}
