//! The one alarm clock, and what the page is told at the end of each step.

use super::run::Run;
use crate::PAYS;
use crate::flow::call::WaitsFor;
use crate::flow::effect::Effect;
use crate::flow::failure::{Failure, Notice};
use crate::flow::saved::Removed;
use crate::flow::state::Phase;

impl Run {
    pub(super) fn wake(&mut self) {
        // The alarm has rung: whatever is still to come needs a new one.
        self.state.wake_at = None;
        let millis = self.turn.now.millis;
        if let Phase::Busy(call) = &self.state.phase
            && let WaitsFor::Token { until } = call.waits_for()
            && millis >= until
        {
            self.state.session.forget();
            return self.fail(Failure::SessionTokenFailed);
        }
        if let Some(request) = self.state.session.overdue(millis)
            && self.state.session.fail(request, millis)
        {
            self.token_failed();
        }
        self.wake_list();
        if PAYS {
            self.wake_payment();
            self.end_undo();
        }
        if self.state.notice == Some(Notice::Failed(Failure::TooManyAttempts))
            && !self.state.payment.rate_limit().is_reached(millis)
        {
            self.state.notice = None;
        }
        if matches!(self.state.phase, Phase::Editing | Phase::Busy(_))
            && self.state.session.is_due(millis)
        {
            self.ask_token();
        }
    }

    /// Tells the page what changed, and keeps the one alarm clock right.
    pub(super) fn settle(&mut self) {
        let open = !matches!(self.state.phase, Phase::Connecting | Phase::Closed);
        if open {
            let view = self.state.view();
            if self.state.reported.as_ref() != Some(&view) {
                self.state.reported = Some(view.clone());
                self.push(Effect::TellForm(view));
            }
        }
        let wake_at = self.next_alarm();
        if wake_at != self.state.wake_at {
            self.state.wake_at = wake_at;
            self.push(Effect::Wake { at: wake_at });
        }
    }

    /// The first of the times that something waits for.
    fn next_alarm(&self) -> Option<u64> {
        let call = match &self.state.phase {
            Phase::Busy(call) => match call.waits_for() {
                WaitsFor::Token { until } => return Some(until),
                WaitsFor::Payment => self.state.payment.wake_at(),
                WaitsFor::Gateway { .. } => None,
            },
            Phase::Editing | Phase::Finished { .. } => None,
            Phase::Connecting | Phase::Closed => return None,
        };
        let finished = matches!(self.state.phase, Phase::Finished { .. });
        let session = self.state.session.wake_at().filter(|_| !finished);
        let removed = self.state.saved.removed().and_then(Removed::until);
        let limit = self.state.payment.rate_limit();
        let slow = limit.until(self.turn.now.millis);
        let list = self.state.saved.list_until();
        [call, session, removed, slow, list]
            .into_iter()
            .flatten()
            .min()
    }
}
