//! The transition function.

use super::effect::Effect;
use super::event::{Answer, AttemptId, CallId, Event, Now};
use super::failure::{Failure, Notice, Outcome};
use super::state::{Flight, Leg, Phase, State};
use crate::card::Field;

/// How long a submit waits for a session token, in milliseconds.
const TOKEN_WAIT: u64 = 30_000;
/// More waiting calls than this are a page gone wild; the surplus is told so.
const MAX_CALLS: usize = 16;

/// A state and what to do now.
#[derive(Debug)]
pub struct Step {
    /// The next state.
    pub state: State,
    /// What the edge does, in this order.
    pub effects: Vec<Effect>,
}

/// Moves the checkout on by one event.
#[must_use]
pub fn step(state: State, event: Event, now: Now) -> Step {
    let mut run = Run {
        state,
        effects: Vec::new(),
        now,
    };
    run.state.today = now.today;
    match (&run.state.phase, event) {
        // Nothing moves a closed element, yet nobody is left waiting for it.
        (Phase::Closed, Event::Submitted(call)) => {
            run.finish(call, Outcome::Failed(Failure::Cancelled));
        }
        (Phase::Closed, _) => {}
        (_, event) => {
            run.take(event);
            run.settle();
        }
    }
    Step {
        state: run.state,
        effects: run.effects,
    }
}

struct Run {
    state: State,
    effects: Vec<Effect>,
    now: Now,
}

impl Run {
    fn take(&mut self, event: Event) {
        match event {
            Event::Opened(settings) => {
                if self.state.phase == Phase::Connecting {
                    self.state.phase = Phase::Editing;
                    self.state.form.set_holder(settings.holder);
                    self.ask_token();
                }
            }
            Event::Edited { field, draft } => {
                if matches!(self.state.phase, Phase::Connecting | Phase::Editing) {
                    self.state.form.edit(field, draft, self.now.today);
                    self.state.notice = None;
                }
            }
            Event::Entered(field) => self.effects.push(Effect::TellEntered(field)),
            Event::Left(field) => {
                if matches!(self.state.phase, Phase::Connecting | Phase::Editing) {
                    self.state.form.leave(field, self.now.today);
                }
                self.effects.push(Effect::TellLeft(field));
            }
            Event::EnterPressed => self.effects.push(Effect::TellEnter),
            Event::EscapePressed => self.effects.push(Effect::TellEscape),
            Event::Submitted(call) => self.submit(call),
            Event::FocusAsked(field) => self.focus(field),
            Event::Cleared => self.clear(),
            Event::Closed => self.close(),
            Event::TokenCame {
                request,
                token,
                lifetime,
            } => {
                if self
                    .state
                    .session
                    .receive(request, token, lifetime, self.now.millis)
                {
                    self.resume();
                }
            }
            Event::TokenFailed { request } => {
                if self.state.session.fail(request, self.now.millis) {
                    self.token_failed();
                }
            }
            Event::Answered { attempt, answer } => self.answer(attempt, answer),
            Event::Woke => self.wake(),
            Event::Network { online } => {
                self.state.online = online;
                if online && self.state.notice == Some(Notice::Failed(Failure::Offline)) {
                    self.state.notice = None;
                }
            }
        }
    }

    fn ask_token(&mut self) {
        if let Some((request, reason)) = self.state.session.ask() {
            self.effects.push(Effect::AskToken { request, reason });
        }
    }

    fn submit(&mut self, call: CallId) {
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

    fn token_leg(&self) -> Leg {
        Leg::Token {
            until: self.now.millis.saturating_add(TOKEN_WAIT),
        }
    }

    /// Sends the card if a flight waits for a token and there is one.
    fn resume(&mut self) {
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

    fn ask_if_waiting(&mut self) {
        if let Phase::Tokenising(Flight {
            leg: Leg::Token { .. },
            ..
        }) = self.state.phase
        {
            self.ask_token();
        }
    }

    fn answer(&mut self, attempt: AttemptId, answer: Answer) {
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
                if let Some(field) = field {
                    self.state.form.refuse(field);
                    self.effects.push(Effect::Focus(field));
                }
                self.land(Outcome::Refused { field, code });
            }
            Answer::Failed(failure) => self.fail(failure),
        }
    }

    fn token_failed(&mut self) {
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

    fn wake(&mut self) {
        if let Phase::Tokenising(Flight {
            leg: Leg::Token { until },
            ..
        }) = self.state.phase
            && self.now.millis >= until
        {
            self.state.session.forget();
            return self.fail(Failure::SessionTokenFailed);
        }
        if matches!(self.state.phase, Phase::Editing | Phase::Tokenising(_))
            && self.state.session.is_due(self.now.millis)
        {
            self.ask_token();
        }
    }

    fn fail(&mut self, failure: Failure) {
        self.state.notice = Some(Notice::Failed(failure));
        self.land(Outcome::Failed(failure));
    }

    /// Ends a flight: back to editing, with everything typed still there.
    fn land(&mut self, outcome: Outcome) {
        if let Phase::Tokenising(flight) = &mut self.state.phase {
            let calls = core::mem::take(&mut flight.calls);
            self.state.phase = Phase::Editing;
            for call in calls {
                self.finish(call, outcome.clone());
            }
        }
    }

    fn focus(&mut self, field: Option<Field>) {
        if matches!(self.state.phase, Phase::Connecting | Phase::Editing) {
            let wanted = field.filter(|field| self.state.form.fields().any(|has| has == *field));
            let field = wanted.unwrap_or_else(|| self.state.form.needy(self.now.today));
            self.effects.push(Effect::Focus(field));
        }
    }

    fn abandon(&mut self) {
        if let Phase::Tokenising(Flight {
            leg: Leg::Gateway { attempt },
            ..
        }) = self.state.phase
        {
            self.effects.push(Effect::Abandon { attempt });
        }
        self.land(Outcome::Failed(Failure::Cancelled));
    }

    fn clear(&mut self) {
        self.abandon();
        if self.state.phase != Phase::Connecting {
            self.state.phase = Phase::Editing;
        }
        self.state.notice = None;
        self.state.form.clear();
        self.effects.push(Effect::EmptyInputs);
    }

    fn close(&mut self) {
        self.abandon();
        self.state.form.clear();
        self.state.session.forget();
        self.state.notice = None;
        self.state.phase = Phase::Closed;
        self.effects.push(Effect::EmptyInputs);
    }

    fn finish(&mut self, call: CallId, outcome: Outcome) {
        self.effects.push(Effect::Finish { call, outcome });
    }

    /// Tells the page what changed, and keeps the one alarm clock right.
    fn settle(&mut self) {
        let view = self.state.form.view(self.now.today);
        let open = !matches!(self.state.phase, Phase::Connecting | Phase::Closed);
        if open && self.state.told != Some(view) {
            self.state.told = Some(view);
            self.effects.push(Effect::TellForm(view));
        }
        let wake_at = match &self.state.phase {
            Phase::Tokenising(Flight {
                leg: Leg::Token { until },
                ..
            }) => Some(*until),
            Phase::Editing | Phase::Tokenising(_) => self.state.session.wake_at(),
            Phase::Connecting | Phase::Finished { .. } | Phase::Closed => None,
        };
        if wake_at != self.state.wake_at {
            self.state.wake_at = wake_at;
            self.effects.push(Effect::Wake { at: wake_at });
        }
    }
}
