//! One call, from `submit` or `confirm` to its one outcome.
//!
//! A call that needs the gateway has two legs: waiting for a session token, then waiting for the
//! gateway. What is to be paid goes on from there (`pay`). It lands back in editing with
//! everything typed still there, or in the finished state.

use alloc::rc::Rc;

use super::attempt::{Call, Challenge, PaidWith, Purpose, WaitsFor};
use super::effect::{Effect, PayEffect, Spot};
use super::event::Answer;
use super::failure::{CallOutcome, Failure, Notice};
use super::run::Run;
use super::saved::{Choice, Row};
use super::session::TOKEN_TIMEOUT;
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
        if self.join_call(call, Purpose::Keep) {
            return;
        }
        self.check_and_start(vec![call], Purpose::Keep);
    }

    /// Takes a call that cannot begin one of its own: no form to begin with, or one under way.
    pub(super) fn join_call(&mut self, call: CallId, purpose: Purpose) -> bool {
        match &mut self.state.phase {
            Phase::Editing | Phase::Finished { .. } => return false,
            Phase::Connecting | Phase::Closed => {
                self.finish(call, CallOutcome::Failed(Failure::Cancelled));
            }
            Phase::Busy(busy) if busy.purpose != purpose => {
                self.finish(call, CallOutcome::Failed(Failure::Busy));
            }
            Phase::Busy(busy) => {
                if busy.ids.contains(&call) {
                } else if busy.ids.len() < MAX_CALLS {
                    busy.ids.push(call);
                } else {
                    self.finish(call, CallOutcome::Failed(Failure::Cancelled));
                }
            }
        }
        true
    }

    /// Begins a call from what is typed or chosen.
    pub(super) fn check_and_start(&mut self, calls: Vec<CallId>, purpose: Purpose) {
        self.state.notice = None;
        if PAYS {
            self.settle_removed();
        }
        if let Some(outcome) = self.precheck() {
            return self.finish_all(calls, &outcome);
        }
        if PAYS
            && !self.state.shows_code()
            && let Some(paid_with) = self.chosen_card()
        {
            self.start_call(calls, purpose, WaitsFor::Backoff { until: 0 });
            return self.on_payment_method(paid_with);
        }
        let leg = self.wait_for_token();
        self.start_call(calls, purpose, leg);
        self.resume();
        self.ask_if_waiting();
    }

    pub(super) fn start_call(&mut self, calls: Vec<CallId>, purpose: Purpose, waits_for: WaitsFor) {
        self.state.phase = Phase::Busy(Call {
            ids: calls,
            purpose,
            waits_for,
            consent: None,
            token_refused: false,
            asked: 0,
            moved: 0,
            challenge_until: 0,
            challenge: Challenge::NotAsked,
        });
    }

    /// What stands in the way of a call.
    fn precheck(&mut self) -> Option<CallOutcome> {
        if self.state.pay.is_rate_limited(self.now.millis) {
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

    fn chosen_card(&self) -> Option<PaidWith> {
        let Choice::Saved(id) = &self.state.saved.choice else {
            return None;
        };
        Some(PaidWith {
            id: id.clone(),
            brand: self.state.saved.chosen().and_then(|card| card.brand),
            last4: self.state.saved.chosen().map(|card| card.last4.clone()),
            consent: None,
        })
    }

    pub(super) fn wait_for_token(&self) -> WaitsFor {
        WaitsFor::Token {
            until: self.now.millis.saturating_add(TOKEN_TIMEOUT),
        }
    }

    /// Sends the card, or the saved card's code, if a call waits for a token and there is one.
    pub(super) fn resume(&mut self) {
        let Phase::Busy(call) = &mut self.state.phase else {
            return;
        };
        if !matches!(call.waits_for, WaitsFor::Token { .. }) {
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
        // The form was complete when the call began and has not changed since; only a change
        // of month between the two can bring us here without a card.
        let Some(effect) = effect else {
            let field = self.state.form.show_all(self.now.today);
            let outcome = field.map_or(
                CallOutcome::Failed(Failure::Cancelled),
                |(field, reason)| CallOutcome::Incomplete { field, reason },
            );
            return self.finish_call(outcome);
        };
        self.state.attempts = attempt.0;
        if let Phase::Busy(call) = &mut self.state.phase {
            call.waits_for = WaitsFor::Gateway { attempt };
        }
        self.effects.push(effect);
    }

    /// Sends the card that is typed, with what the shopper agreed to under the words that are on the
    /// screen now.
    fn tokenise(&mut self, attempt: AttemptId, token: Rc<SessionToken>) -> Option<Effect> {
        let card = self.state.form.card(self.now.today)?;
        if self.state.sent_wording != self.state.wording {
            self.state.sent_wording = Rc::clone(&self.state.wording);
            self.renew_idempotency_key();
        }
        let consent = self.state.consent();
        if let Phase::Busy(call) = &mut self.state.phase {
            call.consent.clone_from(&consent);
        }
        let Customer { id, billing } = &self.state.customer;
        let binds = consent.is_some() || !self.state.settings.pays;
        Some(Effect::Tokenise {
            attempt,
            idempotency_key: self.state.idempotency_key,
            token,
            card,
            customer: id.as_ref().filter(|_| binds).cloned(),
            billing: billing.clone(),
            consent,
        })
    }

    pub(super) fn ask_if_waiting(&mut self) {
        if let Phase::Busy(Call {
            waits_for: WaitsFor::Token { .. },
            ..
        }) = self.state.phase
        {
            self.ask_token();
        }
    }

    pub(super) fn answer(&mut self, attempt: AttemptId, answer: Answer) {
        let wait_for_token = self.wait_for_token();
        let Phase::Busy(call) = &mut self.state.phase else {
            return;
        };
        if call.waits_for != (WaitsFor::Gateway { attempt }) {
            return;
        }
        match answer {
            Answer::Created { id, brand } => {
                let consent = call.consent.take();
                self.renew_idempotency_key();
                let last4 = self.state.form.last4();
                self.on_payment_method(PaidWith {
                    id,
                    brand,
                    last4,
                    consent,
                });
            }
            Answer::CodeTaken => match self.chosen_card() {
                Some(paid_with) if PAYS => self.on_payment_method(paid_with),
                Some(_) | None => self.finish_call(CallOutcome::Failed(Failure::Cancelled)),
            },
            Answer::TokenRefused => {
                self.state.session.refuse();
                if call.token_refused {
                    self.fail(Failure::SessionTokenRefused);
                } else {
                    call.token_refused = true;
                    call.waits_for = wait_for_token;
                    self.ask_token();
                }
            }
            Answer::CardRefused { field, code } => {
                self.renew_idempotency_key();
                self.state.notice = Some(Notice::CardRefused);
                self.count_refusal();
                self.show_refusal(field);
                self.finish_call(CallOutcome::CardRefused { field, code });
            }
            Answer::GatewayRefused { code } => {
                // Its S codes are troubles of its own: what became of the card is not known.
                if !code.as_str().starts_with('S') {
                    self.renew_idempotency_key();
                }
                self.state.notice = Some(Notice::Failed(Failure::GatewayRefused));
                self.finish_call(CallOutcome::GatewayRefused { code });
            }
            Answer::Failed(failure) => self.fail(failure),
        }
    }

    /// Shows under its field that something was refused, and puts the focus there.
    pub(super) fn show_refusal(&mut self, field: Field) {
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
    pub(super) fn on_payment_method(&mut self, paid_with: PaidWith) {
        let is_new = self.state.shows_form();
        let Phase::Busy(call) = &mut self.state.phase else {
            return;
        };
        match call.purpose {
            Purpose::Pay if PAYS => self.charge(paid_with),
            Purpose::Pay | Purpose::Keep => {
                let outcome = CallOutcome::Created {
                    id: paid_with.id.clone(),
                    brand: paid_with.brand,
                    consent: paid_with.consent.clone(),
                };
                // A saved card was kept before: nothing is finished by naming it.
                if !is_new {
                    return self.finish_call(outcome);
                }
                let calls = core::mem::take(&mut call.ids);
                self.finish_form(paid_with.id, paid_with.brand, Kept::Card, paid_with.consent);
                self.finish_all(calls, &outcome);
            }
        }
    }

    /// The form has done what it was for: nothing typed is needed any more.
    pub(super) fn finish_form(
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
            // The old token may still be good: then the call has left already.
            Phase::Busy(Call {
                waits_for: WaitsFor::Token { .. },
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
        self.finish_call(CallOutcome::Failed(failure));
    }

    /// Ends a call: back to editing, with everything typed still there.
    pub(super) fn finish_call(&mut self, outcome: CallOutcome) {
        if let Phase::Busy(call) = &mut self.state.phase {
            let calls = core::mem::take(&mut call.ids);
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
        let Phase::Busy(call) = &self.state.phase else {
            return;
        };
        if let WaitsFor::Gateway { attempt } = call.waits_for {
            self.effects.push(Effect::Abandon { attempt });
        }
        let outcome = if PAYS {
            self.outcome_when_abandoned()
        } else {
            CallOutcome::Failed(Failure::Cancelled)
        };
        self.finish_call(outcome);
    }
}
