//! Refunds: back to the shopper goes what was paid and no more, by the clock.

use std::time::Duration;

use payseal_core::money::Money;

use super::entries::{self, Broken};
use super::{Book, Fault, Refusal, no_card_in};
use crate::store::{About, AttemptStatus, Movement, MovementKind, Payment, Refund, RefundStatus};

/// How long a refund is under way.
const UNDER_WAY: Duration = Duration::from_secs(60);

/// How long after a payment it may be refunded.
const REFUNDABLE: Duration = Duration::from_secs(180 * 24 * 60 * 60);

/// Minor units of the refunds that fail, in currencies with two decimals.
const FAILS: u64 = 79;

/// A refund that a merchant asks for.
#[derive(Clone, Debug)]
pub struct RefundWish {
    /// The payment.
    pub payment_id: String,
    /// How much.
    pub amount: Money,
    /// Whether it has to be all that was paid.
    pub whole: bool,
    /// The merchant's own name of the refund.
    pub reference: Option<String>,
    /// Why; handed back as it came.
    pub reason: String,
    /// Whether it settles at once, instead of being under way for a while.
    pub at_once: bool,
}

impl Book<'_> {
    /// Begins a refund; or finds the one that has the merchant's number already.
    ///
    /// # Errors
    /// When a rule forbids it, or the store fails.
    pub fn refund(&self, account: &str, wish: RefundWish) -> Result<Refund, Fault> {
        no_card_in([wish.reason.as_str()])?;
        no_card_in(wish.reference.as_deref())?;
        let payment = self.payment(account, &wish.payment_id)?;
        let amount = wish.amount;
        if amount.minor() == 0 || amount.currency() != payment.amount.currency() {
            return Err(Refusal::RefundAmount.into());
        }
        if let Some(reference) = &wish.reference
            && let Some(earlier) = self.rows.refund_by_reference(account, reference)?
        {
            if earlier.payment_id == payment.id && earlier.amount == amount {
                return Ok(earlier);
            }
            return Err(Refusal::RefundReferenceReused.into());
        }
        // What was captured in part goes back while the rest is still held.
        let holds_the_rest = payment.status == AttemptStatus::RequiresCapture;
        if !holds_the_rest || payment.captured.minor() == 0 {
            has_the_money(&payment)?;
        }
        if self.now > payment.created.after(REFUNDABLE) {
            return Err(Refusal::RefundLate.into());
        }
        if wish.whole && amount != payment.captured {
            return Err(Refusal::RefundNotWhole.into());
        }
        let refunded = self.rows.refunded(&payment.id)? + self.charged_back(&payment.id)?;
        if amount.minor() > payment.captured.minor().saturating_sub(refunded) {
            return Err(Refusal::RefundTooMuch.into());
        }
        let first = self.ids_of(&payment.dialect).first_refund;
        let mut refund = Refund {
            id: 0,
            account: account.to_owned(),
            payment_id: payment.id,
            reference: wish.reference,
            amount,
            reason: wish.reason,
            status: RefundStatus::Pending,
            settles: Some(self.now.after(if wish.at_once {
                Duration::ZERO
            } else {
                UNDER_WAY
            })),
            settled: None,
            created: self.now,
        };
        refund.id = self.rows.insert_refund(&refund, first)?;
        self.move_refund(&refund, MovementKind::RefundBegun)?;
        self.has_news.set(true);
        if wish.at_once {
            self.settle_refunds()?;
            let settled = self.rows.refund(account, refund.id)?;
            return Ok(settled.ok_or(Refusal::RefundUnknown)?);
        }
        Ok(refund)
    }

    /// Finds a refund.
    ///
    /// # Errors
    /// When the account has none of this number, or the store fails.
    pub fn find_refund(&self, account: &str, refund_id: &str) -> Result<Refund, Fault> {
        self.settle_due()?;
        // Digits only: a number with a sign or a zero before it is not the one that was handed out.
        let number: i64 = refund_id.parse().map_err(|_| Refusal::RefundUnknown)?;
        if number.to_string() != refund_id {
            return Err(Refusal::RefundUnknown.into());
        }
        let refund = self.rows.refund(account, number)?;
        Ok(refund.ok_or(Refusal::RefundUnknown)?)
    }

    pub(super) fn settle_refunds(&self) -> Result<(), Fault> {
        for mut refund in self.rows.refunds_due(self.now)? {
            let (status, kind) = if fails(refund.amount) {
                (RefundStatus::Failed, MovementKind::RefundFailed)
            } else {
                (RefundStatus::Succeeded, MovementKind::RefundDone)
            };
            refund.status = status;
            refund.settled = refund.settles.take();
            self.rows.update_refund(&refund)?;
            self.move_refund(&refund, kind)?;
            let payment = self.rows.payment(&refund.account, &refund.payment_id)?;
            if let Some(payment) = payment {
                self.tell(&payment, About::Refund(refund.id, status))?;
            }
        }
        Ok(())
    }

    fn move_refund(&self, refund: &Refund, kind: MovementKind) -> Result<(), Fault> {
        Ok(self.rows.insert_movement(Movement {
            account: &refund.account,
            payment_id: &refund.payment_id,
            kind,
            amount: refund.amount,
        })?)
    }

    /// Checks that the books add up; what is wrong with them, when something is.
    ///
    /// # Errors
    /// When the store fails.
    pub fn audit(&self) -> Result<Option<Broken>, Fault> {
        if let Some(movement) = self.rows.open_movement()? {
            return Ok(Some(Broken::Movement(movement)));
        }
        if let Some(intent) = self.rows.broken_intent()? {
            return Ok(Some(Broken::Intent(intent)));
        }
        let positions = self.rows.positions()?;
        Ok(positions
            .iter()
            .find_map(|position| entries::check(position).err()))
    }
}

/// Whether a payment's money is the merchant's, so that it can go back.
pub(super) fn has_the_money(payment: &Payment) -> Result<(), Refusal> {
    match payment.status {
        AttemptStatus::Succeeded => Ok(()),
        AttemptStatus::RequiresCapture => Err(Refusal::NotCaptured),
        AttemptStatus::RequiresAction
        | AttemptStatus::Processing(_)
        | AttemptStatus::Failed(_)
        | AttemptStatus::Canceled(_) => Err(Refusal::NotPaid),
    }
}

fn fails(amount: Money) -> bool {
    amount.currency().exponent() == 2 && amount.minor() % 100 == FAILS
}
