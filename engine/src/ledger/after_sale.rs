//! What may come after a sale: money is paid out, goods are sent.

use payseal_core::money::Money;

use super::refunds::has_the_money;
use super::{Book, Fault, Refusal, no_card_in};
use crate::store::{About, HoldState, Payment, Shipment};

/// What became of a payment's money since it succeeded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Since {
    /// What became of the hold; none when the money was taken at once.
    pub hold: Option<HoldState>,
    /// How much went back, or is on its way.
    pub refunded: Money,
    /// How much the bank took back.
    pub charged_back: Money,
    /// Whether the goods are on their way.
    pub is_sent: bool,
}

impl Book<'_> {
    /// What became of a payment's money.
    ///
    /// # Errors
    /// When the store fails.
    pub fn since(&self, payment: &Payment) -> Result<Since, Fault> {
        let currency = payment.amount.currency();
        let refunded = self.rows.refunded(&payment.id)?;
        Ok(Since {
            hold: self.rows.hold(&payment.id)?.map(|hold| hold.state),
            refunded: Money::from_minor(refunded, currency),
            charged_back: Money::from_minor(self.charged_back(&payment.id)?, currency),
            is_sent: self.rows.shipment(&payment.id)?.is_some(),
        })
    }

    /// The gateway has paid out what a payment brought. No account of the books changes: the money was the
    /// merchant's before.
    ///
    /// # Errors
    /// When the payment brought nothing, or the store fails.
    pub fn clear(&self, payment_id: &str) -> Result<(), Fault> {
        let payment = self.settled(payment_id)?;
        self.tell(&payment, About::Clearing)
    }

    /// Notes that the goods of a payment are on their way; again, it is a correction.
    ///
    /// # Errors
    /// When the account has no such payment of this order, or the store fails.
    pub fn ship(&self, shipment: Shipment) -> Result<Shipment, Fault> {
        no_card_in([shipment.carrier.as_str(), shipment.tracking_no.as_str()])?;
        no_card_in(shipment.tracking_web.as_deref())?;
        let payment = self.payment(&shipment.account, &shipment.payment_id)?;
        if payment.reference.as_deref() != Some(shipment.reference.as_str()) {
            return Err(Refusal::TradeUnknown.into());
        }
        if !payment.status.is_paid() {
            return Err(Refusal::NotSold.into());
        }
        let shipment = Shipment {
            sent: self.now,
            ..shipment
        };
        self.rows.put_shipment(&shipment)?;
        Ok(shipment)
    }

    /// The shipment of a payment.
    ///
    /// # Errors
    /// When the account has no such payment, or the store fails.
    pub fn shipment(&self, account: &str, payment_id: &str) -> Result<Option<Shipment>, Fault> {
        self.payment(account, payment_id)?;
        Ok(self.rows.shipment(payment_id)?)
    }

    /// A payment, of whichever account, whose money the merchant has.
    pub(super) fn settled(&self, payment_id: &str) -> Result<Payment, Fault> {
        self.settle_due()?;
        let found = self.rows.payment_by_id(payment_id)?;
        let payment = found.ok_or(Refusal::TradeUnknown)?;
        has_the_money(&payment)?;
        Ok(payment)
    }
}
