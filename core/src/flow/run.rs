//! One step under way: what every transition takes part in.

use super::effect::Effect;
use super::failure::CallOutcome;
use super::state::State;
use super::terms::{CallId, Now};

/// One step under way.
pub(super) struct Run {
    pub(super) state: State,
    pub(super) effects: Vec<Effect>,
    pub(super) now: Now,
}

impl Run {
    pub(super) fn ask_token(&mut self) {
        if let Some((request, reason)) = self.state.session.ask(self.now.millis) {
            self.effects.push(Effect::AskToken { request, reason });
        }
    }

    /// What is sent from now on is something else than before: a new try, with a name of its own.
    pub(super) fn renew_idempotency_key(&mut self) {
        self.state.idempotency_key = self.state.idempotency_key.wrapping_add(1);
    }

    pub(super) fn finish(&mut self, call: CallId, outcome: CallOutcome) {
        self.effects.push(Effect::Finish { call, outcome });
    }
}
