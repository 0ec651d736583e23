//! One tokenisation, from the submit to its one outcome.
//!
//! A flight has two legs: waiting for a session token, then waiting for the gateway. It lands back
//! in editing with everything typed still there, or in the finished state.

use super::effect::Effect;
use super::event::{Answer, AttemptId, CallId};
use super::failure::{Failure, Notice, Outcome};
use super::state::{Flight, Leg, Phase};
use super::step::Run;

/// How long a submit waits for a session token, in milliseconds.
const TOKEN_WAIT: u64 = 30_000;

/// More waiting calls than this are a page gone wild; the surplus is told so.
const MAX_CALLS: usize = 16;

impl Run {
    pub(super) fn submit(&mut self, call: CallId) {
        match &mut self.state.phase {
            Phase::Connecting | Phase::Closed => {
                self.finish(call, Outcome::Failed(Failure::Cancelled))
            }
            Phase::Finished { id, brand } => {
                let outcome = Outcome::Created {
                    id: id.clone(),
                    brand: *brand,
                };
                self.finish(call, outcome);
            }
            Phase::Tokenising(flight) => {
                if flight.calls.contains(&call) {
                } else if flight.calls.len() < MAX_CALLS {
                    flight.calls.push(call);
                } else {
                    self.finish(call, Outcome::Failed(Failure::Cancelled));
                }
            }
            Phase::Editing => {
                self.state.notice = None;
                if let Some((field, reason)) = self.state.form.show_all(self.now.today) {
                    self.effects.push(Effect::Focus(field));
                    self.finish(call, Outcome::Incomplete { field, reason });
                } else if !self.state.online {
                    self.state.notice = Some(Notice::Failed(Failure::Offline));
                    self.finish(call, Outcome::Failed(Failure::Offline));
                } else {
                    self.state.phase = Phase::Tokenising(Flight {
                        calls: vec![call],
                        leg: self.token_leg(),
                        refused_once: false,
                    });
                    self.resume();
                    self.ask_if_waiting();
                }
            }
        }
    }

    pub(super) fn token_leg(&self) -> Leg {
        Leg::Token {
            until: self.now.millis.saturating_add(TOKEN_WAIT),
        }
    }

    /// Sends the card if a flight waits for a token and there is one.
    pub(super) fn resume(&mut self) {
        let Phase::Tokenising(flight) = &mut self.state.phase else {
            return;
        };
        if !matches!(flight.leg, Leg::Token { .. }) {
            return;
        }
        let Some(token) = self.state.session.token(self.now.millis) else {
            return;
        };
        // The form was complete when the flight began and has not changed since; only a change
        // of month between the two can bring us here without a card.
        let Some(card) = self.state.form.card(self.now.today) else {
            let field = self.state.form.show_all(self.now.today);
            let outcome = field.map_or(Outcome::Failed(Failure::Cancelled), |(field, reason)| {
                Outcome::Incomplete { field, reason }
            });
            return self.land(outcome);
        };
        self.state.attempts = self.state.attempts.wrapping_add(1);
        let attempt = AttemptId(self.state.attempts);
        flight.leg = Leg::Gateway { attempt };
        self.effects.push(Effect::Tokenise {
            attempt,
            token,
            card,
        });
    }

    pub(super) fn ask_if_waiting(&mut self) {
        if let Phase::Tokenising(Flight {
            leg: Leg::Token { .. },
            ..
        }) = self.state.phase
        {
            self.ask_token();
        }
    }

    pub(super) fn answer(&mut self, attempt: AttemptId, answer: Answer) {
        let token_leg = self.token_leg();
        let Phase::Tokenising(flight) = &mut self.state.phase else {
            return;
        };
        if flight.leg != (Leg::Gateway { attempt }) {
            return;
        }
        match answer {
            Answer::Created { id, brand } => {
                let calls = core::mem::take(&mut flight.calls);
                self.state.phase = Phase::Finished {
                    id: id.clone(),
                    brand,
                };
                self.state.form.clear();
                self.effects.push(Effect::EmptyInputs);
                for call in calls {
                    self.finish(
                        call,
                        Outcome::Created {
                            id: id.clone(),
                            brand,
                        },
                    );
                }
            }
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
                self.state.notice = Some(Notice::CardRefused);
                self.state.form.refuse(field);
                self.effects.push(Effect::Focus(field));
                self.land(Outcome::CardRefused { field, code });
            }
            Answer::GatewayRefused { code } => {
                self.state.notice = Some(Notice::Failed(Failure::GatewayRefused));
                self.land(Outcome::GatewayRefused { code });
            }
            Answer::Failed(failure) => self.fail(failure),
        }
    }

    pub(super) fn token_failed(&mut self) {
        match self.state.phase {
            // The old token may still be good: then the flight has left already.
            Phase::Tokenising(Flight {
                leg: Leg::Token { .. },
                ..
            }) => {
                self.fail(Failure::SessionTokenFailed);
            }
            Phase::Editing | Phase::Tokenising(_) => {
                self.effects
                    .push(Effect::TellTrouble(Failure::SessionTokenFailed));
            }
            Phase::Connecting | Phase::Finished { .. } | Phase::Closed => {}
        }
    }

    pub(super) fn fail(&mut self, failure: Failure) {
        self.state.notice = Some(Notice::Failed(failure));
        self.land(Outcome::Failed(failure));
    }

    /// Ends a flight: back to editing, with everything typed still there.
    pub(super) fn land(&mut self, outcome: Outcome) {
        if let Phase::Tokenising(flight) = &mut self.state.phase {
            let calls = core::mem::take(&mut flight.calls);
            self.state.phase = Phase::Editing;
            for call in calls {
                self.finish(call, outcome.clone());
            }
        }
    }

    pub(super) fn abandon(&mut self) {
        if let Phase::Tokenising(Flight {
            leg: Leg::Gateway { attempt },
            ..
        }) = self.state.phase
        {
            self.effects.push(Effect::Abandon { attempt });
        }
        self.land(Outcome::Failed(Failure::Cancelled));
    }
}
