//! The transition function.
//!
//! The session, the payment and the saved cards are machines that own their fields and know nothing of
//! each other. Here each event is given to the one it is about, and what that says is carried to the
//! others, to the form and to the call that waits.

mod alarm;
mod confirm;
mod run;
mod saved_cards;
mod submit;
mod tokenise;

use alloc::rc::Rc;

use self::run::Run;
use super::effect::{Effect, PayEffect, Spot};
use super::event::{Event, PayEvent};
use super::failure::{CallOutcome, Failure, Notice};
use super::saved::Saved;
use super::state::{Phase, State};
use super::terms::{Access, Now};
use super::turn::Turn;
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
    let turn = Turn {
        now,
        effects: Vec::new(),
    };
    let mut run = Run { state, turn };
    run.look_at_clock();
    match (&run.state.phase, event) {
        // Nothing moves a closed element, yet nobody is left waiting for it.
        (
            Phase::Closed,
            Event::Submitted(call) | Event::Confirmed(call) | Event::Validated(call),
        ) => {
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
        effects: run.turn.effects,
    }
}

impl Run {
    /// The gateway's word for the month counts before every clock.
    pub(super) fn look_at_clock(&mut self) {
        if let Some(month) = self.state.gateway_month {
            self.turn.now.today = Today::sure(month);
        }
        let today = self.turn.now.today;
        self.state.saved.set_today(today);
        if self.state.today != today {
            self.state.today = today;
            self.state.form.follow_clock(today);
            if PAYS && self.state.is_editing() {
                self.state.saved.drop_expired_choice(&mut self.turn);
            }
        }
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Opened(settings, customer) => {
                if matches!(self.state.phase, Phase::Connecting) {
                    self.state.phase = Phase::Editing;
                    self.state.form.set_holder(settings.holder);
                    let today = self.turn.now.today;
                    let form = &mut self.state.form;
                    form.set_wanted(settings.brands, settings.preferred_brands, today);
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
            Event::Worded(version) => self.take_wording(version),
            Event::Edited { field, draft } => {
                if matches!(self.state.phase, Phase::Connecting | Phase::Editing)
                    && self.state.form.edit(field, draft, self.turn.now.today)
                {
                    self.state.notice = None;
                    self.renew_idempotency_key();
                }
            }
            Event::BrandChosen(brand) => {
                if matches!(self.state.phase, Phase::Connecting | Phase::Editing)
                    && self.state.settings.access == Access::Open
                    && self.state.form.choose_brand(brand)
                {
                    self.renew_idempotency_key();
                }
            }
            Event::HistoryAsked(field, step) => {
                if matches!(self.state.phase, Phase::Connecting | Phase::Editing)
                    && self.state.form.step(field, step, self.turn.now.today)
                {
                    self.state.notice = None;
                    self.renew_idempotency_key();
                    self.push(Effect::Rewrite(Spot::Field(field)));
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
                self.push(Effect::TellEntered(field));
            }
            Event::Left(field) => {
                self.state.in_form = false;
                if matches!(self.state.phase, Phase::Connecting | Phase::Editing) {
                    self.state.form.leave(field, self.turn.now.today);
                }
                self.push(Effect::TellLeft(field));
            }
            Event::EnterPressed => self.push(Effect::TellEnter),
            Event::EscapePressed => self.push(Effect::TellEscape),
            Event::Submitted(call) => self.submit(call),
            Event::Validated(call) => self.validate(call),
            Event::CallDropped(call) => self.drop_call(call),
            Event::AccessChanged(access) => self.state.settings.access = access,
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
                    .receive(request, token, lifetime, self.turn.now.millis)
                {
                    self.resume();
                    self.load_if_due();
                    if PAYS {
                        self.send_changes();
                    }
                }
            }
            Event::TokenFailed { request } => {
                if self.state.session.fail(request, self.turn.now.millis) {
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

    /// A browser may keep the page as it is while the shopper is elsewhere: no code stays in it.
    fn forget_codes(&mut self) {
        let typed = [
            self.state.form.forget_code(),
            self.state.saved.forget_code(),
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
        if away >= LONGEST_AWAY && !self.state.form.view(self.turn.now.today).is_empty() {
            self.state.form.clear();
            self.push(Effect::EmptyInputs);
            self.state.notice = Some(Notice::CardForgotten);
        } else if forgot_code {
            self.state.notice = Some(Notice::CodeForgotten);
        }
    }

    fn focus(&mut self, field: Option<Field>) {
        if matches!(self.state.phase, Phase::Finished { .. }) {
            return self.push(Effect::Focus(Spot::Result));
        }
        if !matches!(self.state.phase, Phase::Connecting | Phase::Editing) {
            return;
        }
        let spot = match (self.state.shows_form(), self.state.needs_cvc()) {
            (true, _) => {
                let wanted =
                    field.filter(|field| self.state.form.fields().any(|has| has == *field));
                Spot::Field(wanted.unwrap_or_else(|| self.state.form.needy(self.turn.now.today)))
            }
            (false, true) => Spot::Row(Field::Cvc),
            (false, false) => Spot::Choice,
        };
        self.push(Effect::Focus(spot));
    }

    fn clear(&mut self) {
        let was_finished = matches!(self.state.phase, Phase::Finished { .. });
        self.cancel_call();
        self.state.payment.forget();
        if !matches!(self.state.phase, Phase::Connecting) {
            self.state.phase = Phase::Editing;
        }
        self.state.notice = None;
        self.state.agreed = false;
        self.state.forgot_code = false;
        self.renew_idempotency_key();
        self.state.form.clear();
        self.push(Effect::EmptyInputs);
        if PAYS {
            self.state.saved.empty_panel(&mut self.turn);
        }
        if PAYS && was_finished {
            // The card that was paid with may be a saved one now.
            self.open_saved();
            self.load_if_due();
        }
    }

    fn close(&mut self) {
        self.cancel_call();
        self.state.form.clear();
        self.state.notice = None;
        self.push(Effect::EmptyInputs);
        if PAYS {
            self.settle_removed();
            self.state.saved = Saved::on(self.state.today);
            self.push(PayEffect::EmptyRow.into());
        }
        self.state.session.forget();
        self.state.phase = Phase::Closed;
    }
}
