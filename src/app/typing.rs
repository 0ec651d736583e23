//! Typing, pasting and pressing Enter or Escape.
//!
//! The text goes from the element into a wiped buffer, through `card::format`, and back into the
//! element only when it must look different. It is in no virtual node.

use std::rc::Rc;

use payseal_core::card::Field;
use payseal_core::card::format::{How, reshape};
use payseal_core::flow::Event;
use web_sys::{HtmlInputElement, KeyboardEvent};
use zeroize::Zeroizing;

use super::use_flow::Frame;
use crate::dom::inputs;

impl Frame {
    /// Takes in what an input holds now.
    pub(super) fn take_in(self: &Rc<Self>, field: Field, input: &HtmlInputElement, how: How) {
        let after = Zeroizing::new(input.value());
        let shaped = {
            let state = self.state.borrow();
            let draft = state.as_ref().and_then(|state| state.form().draft(field));
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
        self.send(Event::Edited {
            field,
            draft: shaped.text,
        });
    }

    /// Enter and Escape belong to the host page; every other key to the input.
    pub(super) fn pressed(self: &Rc<Self>, event: &KeyboardEvent) {
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                self.send(Event::EnterPressed);
            }
            "Escape" => self.send(Event::EscapePressed),
            _ => {}
        }
    }
}
