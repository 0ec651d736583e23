//! Typing, pasting and pressing Enter or Escape.
//!
//! The text goes from the element into a wiped buffer, through `card::format`, and back into the
//! element only when it must look different. It is in no virtual node.

use std::rc::Rc;

use payseal_core::card::format::{How, reshape};
use payseal_core::flow::{Event, Panel, SavedEvent};
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
            Slot::Row(field) => Event::Saved(SavedEvent::Edited(field, draft)),
        });
    }

    /// Enter and Escape belong to what is open in the list of saved cards, else to the host page;
    /// every other key to what has the focus. A button's Enter is its own.
    pub(super) fn pressed(self: &Rc<Self>, event: &KeyboardEvent, on_button: bool) {
        if event.is_composing() {
            return;
        }
        let panel = {
            let state = self.state.borrow();
            state.as_ref().map(|state| state.saved().panel().clone())
        };
        let open = panel.is_some_and(|panel| panel != Panel::None);
        match event.key().as_str() {
            "Enter" if on_button => {}
            "Enter" => {
                event.prevent_default();
                self.send(if open {
                    Event::Saved(SavedEvent::EditSaved)
                } else {
                    Event::EnterPressed
                });
            }
            "Escape" if open => self.send(Event::Saved(SavedEvent::PanelClosed)),
            "Escape" => self.send(Event::EscapePressed),
            _ => {}
        }
    }
}
