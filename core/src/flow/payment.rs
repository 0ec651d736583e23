//! The payments of one element: the merchant's server charges, the bank may challenge the shopper, and
//! what is not known is polled until it is.
//!
//! One attempt has one number. It is charged once: after an answer that was lost it is only polled,
//! and a new number is drawn only when the old one is known to have come to nothing.

use super::decline::Decline;
use super::effect::PayEffect;
use super::event::{ChallengeEvent, Charged};
use super::failure::PaymentStatus;
use super::rate_limit::RateLimit;
use super::terms::{Consent, RequestId};
use super::turn::Turn;
use crate::card::Brand;
use crate::wire::ids::PaymentMethodId;

/// How long the merchant's server may take, in milliseconds.
const CHARGE_TIMEOUT: u64 = 75_000;
/// How long the bank's page may stay open, in milliseconds.
const CHALLENGE_TIMEOUT: u64 = 10 * 60_000;
/// When the merchant's server is polled again, in milliseconds after each answer in vain.
const POLL_BACKOFF: [u64; 5] = [400, 1_500, 3_000, 5_000, 8_000];
/// How long after the bank's page has moved a second time the merchant's server is polled, in
/// milliseconds; twice as long after each further move, since a page may move without end.
const POLL_AFTER_MOVE: u64 = 1_000;
/// But not more than so often.
const MOST_DOUBLINGS: u32 = 5;

/// What is paid with, once it is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct PaidWith {
    pub(super) id: PaymentMethodId,
    pub(super) brand: Option<Brand>,
    /// For the shopper alone: no outcome has a place for it.
    pub(super) last4: Option<String>,
    pub(super) consent: Option<Consent>,
}

/// What ends the call that waits for a payment.
#[derive(Debug)]
pub(super) enum PaymentEnd {
    /// It is made, or it is on its way.
    Paid(PaymentStatus, PaidWith),
    /// It is not made.
    Declined(Decline, PaidWith),
    /// Nobody knows.
    Unknown(PaidWith),
    /// The merchant's server would not take the charge.
    ChargeRefused,
    /// The attempt was given up before, and has come to nothing: another may take its place.
    MadeRoom,
}

/// The payments of one element.
#[derive(Debug, Default)]
pub(super) struct Payment {
    /// The attempt whose end is not known.
    open: Option<OpenAttempt>,
    /// The number of the latest attempt.
    attempt: u32,
    requests: u32,
    /// The open attempt was last said to be on its way.
    pending: bool,
    rate_limit: RateLimit,
    /// What is under way for the call that waits.
    round: Round,
}

/// An attempt that was charged, and whose end is not known.
#[derive(Debug)]
struct OpenAttempt {
    paid_with: PaidWith,
    /// The shopper gave up on the bank's check: if it has come to nothing, another attempt may
    /// take its place.
    given_up: bool,
}

/// What happens between a call's first request to the merchant's server and its end.
#[derive(Debug, Default)]
struct Round {
    awaiting: Awaiting,
    /// How often the merchant's server was polled in vain.
    retries: u8,
    /// How often it was polled because the bank's page moved.
    moves: u32,
    challenge: Challenge,
    /// When the bank's page counts as never answered; zero while it was not opened.
    challenge_until: u64,
}

/// Whose answer is awaited.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Awaiting {
    #[default]
    Nobody,
    /// The merchant's server.
    Server {
        request: RequestId,
        settle: bool,
        until: u64,
    },
    /// Nobody, before the merchant's server is polled again.
    Backoff { until: u64 },
    /// The shopper, at the bank.
    Shopper {
        /// When the merchant's server is polled although the bank has not led back.
        check: Option<u64>,
    },
}

/// What became of the bank's page.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Challenge {
    #[default]
    NotAsked,
    Open(RequestId),
    Returned,
    Cancelled,
    Expired,
}

impl Payment {
    /// Whether there is an attempt whose end is not known.
    pub(super) fn has_open_attempt(&self) -> bool {
        self.open.is_some()
    }

    /// How many cards may be tried now.
    pub(super) fn rate_limit(&self) -> &RateLimit {
        &self.rate_limit
    }

    /// Whether the shopper is at the bank's page.
    pub(super) fn is_at_bank(&self) -> bool {
        matches!(self.round.awaiting, Awaiting::Shopper { .. }) || self.is_challenge_open()
    }

    fn is_challenge_open(&self) -> bool {
        matches!(self.round.challenge, Challenge::Open(_))
    }

    /// When to look again.
    pub(super) fn wake_at(&self) -> Option<u64> {
        match self.round.awaiting {
            Awaiting::Shopper { check } => {
                let until = self.round.challenge_until;
                Some(check.map_or(until, |check| check.min(until)))
            }
            Awaiting::Server { until, .. } | Awaiting::Backoff { until } => Some(until),
            Awaiting::Nobody => None,
        }
    }

    /// Has the merchant's server charge this, under a number of its own.
    pub(super) fn charge(&mut self, paid_with: PaidWith, turn: &mut Turn) {
        self.attempt = self.attempt.wrapping_add(1);
        self.pending = false;
        self.open = Some(OpenAttempt {
            paid_with,
            given_up: false,
        });
        self.round = Round::default();
        self.ask(false, turn);
    }

    /// The end of an earlier attempt is not known: it is asked about before anything else.
    pub(super) fn poll_open_attempt(&mut self, turn: &mut Turn) {
        self.round = Round::default();
        self.ask(true, turn);
    }

    fn ask(&mut self, settle: bool, turn: &mut Turn) {
        let Some(open) = &self.open else { return };
        self.requests = self.requests.wrapping_add(1);
        let request = RequestId(self.requests);
        self.round.awaiting = Awaiting::Server {
            request,
            settle,
            until: turn.after(CHARGE_TIMEOUT),
        };
        turn.effects.push(
            PayEffect::AskCharge {
                request,
                attempt: self.attempt,
                id: open.paid_with.id.clone(),
                consent: open.paid_with.consent.clone(),
                settle,
            }
            .into(),
        );
    }

    fn poll(&mut self, turn: &mut Turn) {
        self.ask(true, turn);
    }

    /// The merchant's server said how the payment stands, or did not.
    pub(super) fn charged(
        &mut self,
        request: RequestId,
        answer: Charged,
        turn: &mut Turn,
    ) -> Option<PaymentEnd> {
        let Awaiting::Server {
            request: asked,
            settle,
            ..
        } = self.round.awaiting
        else {
            return None;
        };
        if asked != request {
            return None;
        }
        match answer {
            Charged::Succeeded => self.paid(PaymentStatus::Succeeded, turn),
            Charged::Declined(decline) => self.declined(decline, turn),
            // Nothing was charged, and the number is as good as before.
            Charged::Refused if !settle => {
                self.open = None;
                self.attempt = self.attempt.wrapping_sub(1);
                self.round = Round::default();
                Some(PaymentEnd::ChargeRefused)
            }
            Charged::Pending | Charged::Unknown | Charged::Refused | Charged::Lost
                if self.is_challenge_open() =>
            {
                self.wait_for_shopper();
                None
            }
            // It may still be paid, whatever the shopper did at the bank's page.
            Charged::Pending => self.paid(PaymentStatus::Pending, turn),
            Charged::Challenge(url) => self.challenge(url, turn),
            Charged::Unknown | Charged::Refused | Charged::Lost => self.retry_after_backoff(turn),
        }
    }

    fn challenge(&mut self, url: String, turn: &mut Turn) -> Option<PaymentEnd> {
        if self.open.as_ref().is_some_and(|open| open.given_up) {
            self.open = None;
            self.round = Round::default();
            return Some(PaymentEnd::MadeRoom);
        }
        match self.round.challenge {
            Challenge::Open(_) => self.wait_for_shopper(),
            Challenge::Cancelled => return self.give_up(Decline::ChallengeCancelled),
            Challenge::Expired => return self.give_up(Decline::ChallengeExpired),
            // The shopper is back, and the news has not yet come round.
            Challenge::Returned => return self.retry_after_backoff(turn),
            Challenge::NotAsked => {
                self.requests = self.requests.wrapping_add(1);
                let request = RequestId(self.requests);
                self.round.challenge = Challenge::Open(request);
                // Counted once: a page that moves again and again is over some time, too.
                self.round.challenge_until = turn.after(CHALLENGE_TIMEOUT);
                self.wait_for_shopper();
                turn.effects
                    .push(PayEffect::OpenChallenge { request, url }.into());
            }
        }
        None
    }

    fn wait_for_shopper(&mut self) {
        self.round.awaiting = Awaiting::Shopper { check: None };
    }

    /// Something happened to the bank's page.
    pub(super) fn challenged(
        &mut self,
        request: RequestId,
        event: ChallengeEvent,
        turn: &mut Turn,
    ) {
        if self.round.challenge != Challenge::Open(request) {
            return;
        }
        self.round.challenge = match event {
            ChallengeEvent::Moved => return self.moved(turn),
            ChallengeEvent::Returned => Challenge::Returned,
            ChallengeEvent::Cancelled => Challenge::Cancelled,
        };
        turn.effects.push(PayEffect::EndChallenge.into());
        // An answer to what was asked before the news would be old.
        self.poll(turn);
    }

    /// The bank's page went on: perhaps it is over. A page that moves again and again is asked
    /// about less and less often.
    fn moved(&mut self, turn: &mut Turn) {
        if let Awaiting::Shopper { check } = &mut self.round.awaiting
            && check.is_none()
        {
            let again = self.round.moves.checked_sub(1);
            self.round.moves = self.round.moves.saturating_add(1);
            let Some(again) = again else {
                return self.poll(turn);
            };
            let pause = POLL_AFTER_MOVE << again.min(MOST_DOUBLINGS);
            *check = Some(turn.after(pause));
        }
    }

    /// No answer that says anything: poll a little later, and in the end say so.
    fn retry_after_backoff(&mut self, turn: &mut Turn) -> Option<PaymentEnd> {
        match POLL_BACKOFF.get(usize::from(self.round.retries)) {
            Some(pause) => {
                self.round.retries += 1;
                self.round.awaiting = Awaiting::Backoff {
                    until: turn.after(*pause),
                };
                None
            }
            // Nothing newer than that it is on its way.
            None if self.pending => self.paid(PaymentStatus::Pending, turn),
            None => {
                self.round = Round::default();
                Some(PaymentEnd::Unknown(self.paid_with()?))
            }
        }
    }

    /// The alarm rang: whatever the payment has waited for in vain.
    pub(super) fn wake(&mut self, turn: &mut Turn) -> Option<PaymentEnd> {
        let millis = turn.now.millis;
        match self.round.awaiting {
            Awaiting::Backoff { until } if millis >= until => self.poll(turn),
            Awaiting::Server { until, .. } if millis >= until => {
                return self.retry_after_backoff(turn);
            }
            Awaiting::Shopper { .. } if millis >= self.round.challenge_until => {
                self.round.challenge = Challenge::Expired;
                turn.effects.push(PayEffect::EndChallenge.into());
                self.poll(turn);
            }
            Awaiting::Shopper { check: Some(check) } if millis >= check => self.poll(turn),
            Awaiting::Nobody
            | Awaiting::Backoff { .. }
            | Awaiting::Server { .. }
            | Awaiting::Shopper { .. } => {}
        }
        None
    }

    /// The shopper did not go through with the bank's check. It may still be paid.
    fn give_up(&mut self, decline: Decline) -> Option<PaymentEnd> {
        self.round = Round::default();
        let open = self.open.as_mut()?;
        open.given_up = true;
        Some(PaymentEnd::Declined(decline, open.paid_with.clone()))
    }

    fn paid(&mut self, status: PaymentStatus, turn: &mut Turn) -> Option<PaymentEnd> {
        self.end_round(turn);
        let paid_with = self.paid_with()?;
        self.pending = status == PaymentStatus::Pending;
        if status == PaymentStatus::Succeeded {
            self.open = None;
            self.rate_limit = RateLimit::default();
        }
        Some(PaymentEnd::Paid(status, paid_with))
    }

    fn declined(&mut self, decline: Decline, turn: &mut Turn) -> Option<PaymentEnd> {
        self.end_round(turn);
        if decline.counts() {
            self.count_refusal(turn);
        }
        let open = self.open.take()?;
        Some(PaymentEnd::Declined(decline, open.paid_with))
    }

    /// The gateway, or the issuer, refused a card.
    pub(super) fn count_refusal(&mut self, turn: &Turn) {
        self.rate_limit.count_refusal(turn);
    }

    fn end_round(&mut self, turn: &mut Turn) {
        if self.is_challenge_open() {
            turn.effects.push(PayEffect::EndChallenge.into());
        }
        self.round = Round::default();
    }

    fn paid_with(&self) -> Option<PaidWith> {
        self.open.as_ref().map(|open| open.paid_with.clone())
    }

    /// The page gave the call up. What was charged may be paid: gives what it may be paid with.
    pub(super) fn cancel(&mut self, turn: &mut Turn) -> Option<PaidWith> {
        self.end_round(turn);
        self.paid_with()
    }

    /// The page wants an empty form: what comes next is another payment.
    pub(super) fn forget(&mut self) {
        self.open = None;
        self.pending = false;
    }
}
