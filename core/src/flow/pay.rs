//! Paying: the merchant's server charges, the bank may ask the shopper, and what is not known is
//! asked about until it is.
//!
//! One attempt has one number. It is charged once: after an answer that was lost it is only asked
//! about, and a new number is drawn only when the old one is known to have come to nothing.

use super::attempt::{Bank, Flight, Leg, Open, Purpose, Subject};
use super::decline::Decline;
use super::effect::PayEffect;
use super::event::{ChallengeEvent, Charged};
use super::failure::{CallOutcome, Failure, Notice, PaymentStatus};
use super::run::Run;
use super::state::{Phase, Receipt};
use super::terms::{CallId, Kept, RequestId};
use crate::card::Field;

/// How long the merchant's server may take, in milliseconds.
const CHARGE_WAIT: u64 = 75_000;
/// How long the bank's page may stay open, in milliseconds.
const CHALLENGE_WAIT: u64 = 10 * 60_000;
/// When the merchant's server is asked again, in milliseconds after each answer in vain.
const ASK_AGAIN: [u64; 5] = [400, 1_500, 3_000, 5_000, 8_000];
/// How long after the bank's page has moved a second time the merchant's server is asked, in
/// milliseconds; twice as long after each further move, since a page may move without end.
const MOVED: u64 = 1_000;
/// But not more than so often.
const MOST_DOUBLINGS: u32 = 5;
/// So many cards may be refused before the form slows down.
const PATIENCE: u32 = 3;
/// How long it waits after the first refusal too many; twice as long after each further one.
const SLOW: u64 = 5_000;

impl Run {
    pub(super) fn confirm(&mut self, call: CallId) {
        if !self.state.settings.pays {
            return self.finish(call, CallOutcome::Failed(Failure::Cancelled));
        }
        if self.joins(call, Purpose::Pay) {
            return;
        }
        let calls = vec![call];
        if let Phase::Finished {
            id,
            brand,
            kept,
            consent,
        } = &self.state.phase
        {
            let subject = Subject {
                id: id.clone(),
                brand: *brand,
                last4: None,
                consent: consent.clone(),
            };
            match kept {
                Kept::Paid => {
                    let outcome = settled(PaymentStatus::Succeeded, &subject);
                    self.finish(call, outcome);
                }
                Kept::Pending => self.settle_again(calls),
                Kept::Card => {
                    self.fly(calls, Purpose::Pay, Leg::Pause { until: 0 });
                    self.charge(subject);
                }
            }
            return;
        }
        match &self.state.pay.open {
            Some(_) => self.settle_again(calls),
            None => self.begin(calls, Purpose::Pay),
        }
    }

    /// The end of an earlier attempt is not known: it is asked about before anything else.
    fn settle_again(&mut self, calls: Vec<CallId>) {
        self.state.notice = None;
        self.fly(calls, Purpose::Pay, Leg::Pause { until: 0 });
        self.ask_charge(true);
    }

    /// Has the merchant's server charge this, under a number of its own.
    pub(super) fn charge(&mut self, subject: Subject) {
        self.state.pay.attempt = self.state.pay.attempt.wrapping_add(1);
        self.state.pay.pending = false;
        self.state.pay.open = Some(Open {
            subject,
            given_up: false,
        });
        self.ask_charge(false);
    }

    fn ask_charge(&mut self, settle: bool) {
        let until = self.now.millis.saturating_add(CHARGE_WAIT);
        let pay = &mut self.state.pay;
        let (Phase::Busy(flight), Some(open)) = (&mut self.state.phase, &pay.open) else {
            return;
        };
        pay.requests = pay.requests.wrapping_add(1);
        let request = RequestId(pay.requests);
        flight.leg = Leg::Charge {
            request,
            settle,
            until,
        };
        self.effects.push(
            PayEffect::AskCharge {
                request,
                attempt: pay.attempt,
                id: open.subject.id.clone(),
                consent: open.subject.consent.clone(),
                settle,
            }
            .into(),
        );
    }

    pub(super) fn charged(&mut self, request: RequestId, answer: Charged) {
        let Phase::Busy(Flight {
            leg:
                Leg::Charge {
                    request: asked,
                    settle,
                    ..
                },
            bank,
            ..
        }) = self.state.phase
        else {
            return;
        };
        if asked != request {
            return;
        }
        match answer {
            Charged::Succeeded => self.paid(Kept::Paid, PaymentStatus::Succeeded),
            Charged::Declined(decline) => self.declined(decline),
            // Nothing was charged, and the number is as good as before.
            Charged::Refused if !settle => {
                self.state.pay.open = None;
                self.state.pay.attempt = self.state.pay.attempt.wrapping_sub(1);
                self.fail(Failure::ChargeRefused);
            }
            Charged::Pending | Charged::Unknown | Charged::Refused | Charged::Lost
                if matches!(bank, Bank::Open(_)) =>
            {
                self.wait_for_bank();
            }
            // It may still be paid, whatever the shopper did at the bank's page.
            Charged::Pending => self.paid(Kept::Pending, PaymentStatus::Pending),
            Charged::Challenge(url) => self.challenge(bank, url),
            Charged::Unknown | Charged::Refused | Charged::Lost => self.ask_again(),
        }
    }

    fn challenge(&mut self, bank: Bank, url: String) {
        if self.is_given_up() {
            return self.go_on_with_another();
        }
        match bank {
            Bank::Open(_) => self.wait_for_bank(),
            Bank::Cancelled => self.given_up(Decline::ChallengeCancelled),
            Bank::Expired => self.given_up(Decline::ChallengeExpired),
            // The shopper is back, and the news has not yet come round.
            Bank::Returned => self.ask_again(),
            Bank::NotAsked => {
                self.state.pay.requests = self.state.pay.requests.wrapping_add(1);
                let request = RequestId(self.state.pay.requests);
                let until = self.now.millis.saturating_add(CHALLENGE_WAIT);
                if let Phase::Busy(flight) = &mut self.state.phase {
                    flight.bank = Bank::Open(request);
                    // Counted once: a page that moves again and again is over some time, too.
                    flight.bank_until = until;
                }
                self.wait_for_bank();
                self.effects
                    .push(PayEffect::OpenChallenge { request, url }.into());
            }
        }
    }

    fn wait_for_bank(&mut self) {
        if let Phase::Busy(flight) = &mut self.state.phase {
            flight.leg = Leg::Challenge { check: None };
        }
    }

    pub(super) fn challenged(&mut self, request: RequestId, news: ChallengeEvent) {
        let Phase::Busy(flight) = &mut self.state.phase else {
            return;
        };
        if flight.bank != Bank::Open(request) {
            return;
        }
        match news {
            ChallengeEvent::Moved => return self.moved(),
            ChallengeEvent::Returned => flight.bank = Bank::Returned,
            ChallengeEvent::Cancelled => flight.bank = Bank::Cancelled,
        }
        self.effects.push(PayEffect::EndChallenge.into());
        // An answer to what was asked before the news would be old.
        self.ask_charge(true);
    }

    /// The bank's page went on: perhaps it is over. A page that moves again and again is asked
    /// about less and less often.
    fn moved(&mut self) {
        let millis = self.now.millis;
        if let Phase::Busy(flight) = &mut self.state.phase
            && let Leg::Challenge { check } = &mut flight.leg
            && check.is_none()
        {
            let again = flight.moved.checked_sub(1);
            flight.moved = flight.moved.saturating_add(1);
            let Some(again) = again else {
                return self.ask_charge(true);
            };
            let pause = MOVED << again.min(MOST_DOUBLINGS);
            *check = Some(millis.saturating_add(pause));
        }
    }

    /// No answer that says anything: ask again a little later, and in the end say so.
    fn ask_again(&mut self) {
        let Phase::Busy(flight) = &mut self.state.phase else {
            return;
        };
        match ASK_AGAIN.get(usize::from(flight.asked)) {
            Some(pause) => {
                flight.asked += 1;
                flight.leg = Leg::Pause {
                    until: self.now.millis.saturating_add(*pause),
                };
            }
            // Nothing newer than that it is on its way.
            None if self.state.pay.pending => self.paid(Kept::Pending, PaymentStatus::Pending),
            None => {
                self.state.notice = Some(Notice::Unknown);
                let outcome = self.outcome_of_open(PaymentStatus::Unknown);
                self.land(outcome);
            }
        }
    }

    /// The alarm rang: whatever a payment has waited for in vain.
    pub(super) fn wake_payment(&mut self) {
        let millis = self.now.millis;
        let Phase::Busy(flight) = &mut self.state.phase else {
            return;
        };
        match flight.leg {
            Leg::Pause { until } if millis >= until => self.ask_charge(true),
            Leg::Charge { until, .. } if millis >= until => self.ask_again(),
            Leg::Challenge { .. } if millis >= flight.bank_until => {
                flight.bank = Bank::Expired;
                self.effects.push(PayEffect::EndChallenge.into());
                self.ask_charge(true);
            }
            Leg::Challenge { check: Some(check) } if millis >= check => self.ask_charge(true),
            Leg::Token { .. }
            | Leg::Gateway { .. }
            | Leg::Pause { .. }
            | Leg::Charge { .. }
            | Leg::Challenge { .. } => {}
        }
    }

    fn is_given_up(&self) -> bool {
        self.state.pay.open.as_ref().is_some_and(|it| it.given_up)
    }

    /// An attempt that was given up has come to nothing: its place is free.
    fn go_on_with_another(&mut self) {
        self.state.pay.open = None;
        if let Phase::Busy(flight) = &mut self.state.phase {
            let calls = core::mem::take(&mut flight.calls);
            self.state.phase = Phase::Editing;
            self.begin(calls, Purpose::Pay);
        }
    }

    fn given_up(&mut self, decline: Decline) {
        self.state.notice = Some(Notice::Declined(decline));
        let outcome = self.outcome_of_open(PaymentStatus::Declined(decline));
        if let Some(open) = &mut self.state.pay.open {
            open.given_up = true;
        }
        self.land(outcome);
    }

    fn paid(&mut self, kept: Kept, how: PaymentStatus) {
        self.end_challenge();
        let Some(subject) = self.state.pay.open.as_ref().map(|it| it.subject.clone()) else {
            return;
        };
        self.state.pay.pending = how == PaymentStatus::Pending;
        if how == PaymentStatus::Succeeded {
            self.state.pay.open = None;
            self.state.pay.refused = 0;
            self.state.pay.slow_until = None;
        }
        let Phase::Busy(flight) = &mut self.state.phase else {
            return;
        };
        let calls = core::mem::take(&mut flight.calls);
        let outcome = settled(how, &subject);
        self.state.receipt = Receipt {
            price: self.state.saved.price.clone(),
            last4: subject.last4,
        };
        self.done(subject.id, subject.brand, kept, subject.consent);
        self.finish_all(calls, &outcome);
    }

    fn declined(&mut self, decline: Decline) {
        self.end_challenge();
        let outcome = self.outcome_of_open(PaymentStatus::Declined(decline));
        self.state.pay.open = None;
        if decline.counts() {
            self.count_refusal();
        }
        self.state.notice = Some(Notice::Declined(decline));
        self.land(outcome);
        match decline {
            Decline::Cvc => self.point_at(Field::Cvc),
            Decline::Expired => self.point_at(Field::Expiry),
            Decline::Card
            | Decline::Funds
            | Decline::LostOrStolen
            | Decline::Processing
            | Decline::Limit
            | Decline::Authentication
            | Decline::ChallengeCancelled
            | Decline::ChallengeExpired
            | Decline::Risk => {}
        }
    }

    /// Counts a card that was refused; too many in a row slow the form down.
    pub(super) fn count_refusal(&mut self) {
        let pay = &mut self.state.pay;
        pay.refused = pay.refused.saturating_add(1);
        if let Some(over) = pay.refused.checked_sub(PATIENCE) {
            let wait = SLOW << over.min(MOST_DOUBLINGS);
            pay.slow_until = Some(self.now.millis.saturating_add(wait));
        }
    }

    fn end_challenge(&mut self) {
        if let Phase::Busy(flight) = &mut self.state.phase
            && let Bank::Open(_) = flight.bank
        {
            flight.bank = Bank::Returned;
            self.effects.push(PayEffect::EndChallenge.into());
        }
    }

    fn outcome_of_open(&self, how: PaymentStatus) -> CallOutcome {
        match &self.state.pay.open {
            Some(open) => settled(how, &open.subject),
            None => CallOutcome::Failed(Failure::Cancelled),
        }
    }

    /// What is said of a call that the page itself gave up. What was charged may be paid.
    pub(super) fn outcome_when_abandoned(&mut self) -> CallOutcome {
        self.end_challenge();
        match &self.state.phase {
            Phase::Busy(Flight {
                leg: Leg::Charge { .. } | Leg::Pause { .. } | Leg::Challenge { .. },
                ..
            }) => self.outcome_of_open(PaymentStatus::Unknown),
            Phase::Busy(_)
            | Phase::Connecting
            | Phase::Editing
            | Phase::Finished { .. }
            | Phase::Closed => CallOutcome::Failed(Failure::Cancelled),
        }
    }

    /// The page wants an empty form: what comes next is another payment.
    pub(super) fn forget_payment(&mut self) {
        self.state.pay.open = None;
        self.state.pay.pending = false;
    }
}

fn settled(how: PaymentStatus, subject: &Subject) -> CallOutcome {
    CallOutcome::Payment {
        status: how,
        id: subject.id.clone(),
        consent: subject.consent.clone(),
    }
}
