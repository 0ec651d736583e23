//! Typing, pasting and pressing Enter or Escape.
//!
//! The text goes from the element into a wiped buffer, through `card::format`, and back into the
//! element only when it must look different. It is in no virtual node.

use std::rc::Rc;

use payseal_core::card::format::{How, reshape};
use payseal_core::card::{Field, HistoryStep, caret_after};
use payseal_core::flow::{Event, Panel, SavedEvent, Spot, State};
use web_sys::{HtmlInputElement, KeyboardEvent};
use zeroize::Zeroizing;

use super::use_flow::Frame;
use crate::dom::inputs::{self, Slot};

impl Frame {
    /// Takes in what an input holds now.
    pub(super) fn take_in(self: &Rc<Self>, slot: Slot, input: &HtmlInputElement, how: How) {
        let after = Zeroizing::new(input.value());
        let (Slot::Form(field) | Slot::Row(field)) = slot;
        let shaped = {
            let state = self.state.borrow();
            let draft = state.as_ref().and_then(|state| match slot {
                Slot::Form(field) => state.form().draft(field),
                Slot::Row(field) => state.saved().row().draft(field),
            });
            let before = draft.map_or("", |draft| draft.expose_text());
            if before == *after {
                return;
            }
            reshape(
                field,
                before,
                &after,
                inputs::caret(input, after.len()),
                how,
            )
        };
        let text = shaped.text.expose_text();
        if text != *after {
            inputs::write(input, text, shaped.caret);
        }
        let draft = shaped.text;
        self.send(match slot {
            Slot::Form(field) => Event::Edited { field, draft },
            Slot::Row(field) => SavedEvent::Edited(field, draft).into(),
        });
    }

    /// The shopper has typed to the end of a field: where the page wants it, the focus goes on.
    pub(super) fn advance(&self, slot: Slot, input: &HtmlInputElement) {
        let len = input.value().len();
        if let Slot::Form(field) = slot
            && inputs::caret(input, len) >= len
            && let Some(next) = self.near(|state| state.field_after(field))
        {
            inputs::focus(next);
        }
    }

    fn near(&self, find: impl FnOnce(&State) -> Option<Field>) -> Option<Field> {
        self.state.borrow().as_ref().and_then(find)
    }

    /// Takes an edit back, or makes it again: a browser has no history of what a script regrouped.
    pub(super) fn step_back(self: &Rc<Self>, slot: Slot, step: HistoryStep) {
        self.send(match slot {
            Slot::Form(field) => Event::HistoryAsked(field, step),
            Slot::Row(field) => SavedEvent::HistoryAsked(field, step).into(),
        });
    }

    /// Shows in an input what the state has of it.
    pub(super) fn rewrite(&self, spot: Spot) {
        let state = self.state.borrow();
        let shown = state.as_ref().and_then(|state| match spot {
            Spot::Field(field) => inputs::of(field).zip(state.form().draft(field)),
            Spot::Row(field) => inputs::row(field).zip(state.saved().row().draft(field)),
            Spot::Choice
            | Spot::Marked
            | Spot::Manage
            | Spot::Remove
            | Spot::Keep
            | Spot::Edit
            | Spot::Undo
            | Spot::Result => None,
        });
        if let Some((input, draft)) = shown {
            let before = Zeroizing::new(input.value());
            let text = draft.expose_text();
            inputs::write(&input, text, caret_after(&before, text));
        }
    }

    /// Enter and Escape belong to what is open in the list of saved cards, else to the host page;
    /// every other key to what has the focus. A button's Enter is its own.
    pub(super) fn pressed(self: &Rc<Self>, event: &KeyboardEvent, on_button: bool) {
        if event.is_composing() {
            return;
        }
        if let Some((slot, _)) = inputs::at(event.target())
            && let Some(step) = history_key(event)
        {
            event.prevent_default();
            return self.step_back(slot, step);
        }
        if event.key() == "Backspace"
            && let Some((Slot::Form(field), input)) = inputs::at(event.target())
            && input.value().is_empty()
            && let Some(before) = self.near(|state| state.field_before(field))
        {
            event.prevent_default();
            return inputs::focus(before);
        }
        let panel = {
            let state = self.state.borrow();
            state.as_ref().map(|state| state.saved().panel().clone())
        };
        let open = panel.as_ref().is_some_and(|panel| *panel != Panel::None);
        let asks = matches!(panel, Some(Panel::Editing(_) | Panel::Removing(_)));
        match event.key().as_str() {
            "Enter" if on_button => {}
            "Enter" => {
                event.prevent_default();
                // What can be done with a card is a row of buttons: it takes no Enter from the form.
                self.send(if asks {
                    SavedEvent::EditSaved.into()
                } else {
                    Event::EnterPressed
                });
            }
            "Escape" if open => self.send(SavedEvent::PanelClosed.into()),
            "Escape" => self.send(Event::EscapePressed),
            _ => {}
        }
    }
}

/// The step through the history that a key asks for: Ctrl or Command with Z, Shift and Z, or Y.
pub(crate) fn history_key(event: &KeyboardEvent) -> Option<HistoryStep> {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return None;
    }
    // A keyboard of another script names the letter only by the key's place.
    let key = event.key();
    let key = if key.is_ascii() { key } else { event.code() };
    match key.as_str() {
        "z" | "Z" | "KeyZ" if event.shift_key() => Some(HistoryStep::Redo),
        "z" | "Z" | "KeyZ" => Some(HistoryStep::Undo),
        "y" | "Y" | "KeyY" => Some(HistoryStep::Redo),
        _ => None,
    }
}
