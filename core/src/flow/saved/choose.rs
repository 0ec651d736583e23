//! Choosing from the list, and typing about the chosen card.

use super::card::SavedCard;
use super::cards::{Announcement, Choice, Listing, Panel, Saved};
use super::row::Row;
use crate::card::{Cvc, Draft, Field, FieldState, HistoryStep, Reason};
use crate::flow::effect::{Effect, PayEffect, Spot};
use crate::flow::turn::Turn;
use crate::wire::ids::PaymentMethodId;

impl Saved {
    /// Forgets what was typed about a card.
    pub(in crate::flow) fn empty_row(&mut self, turn: &mut Turn) {
        self.row = Row::default();
        turn.effects.push(PayEffect::EmptyRow.into());
    }

    /// The clock has become sure: a card that has expired after all is chosen no more.
    pub(in crate::flow) fn drop_expired_choice(&mut self, turn: &mut Turn) {
        let chosen = self.chosen();
        if chosen.is_some_and(|card| !card.is_usable(turn.now.today)) {
            self.choice = Choice::New;
            self.empty_row(turn);
        }
    }

    /// The shopper chose, in the form; whether that is another choice than before.
    pub(in crate::flow) fn choose(&mut self, choice: Choice, turn: &mut Turn) -> bool {
        let can = match &choice {
            Choice::New => true,
            Choice::Saved(id) => self
                .find(id)
                .is_some_and(|card| card.is_usable(turn.now.today)),
        };
        let other = can && self.choice != choice;
        if other {
            self.set_choice(choice);
            self.panel = Panel::None;
            self.empty_row(turn);
        }
        other
    }

    /// The page chose; whether what is said above the form goes. A card that is not in the list is the
    /// page's own affair; the gateway knows whether it exists and whose it is.
    pub(in crate::flow) fn select(&mut self, id: Option<PaymentMethodId>, turn: &mut Turn) -> bool {
        match id {
            Some(id) if self.listing == Listing::Off && self.find(&id).is_none() => {
                let choice = Choice::Saved(id);
                if self.choice != choice {
                    self.choice = choice;
                    self.empty_row(turn);
                }
                false
            }
            Some(id) => self.choose(Choice::Saved(id), turn),
            None => self.choose(Choice::New, turn),
        }
    }

    /// An input beside a saved card holds this now.
    pub(in crate::flow) fn edit_row(&mut self, field: Field, draft: Draft) {
        self.row.edit(field, draft);
    }

    /// Takes an edit of such an input back, or makes it again; whether there was one.
    pub(in crate::flow) fn step_row(&mut self, field: Field, step: HistoryStep) -> bool {
        self.row.step(field, step)
    }

    /// The shopper left such an input.
    pub(in crate::flow) fn leave_row(&mut self, field: Field, turn: &Turn) {
        let brand = self.chosen_brand();
        self.row.leave(field, brand, turn.now.today);
    }

    /// Forgets the security code, and how it was typed; whether there was one.
    pub(in crate::flow) fn forget_code(&mut self) -> bool {
        self.row.forget_code()
    }

    /// The security code of the chosen card, when it is one.
    pub(in crate::flow) fn cvc(&self) -> Option<Cvc> {
        self.row.cvc(self.chosen_brand())
    }

    /// Whether the security code of the chosen card is all there.
    pub(in crate::flow) fn has_cvc(&self) -> bool {
        let today = self.today;
        today.is_some_and(|today| {
            self.row.cvc_state(self.chosen_brand(), today) == FieldState::Valid
        })
    }

    /// Judges the security code of the chosen card, and says which reason is shown now.
    pub(in crate::flow) fn judge_cvc(&mut self, turn: &mut Turn) -> Option<Reason> {
        let brand = self.chosen_brand();
        let reason = self.row.judge(Field::Cvc, brand, turn.now.today)?;
        turn.effects.push(Effect::Focus(Spot::Row(Field::Cvc)));
        Some(reason)
    }

    /// Shows that the security code of the chosen card was refused.
    pub(in crate::flow) fn refuse_cvc(&mut self, turn: &mut Turn) {
        self.row.show(Field::Cvc, Some(Reason::CvcRefused));
        turn.effects.push(Effect::Focus(Spot::Row(Field::Cvc)));
    }

    /// All cards are shown from now on; the focus goes to the first that was not.
    pub(in crate::flow) fn unfold(&mut self, turn: &mut Turn) {
        let before: Vec<_> = self.visible().map(|card| card.id.clone()).collect();
        self.unfolded = true;
        let is_new = |card: &&SavedCard| !before.contains(&card.id);
        let first = self.visible().find(is_new).map(|card| card.id.clone());
        if first.is_some() {
            let count = self.visible().filter(is_new).count();
            self.announcement = Some(Announcement::Unfolded(count));
            self.marked = first;
            turn.effects.push(Effect::Focus(Spot::Marked));
        }
    }
}
