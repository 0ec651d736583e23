//! What is open in the list: what can be done with a card, the question whether to remove it, the
//! form that changes it.

use super::cards::{Panel, Saved};
use super::row::Row;
use crate::card::{Field, YearMonth};
use crate::flow::effect::{Effect, PayEffect, Spot};
use crate::flow::turn::Turn;
use crate::wire::ids::PaymentMethodId;

impl Saved {
    /// Opens what can be done with a card, or closes what is open beside it. The focus stays on the
    /// button, which stays where it is.
    pub(in crate::flow) fn manage(&mut self, id: PaymentMethodId, turn: &mut Turn) {
        if self.find(&id).is_none() {
            return;
        }
        if matches!(self.panel, Panel::Editing(_)) {
            self.empty_row(turn);
        }
        self.panel = match &self.panel {
            Panel::Managing(open) | Panel::Removing(open) | Panel::Editing(open) if *open == id => {
                Panel::None
            }
            Panel::None | Panel::Managing(_) | Panel::Removing(_) | Panel::Editing(_) => {
                Panel::Managing(id.clone())
            }
        };
        self.marked = Some(id);
    }

    /// Opens the form that changes a card.
    pub(in crate::flow) fn open_edit(&mut self, id: PaymentMethodId, turn: &mut Turn) {
        let Some(card) = self.find(&id).cloned() else {
            return;
        };
        self.row = Row::default();
        // An expiry that is past is not worth correcting digit by digit.
        if let Some(expiry) = card.expiry.filter(|_| card.is_usable(turn.now.today)) {
            self.row.fill(Field::Expiry, &spelled(expiry));
        }
        self.row.fill(Field::Holder, &card.holder);
        self.marked = Some(id.clone());
        self.panel = Panel::Editing(id);
        turn.effects.push(PayEffect::FillRow.into());
        turn.effects.push(Effect::Focus(Spot::Row(Field::Expiry)));
    }

    /// Goes one step back in what is open in the list, and leaves everything as it is.
    pub(in crate::flow) fn close_panel(&mut self, turn: &mut Turn) {
        let (panel, spot) = match core::mem::take(&mut self.panel) {
            Panel::None => return,
            Panel::Managing(_) => (Panel::None, Spot::Manage),
            Panel::Removing(id) => (Panel::Managing(id), Spot::Remove),
            Panel::Editing(id) => {
                self.empty_row(turn);
                (Panel::Managing(id), Spot::Edit)
            }
        };
        self.panel = panel;
        turn.effects.push(Effect::Focus(spot));
    }

    /// The page wants the form empty: nothing is open in the list any more.
    pub(in crate::flow) fn empty_panel(&mut self, turn: &mut Turn) {
        self.panel = Panel::None;
        self.empty_row(turn);
    }
}

/// An expiry as it is typed: `03 / 27`.
fn spelled(expiry: YearMonth) -> String {
    let two = |number: u16| {
        let digit = |it: u16| char::from(b'0' + u8::try_from(it % 10).unwrap_or_default());
        [digit(number / 10), digit(number)]
    };
    let (month, year) = (two(u16::from(expiry.month())), two(expiry.year()));
    month.into_iter().chain(" / ".chars()).chain(year).collect()
}
