//! Removing a saved card: the question, the way back, and only then the gateway.
//!
//! A removed card leaves its place in the list behind, with the way back in it, so that nothing below
//! moves. Its clock runs only while the shopper can see that place and does not dwell on it; whether that
//! is so is the edge's to say. When the time is over the place stays, without the way back, until the
//! shopper does something else in the list.

use super::card::{CardChange, SavedCard};
use super::cards::{Announcement, Choice, Panel, Rollback};
use super::removed::{Clock, Removed, UNDO};
use super::row::Row;
use crate::flow::effect::{Effect, PayEffect, Spot};
use crate::flow::run::Run;
use crate::wire::ids::PaymentMethodId;

impl Run {
    pub(in crate::flow) fn ask_remove(&mut self, id: PaymentMethodId) {
        if self.may_change() && self.state.saved.find(&id).is_some() {
            self.state.saved.marked = Some(id.clone());
            self.state.saved.panel = Panel::Removing(id);
            self.effects.push(Effect::Focus(Spot::Keep));
        }
    }

    pub(in crate::flow) fn remove(&mut self) {
        if !self.may_change() {
            return;
        }
        let Panel::Removing(id) = core::mem::take(&mut self.state.saved.panel) else {
            return;
        };
        // One that is still waiting goes now: there is room to put back one.
        self.settle_removed();
        let today = self.now.today;
        let saved = &mut self.state.saved;
        let Some(at) = saved.cards.iter().position(|card| card.id == id) else {
            return;
        };
        let was_chosen = saved.choice == Choice::Saved(id);
        let next = saved.next_usable(at, today);
        let card = saved.cards.remove(at);
        saved.announcement = Some(Announcement::Removed(card.clone()));
        saved.removed = Some(Removed {
            card,
            at,
            was_chosen,
            // Until it is seen.
            clock: Clock::Held { left: UNDO },
        });
        if was_chosen {
            saved.row = Row::default();
            saved.choose(next.map_or(Choice::New, Choice::Saved));
            self.effects.push(PayEffect::EmptyRow.into());
        }
        self.effects.push(Effect::Focus(Spot::Undo));
    }

    /// The place of a removed card is seen, or it is not, or the shopper dwells on it.
    pub(in crate::flow) fn hold_undo(&mut self, held: bool) {
        let now = self.now.millis;
        if let Some(removed) = &mut self.state.saved.removed {
            removed.clock = match removed.clock {
                Clock::Runs { until } if held => Clock::Held {
                    left: until.saturating_sub(now),
                },
                Clock::Held { left } if !held => Clock::Runs {
                    until: now.saturating_add(left),
                },
                same @ (Clock::Runs { .. } | Clock::Held { .. } | Clock::Over) => same,
            };
        }
    }

    pub(in crate::flow) fn undo(&mut self) {
        let saved = &mut self.state.saved;
        let Some(removed) = saved.removed.take_if(|removed| removed.can_undo()) else {
            return;
        };
        let Removed {
            card,
            at,
            was_chosen,
            ..
        } = removed;
        let (id, usable) = (card.id.clone(), card.is_usable(self.now.today));
        saved.announcement = Some(Announcement::Restored(card.clone()));
        saved.marked = Some(id.clone());
        saved.cards.insert(at.min(saved.cards.len()), card);
        let chosen = was_chosen && usable && self.state.is_editing();
        if chosen {
            self.state.saved.row = Row::default();
            self.state.saved.choose(Choice::Saved(id));
            self.effects.push(PayEffect::EmptyRow.into());
        }
        self.effects.push(Effect::Focus(if chosen {
            Spot::Choice
        } else {
            Spot::Manage
        }));
    }

    /// The time to put a card back is over: the gateway is asked to remove it, and its place stays.
    pub(in crate::flow) fn end_undo(&mut self) {
        let now = self.now.millis;
        let over = self.state.saved.removed.as_mut();
        let over = over.filter(|it| it.until().is_some_and(|until| now >= until));
        if let Some(removed) = over {
            removed.clock = Clock::Over;
            let (at, card) = (removed.at, removed.card.clone());
            self.detach(at, card);
        }
    }

    /// Asks the gateway to remove what is not going to be put back, and leaves no place for it.
    pub(in crate::flow) fn settle_removed(&mut self) {
        if let Some(removed) = self.state.saved.removed.take()
            && removed.can_undo()
        {
            self.detach(removed.at, removed.card);
        }
    }

    /// The place of a card that cannot be put back any more is given up when something else is done.
    pub(in crate::flow) fn give_up_place(&mut self) {
        let saved = &mut self.state.saved;
        saved.removed.take_if(|removed| !removed.can_undo());
    }

    fn detach(&mut self, at: usize, card: SavedCard) {
        let change = CardChange::Detach(card.id.clone());
        self.change(change, Rollback::Insert(at, card));
    }
}
