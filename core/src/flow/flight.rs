//! One call, from `submit` or `confirm` to its one outcome.
//!
//! A call that needs the gateway has two legs: waiting for a session token, then waiting for the
//! gateway. What is to be paid goes on from there (`pay`). It lands back in editing with
//! everything typed still there, or in the finished state.

use alloc::rc::Rc;

use super::attempt::{Bank, Flight, Leg, Purpose, Subject};
use super::effect::{Effect, PayEffect, Spot};
use super::event::Answer;
use super::failure::{CallOutcome, Failure, Notice};
use super::run::Run;
use super::saved::{Choice, Row};
use super::session::TOKEN_WAIT;
use super::state::Phase;
use super::terms::{AttemptId, CallId, Consent, Customer, Kept};
use crate::PAYS;
use crate::card::{Brand, Field, Reason};
use crate::wire::ids::{PaymentMethodId, SessionToken};

/// More waiting calls than this are a page gone wild; the surplus is told so.
const MAX_CALLS: usize = 16;

impl Run {
    pub(super) fn submit(&mut self, call: CallId) {
        if let Phase::Finished {
            id, brand, consent, ..
        } = &self.state.phase
        {
            let outcome = CallOutcome::Created {
                id: id.clone(),
                brand: *brand,
                consent: consent.clone(),
            };
            return self.finish(call, outcome);
        }
        if self.joins(call, Purpose::Keep) {
            return;
        }
        self.begin(vec![call], Purpose::Keep);
    }

    /// Takes a call that cannot begin one of its own: no form to begin with, or one under way.
    pub(super) fn joins(&mut self, call: CallId, purpose: Purpose) -> bool {
        match &mut self.state.phase {
            Phase::Editing | Phase::Finished { .. } => return false,
            Phase::Connecting | Phase::Closed => {
                self.finish(call, CallOutcome::Failed(Failure::Cancelled));
            }
            Phase::Busy(flight) if flight.purpose != purpose => {
                self.finish(call, CallOutcome::Failed(Failure::Busy));
            }
            Phase::Busy(flight) => {
                if flight.calls.contains(&call) {
                } else if flight.calls.len() < MAX_CALLS {
                    flight.calls.push(call);
                } else {
                    self.finish(call, CallOutcome::Failed(Failure::Cancelled));
                }
            }
        }
        true
    }

    /// Begins a call from what is typed or chosen.
    pub(super) fn begin(&mut self, calls: Vec<CallId>, purpose: Purpose) {
        self.state.notice = None;
        if PAYS {
            self.settle_removed();
        }
        if let Some(outcome) = self.hindrance() {
            return self.finish_all(calls, &outcome);
        }
        if PAYS
            && !self.state.shows_code()
            && let Some(subject) = self.chosen_subject()
        {
            self.fly(calls, purpose, Leg::Pause { until: 0 });
            return self.have(subject);
        }
        let leg = self.token_leg();
        self.fly(calls, purpose, leg);
        self.resume();
        self.ask_if_waiting();
    }

    pub(super) fn fly(&mut self, calls: Vec<CallId>, purpose: Purpose, leg: Leg) {
        self.state.phase = Phase::Busy(Flight {
            calls,
            purpose,
            leg,
            consent: None,
            refused_once: false,
            asked: 0,
            moved: 0,
            bank_until: 0,
            bank: Bank::NotAsked,
        });
    }

    /// What stands in the way of a call.
    fn hindrance(&mut self) -> Option<CallOutcome> {
        if self.state.pay.is_slowed(self.now.millis) {
            self.state.notice = Some(Notice::Failed(Failure::TooManyAttempts));
            return Some(CallOutcome::Failed(Failure::TooManyAttempts));
        }
        let wrong = if self.state.shows_form() {
            let wrong = self.state.form.show_all(self.now.today);
            if let Some((field, _)) = wrong {
                self.effects.push(Effect::Focus(Spot::Field(field)));
            }
            if let Some((Field::Expiry, Reason::ExpiryPast | Reason::ExpiryTooFar)) = wrong
                && self.state.form.doubts_clock(self.now.today)
            {
                self.state.notice = Some(Notice::ClockDoubted);
            }
            wrong
        } else {
            self.judge_row_cvc().map(|reason| (Field::Cvc, reason))
        };
        if let Some((field, reason)) = wrong {
            return Some(CallOutcome::Incomplete { field, reason });
        }
        if !self.state.online {
            self.state.notice = Some(Notice::Failed(Failure::Offline));
            return Some(CallOutcome::Failed(Failure::Offline));
        }
        None
    }

    fn chosen_subject(&self) -> Option<Subject> {
        let Choice::Saved(id) = &self.state.saved.choice else {
            return None;
        };
        Some(Subject {
            id: id.clone(),
            brand: self.state.saved.chosen().and_then(|card| card.brand),
            last4: self.state.saved.chosen().map(|card| card.last4.clone()),
            consent: None,
        })
    }

    pub(super) fn token_leg(&self) -> Leg {
        Leg::Token {
            until: self.now.millis.saturating_add(TOKEN_WAIT),
        }
    }

    /// Sends the card, or the saved card's code, if a flight waits for a token and there is one.
    pub(super) fn resume(&mut self) {
        let Phase::Busy(flight) = &mut self.state.phase else {
            return;
        };
        if !matches!(flight.leg, Leg::Token { .. }) {
            return;
        }
        let Some(token) = self.state.session.token(self.now.millis) else {
            return;
        };
        let attempt = AttemptId(self.state.attempts.wrapping_add(1));
        let effect = match &self.state.saved.choice {
            Choice::Saved(_) if !PAYS => None,
            Choice::New => self.tokenise(attempt, token),
            Choice::Saved(id) => {
                let brand = self.state.saved.chosen().and_then(|card| card.brand);
                let cvc = self.state.saved.row.cvc(brand);
                cvc.map(|cvc| {
                    let id = id.clone();
                    Effect::Pay(PayEffect::ShowCode {
                        attempt,
                        token,
                        id,
                        cvc,
                    })
                })
            }
        };
        // The form was complete when the flight began and has not changed since; only a change
        // of month between the two can bring us here without a card.
        let Some(effect) = effect else {
            let field = self.state.form.show_all(self.now.today);
            let outcome = field.map_or(
                CallOutcome::Failed(Failure::Cancelled),
                |(field, reason)| CallOutcome::Incomplete { field, reason },
            );
            return self.land(outcome);
        };
        self.state.attempts = attempt.0;
        if let Phase::Busy(flight) = &mut self.state.phase {
            flight.leg = Leg::Gateway { attempt };
        }
        self.effects.push(effect);
    }

    /// Sends the card that is typed, with what the shopper agreed to under the words that are on the
    /// screen now.
    fn tokenise(&mut self, attempt: AttemptId, token: Rc<SessionToken>) -> Option<Effect> {
        let card = self.state.form.card(self.now.today)?;
        if self.state.sent_wording != self.state.wording {
            self.state.sent_wording = Rc::clone(&self.state.wording);
            self.renew_submission();
        }
        let consent = self.state.consent();
        if let Phase::Busy(flight) = &mut self.state.phase {
            flight.consent.clone_from(&consent);
        }
        let Customer { id, billing } = &self.state.customer;
        let binds = consent.is_some() || !self.state.settings.pays;
        Some(Effect::Tokenise {
            attempt,
            submission: self.state.submission,
            token,
            card,
            customer: id.as_ref().filter(|_| binds).cloned(),
            billing: billing.clone(),
            consent,
        })
    }

    pub(super) fn ask_if_waiting(&mut self) {
        if let Phase::Busy(Flight {
            leg: Leg::Token { .. },
            ..
        }) = self.state.phase
        {
            self.ask_token();
        }
    }

    pub(super) fn answer(&mut self, attempt: AttemptId, answer: Answer) {
        let token_leg = self.token_leg();
        let Phase::Busy(flight) = &mut self.state.phase else {
            return;
        };
        if flight.leg != (Leg::Gateway { attempt }) {
            return;
        }
        match answer {
            Answer::Created { id, brand } => {
                let consent = flight.consent.take();
                self.renew_submission();
                let last4 = self.state.form.last4();
                self.have(Subject {
                    id,
                    brand,
                    last4,
                    consent,
                });
            }
            Answer::CodeTaken => match self.chosen_subject() {
                Some(subject) if PAYS => self.have(subject),
                Some(_) | None => self.land(CallOutcome::Failed(Failure::Cancelled)),
            },
            Answer::TokenRefused => {
                self.state.session.refuse();
                if flight.refused_once {
                    self.fail(Failure::SessionTokenRefused);
                } else {
                    flight.refused_once = true;
                    flight.leg = token_leg;
                    self.ask_token();
                }
            }
            Answer::CardRefused { field, code } => {
                self.renew_submission();
                self.state.notice = Some(Notice::CardRefused);
                self.count_refusal();
                self.point_at(field);
                self.land(CallOutcome::CardRefused { field, code });
            }
            Answer::GatewayRefused { code } => {
                // Its S codes are troubles of its own: what became of the card is not known.
                if !code.as_str().starts_with('S') {
                    self.renew_submission();
                }
                self.state.notice = Some(Notice::Failed(Failure::GatewayRefused));
                self.land(CallOutcome::GatewayRefused { code });
            }
            Answer::Failed(failure) => self.fail(failure),
        }
    }

    /// Shows under its field that something was refused, and puts the focus there.
    pub(super) fn point_at(&mut self, field: Field) {
        if self.state.shows_form() {
            self.state.form.refuse(field);
            self.effects.push(Effect::Focus(Spot::Field(field)));
        } else if PAYS && field == Field::Cvc && self.state.needs_cvc() {
            self.state
                .saved
                .row
                .show(Field::Cvc, Some(Reason::CvcRefused));
            self.effects.push(Effect::Focus(Spot::Row(Field::Cvc)));
        }
    }

    /// There is an id now: hand it over, or pay with it.
    pub(super) fn have(&mut self, subject: Subject) {
        let is_new = self.state.shows_form();
        let Phase::Busy(flight) = &mut self.state.phase else {
            return;
        };
        match flight.purpose {
            Purpose::Pay if PAYS => self.charge(subject),
            Purpose::Pay | Purpose::Keep => {
                let outcome = CallOutcome::Created {
                    id: subject.id.clone(),
                    brand: subject.brand,
                    consent: subject.consent.clone(),
                };
                // A saved card was kept before: nothing is finished by naming it.
                if !is_new {
                    return self.land(outcome);
                }
                let calls = core::mem::take(&mut flight.calls);
                self.done(subject.id, subject.brand, Kept::Card, subject.consent);
                self.finish_all(calls, &outcome);
            }
        }
    }

    /// The form has done what it was for: nothing typed is needed any more.
    pub(super) fn done(
        &mut self,
        id: PaymentMethodId,
        brand: Option<Brand>,
        kept: Kept,
        consent: Option<Consent>,
    ) {
        self.state.phase = Phase::Finished {
            id,
            brand,
            kept,
            consent,
        };
        self.state.form.clear();
        self.effects.push(Effect::EmptyInputs);
        if PAYS {
            self.state.saved.row = Row::default();
            self.effects.push(PayEffect::EmptyRow.into());
        }
    }

    pub(super) fn token_failed(&mut self) {
        if PAYS {
            self.drop_waiting_changes();
            self.list_failed();
        }
        match self.state.phase {
            // The old token may still be good: then the flight has left already.
            Phase::Busy(Flight {
                leg: Leg::Token { .. },
                ..
            }) => {
                self.fail(Failure::SessionTokenFailed);
            }
            Phase::Editing | Phase::Busy(_) => {
                self.effects
                    .push(Effect::TellTrouble(Failure::SessionTokenFailed));
            }
            Phase::Connecting | Phase::Finished { .. } | Phase::Closed => {}
        }
    }

    pub(super) fn fail(&mut self, failure: Failure) {
        self.state.notice = Some(Notice::Failed(failure));
        self.land(CallOutcome::Failed(failure));
    }

    /// Ends a flight: back to editing, with everything typed still there.
    pub(super) fn land(&mut self, outcome: CallOutcome) {
        if let Phase::Busy(flight) = &mut self.state.phase {
            let calls = core::mem::take(&mut flight.calls);
            self.state.phase = Phase::Editing;
            self.finish_all(calls, &outcome);
        }
    }

    pub(super) fn finish_all(&mut self, calls: Vec<CallId>, outcome: &CallOutcome) {
        for call in calls {
            self.finish(call, outcome.clone());
        }
    }

    /// Gives up on what is under way, because the page wants the form empty or gone.
    pub(super) fn abandon(&mut self) {
        let Phase::Busy(flight) = &self.state.phase else {
            return;
        };
        if let Leg::Gateway { attempt } = flight.leg {
            self.effects.push(Effect::Abandon { attempt });
        }
        let outcome = if PAYS {
            self.outcome_when_abandoned()
        } else {
            CallOutcome::Failed(Failure::Cancelled)
        };
        self.land(outcome);
    }
}
