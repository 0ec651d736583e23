//! What may come after a sale, as rows: a bank takes money back, goods are on their way.

use payseal_core::money::Money;

use crate::clock::Moment;

/// Money that a shopper's bank took back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chargeback {
    /// Its number.
    pub batch_no: i64,
    /// The merchant account.
    pub account: String,
    /// The payment whose money it is.
    pub trade_no: String,
    /// How much.
    pub amount: Money,
    /// The bank's reason.
    pub reason: String,
    /// Until when the merchant may answer.
    pub reply_by: Moment,
    /// When it came.
    pub created: Moment,
}

/// Goods on their way to a shopper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shipment {
    /// The payment that bought them.
    pub trade_no: String,
    /// The merchant account.
    pub account: String,
    /// The merchant's number of the order.
    pub order_no: String,
    /// Who carries them, by the merchant's code.
    pub carrier: String,
    /// The carrier's number.
    pub tracking_no: String,
    /// Where that can be followed.
    pub tracking_web: Option<String>,
    /// When the merchant said it.
    pub sent: Moment,
}
