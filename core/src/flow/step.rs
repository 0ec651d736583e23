//! The transition function.

use alloc::rc::Rc;

use super::attempt::{Call, WaitsFor};
use super::effect::{Effect, PayEffect, Spot};
use super::event::{Event, PayEvent, SavedEvent};
use super::failure::{CallOutcome, Failure, Notice};
use super::run::Run;
use super::saved::{Removed, Saved};
use super::state::{Phase, State};
use super::terms::Now;
use crate::PAYS;
use crate::card::{Field, Today};

/// After so long in the browser's back/forward cache a number is forgotten, in milliseconds
/// (docs/adr/0012-back-forward-cache.md).
const LONGEST_AWAY: u64 = 5 * 60_000;

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
    run.look_at_clock();
    match (&run.state.phase, event) {
        // Nothing moves a closed element, yet nobody is left waiting for it.
        (Phase::Closed, Event::Submitted(call) | Event::Confirmed(call)) => {
            run.finish(call, CallOutcome::Failed(Failure::Cancelled));
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

impl Run {
    /// The gateway's word for the month counts before every clock.
    pub(super) fn look_at_clock(&mut self) {
        if let Some(month) = self.state.gateway_month {
            self.now.today = Today::sure(month);
        }
        let today = self.now.today;
        self.state.saved.today = Some(today);
        if self.state.today != today {
            self.state.today = today;
            self.state.form.follow_clock(today);
            if PAYS {
                self.drop_expired_choice();
            }
        }
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Opened(settings, customer) => {
                if matches!(self.state.phase, Phase::Connecting) {
                    self.state.phase = Phase::Editing;
                    self.state.form.set_holder(settings.holder);
                    self.state.settings = settings;
                    self.state.customer = customer;
                    self.open_saved();
                    self.ask_token();
                }
            }
            Event::BillingChanged(billing) => {
                self.state.customer.billing = Some(Rc::new(billing));
                self.renew_idempotency_key();
            }
            Event::Worded(version) => self.state.wording = version,
            Event::Edited { field, draft } => {
                if matches!(self.state.phase, Phase::Connecting | Phase::Editing)
                    && self.state.form.edit(field, draft, self.now.today)
                {
                    self.state.notice = None;
                    self.renew_idempotency_key();
                }
            }
            Event::HistoryAsked(field, step) => {
                if matches!(self.state.phase, Phase::Connecting | Phase::Editing)
                    && self.state.form.step(field, step, self.now.today)
                {
                    self.state.notice = None;
                    self.renew_idempotency_key();
                    self.effects.push(Effect::Rewrite(Spot::Field(field)));
                }
            }
            Event::PageHidden => {
                self.forget_codes();
                // There may be no later moment, and the shopper has seen the card go.
                if PAYS {
                    self.settle_removed();
                }
            }
            Event::PageShown { away } => self.come_back(away),
            Event::Entered(field) => {
                self.state.in_form = true;
                self.effects.push(Effect::TellEntered(field));
            }
            Event::Left(field) => {
                self.state.in_form = false;
                if matches!(self.state.phase, Phase::Connecting | Phase::Editing) {
                    self.state.form.leave(field, self.now.today);
                }
                self.effects.push(Effect::TellLeft(field));
            }
            Event::EnterPressed => self.effects.push(Effect::TellEnter),
            Event::EscapePressed => self.effects.push(Effect::TellEscape),
            Event::Submitted(call) => self.submit(call),
            Event::Agreed(agreed) => {
                if self.state.is_editing() && self.state.agreed != agreed {
                    self.state.agreed = agreed;
                    self.renew_idempotency_key();
                }
            }
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
                    self.load_if_due();
                    if PAYS {
                        self.send_changes();
                    }
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
            Event::Confirmed(call) if !PAYS => {
                self.finish(call, CallOutcome::Failed(Failure::Cancelled));
            }
            Event::CardsCame { request, cards } => self.cards_came(request, cards),
            Event::Confirmed(call) => self.confirm(call),
            Event::Pay(event) => {
                if PAYS {
                    self.take_paying(event);
                }
            }
        }
    }

    fn take_paying(&mut self, event: PayEvent) {
        match event {
            PayEvent::Saved(event) => self.take_saved(event),
            PayEvent::CardChanged { request, answer } => self.changed(request, answer),
            PayEvent::Charged { request, answer } => self.charged(request, answer),
            PayEvent::Challenged { request, news } => self.challenged(request, news),
        }
    }

    fn take_saved(&mut self, event: SavedEvent) {
        use SavedEvent::{Edited, HistoryAsked, Left, UndoHeld};
        if !matches!(event, UndoHeld(_) | Edited(..) | HistoryAsked(..) | Left(_)) {
            self.give_up_place();
        }
        match event {
            SavedEvent::ManageAsked(id) => self.manage(id),
            SavedEvent::UndoHeld(held) => self.hold_undo(held),
            SavedEvent::Chose(choice) => self.choose(choice),
            SavedEvent::Selected(id) => self.select(id),
            SavedEvent::Edited(field, draft) => self.edit_row(field, draft),
            SavedEvent::HistoryAsked(field, step) => {
                if self.state.is_editing() && self.state.saved.row.step(field, step) {
                    self.state.notice = None;
                    self.effects.push(Effect::Rewrite(Spot::Row(field)));
                }
            }
            SavedEvent::Left(field) => self.leave_row(field),
            SavedEvent::RemoveAsked(id) => self.ask_remove(id),
            SavedEvent::Removed => self.remove(),
            SavedEvent::Undone => self.undo(),
            SavedEvent::EditAsked(id) => self.ask_edit(id),
            SavedEvent::EditSaved => self.save_edit(),
            SavedEvent::PanelClosed => self.close_panel(),
            SavedEvent::Preferred(id) => self.prefer(id),
            SavedEvent::Unfolded => self.unfold(),
            SavedEvent::Retried => self.retry_list(),
        }
    }

    fn wake(&mut self) {
        // The alarm has rung: whatever is still to come needs a new one.
        self.state.wake_at = None;
        let millis = self.now.millis;
        if let Phase::Busy(Call {
            waits_for: WaitsFor::Token { until },
            ..
        }) = self.state.phase
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
            && !self.state.pay.is_rate_limited(millis)
        {
            self.state.notice = None;
        }
        if matches!(self.state.phase, Phase::Editing | Phase::Busy(_))
            && self.state.session.is_due(millis)
        {
            self.ask_token();
        }
    }

    /// A browser may keep the page as it is while the shopper is elsewhere: no code stays in it.
    fn forget_codes(&mut self) {
        let typed = [
            self.state.form.forget_code(),
            self.state.saved.row.forget_code(),
        ];
        if typed.contains(&true) {
            self.state.forgot_code = true;
            self.renew_idempotency_key();
        }
    }

    /// The shopper is back: says what has to be typed again.
    fn come_back(&mut self, away: u64) {
        if !matches!(self.state.phase, Phase::Connecting | Phase::Editing) {
            return;
        }
        let forgot_code = core::mem::take(&mut self.state.forgot_code);
        if away >= LONGEST_AWAY && !self.state.form.view(self.now.today).is_empty() {
            self.state.form.clear();
            self.effects.push(Effect::EmptyInputs);
            self.state.notice = Some(Notice::CardForgotten);
        } else if forgot_code {
            self.state.notice = Some(Notice::CodeForgotten);
        }
    }

    fn focus(&mut self, field: Option<Field>) {
        if matches!(self.state.phase, Phase::Finished { .. }) {
            return self.effects.push(Effect::Focus(Spot::Result));
        }
        if !matches!(self.state.phase, Phase::Connecting | Phase::Editing) {
            return;
        }
        let spot = match (self.state.shows_form(), self.state.needs_cvc()) {
            (true, _) => {
                let wanted =
                    field.filter(|field| self.state.form.fields().any(|has| has == *field));
                Spot::Field(wanted.unwrap_or_else(|| self.state.form.needy(self.now.today)))
            }
            (false, true) => Spot::Row(Field::Cvc),
            (false, false) => Spot::Choice,
        };
        self.effects.push(Effect::Focus(spot));
    }

    fn clear(&mut self) {
        let was_finished = matches!(self.state.phase, Phase::Finished { .. });
        self.abandon();
        self.forget_payment();
        if !matches!(self.state.phase, Phase::Connecting) {
            self.state.phase = Phase::Editing;
        }
        self.state.notice = None;
        self.state.agreed = false;
        self.state.forgot_code = false;
        self.renew_idempotency_key();
        self.state.form.clear();
        self.effects.push(Effect::EmptyInputs);
        if PAYS {
            self.empty_panel();
        }
        if PAYS && was_finished {
            // The card that was paid with may be a saved one now.
            self.open_saved();
            self.load_if_due();
        }
    }

    fn close(&mut self) {
        self.abandon();
        self.state.form.clear();
        self.state.notice = None;
        self.effects.push(Effect::EmptyInputs);
        if PAYS {
            self.settle_removed();
            self.state.saved = Saved::on(self.state.today);
            self.effects.push(PayEffect::EmptyRow.into());
        }
        self.state.session.forget();
        self.state.phase = Phase::Closed;
    }

    /// Tells the page what changed, and keeps the one alarm clock right.
    fn settle(&mut self) {
        let open = !matches!(self.state.phase, Phase::Connecting | Phase::Closed);
        if open {
            let view = self.state.view();
            if self.state.reported.as_ref() != Some(&view) {
                self.state.reported = Some(view.clone());
                self.effects.push(Effect::TellForm(view));
            }
        }
        let wake_at = self.next_alarm();
        if wake_at != self.state.wake_at {
            self.state.wake_at = wake_at;
            self.effects.push(Effect::Wake { at: wake_at });
        }
    }

    /// The first of the times that something waits for.
    fn next_alarm(&self) -> Option<u64> {
        let call = match &self.state.phase {
            Phase::Busy(call) => match call.waits_for {
                WaitsFor::Token { until } => return Some(until),
                WaitsFor::Challenge { check } => {
                    let until = call.challenge_until;
                    Some(check.map_or(until, |check| check.min(until)))
                }
                WaitsFor::Charge { until, .. } | WaitsFor::Backoff { until } => Some(until),
                WaitsFor::Gateway { .. } => None,
            },
            Phase::Editing | Phase::Finished { .. } => None,
            Phase::Connecting | Phase::Closed => return None,
        };
        let finished = matches!(self.state.phase, Phase::Finished { .. });
        let session = self.state.session.wake_at().filter(|_| !finished);
        let removed = self.state.saved.removed().and_then(Removed::until);
        let slow = self.state.pay.rate_limited_until(self.now.millis);
        let list = self.state.saved.list_until();
        [call, session, removed, slow, list]
            .into_iter()
            .flatten()
            .min()
    }
}
