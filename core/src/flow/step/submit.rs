//! One call, from `submit` or `confirm` to its one outcome.
//!
//! A call that needs the gateway waits for a session token, then for the gateway (`tokenise`). What is to
//! be paid goes on from there (`confirm`). It ends back in editing with everything typed still there, or
//! in the finished state.

use super::run::Run;
use crate::PAYS;
use crate::card::{Field, Reason};
use crate::flow::call::{Call, Joined, Purpose, WaitsFor};
use crate::flow::effect::{Effect, Spot};
use crate::flow::failure::{CallOutcome, Failure, Notice};
use crate::flow::payment::PaidWith;
use crate::flow::saved::Choice;
use crate::flow::session::TOKEN_TIMEOUT;
use crate::flow::state::Phase;
use crate::flow::terms::{CallId, Kept};

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
    pub(super) fn join_call(&mut self, id: CallId, purpose: Purpose) -> bool {
        let failure = match &mut self.state.phase {
            Phase::Editing | Phase::Finished { .. } => return false,
            Phase::Connecting | Phase::Closed => Failure::Cancelled,
            Phase::Busy(call) => match call.join(id, purpose) {
                Joined::Waits => return true,
                Joined::Busy => Failure::Busy,
                Joined::TooMany => Failure::Cancelled,
            },
        };
        self.finish(id, CallOutcome::Failed(failure));
        true
    }

    /// Begins a call from what is typed or chosen.
    pub(super) fn check_and_start(&mut self, ids: Vec<CallId>, purpose: Purpose) {
        self.state.notice = None;
        if PAYS {
            self.settle_removed();
        }
        if let Some(outcome) = self.precheck() {
            return self.finish_all(ids, &outcome);
        }
        if PAYS
            && !self.state.shows_code()
            && let Some(paid_with) = self.chosen_card()
        {
            self.start_call(ids, purpose, WaitsFor::Payment);
            return self.on_payment_method(paid_with);
        }
        let until = self.turn.after(TOKEN_TIMEOUT);
        self.start_call(ids, purpose, WaitsFor::Token { until });
        self.resume();
        self.ask_if_waiting();
    }

    pub(super) fn start_call(&mut self, ids: Vec<CallId>, purpose: Purpose, waits_for: WaitsFor) {
        self.state.phase = Phase::Busy(Call::new(ids, purpose, waits_for));
    }

    /// Says whether a call could begin, and begins none.
    pub(super) fn validate(&mut self, call: CallId) {
        let outcome = match self.state.phase {
            Phase::Connecting | Phase::Closed => CallOutcome::Failed(Failure::Cancelled),
            Phase::Busy(_) => CallOutcome::Failed(Failure::Busy),
            Phase::Finished { .. } => CallOutcome::Complete,
            Phase::Editing => self.wrong_field().unwrap_or(CallOutcome::Complete),
        };
        self.finish(call, outcome);
    }

    /// Ends a call that the page wants no more of. What the merchant's server was asked to charge is not
    /// taken back by that.
    pub(super) fn drop_call(&mut self, id: CallId) {
        let is_its = matches!(&self.state.phase, Phase::Busy(call)
            if call.is_of(id) && !matches!(call.waits_for(), WaitsFor::Payment));
        if is_its {
            self.cancel_call();
        }
    }

    /// What stands in the way of a call.
    fn precheck(&mut self) -> Option<CallOutcome> {
        let limit = self.state.payment.rate_limit();
        if limit.is_reached(self.turn.now.millis) {
            self.state.notice = Some(Notice::Failed(Failure::TooManyAttempts));
            return Some(CallOutcome::Failed(Failure::TooManyAttempts));
        }
        if let Some(wrong) = self.wrong_field() {
            return Some(wrong);
        }
        if !self.state.online {
            self.state.notice = Some(Notice::Failed(Failure::Offline));
            return Some(CallOutcome::Failed(Failure::Offline));
        }
        None
    }

    /// The first field that is not as it must be; every one of them says so.
    fn wrong_field(&mut self) -> Option<CallOutcome> {
        let today = self.turn.now.today;
        let wrong = if self.state.shows_form() {
            let wrong = self.state.form.show_all(today);
            if let Some((field, _)) = wrong {
                self.push(Effect::Focus(Spot::Field(field)));
            }
            if let Some((Field::Expiry, Reason::ExpiryPast | Reason::ExpiryTooFar)) = wrong
                && self.state.form.doubts_clock(today)
            {
                self.state.notice = Some(Notice::ClockDoubted);
            }
            wrong
        } else if self.state.shows_code() {
            let reason = self.state.saved.judge_cvc(&mut self.turn);
            reason.map(|reason| (Field::Cvc, reason))
        } else {
            None
        };
        wrong.map(|(field, reason)| CallOutcome::Incomplete { field, reason })
    }

    pub(super) fn chosen_card(&self) -> Option<PaidWith> {
        let Choice::Saved(id) = self.state.saved.choice() else {
            return None;
        };
        let card = self.state.saved.chosen();
        Some(PaidWith {
            id: id.clone(),
            brand: card.and_then(|card| card.brand),
            last4: card.map(|card| card.last4.clone()),
            consent: None,
        })
    }

    /// Shows under its field that something was refused, and puts the focus there.
    pub(super) fn show_refusal(&mut self, field: Field) {
        if self.state.shows_form() {
            self.state.form.refuse(field);
            self.push(Effect::Focus(Spot::Field(field)));
        } else if PAYS && field == Field::Cvc && self.state.needs_cvc() {
            self.state.saved.refuse_cvc(&mut self.turn);
        }
    }

    /// There is an id now: hand it over, or pay with it.
    pub(super) fn on_payment_method(&mut self, paid_with: PaidWith) {
        let is_new = self.state.shows_form();
        let Phase::Busy(call) = &mut self.state.phase else {
            return;
        };
        match call.purpose() {
            Purpose::Pay if PAYS => {
                call.wait_for_payment();
                self.state.payment.charge(paid_with, &mut self.turn);
            }
            Purpose::Pay | Purpose::Keep => {
                let outcome = CallOutcome::Created {
                    id: paid_with.id.clone(),
                    brand: paid_with.brand,
                    consent: paid_with.consent.clone(),
                };
                // A saved card was kept before: nothing is finished by naming it.
                if !is_new {
                    return self.finish_call(&outcome);
                }
                let ids = call.take_ids();
                self.finish_form(paid_with, Kept::Card);
                self.finish_all(ids, &outcome);
            }
        }
    }

    /// The form has done what it was for: nothing typed is needed any more.
    pub(super) fn finish_form(&mut self, paid_with: PaidWith, kept: Kept) {
        self.state.phase = Phase::Finished {
            id: paid_with.id,
            brand: paid_with.brand,
            kept,
            consent: paid_with.consent,
        };
        self.state.form.clear();
        self.push(Effect::EmptyInputs);
        if PAYS {
            self.state.saved.empty_row(&mut self.turn);
        }
    }

    pub(super) fn token_failed(&mut self) {
        if PAYS {
            self.drop_waiting_changes();
            self.state.saved.list_failed();
        }
        match &self.state.phase {
            // The old token may still be good: then the card is on its way already.
            Phase::Busy(call) if call.waits_for_token() => {
                self.fail(Failure::SessionTokenFailed);
            }
            Phase::Editing | Phase::Busy(_) => {
                self.push(Effect::TellTrouble(Failure::SessionTokenFailed));
            }
            Phase::Connecting | Phase::Finished { .. } | Phase::Closed => {}
        }
    }

    /// Gives up on what is under way, because the page wants the form empty or gone.
    pub(super) fn cancel_call(&mut self) {
        let Phase::Busy(call) = &self.state.phase else {
            return;
        };
        let outcome = match call.waits_for() {
            WaitsFor::Payment if PAYS => self.cancel_payment(),
            WaitsFor::Gateway { attempt } => {
                self.push(Effect::Abandon { attempt });
                CallOutcome::Failed(Failure::Cancelled)
            }
            WaitsFor::Token { .. } | WaitsFor::Payment => CallOutcome::Failed(Failure::Cancelled),
        };
        self.finish_call(&outcome);
    }
}
