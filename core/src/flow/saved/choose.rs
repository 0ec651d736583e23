//! Choosing from the list, and typing about the chosen card.

use super::card::SavedCard;
use super::cards::{Announcement, Choice, Listing, Panel};
use super::row::Row;
use crate::card::{Draft, Field, Reason};
use crate::flow::effect::{Effect, PayEffect, Spot};
use crate::flow::run::Run;
use crate::wire::ids::PaymentMethodId;

impl Run {
    /// The clock has become sure: a card that has expired after all is chosen no more.
    pub(in crate::flow) fn drop_expired_choice(&mut self) {
        let today = self.now.today;
        let chosen = self.state.saved.chosen();
        if chosen.is_some_and(|card| !card.is_usable(today)) && self.state.is_editing() {
            self.state.saved.choice = Choice::New;
            self.state.saved.row = Row::default();
            self.effects.push(PayEffect::EmptyRow.into());
        }
    }

    /// The shopper chose, in the form.
    pub(in crate::flow) fn choose(&mut self, choice: Choice) {
        let today = self.now.today;
        let editing = self.state.is_editing();
        let saved = &mut self.state.saved;
        let can = match &choice {
            Choice::New => true,
            Choice::Saved(id) => saved.find(id).is_some_and(|card| card.is_usable(today)),
        };
        if can && editing && saved.choice != choice {
            saved.choose(choice);
            saved.panel = Panel::None;
            saved.row = Row::default();
            self.state.notice = None;
            self.effects.push(PayEffect::EmptyRow.into());
        }
    }

    /// The page chose. A card that is not in the list is the page's own affair; the gateway
    /// knows whether it exists and whose it is.
    pub(in crate::flow) fn select(&mut self, id: Option<PaymentMethodId>) {
        if !self.state.settings.pays || !self.state.is_editing() {
            return;
        }
        let listed = self.state.saved.listing != Listing::Off;
        match id {
            Some(id) if !listed && self.state.saved.find(&id).is_none() => {
                let choice = Choice::Saved(id);
                if self.state.saved.choice != choice {
                    self.state.saved.choice = choice;
                    self.state.saved.row = Row::default();
                    self.effects.push(PayEffect::EmptyRow.into());
                }
            }
            Some(id) => self.choose(Choice::Saved(id)),
            None => self.choose(Choice::New),
        }
    }

    pub(in crate::flow) fn edit_row(&mut self, field: Field, draft: Draft) {
        if self.state.is_editing() {
            self.state.saved.row.edit(field, draft);
            self.state.notice = None;
        }
    }

    pub(in crate::flow) fn leave_row(&mut self, field: Field) {
        if self.state.is_editing() {
            let brand = self.state.saved.chosen().and_then(|card| card.brand);
            self.state.saved.row.leave(field, brand, self.now.today);
        }
    }

    /// Judges the security code of the chosen card, and says which reason is shown now.
    pub(in crate::flow) fn judge_row_cvc(&mut self) -> Option<Reason> {
        if !self.state.shows_code() {
            return None;
        }
        let brand = self.state.saved.chosen().and_then(|card| card.brand);
        let reason = self
            .state
            .saved
            .row
            .judge(Field::Cvc, brand, self.now.today)?;
        self.effects.push(Effect::Focus(Spot::Row(Field::Cvc)));
        Some(reason)
    }

    /// All cards are shown from now on; the focus goes to the first that was not.
    pub(in crate::flow) fn unfold(&mut self) {
        let saved = &mut self.state.saved;
        let before: Vec<_> = saved.visible().map(|card| card.id.clone()).collect();
        saved.unfolded = true;
        let is_new = |card: &&SavedCard| !before.contains(&card.id);
        let first = saved.visible().find(is_new).map(|card| card.id.clone());
        if first.is_some() {
            saved.announcement = Some(Announcement::Unfolded(
                saved.visible().filter(is_new).count(),
            ));
            saved.marked = first;
            self.effects.push(Effect::Focus(Spot::Marked));
        }
    }
}
