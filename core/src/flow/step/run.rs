//! One step under way: what every transition takes part in.

use std::rc::Rc;

use crate::flow::effect::Effect;
use crate::flow::failure::{CallOutcome, Failure, Notice};
use crate::flow::state::{Phase, State};
use crate::flow::terms::CallId;
use crate::flow::turn::Turn;

/// One step under way: the whole checkout, and the turn that each of its machines is given.
pub(super) struct Run {
    pub(super) state: State,
    pub(super) turn: Turn,
}

impl Run {
    pub(super) fn push(&mut self, effect: Effect) {
        self.turn.effects.push(effect);
    }

    pub(super) fn ask_token(&mut self) {
        if let Some((request, reason)) = self.state.session.ask(self.turn.now.millis) {
            self.push(Effect::AskToken { request, reason });
        }
    }

    /// What is sent from now on is something else than before: it goes under another idempotency key.
    pub(super) fn renew_idempotency_key(&mut self) {
        self.state.idempotency_key = self.state.idempotency_key.wrapping_add(1);
    }

    /// Who agreed has read the words before: a record must not say that they agreed to these.
    pub(super) fn take_wording(&mut self, version: Rc<str>) {
        if self.state.wording != version && self.state.agreed {
            self.state.agreed = false;
            self.renew_idempotency_key();
        }
        self.state.wording = version;
    }

    pub(super) fn finish(&mut self, call: CallId, outcome: CallOutcome) {
        self.push(Effect::Finish { call, outcome });
    }

    pub(super) fn finish_all(&mut self, calls: Vec<CallId>, outcome: &CallOutcome) {
        for call in calls {
            self.finish(call, outcome.clone());
        }
    }

    /// Ends the call: back to editing, with everything typed still there.
    pub(super) fn finish_call(&mut self, outcome: &CallOutcome) {
        if let Phase::Busy(call) = &mut self.state.phase {
            let ids = call.take_ids();
            self.state.phase = Phase::Editing;
            self.finish_all(ids, outcome);
        }
    }

    /// Ends the call: we could not find out.
    pub(super) fn fail(&mut self, failure: Failure) {
        self.state.notice = Some(Notice::Failed(failure));
        self.finish_call(&CallOutcome::Failed(failure));
    }
}
