//! What is remembered of a capture or a refund.

use payseal_core::money::Money;
use payseal_engine::clock::Moment;
use serde::{Deserialize, Serialize};

/// Something that was done with a payment, and what came of it: the same for the same id.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct OperationRecord {
    /// The merchant's own id.
    pub(crate) request_id: String,
    /// The gateway's; empty when nothing was done.
    pub(crate) id: String,
    /// The payment.
    pub(crate) payment_id: String,
    /// How much was asked for, as it was written.
    pub(crate) amount: String,
    /// How much was captured, in minor units.
    #[serde(default)]
    pub(crate) minor: Option<u64>,
    /// The answer, when it was final.
    pub(crate) answer: Option<String>,
    /// Where the merchant hears of it.
    pub(crate) notify_url: Option<String>,
    /// When, in milliseconds.
    pub(crate) at: i64,
}

impl OperationRecord {
    /// How much was captured of a payment; those who wrote no amount captured all.
    pub(crate) fn captured(&self, all: Money) -> Money {
        let minor = self.minor.unwrap_or(all.minor());
        Money::from_minor(minor, all.currency())
    }

    /// When it was made.
    pub(crate) const fn moment(&self) -> Moment {
        Moment::from_millis(self.at)
    }
}
