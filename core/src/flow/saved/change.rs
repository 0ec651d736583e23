//! Changing saved cards: what is shown changes at once, and changes back when the gateway says no.

use alloc::rc::Rc;

use super::card::{CardChange, SavedCard};
use super::cards::{Announcement, Choice, Panel, PendingChange, Rollback};
use super::row::Row;
use crate::card::{Field, YearMonth};
use crate::flow::effect::{Effect, PayEffect, Spot};
use crate::flow::event::Changed;
use crate::flow::failure::{Failure, Notice};
use crate::flow::run::Run;
use crate::flow::state::Phase;
use crate::flow::terms::RequestId;
use crate::wire::ids::PaymentMethodId;

/// More changes than this under way are a page gone wild.
const MOST: usize = 16;

impl Run {
    pub(in crate::flow) fn prefer(&mut self, id: PaymentMethodId) {
        if !self.may_change() {
            return;
        }
        let saved = &mut self.state.saved;
        let Some(card) = saved.find(&id).cloned() else {
            return;
        };
        let cards = &mut saved.cards;
        let before = cards.iter().find(|card| card.is_default);
        let before = before.map(|card| card.id.clone());
        if before.as_ref() == Some(&id) {
            return;
        }
        set_default(cards, Some(&id));
        saved.announcement = Some(Announcement::Preferred(card));
        // The button that was pressed is no longer needed.
        saved.panel = Panel::None;
        saved.marked = Some(id.clone());
        self.effects.push(Effect::Focus(Spot::Manage));
        self.change(CardChange::Prefer(id), Rollback::Default(before));
    }

    /// Takes in what was typed about the card that is being changed.
    pub(in crate::flow) fn save_edit(&mut self) {
        if !self.may_change() {
            return;
        }
        let Panel::Editing(id) = self.state.saved.panel.clone() else {
            return;
        };
        let today = self.now.today;
        let saved = &mut self.state.saved;
        let Some(card) = saved.find(&id).cloned() else {
            return;
        };
        // A name that was not known need not be given now.
        let nameless = card.holder.is_empty() && saved.row.is_empty(Field::Holder);
        let wrong = [Field::Expiry, Field::Holder].into_iter().find(|field| {
            !(nameless && *field == Field::Holder) && saved.row.judge(*field, None, today).is_some()
        });
        if let Some(field) = wrong {
            return self.effects.push(Effect::Focus(Spot::Row(field)));
        }
        let (expiry, holder) = (saved.row.expiry(today), saved.row.holder());
        let month = expiry.and_then(|it| YearMonth::new(it.year(), it.month()));
        let name = holder.as_ref().map(|it| it.expose_name().to_owned());
        let expiry = expiry.filter(|_| month != card.expiry);
        let holder = holder.filter(|_| name.as_ref() != Some(&card.holder));
        saved.panel = Panel::None;
        saved.row = Row::default();
        self.effects.push(PayEffect::EmptyRow.into());
        if expiry.is_some() || holder.is_some() {
            if let Some(shown) = self.state.saved.cards.iter_mut().find(|it| it.id == id) {
                shown.expiry = month;
                shown.holder = name.unwrap_or_default();
            }
            let change = CardChange::Update {
                id: id.clone(),
                expiry,
                holder,
            };
            self.change(change, Rollback::Replace(card));
        }
        if self
            .state
            .saved
            .find(&id)
            .is_some_and(|it| it.is_usable(today))
        {
            self.state.saved.choose(Choice::Saved(id));
            self.effects.push(Effect::Focus(Spot::Choice));
        } else {
            self.effects.push(Effect::Focus(Spot::Manage));
        }
    }

    pub(super) fn change(&mut self, change: CardChange, rollback: Rollback) {
        let request = self.state.saved.next_request();
        let changes = &mut self.state.saved.pending_changes;
        if changes.len() >= MOST {
            return self.roll_back(rollback);
        }
        changes.push(PendingChange {
            request,
            change: Rc::new(change),
            rollback,
            waits: true,
            token_refused: false,
        });
        self.send_changes();
        if self
            .state
            .saved
            .pending_changes
            .iter()
            .any(|pending| pending.waits)
        {
            self.ask_token();
        }
    }

    /// Sends the changes that waited for a session token.
    pub(in crate::flow) fn send_changes(&mut self) {
        let Some(token) = self.state.session.token(self.now.millis) else {
            return;
        };
        for pending in self
            .state
            .saved
            .pending_changes
            .iter_mut()
            .filter(|pending| pending.waits)
        {
            pending.waits = false;
            self.effects.push(
                PayEffect::ChangeCard {
                    request: pending.request,
                    token: Rc::clone(&token),
                    change: Rc::clone(&pending.change),
                }
                .into(),
            );
        }
    }

    /// No token is to be had: the changes that waited for it are taken back.
    pub(in crate::flow) fn drop_waiting_changes(&mut self) {
        let changes = core::mem::take(&mut self.state.saved.pending_changes);
        for pending in changes {
            if pending.waits {
                self.roll_back(pending.rollback);
            } else {
                self.state.saved.pending_changes.push(pending);
            }
        }
    }

    pub(in crate::flow) fn changed(&mut self, request: RequestId, answer: Changed) {
        let changes = &mut self.state.saved.pending_changes;
        let Some(at) = changes
            .iter()
            .position(|pending| pending.request == request)
        else {
            return;
        };
        let mut pending = changes.remove(at);
        match answer {
            Changed::Done => {
                let id = pending.change.id().clone();
                let told = match &*pending.change {
                    CardChange::Detach(_) => PayEffect::TellRemoved(id),
                    CardChange::Prefer(_) | CardChange::Update { .. } => PayEffect::TellUpdated(id),
                };
                self.effects.push(told.into());
            }
            Changed::TokenRefused if !pending.token_refused => {
                pending.token_refused = true;
                pending.waits = true;
                self.state.saved.pending_changes.push(pending);
                self.state.session.refuse();
                self.ask_token();
            }
            Changed::TokenRefused => {
                self.state.session.refuse();
                self.effects
                    .push(Effect::TellTrouble(Failure::SessionTokenRefused));
                self.roll_back(pending.rollback);
            }
            Changed::Failed => self.roll_back(pending.rollback),
        }
    }

    fn roll_back(&mut self, rollback: Rollback) {
        let saved = &mut self.state.saved;
        saved.announcement = None;
        let cards = &mut saved.cards;
        match rollback {
            Rollback::Insert(at, card) => {
                // It comes back into the place that it left.
                let place = &mut saved.removed;
                place.take_if(|it| it.card.id == card.id);
                cards.insert(at.min(cards.len()), card);
            }
            Rollback::Replace(card) => {
                if let Some(shown) = cards.iter_mut().find(|shown| shown.id == card.id) {
                    *shown = card;
                }
            }
            Rollback::Default(id) => set_default(cards, id.as_ref()),
        }
        let unusable = self
            .state
            .saved
            .chosen()
            .is_some_and(|card| !card.is_usable(self.now.today));
        if unusable && self.state.is_editing() {
            self.state.saved.choose(Choice::New);
        }
        if !matches!(self.state.phase, Phase::Closed) {
            self.state.notice = Some(Notice::ChangeFailed);
        }
    }
}

fn set_default(cards: &mut [SavedCard], id: Option<&PaymentMethodId>) {
    for card in cards {
        card.is_default = Some(&card.id) == id;
    }
}
