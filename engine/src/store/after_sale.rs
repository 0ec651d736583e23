//! What may come after a sale, as rows: goods are on their way.

use super::StoreError;
use crate::clock::Moment;

/// Goods on their way to a shopper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shipment {
    /// The payment that bought them.
    pub payment_id: String,
    /// The merchant account.
    pub account: String,
    /// The merchant's own name of what was bought, such as the number of an order.
    pub reference: String,
    /// Who carries them, by the merchant's code.
    pub carrier: String,
    /// The carrier's number.
    pub tracking_no: String,
    /// Where that can be followed.
    pub tracking_web: Option<String>,
    /// When the merchant said it.
    pub sent: Moment,
}

/// The rows of shipments.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait ShipmentRows {
    /// Writes where the goods of a payment are.
    fn put_shipment(&self, shipment: &Shipment) -> Result<(), StoreError>;
    /// Finds where the goods of a payment are.
    fn shipment(&self, payment_id: &str) -> Result<Option<Shipment>, StoreError>;
}
