//! What the walker of the books does with disputes: a bank asks or takes the money back, in whole or in
//! part, and whoever's turn it is takes a step.

use payseal_core::money::Money;

use super::tally::Deed;
use super::walker::Walker;
use super::{DisputeStep, DisputeWish, Fault};
use crate::store::{DisputeReason, DisputeStatus};

const STEPS: [DisputeStep; 8] = [
    DisputeStep::Respond,
    DisputeStep::Accept,
    DisputeStep::Win,
    DisputeStep::Win,
    DisputeStep::Lose,
    DisputeStep::Escalate,
    DisputeStep::Escalate,
    DisputeStep::Escalate,
];

impl Walker {
    pub(super) fn dispute(&mut self) {
        if self.disputes.is_empty() || self.dice.roll(2) == 0 {
            // Most payments are not there to be disputed.
            let _ = (0..4).any(|_| self.open_dispute());
        } else {
            self.step_dispute();
        }
    }

    /// Whether there is one.
    fn open_dispute(&mut self) -> bool {
        let at = self.late(self.payments.len());
        let (payment_id, paid) = self.payments[at].clone();
        let part = 1 + self.dice.roll(paid.minor() + 1);
        let is_part = self.dice.roll(2) == 0;
        let wish = DisputeWish {
            payment_id,
            amount: is_part.then(|| Money::from_minor(part, paid.currency())),
            reason: DisputeReason::Fraudulent,
            reason_text: String::new(),
            is_inquiry: self.dice.roll(2) == 0,
        };
        let is_inquiry = wish.is_inquiry;
        match self.ledger.run_here(|book| book.open_dispute(wish)) {
            Ok(dispute) => {
                assert!(dispute.amount.minor() <= paid.minor());
                self.disputes.push(dispute.number);
                self.tally.count(Deed::InquiryOpened, is_inquiry);
                self.tally.count(Deed::ChargebackOpened, !is_inquiry);
                let in_part = !is_inquiry && dispute.amount.minor() < paid.minor();
                self.tally.count(Deed::ChargebackInPart, in_part);
                true
            }
            Err(Fault::Refused(_)) => false,
            Err(fault) => panic!("{fault}"),
        }
    }

    fn step_dispute(&mut self) {
        let at = self.of_last(4, self.disputes.len());
        let number = self.disputes[at];
        let step = STEPS[self.dice.roll(8) as usize];
        let stepped = self
            .ledger
            .run_here(|book| book.step_dispute("1", number, step));
        match stepped {
            Ok(dispute) => {
                let is = |status| dispute.status == status;
                self.tally.count(Deed::DisputeWon, is(DisputeStatus::Won));
                self.tally.count(Deed::DisputeLost, is(DisputeStatus::Lost));
                let escalated = step == DisputeStep::Escalate;
                self.tally.count(Deed::InquiryEscalated, escalated);
            }
            // It was not its turn, or the money is no longer there.
            Err(Fault::Refused(_)) => {}
            Err(fault) => panic!("{fault}"),
        }
    }
}
