//! Money that is held: a payment that is not captured yet. It is captured, whole or in parts, or let go;
//! and what is left goes back by itself when the merchant does nothing.

use std::time::Duration;

use payseal_core::money::Money;

use super::{Book, Fault, Refusal};
use crate::store::{
    About, AttemptStatus, CancelReason, Capture, CaptureMode, Hold, HoldState, Movement,
    MovementKind, Payment, StoreError,
};

/// How long money is held.
pub const HELD_FOR: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// What a merchant does with held money.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operation {
    /// Takes all that is left of it.
    Capture,
    /// Lets it go.
    Void,
}

/// Why nothing was done with held money.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotDone {
    /// The payment holds nothing and never did.
    NeverHeld,
    /// It was captured or let go before.
    Over,
    /// Its time ran out, and it went back.
    Late,
}

impl Book<'_> {
    /// Captures held money, or lets it go.
    ///
    /// # Errors
    /// When the account has no such payment, or the store fails.
    pub fn operate(
        &self,
        account: &str,
        payment_id: &str,
        operation: Operation,
    ) -> Result<(Payment, Result<(), NotDone>), Fault> {
        let mut payment = self.payment(account, payment_id)?;
        let hold = match self.open_hold(payment_id)? {
            Ok(hold) => hold,
            Err(why) => return Ok((payment, Err(why))),
        };
        if operation == Operation::Capture {
            let all = payment.held();
            self.take(&mut payment, all)?;
        }
        self.end_hold(&mut payment, hold)?;
        Ok((payment, Ok(())))
    }

    /// Captures held money, or a part of it. The last capture lets go of what is left.
    ///
    /// # Errors
    /// When the account has no such payment, less is held, or the store fails.
    pub fn capture(
        &self,
        account: &str,
        payment_id: &str,
        amount: Money,
        is_last: bool,
    ) -> Result<(Payment, Result<Capture, NotDone>), Fault> {
        let mut payment = self.payment(account, payment_id)?;
        let hold = match self.open_hold(payment_id)? {
            Ok(hold) => hold,
            Err(why) => return Ok((payment, Err(why))),
        };
        let held = payment.held();
        if amount.currency() != held.currency() || !(1..=held.minor()).contains(&amount.minor()) {
            return Err(Refusal::CaptureAmount.into());
        }
        let capture = self.take(&mut payment, amount)?;
        if is_last || payment.held().minor() == 0 {
            self.end_hold(&mut payment, hold)?;
        } else {
            self.report(&payment)?;
        }
        Ok((payment, Ok(capture)))
    }

    /// What was captured of a payment, oldest first.
    ///
    /// # Errors
    /// When the account has no such payment, or the store fails.
    pub fn captures(&self, account: &str, payment_id: &str) -> Result<Vec<Capture>, Fault> {
        self.payment(account, payment_id)?;
        Ok(self.rows.captures(payment_id)?)
    }

    /// The hold of a payment, while something is held.
    fn open_hold(&self, payment_id: &str) -> Result<Result<Hold, NotDone>, Fault> {
        let Some(hold) = self.rows.hold(payment_id)? else {
            return Ok(Err(NotDone::NeverHeld));
        };
        Ok(match (hold.state, hold.expires) {
            (HoldState::Held, _) => Ok(hold),
            // Only time leaves the moment where it was.
            (HoldState::Captured | HoldState::Void, Some(_)) => Err(NotDone::Late),
            (HoldState::Captured | HoldState::Void, None) => Err(NotDone::Over),
        })
    }

    /// The money of a payment that succeeded: taken, or held.
    pub(super) fn take_or_hold(&self, payment: &mut Payment) -> Result<(), Fault> {
        // The issuer was asked about a card, and nothing is paid.
        if payment.amount.minor() == 0 && payment.capture == CaptureMode::Automatic {
            return Ok(());
        }
        match payment.capture {
            CaptureMode::Automatic => {
                self.move_money(payment, MovementKind::Sale, payment.amount)?;
                self.note_capture(payment, payment.amount)?;
                Ok(())
            }
            CaptureMode::Manual => {
                self.rows.put_hold(&Hold {
                    payment_id: payment.id.clone(),
                    account: payment.account.clone(),
                    state: HoldState::Held,
                    expires: Some(self.now.after(HELD_FOR)),
                })?;
                self.move_money(payment, MovementKind::Hold, payment.amount)
            }
        }
    }

    /// Lets go what was held too long.
    pub(super) fn settle_holds(&self) -> Result<(), Fault> {
        for hold in self.rows.holds_due(self.now)? {
            let payment = self.rows.payment(&hold.account, &hold.payment_id)?;
            let mut payment = payment.ok_or(StoreError::Unreadable("holds"))?;
            let expired = hold.expires;
            let state = self.end_hold(&mut payment, hold.clone())?;
            self.rows.put_hold(&Hold {
                state,
                expires: expired,
                ..hold
            })?;
        }
        Ok(())
    }

    /// Takes a part of what is held.
    fn take(&self, payment: &mut Payment, amount: Money) -> Result<Capture, Fault> {
        self.move_money(payment, MovementKind::Capture, amount)?;
        self.note_capture(payment, amount)
    }

    fn note_capture(&self, payment: &mut Payment, amount: Money) -> Result<Capture, Fault> {
        let mut capture = Capture {
            number: 0,
            account: payment.account.clone(),
            payment_id: payment.id.clone(),
            amount,
            created: self.now,
        };
        capture.number = self.rows.insert_capture(&capture)?;
        let captured = payment.captured.minor().saturating_add(amount.minor());
        payment.captured = Money::from_minor(captured, amount.currency());
        Ok(capture)
    }

    /// Lets go of what is still held. A payment of which something was taken has succeeded; any other has
    /// come to nothing.
    fn end_hold(&self, payment: &mut Payment, mut hold: Hold) -> Result<HoldState, Fault> {
        let rest = payment.held();
        if rest.minor() > 0 {
            self.move_money(payment, MovementKind::Void, rest)?;
        }
        let (state, status) = if payment.captured.minor() > 0 {
            (HoldState::Captured, AttemptStatus::Succeeded)
        } else {
            let why = CancelReason::Voided;
            (HoldState::Void, AttemptStatus::Canceled(why))
        };
        hold.state = state;
        hold.expires = None;
        self.rows.put_hold(&hold)?;
        payment.becomes(status);
        self.rows.update_payment(payment)?;
        if state == HoldState::Void {
            // What was never paid is no first charge of a series.
            self.rows.delete_agreement(&payment.id)?;
            self.attempt_came_to_nothing(payment)?;
        }
        self.tell(payment, About::Hold(state))?;
        Ok(state)
    }

    fn move_money(
        &self,
        payment: &Payment,
        kind: MovementKind,
        amount: Money,
    ) -> Result<(), Fault> {
        Ok(self.rows.insert_movement(Movement {
            account: &payment.account,
            payment_id: &payment.id,
            kind,
            amount,
        })?)
    }
}
