//! Money that is held: a payment that is not captured yet. It is captured whole or let go, once,
//! and goes back by itself when the merchant does nothing.

use std::time::Duration;

use super::{Book, Fault};
use crate::store::{
    About, AttemptStatus, CancelReason, Capture, Hold, HoldState, Movement, MovementKind, Payment,
    StoreError,
};

/// How long money is held.
pub const HELD_FOR: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// What a merchant does with held money.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operation {
    /// Takes it.
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
        trade_no: &str,
        operation: Operation,
    ) -> Result<(Payment, Result<(), NotDone>), Fault> {
        let mut payment = self.payment(account, trade_no)?;
        let Some(hold) = self.rows.hold(trade_no)? else {
            return Ok((payment, Err(NotDone::NeverHeld)));
        };
        match (hold.state, hold.expires) {
            (HoldState::Held, _) => {}
            // Only time leaves the moment where it was.
            (HoldState::Void, Some(_)) => return Ok((payment, Err(NotDone::Late))),
            (HoldState::Captured | HoldState::Void, _) => {
                return Ok((payment, Err(NotDone::Over)));
            }
        }
        let state = match operation {
            Operation::Capture => HoldState::Captured,
            Operation::Void => HoldState::Void,
        };
        self.end_hold(&mut payment, hold, state)?;
        Ok((payment, Ok(())))
    }

    /// The money of a payment that succeeded: taken, or held.
    pub(super) fn take_or_hold(&self, payment: &Payment) -> Result<(), Fault> {
        match payment.capture {
            Capture::Automatic => self.move_whole(payment, MovementKind::Sale),
            Capture::Manual => {
                self.rows.put_hold(&Hold {
                    trade_no: payment.trade_no.clone(),
                    account: payment.account.clone(),
                    state: HoldState::Held,
                    expires: Some(self.now.after(HELD_FOR)),
                })?;
                self.move_whole(payment, MovementKind::Hold)
            }
        }
    }

    /// Lets go what was held too long.
    pub(super) fn settle_holds(&self) -> Result<(), Fault> {
        for hold in self.rows.holds_due(self.now)? {
            let payment = self.rows.payment(&hold.account, &hold.trade_no)?;
            let mut payment = payment.ok_or(StoreError::Unreadable("holds"))?;
            let expired = hold.expires;
            self.end_hold(&mut payment, hold.clone(), HoldState::Void)?;
            self.rows.put_hold(&Hold {
                state: HoldState::Void,
                expires: expired,
                ..hold
            })?;
        }
        Ok(())
    }

    fn end_hold(
        &self,
        payment: &mut Payment,
        mut hold: Hold,
        state: HoldState,
    ) -> Result<(), Fault> {
        hold.state = state;
        hold.expires = None;
        self.rows.put_hold(&hold)?;
        if state == HoldState::Captured {
            self.move_whole(payment, MovementKind::Capture)?;
            payment.becomes(AttemptStatus::Succeeded);
            self.rows.update_payment(payment)?;
        } else {
            self.move_whole(payment, MovementKind::Void)?;
            payment.becomes(AttemptStatus::Canceled(CancelReason::Voided));
            self.rows.update_payment(payment)?;
            // What was never paid is no first charge of a series.
            self.rows.delete_agreement(&payment.trade_no)?;
            self.attempt_came_to_nothing(payment)?;
        }
        self.tell(payment, About::Hold(state))
    }

    fn move_whole(&self, payment: &Payment, kind: MovementKind) -> Result<(), Fault> {
        Ok(self.rows.insert_movement(Movement {
            account: &payment.account,
            trade_no: &payment.trade_no,
            kind,
            amount: payment.amount,
        })?)
    }
}
