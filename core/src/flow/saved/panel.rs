//! What is open in the list: what can be done with a card, the question whether to remove it, the
//! form that changes it.

use super::cards::Panel;
use super::row::Row;
use crate::card::{Field, YearMonth};
use crate::flow::effect::{Effect, PayEffect, Spot};
use crate::flow::run::Run;
use crate::wire::ids::PaymentMethodId;

impl Run {
    pub(super) fn may_change(&self) -> bool {
        self.state.settings.remove && self.state.is_editing()
    }

    /// Opens what can be done with a card, or closes what is open beside it. The focus stays on the
    /// button, which stays where it is.
    pub(in crate::flow) fn manage(&mut self, id: PaymentMethodId) {
        if !self.may_change() || self.state.saved.find(&id).is_none() {
            return;
        }
        let saved = &mut self.state.saved;
        if matches!(saved.panel, Panel::Editing(_)) {
            saved.row = Row::default();
            self.effects.push(PayEffect::EmptyRow.into());
        }
        saved.panel = match &saved.panel {
            Panel::Managing(open) | Panel::Removing(open) | Panel::Editing(open) if *open == id => {
                Panel::None
            }
            Panel::None | Panel::Managing(_) | Panel::Removing(_) | Panel::Editing(_) => {
                Panel::Managing(id.clone())
            }
        };
        saved.marked = Some(id);
    }

    pub(in crate::flow) fn ask_edit(&mut self, id: PaymentMethodId) {
        if !self.may_change() {
            return;
        }
        let today = self.now.today;
        let saved = &mut self.state.saved;
        let Some(card) = saved.find(&id).cloned() else {
            return;
        };
        saved.row = Row::default();
        // An expiry that is past is not worth correcting digit by digit.
        if let Some(expiry) = card.expiry.filter(|_| card.is_usable(today)) {
            saved.row.fill(Field::Expiry, &spelled(expiry));
        }
        saved.row.fill(Field::Holder, &card.holder);
        saved.marked = Some(id.clone());
        saved.panel = Panel::Editing(id);
        self.effects.push(PayEffect::FillRow.into());
        self.effects.push(Effect::Focus(Spot::Row(Field::Expiry)));
    }

    /// Goes one step back in what is open in the list, and leaves everything as it is.
    pub(in crate::flow) fn close_panel(&mut self) {
        let saved = &mut self.state.saved;
        let (panel, spot) = match core::mem::take(&mut saved.panel) {
            Panel::None => return,
            Panel::Managing(_) => (Panel::None, Spot::Manage),
            Panel::Removing(id) => (Panel::Managing(id), Spot::Remove),
            Panel::Editing(id) => {
                saved.row = Row::default();
                self.effects.push(PayEffect::EmptyRow.into());
                (Panel::Managing(id), Spot::Edit)
            }
        };
        saved.panel = panel;
        self.effects.push(Effect::Focus(spot));
    }

    /// The page wants the form empty: nothing is open in the list any more.
    pub(in crate::flow) fn empty_panel(&mut self) {
        self.state.saved.panel = Panel::None;
        self.state.saved.row = Row::default();
        self.effects.push(PayEffect::EmptyRow.into());
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
