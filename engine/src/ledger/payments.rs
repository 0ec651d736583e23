//! Payments after they were tried: how a pending one settles, what a successful one leaves behind,
//! and reading them back.

use std::time::Duration;

use super::{Book, Fault, Refusal};
use crate::clock::Moment;
use crate::store::{
    AttemptStatus, Awaited, CaptureMode, ConsentState, DeclineReason, Payment, PaymentMethod, Usage,
};

/// How long a payment of an amount that settles late stays pending.
const LATE: Duration = Duration::from_secs(60);

/// Minor units of the amounts that are approved late, in currencies with two decimals.
const APPROVED_LATE: u64 = 77;

/// The same for those that are declined late.
const DECLINED_LATE: u64 = 78;

impl Book<'_> {
    /// Finds a payment.
    ///
    /// # Errors
    /// When the account has none of this number, or the store fails.
    pub fn payment(&self, account: &str, payment_id: &str) -> Result<Payment, Fault> {
        self.settle_due()?;
        Ok(self
            .rows
            .payment(account, payment_id)?
            .ok_or(Refusal::TradeUnknown)?)
    }

    /// Finds a payment of a dialect: of the others of its account it knows nothing.
    ///
    /// # Errors
    /// When the account has none of this number in the dialect, or the store fails.
    pub fn payment_in(
        &self,
        account: &str,
        dialect: &str,
        payment_id: &str,
    ) -> Result<Payment, Fault> {
        let payment = self.payment(account, payment_id)?;
        if payment.dialect != dialect {
            return Err(Refusal::TradeUnknown.into());
        }
        Ok(payment)
    }

    /// Every attempt to pay the intent of a name, oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn payments_of_reference(
        &self,
        account: &str,
        dialect: &str,
        reference: &str,
    ) -> Result<Vec<Payment>, Fault> {
        match self.intent_by_reference(account, dialect, reference)? {
            Some(intent) => Ok(self.rows.payments_of_intent(&intent.id)?),
            None => Ok(Vec::new()),
        }
    }

    /// How many payments of a dialect began between two moments, and one page of them, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn payments(
        &self,
        account: &str,
        dialect: &str,
        (from, to): (Moment, Moment),
        skip: u64,
        take: u64,
    ) -> Result<(u64, Vec<Payment>), Fault> {
        self.settle_due()?;
        Ok(self.rows.payments(account, dialect, from, to, skip, take)?)
    }

    /// The issuer said yes: the payment succeeds, now or in a minute.
    pub(super) fn approve(&self, payment: &mut Payment) -> Result<(), Fault> {
        if matches!(cents(payment), Some(APPROVED_LATE | DECLINED_LATE)) {
            payment.becomes(AttemptStatus::Processing(Awaited::Issuer));
            payment.settles = Some(self.now.after(LATE));
            return Ok(());
        }
        self.succeed(payment)
    }

    /// The money is on its way, and comes in a minute.
    pub(super) fn expect(&self, payment: &mut Payment) {
        payment.becomes(AttemptStatus::Processing(Awaited::Funds));
        payment.settles = Some(self.now.after(LATE));
    }

    fn succeed(&self, payment: &mut Payment) -> Result<(), Fault> {
        payment.becomes(match payment.capture {
            CaptureMode::Automatic => AttemptStatus::Succeeded,
            CaptureMode::Manual => AttemptStatus::RequiresCapture,
        });
        payment.settles = None;
        let Some(customer) = payment.customer.clone() else {
            return Ok(());
        };
        // Both may have been removed while the payment was pending; and a shopper who was asked
        // and did not agree has paid, and no more.
        let known = self.rows.customer(&payment.account, &customer)?.is_some();
        let method = self
            .rows
            .payment_method(&payment.account, &payment.payment_method)?;
        let agreed = |method: &PaymentMethod| known && method.consent != ConsentState::Withheld;
        let Some(mut method) = method.filter(agreed) else {
            return Ok(());
        };
        // He has paid, whether or not there is room for one more card.
        let stays = matches!(
            payment.usage,
            Usage::SetupOnSession | Usage::SetupOffSession
        );
        if stays && method.customer.is_none() && self.has_room(&payment.account, &customer)? {
            self.bind(&mut method, &customer)?;
        }
        if payment.usage == Usage::SetupOffSession {
            self.rows
                .insert_agreement(&payment.account, &customer, &method.id, &payment.id)?;
        }
        Ok(())
    }

    /// Writes a payment that changed, and what follows from it.
    pub(super) fn write(&self, payment: &mut Payment) -> Result<(), Fault> {
        self.rows.update_payment(payment)?;
        self.follow(payment)
    }

    /// What follows from how an attempt stands, when it is written for the first time: its money moves, or
    /// its intent needs another payment method.
    pub(super) fn follow(&self, payment: &mut Payment) -> Result<(), Fault> {
        if payment.status.is_paid() {
            self.take_or_hold(payment)
        } else if payment.status.is_unpaid_for_good() {
            self.attempt_came_to_nothing(payment)
        } else {
            Ok(())
        }
    }

    /// Settles the payments, refunds, holds and intents whose time has come.
    pub(super) fn settle_due(&self) -> Result<(), Fault> {
        // Whoever settles is half-way through its list while a hook runs.
        if self.in_hook.get() {
            return Ok(());
        }
        for mut payment in self.rows.payments_due(self.now)? {
            let is_declined = match payment.debit() {
                Some(fate) => !fate.pays(),
                None => cents(&payment) == Some(DECLINED_LATE),
            };
            if is_declined {
                payment.becomes(AttemptStatus::Failed(DeclineReason::Generic));
                payment.settles = None;
            } else {
                self.succeed(&mut payment)?;
            }
            self.write(&mut payment)?;
            self.report(&payment)?;
        }
        self.settle_refunds()?;
        self.settle_holds()?;
        self.settle_disputes()?;
        self.settle_intents()
    }
}

/// The last two digits of an amount in a currency that has cents.
fn cents(payment: &Payment) -> Option<u64> {
    let amount = payment.amount;
    (amount.currency().exponent() == 2).then(|| amount.minor() % 100)
}
