//! Paying: the merchant's server charges, the bank may ask the shopper, and what is not known is
//! asked about until it is.
//!
//! One attempt has one number. It is charged once: after an answer that was lost it is only asked
//! about, and a new number is drawn only when the old one is known to have come to nothing.

use super::attempt::{Call, Challenge, OpenAttempt, PaidWith, Purpose, WaitsFor};
use super::decline::Decline;
use super::effect::PayEffect;
use super::event::{ChallengeEvent, Charged};
use super::failure::{CallOutcome, Failure, Notice, PaymentStatus};
use super::run::Run;
use super::state::{Phase, Receipt};
use super::terms::{CallId, Kept, RequestId};
use crate::card::Field;

/// How long the merchant's server may take, in milliseconds.
const CHARGE_TIMEOUT: u64 = 75_000;
/// How long the bank's page may stay open, in milliseconds.
const CHALLENGE_TIMEOUT: u64 = 10 * 60_000;
/// When the merchant's server is asked again, in milliseconds after each answer in vain.
const POLL_BACKOFF: [u64; 5] = [400, 1_500, 3_000, 5_000, 8_000];
/// How long after the bank's page has moved a second time the merchant's server is asked, in
/// milliseconds; twice as long after each further move, since a page may move without end.
const POLL_AFTER_MOVE: u64 = 1_000;
/// But not more than so often.
const MOST_DOUBLINGS: u32 = 5;
/// So many cards may be refused before the form slows down.
const REFUSALS_BEFORE_LIMIT: u32 = 3;
/// How long it waits after the first refusal too many; twice as long after each further one.
const RATE_LIMIT: u64 = 5_000;

impl Run {
    pub(super) fn confirm(&mut self, call: CallId) {
        if !self.state.settings.pays {
            return self.finish(call, CallOutcome::Failed(Failure::Cancelled));
        }
        if self.join_call(call, Purpose::Pay) {
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
            let paid_with = PaidWith {
                id: id.clone(),
                brand: *brand,
                last4: None,
                consent: consent.clone(),
            };
            match kept {
                Kept::Paid => {
                    let outcome = settled(PaymentStatus::Succeeded, &paid_with);
                    self.finish(call, outcome);
                }
                Kept::Pending => self.poll_open_attempt(calls),
                Kept::Card => {
                    self.start_call(calls, Purpose::Pay, WaitsFor::Backoff { until: 0 });
                    self.charge(paid_with);
                }
            }
            return;
        }
        match &self.state.pay.open {
            Some(_) => self.poll_open_attempt(calls),
            None => self.check_and_start(calls, Purpose::Pay),
        }
    }

    /// The end of an earlier attempt is not known: it is asked about before anything else.
    fn poll_open_attempt(&mut self, calls: Vec<CallId>) {
        self.state.notice = None;
        self.start_call(calls, Purpose::Pay, WaitsFor::Backoff { until: 0 });
        self.ask_charge(true);
    }

    /// Has the merchant's server charge this, under a number of its own.
    pub(super) fn charge(&mut self, paid_with: PaidWith) {
        self.state.pay.attempt = self.state.pay.attempt.wrapping_add(1);
        self.state.pay.pending = false;
        self.state.pay.open = Some(OpenAttempt {
            paid_with,
            given_up: false,
        });
        self.ask_charge(false);
    }

    fn ask_charge(&mut self, settle: bool) {
        let until = self.now.millis.saturating_add(CHARGE_TIMEOUT);
        let pay = &mut self.state.pay;
        let (Phase::Busy(call), Some(open)) = (&mut self.state.phase, &pay.open) else {
            return;
        };
        pay.requests = pay.requests.wrapping_add(1);
        let request = RequestId(pay.requests);
        call.waits_for = WaitsFor::Charge {
            request,
            settle,
            until,
        };
        self.effects.push(
            PayEffect::AskCharge {
                request,
                attempt: pay.attempt,
                id: open.paid_with.id.clone(),
                consent: open.paid_with.consent.clone(),
                settle,
            }
            .into(),
        );
    }

    pub(super) fn charged(&mut self, request: RequestId, answer: Charged) {
        let Phase::Busy(Call {
            waits_for:
                WaitsFor::Charge {
                    request: asked,
                    settle,
                    ..
                },
            challenge,
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
                if matches!(challenge, Challenge::Open(_)) =>
            {
                self.wait_for_challenge();
            }
            // It may still be paid, whatever the shopper did at the bank's page.
            Charged::Pending => self.paid(Kept::Pending, PaymentStatus::Pending),
            Charged::Challenge(url) => self.challenge(challenge, url),
            Charged::Unknown | Charged::Refused | Charged::Lost => self.retry_after_backoff(),
        }
    }

    fn challenge(&mut self, challenge: Challenge, url: String) {
        if self.is_given_up() {
            return self.retry_as_new_attempt();
        }
        match challenge {
            Challenge::Open(_) => self.wait_for_challenge(),
            Challenge::Cancelled => self.give_up_challenge(Decline::ChallengeCancelled),
            Challenge::Expired => self.give_up_challenge(Decline::ChallengeExpired),
            // The shopper is back, and the news has not yet come round.
            Challenge::Returned => self.retry_after_backoff(),
            Challenge::NotAsked => {
                self.state.pay.requests = self.state.pay.requests.wrapping_add(1);
                let request = RequestId(self.state.pay.requests);
                let until = self.now.millis.saturating_add(CHALLENGE_TIMEOUT);
                if let Phase::Busy(call) = &mut self.state.phase {
                    call.challenge = Challenge::Open(request);
                    // Counted once: a page that moves again and again is over some time, too.
                    call.challenge_until = until;
                }
                self.wait_for_challenge();
                self.effects
                    .push(PayEffect::OpenChallenge { request, url }.into());
            }
        }
    }

    fn wait_for_challenge(&mut self) {
        if let Phase::Busy(call) = &mut self.state.phase {
            call.waits_for = WaitsFor::Challenge { check: None };
        }
    }

    pub(super) fn challenged(&mut self, request: RequestId, news: ChallengeEvent) {
        let Phase::Busy(call) = &mut self.state.phase else {
            return;
        };
        if call.challenge != Challenge::Open(request) {
            return;
        }
        match news {
            ChallengeEvent::Moved => return self.moved(),
            ChallengeEvent::Returned => call.challenge = Challenge::Returned,
            ChallengeEvent::Cancelled => call.challenge = Challenge::Cancelled,
        }
        self.effects.push(PayEffect::EndChallenge.into());
        // An answer to what was asked before the news would be old.
        self.ask_charge(true);
    }

    /// The bank's page went on: perhaps it is over. A page that moves again and again is asked
    /// about less and less often.
    fn moved(&mut self) {
        let millis = self.now.millis;
        if let Phase::Busy(call) = &mut self.state.phase
            && let WaitsFor::Challenge { check } = &mut call.waits_for
            && check.is_none()
        {
            let again = call.moved.checked_sub(1);
            call.moved = call.moved.saturating_add(1);
            let Some(again) = again else {
                return self.ask_charge(true);
            };
            let pause = POLL_AFTER_MOVE << again.min(MOST_DOUBLINGS);
            *check = Some(millis.saturating_add(pause));
        }
    }

    /// No answer that says anything: ask again a little later, and in the end say so.
    fn retry_after_backoff(&mut self) {
        let Phase::Busy(call) = &mut self.state.phase else {
            return;
        };
        match POLL_BACKOFF.get(usize::from(call.asked)) {
            Some(pause) => {
                call.asked += 1;
                call.waits_for = WaitsFor::Backoff {
                    until: self.now.millis.saturating_add(*pause),
                };
            }
            // Nothing newer than that it is on its way.
            None if self.state.pay.pending => self.paid(Kept::Pending, PaymentStatus::Pending),
            None => {
                self.state.notice = Some(Notice::Unknown);
                let outcome = self.outcome_of_open(PaymentStatus::Unknown);
                self.finish_call(outcome);
            }
        }
    }

    /// The alarm rang: whatever a payment has waited for in vain.
    pub(super) fn wake_payment(&mut self) {
        let millis = self.now.millis;
        let Phase::Busy(call) = &mut self.state.phase else {
            return;
        };
        match call.waits_for {
            WaitsFor::Backoff { until } if millis >= until => self.ask_charge(true),
            WaitsFor::Charge { until, .. } if millis >= until => self.retry_after_backoff(),
            WaitsFor::Challenge { .. } if millis >= call.challenge_until => {
                call.challenge = Challenge::Expired;
                self.effects.push(PayEffect::EndChallenge.into());
                self.ask_charge(true);
            }
            WaitsFor::Challenge { check: Some(check) } if millis >= check => self.ask_charge(true),
            WaitsFor::Token { .. }
            | WaitsFor::Gateway { .. }
            | WaitsFor::Backoff { .. }
            | WaitsFor::Charge { .. }
            | WaitsFor::Challenge { .. } => {}
        }
    }

    fn is_given_up(&self) -> bool {
        self.state.pay.open.as_ref().is_some_and(|it| it.given_up)
    }

    /// An attempt that was given up has come to nothing: its place is free.
    fn retry_as_new_attempt(&mut self) {
        self.state.pay.open = None;
        if let Phase::Busy(call) = &mut self.state.phase {
            let calls = core::mem::take(&mut call.ids);
            self.state.phase = Phase::Editing;
            self.check_and_start(calls, Purpose::Pay);
        }
    }

    fn give_up_challenge(&mut self, decline: Decline) {
        self.state.notice = Some(Notice::Declined(decline));
        let outcome = self.outcome_of_open(PaymentStatus::Declined(decline));
        if let Some(open) = &mut self.state.pay.open {
            open.given_up = true;
        }
        self.finish_call(outcome);
    }

    fn paid(&mut self, kept: Kept, how: PaymentStatus) {
        self.end_challenge();
        let Some(paid_with) = self.state.pay.open.as_ref().map(|it| it.paid_with.clone()) else {
            return;
        };
        self.state.pay.pending = how == PaymentStatus::Pending;
        if how == PaymentStatus::Succeeded {
            self.state.pay.open = None;
            self.state.pay.refusals = 0;
            self.state.pay.rate_limited_until = None;
        }
        let Phase::Busy(call) = &mut self.state.phase else {
            return;
        };
        let calls = core::mem::take(&mut call.ids);
        let outcome = settled(how, &paid_with);
        self.state.receipt = Receipt {
            price: self.state.saved.price.clone(),
            last4: paid_with.last4,
        };
        self.finish_form(paid_with.id, paid_with.brand, kept, paid_with.consent);
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
        self.finish_call(outcome);
        match decline {
            Decline::Cvc => self.show_refusal(Field::Cvc),
            Decline::Expired => self.show_refusal(Field::Expiry),
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
        pay.refusals = pay.refusals.saturating_add(1);
        if let Some(over) = pay.refusals.checked_sub(REFUSALS_BEFORE_LIMIT) {
            let wait = RATE_LIMIT << over.min(MOST_DOUBLINGS);
            pay.rate_limited_until = Some(self.now.millis.saturating_add(wait));
        }
    }

    fn end_challenge(&mut self) {
        if let Phase::Busy(call) = &mut self.state.phase
            && let Challenge::Open(_) = call.challenge
        {
            call.challenge = Challenge::Returned;
            self.effects.push(PayEffect::EndChallenge.into());
        }
    }

    fn outcome_of_open(&self, how: PaymentStatus) -> CallOutcome {
        match &self.state.pay.open {
            Some(open) => settled(how, &open.paid_with),
            None => CallOutcome::Failed(Failure::Cancelled),
        }
    }

    /// What is said of a call that the page itself gave up. What was charged may be paid.
    pub(super) fn outcome_when_abandoned(&mut self) -> CallOutcome {
        self.end_challenge();
        match &self.state.phase {
            Phase::Busy(Call {
                waits_for:
                    WaitsFor::Charge { .. } | WaitsFor::Backoff { .. } | WaitsFor::Challenge { .. },
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

fn settled(how: PaymentStatus, paid_with: &PaidWith) -> CallOutcome {
    CallOutcome::Payment {
        status: how,
        id: paid_with.id.clone(),
        consent: paid_with.consent.clone(),
    }
}
