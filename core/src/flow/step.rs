//! The transition function.

use super::effect::Effect;
use super::event::{CallId, Event, Now};
use super::failure::{Failure, Notice, Outcome};
use super::state::{Flight, Leg, Phase, State};
use crate::card::Field;

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

/// One step under way.
pub(super) struct Run {
    pub(super) state: State,
    pub(super) effects: Vec<Effect>,
    pub(super) now: Now,
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

    pub(super) fn ask_token(&mut self) {
        if let Some((request, reason)) = self.state.session.ask() {
            self.effects.push(Effect::AskToken { request, reason });
        }
    }

    fn wake(&mut self) {
        // The alarm has rung: whatever is still to come needs a new one.
        self.state.wake_at = None;
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

    fn focus(&mut self, field: Option<Field>) {
        if matches!(self.state.phase, Phase::Connecting | Phase::Editing) {
            let wanted = field.filter(|field| self.state.form.fields().any(|has| has == *field));
            let field = wanted.unwrap_or_else(|| self.state.form.needy(self.now.today));
            self.effects.push(Effect::Focus(field));
        }
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

    pub(super) fn finish(&mut self, call: CallId, outcome: Outcome) {
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
