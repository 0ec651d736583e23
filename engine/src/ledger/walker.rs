//! Somebody who does things with payments and intents, whatever he rolls: for the walks over the books. What
//! he does with disputes is in `walker_disputes`.

use std::time::Duration;

use payseal_core::money::{Currency, Money};

use super::tally::{Deed, Tally};
use super::trial::{ledger, made, terms, with};
use super::{Charge, Charged, Fault, IntentTerms, Ledger, Operation, RefundWish, Refusal, Verdict};
use crate::clock::Clock;
use crate::store::{CancelReason, CaptureMode, IntentStatus, Usage};

/// Numbers that look random and are the same each time.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

fn charge(order: u64, amount: Money, card: &str, capture: CaptureMode) -> Charge {
    Charge {
        dialect: "one".to_owned(),
        reference: order.to_string(),
        amount,
        usage: Usage::OnSession,
        customer: None,
        payment_method: format!("pm_{card}"),
        ask_shopper: false,
        capture,
        remark: None,
        return_url: Some("https://shop.example/".to_owned()),
        callback_url: None,
    }
}

/// Somebody who does things with payments and intents, whatever he rolls.
pub(super) struct Walker {
    pub(super) ledger: Ledger,
    pub(super) clock: Clock,
    pub(super) dice: Dice,
    pub(super) payments: Vec<(String, Money)>,
    /// The numbers of disputes.
    pub(super) disputes: Vec<i64>,
    intents: Vec<String>,
    /// What opens the challenges.
    secrets: Vec<String>,
    pub(super) tally: Tally,
}

impl Walker {
    pub(super) fn new(seed: u64) -> Self {
        let (ledger, clock) = ledger(&["visa", "declined", "challenge_always"]);
        Self {
            ledger,
            clock,
            dice: Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
            payments: Vec::new(),
            disputes: Vec::new(),
            intents: Vec::new(),
            secrets: Vec::new(),
            tally: Tally::default(),
        }
    }

    /// One of the last of so many, which are most likely to be open.
    pub(super) fn late(&mut self, count: usize) -> usize {
        self.of_last(20, count)
    }

    /// One of the last few of so many.
    pub(super) fn of_last(&mut self, few: u64, count: usize) -> usize {
        count - 1 - self.dice.roll(few.min(count as u64)) as usize
    }

    pub(super) fn amount(&mut self) -> Money {
        let minor = self.dice.roll(4) * 100 + [50, 77, 78, 79][self.dice.roll(4) as usize];
        let code = ["USD", "JPY", "EUR"][self.dice.roll(3) as usize];
        Money::from_minor(minor, Currency::parse(code).unwrap())
    }

    pub(super) fn card(&mut self) -> &'static str {
        match self.dice.roll(8) {
            0 => "declined",
            1 => "challenge_always",
            _ => "visa",
        }
    }

    pub(super) fn mode(&mut self) -> CaptureMode {
        if self.dice.roll(3) == 0 {
            CaptureMode::Manual
        } else {
            CaptureMode::Automatic
        }
    }

    pub(super) fn keep(&mut self, charged: Charged) {
        match charged {
            Charged::Done(payment) => self.payments.push((payment.id, payment.amount)),
            Charged::Challenged { payment, secret } => {
                self.payments.push((payment.id, payment.amount));
                self.secrets.push(secret);
            }
            Charged::Duplicate(_) => {}
        }
    }

    pub(super) fn charge(&mut self, step: u64) {
        let order = self.dice.roll(step + 1);
        let (amount, card, mode) = (self.amount(), self.card(), self.mode());
        let charge = charge(order, amount, card, mode);
        let charged = self.ledger.run_here(|book| book.charge("1", charge));
        self.keep(charged.unwrap());
    }

    pub(super) fn end_hold(&mut self) {
        let at = self.late(self.payments.len());
        let (payment_id, _) = &self.payments[at];
        let operation = if self.dice.roll(3) == 0 {
            Operation::Void
        } else {
            Operation::Capture
        };
        let done = self
            .ledger
            .run_here(|book| book.operate("1", payment_id, operation));
        self.tally.count(Deed::HoldEnded, done.unwrap().1.is_ok());
    }

    pub(super) fn capture_a_part(&mut self) {
        let at = self.late(self.payments.len());
        let (payment_id, amount) = &self.payments[at];
        let minor = self.dice.roll(amount.minor() + 2);
        let (part, is_last) = (
            Money::from_minor(minor, amount.currency()),
            self.dice.roll(3) == 0,
        );
        match self
            .ledger
            .run_here(|book| book.capture("1", payment_id, part, is_last))
        {
            Ok((payment, Ok(_))) => {
                assert!(payment.captured.minor() <= amount.minor());
                let in_part = payment.captured.minor() < amount.minor();
                self.tally.count(Deed::CapturedInPart, in_part);
            }
            Ok((_, Err(_))) | Err(Fault::Refused(_)) => {}
            Err(fault) => panic!("{fault}"),
        }
    }

    pub(super) fn refund(&mut self, steps: u64) {
        let at = self.dice.roll(self.payments.len() as u64) as usize;
        let (payment_id, paid) = self.payments[at].clone();
        // Every third is of an amount that fails.
        let minor = match self.dice.roll(3) {
            0 => 79,
            _ => 1 + self.dice.roll(paid.minor() + 1),
        };
        let wish = RefundWish {
            payment_id,
            amount: Money::from_minor(minor, paid.currency()),
            whole: self.dice.roll(5) == 0,
            reference: Some(self.dice.roll(2 * steps).to_string()),
            reason: String::new(),
            at_once: self.dice.roll(4) == 0,
        };
        match self.ledger.run_here(|book| book.refund("1", wish)) {
            Ok(refund) => {
                assert!(refund.amount.minor() <= paid.minor());
                self.tally.count(Deed::RefundBegun, true);
            }
            Err(Fault::Refused(_)) => self.tally.count(Deed::RefundRefused, true),
            Err(fault) => panic!("{fault}"),
        }
    }

    pub(super) fn terms(&mut self) -> IntentTerms {
        let (amount, capture) = (self.amount(), self.mode());
        let expires = (self.dice.roll(6) == 0).then(|| {
            self.clock
                .now()
                .after(Duration::from_secs(self.dice.roll(300)))
        });
        IntentTerms {
            amount,
            capture,
            expires,
            ..terms(0)
        }
    }

    /// Makes an intent, or changes, confirms or cancels one.
    pub(super) fn intent(&mut self) {
        let what = self.dice.roll(10);
        if what < 3 || self.intents.is_empty() {
            let terms = self.terms();
            self.intents.push(made(&self.ledger, terms).id);
            return;
        }
        // One of the last few, so that what was declined is tried again.
        let at = self.of_last(4, self.intents.len());
        let id = self.intents[at].clone();
        let card = if self.dice.roll(3) == 0 {
            "declined"
        } else {
            self.card()
        };
        let terms = self.terms();
        let done = self.ledger.run_here(|book| match what {
            3 => Ok((book.update_intent("1", &id, terms)?, None)),
            4 => Ok((book.cancel_intent("1", &id, CancelReason::Requested)?, None)),
            _ => {
                let (intent, charged) = book.confirm_intent("1", &id, with(card))?;
                let attempts = book.rows.payments_of_intent(&id)?.len();
                Ok((intent, Some((charged, attempts))))
            }
        });
        match done {
            Ok((intent, charged)) => {
                let is_paid = intent.status == IntentStatus::Succeeded;
                let is_canceled = intent.status.cancel_reason().is_some();
                self.tally.count(Deed::IntentPaid, is_paid);
                self.tally.count(Deed::IntentCanceled, is_canceled);
                if let Some((charged, attempts)) = charged {
                    let is_again = attempts > 1;
                    self.tally.count(Deed::AttemptedAgain, is_again);
                    let is_declined = intent.last_decline.is_some();
                    self.tally.count(Deed::AttemptDeclined, is_declined);
                    self.keep(charged);
                }
            }
            Err(Fault::Refused(Refusal::IntentState)) => {}
            Err(fault) => panic!("{fault}"),
        }
    }

    pub(super) fn answer(&mut self) {
        let Some(secret) = self.secrets.pop() else {
            return;
        };
        let verdict = [Verdict::Complete, Verdict::Fail, Verdict::Cancel];
        let verdict = verdict[self.dice.roll(3) as usize];
        let answered = self
            .ledger
            .run_here(|book| book.answer_challenge(&secret, verdict));
        assert!(!answered.unwrap().is_open());
        self.tally.count(Deed::ChallengeAnswered, true);
    }
}
