//! Saved cards beside everything else: their list needs a session token, their changes too, and what
//! becomes of them may be said above the form.

use super::run::Run;
use crate::flow::effect::{Effect, Spot};
use crate::flow::event::{Cards, Changed, SavedEvent};
use crate::flow::failure::{Failure, Notice};
use crate::flow::saved::{Panel, Rollback, SavedCard, WantedChange};
use crate::flow::state::Phase;
use crate::flow::terms::{ListSource, RequestId};
use crate::wire::browser::SessionFacts;

impl Run {
    /// Begins with what the page wants of saved cards.
    pub(super) fn open_saved(&mut self) {
        let named = self.state.customer.id.is_some();
        let settings = &self.state.settings;
        self.state.saved.open(settings, named, &mut self.turn);
    }

    /// Asks the gateway, once there is a token to ask with.
    pub(super) fn load_if_due(&mut self) {
        if !self.state.saved.is_load_due() || matches!(self.state.phase, Phase::Closed) {
            return;
        }
        if let Some(token) = self.state.session.token(self.turn.now.millis) {
            let list = self.state.settings.list == ListSource::Gateway;
            let customer = &self.state.customer;
            self.state.saved.load(token, list, customer, &mut self.turn);
        }
    }

    pub(super) fn cards_came(&mut self, request: RequestId, cards: Cards) {
        let saved = &mut self.state.saved;
        match cards {
            Cards::FromPage { cards, left_out } => {
                if saved.take_page_answer(request, left_out, &mut self.turn) {
                    match cards {
                        Some(cards) => self.list(cards),
                        None => saved.list_failed(),
                    }
                }
            }
            // An answer to nothing, or to what counts as lost.
            Cards::TokenRefused | Cards::Failed | Cards::FromGateway { .. }
                if !saved.take_gateway_answer(request) => {}
            Cards::TokenRefused => {
                self.state.session.refuse();
                if saved.retry_with_another_token() {
                    self.ask_token();
                } else {
                    self.list_lost(Failure::SessionTokenRefused);
                }
            }
            Cards::Failed => self.list_lost(Failure::SavedCardsFailed),
            Cards::FromGateway { facts, cards } => {
                saved.take_facts(&facts);
                self.take_facts(&facts);
                if self.state.settings.list == ListSource::Gateway {
                    self.list(cards);
                }
            }
        }
    }

    /// What the gateway says with the session: its month, which cards are taken and which need their codes.
    fn take_facts(&mut self, facts: &SessionFacts) {
        self.state.gateway_month = facts.today;
        self.state.policies = facts.cvc_policies;
        self.look_at_clock();
        let today = self.turn.now.today;
        let form = &mut self.state.form;
        form.set_rules(facts.cvc_policies, facts.brands, today);
    }

    fn list(&mut self, cards: Vec<SavedCard>) {
        let untouched = self.state.form.view(self.turn.now.today).is_empty();
        let may_choose = untouched && !self.state.in_form && self.state.is_editing();
        self.state.saved.list(cards, may_choose, &self.turn);
    }

    /// The alarm rang: nobody has answered what was asked about the cards.
    pub(super) fn wake_list(&mut self) {
        if self.state.saved.drop_overdue(self.turn.now.millis) {
            self.list_lost(Failure::SavedCardsFailed);
        }
    }

    /// The list is not to be had, and the page hears why.
    fn list_lost(&mut self, failure: Failure) {
        self.state.saved.list_failed();
        self.push(Effect::TellTrouble(failure));
    }

    fn retry_list(&mut self) {
        let source = self.state.settings.list;
        if self.state.saved.retry_list(source, &mut self.turn) {
            self.load_if_due();
            if self.state.saved.is_load_due() {
                self.ask_token();
            }
        }
    }

    pub(super) fn take_saved(&mut self, event: SavedEvent) {
        use SavedEvent::{Edited, HistoryAsked, Left, UndoHeld};
        let editing = self.state.is_editing();
        let may_change = self.state.settings.remove && editing;
        let Self { state, turn } = self;
        let saved = &mut state.saved;
        if !matches!(event, UndoHeld(_) | Edited(..) | HistoryAsked(..) | Left(_)) {
            saved.give_up_place();
        }
        match event {
            SavedEvent::Chose(choice) => {
                if editing && saved.choose(choice, turn) {
                    state.notice = None;
                }
            }
            SavedEvent::Selected(id) => {
                if state.settings.pays && editing && saved.select(id, turn) {
                    state.notice = None;
                }
            }
            SavedEvent::Edited(field, draft) => {
                if editing {
                    saved.edit_row(field, draft);
                    state.notice = None;
                }
            }
            SavedEvent::HistoryAsked(field, step) => {
                if editing && saved.step_row(field, step) {
                    state.notice = None;
                    turn.effects.push(Effect::Rewrite(Spot::Row(field)));
                }
            }
            SavedEvent::Left(field) => {
                if editing {
                    saved.leave_row(field, turn);
                }
            }
            SavedEvent::UndoHeld(held) => saved.hold_undo(held, turn),
            SavedEvent::Undone => saved.undo(editing, turn),
            SavedEvent::PanelClosed => saved.close_panel(turn),
            SavedEvent::Unfolded => saved.unfold(turn),
            SavedEvent::Retried => self.retry_list(),
            SavedEvent::ManageAsked(_)
            | SavedEvent::RemoveAsked(_)
            | SavedEvent::Removed
            | SavedEvent::EditAsked(_)
            | SavedEvent::EditSaved
            | SavedEvent::Preferred(_)
                if !may_change => {}
            SavedEvent::ManageAsked(id) => saved.manage(id, turn),
            SavedEvent::RemoveAsked(id) => saved.ask_remove(id, turn),
            SavedEvent::EditAsked(id) => saved.open_edit(id, turn),
            SavedEvent::Removed => {
                // One that is still waiting goes now, or comes back: there is room to put back one.
                if matches!(saved.panel(), Panel::Removing(_)) {
                    self.settle_removed();
                    self.state.saved.remove(&mut self.turn);
                }
            }
            SavedEvent::EditSaved => {
                let change = saved.save_edit(turn);
                self.change_card(change);
            }
            SavedEvent::Preferred(id) => {
                let change = saved.prefer(id, turn);
                self.change_card(change);
            }
        }
    }

    /// Asks the gateway to remove what is not going to be put back.
    pub(super) fn settle_removed(&mut self) {
        let change = self.state.saved.settle_removed();
        self.change_card(change);
    }

    /// The time to put a card back may be over.
    pub(super) fn end_undo(&mut self) {
        let change = self.state.saved.end_undo(&self.turn);
        self.change_card(change);
    }

    /// Asks the gateway for a change, as soon as there is a token to ask with.
    fn change_card(&mut self, wanted: Option<WantedChange>) {
        let Some(wanted) = wanted else { return };
        if let Some(rollback) = self.state.saved.add_change(wanted) {
            return self.roll_back(rollback);
        }
        self.send_changes();
        if self.state.saved.has_waiting_change() {
            self.ask_token();
        }
    }

    /// Sends the changes that waited for a session token.
    pub(super) fn send_changes(&mut self) {
        if let Some(token) = self.state.session.token(self.turn.now.millis) {
            self.state.saved.send_changes(&token, &mut self.turn);
        }
    }

    /// No token is to be had: the changes that waited for it are taken back.
    pub(super) fn drop_waiting_changes(&mut self) {
        for rollback in self.state.saved.drop_waiting_changes() {
            self.roll_back(rollback);
        }
    }

    pub(super) fn changed(&mut self, request: RequestId, answer: Changed) {
        let Some(pending) = self.state.saved.take_change(request) else {
            return;
        };
        match answer {
            Changed::Done => self.push(pending.done().into()),
            Changed::TokenRefused if !pending.token_refused() => {
                self.state.saved.retry_change(pending);
                self.state.session.refuse();
                self.ask_token();
            }
            Changed::TokenRefused => {
                self.state.session.refuse();
                self.push(Effect::TellTrouble(Failure::SessionTokenRefused));
                self.roll_back(pending.into_rollback());
            }
            Changed::Failed => self.roll_back(pending.into_rollback()),
        }
    }

    /// A change did not happen: the cards are shown as they are, and the shopper is told.
    fn roll_back(&mut self, rollback: Rollback) {
        let editing = self.state.is_editing();
        self.state.saved.roll_back(rollback, editing, &self.turn);
        if !matches!(self.state.phase, Phase::Closed) {
            self.state.notice = Some(Notice::ChangeFailed);
        }
    }
}
