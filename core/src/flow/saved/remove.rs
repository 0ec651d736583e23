//! Removing a saved card: the question, the way back, and only then the gateway.
//!
//! A removed card leaves its place in the list behind, with the way back in it, so that nothing below
//! moves. Its clock runs only while the shopper can see that place and does not dwell on it; whether that
//! is so is the edge's to say. When the time is over the place stays, without the way back, until the
//! shopper does something else in the list.

use super::card::CardChange;
use super::cards::{Announcement, Choice, Panel, Rollback, Saved};
use super::change::WantedChange;
use super::removed::{Clock, Removed, UNDO};
use crate::flow::effect::{Effect, Spot};
use crate::flow::turn::Turn;
use crate::wire::ids::PaymentMethodId;

impl Saved {
    pub(in crate::flow) fn ask_remove(&mut self, id: PaymentMethodId, turn: &mut Turn) {
        if self.find(&id).is_some() {
            self.marked = Some(id.clone());
            self.panel = Panel::Removing(id);
            turn.effects.push(Effect::Focus(Spot::Keep));
        }
    }

    /// Takes the card out of the list, and leaves its place; that of an earlier one is settled.
    pub(in crate::flow) fn remove(&mut self, turn: &mut Turn) {
        let Panel::Removing(id) = core::mem::take(&mut self.panel) else {
            return;
        };
        let Some(at) = self.cards.iter().position(|card| card.id == id) else {
            return;
        };
        let was_chosen = self.choice == Choice::Saved(id);
        let next = self.next_usable(at, turn.now.today);
        let card = self.cards.remove(at);
        self.announcement = Some(Announcement::Removed(card.clone()));
        self.removed = Some(Removed {
            card,
            at,
            was_chosen,
            // Until it is seen.
            clock: Clock::Held { left: UNDO },
        });
        if was_chosen {
            self.set_choice(next.map_or(Choice::New, Choice::Saved));
            self.empty_row(turn);
        }
        turn.effects.push(Effect::Focus(Spot::Undo));
    }

    /// The place of a removed card is seen, or it is not, or the shopper dwells on it.
    pub(in crate::flow) fn hold_undo(&mut self, held: bool, turn: &Turn) {
        if let Some(removed) = &mut self.removed {
            removed.clock = match removed.clock {
                Clock::Runs { until } if held => Clock::Held {
                    left: until.saturating_sub(turn.now.millis),
                },
                Clock::Held { left } if !held => Clock::Runs {
                    until: turn.after(left),
                },
                same @ (Clock::Runs { .. } | Clock::Held { .. } | Clock::Over) => same,
            };
        }
    }

    /// Puts the removed card back, and makes it the choice again where it was.
    pub(in crate::flow) fn undo(&mut self, may_choose: bool, turn: &mut Turn) {
        let Some(removed) = self.removed.take_if(|removed| removed.can_undo()) else {
            return;
        };
        let Removed {
            card,
            at,
            was_chosen,
            ..
        } = removed;
        let (id, usable) = (card.id.clone(), card.is_usable(turn.now.today));
        self.announcement = Some(Announcement::Restored(card.clone()));
        self.marked = Some(id.clone());
        self.cards.insert(at.min(self.cards.len()), card);
        let chosen = was_chosen && usable && may_choose;
        if chosen {
            self.set_choice(Choice::Saved(id));
            self.empty_row(turn);
        }
        turn.effects.push(Effect::Focus(if chosen {
            Spot::Choice
        } else {
            Spot::Manage
        }));
    }

    /// The time to put a card back is over: the gateway is to remove it, and its place stays.
    pub(in crate::flow) fn end_undo(&mut self, turn: &Turn) -> Option<WantedChange> {
        let over = self.removed.as_mut();
        let removed = over.filter(|it| it.until().is_some_and(|until| turn.now.millis >= until))?;
        removed.clock = Clock::Over;
        Some(detach(removed.clone()))
    }

    /// The gateway is to remove what is not going to be put back, and no place is left for it.
    pub(in crate::flow) fn settle_removed(&mut self) -> Option<WantedChange> {
        let removed = self.removed.take()?;
        removed.can_undo().then(|| detach(removed))
    }

    /// The place of a card that cannot be put back any more is given up when something else is done.
    pub(in crate::flow) fn give_up_place(&mut self) {
        self.removed.take_if(|removed| !removed.can_undo());
    }
}

fn detach(removed: Removed) -> WantedChange {
    WantedChange {
        change: CardChange::Detach(removed.card.id.clone()),
        rollback: Rollback::Insert(removed.at, removed.card),
    }
}
