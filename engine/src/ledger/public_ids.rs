//! The ids that merchants and shoppers see. The ledger hands them out and looks things up by them;
//! what they look like is a dialect's.

use std::fmt;

use crate::clock::Moment;
use crate::secret::{self, NoRandomness};

/// How a dialect makes its ids. None of them may ever come twice.
#[derive(Clone, Copy)]
pub struct PublicIds {
    /// A customer's.
    pub customer: fn() -> Result<String, NoRandomness>,
    /// A payment method's.
    pub payment_method: fn() -> Result<String, NoRandomness>,
    /// That of an intent which is made now.
    pub intent: fn(Moment) -> Result<String, NoRandomness>,
    /// That of an attempt to pay which begins now.
    pub payment: fn(Moment) -> Result<String, NoRandomness>,
    /// The number of the first refund; the others count up from it, or from those of other dialects above it.
    pub first_refund: i64,
    /// The same of chargebacks.
    pub first_chargeback: i64,
}

impl PublicIds {
    /// Ids of no dialect: digits at random.
    pub const PLAIN: Self = Self {
        customer: || secret::digits(20),
        payment_method: || secret::digits(20),
        intent: |_| secret::digits(20),
        payment: |_| secret::digits(20),
        first_refund: 1,
        first_chargeback: 1,
    };
}

impl fmt::Debug for PublicIds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublicIds(..)")
    }
}
