//! What the shopper's hands do: typing, pasting, moving in and out of fields, Enter and Escape.
//!
//! The text goes from the element into a wiped buffer, through `card::format`, and back into the
//! element only when it must look different. It is in no virtual node.

use std::rc::Rc;

use payseal_core::card::Field;
use payseal_core::card::format::{How, reshape};
use payseal_core::flow::Event;
use web_sys::{EventTarget, HtmlInputElement};
use yew::prelude::{FocusEvent, InputEvent, KeyboardEvent};
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

    /// An input changed by an edit.
    pub(super) fn edited(self: &Rc<Self>, event: &InputEvent) {
        // An unfinished composition belongs to the input method: it is taken in when it ends.
        if event.is_composing() {
            return;
        }
        if let Some((field, input)) = inputs::at(event.target()) {
            self.take_in(field, &input, How::from_input_type(&event.input_type()));
        }
    }

    /// An input changed in another way: the end of a composition, or a browser that fills a
    /// field in without saying how.
    pub(super) fn changed(self: &Rc<Self>, target: Option<EventTarget>) {
        if let Some((field, input)) = inputs::at(target) {
            self.take_in(field, &input, How::Typed);
        }
    }

    /// The shopper came into a field.
    pub(super) fn entered(self: &Rc<Self>, event: &FocusEvent) {
        if let Some((field, _)) = inputs::at(event.target()) {
            self.send(Event::Entered(field));
        }
    }

    /// The shopper left a field.
    pub(super) fn left(self: &Rc<Self>, event: &FocusEvent) {
        if let Some((field, _)) = inputs::at(event.target()) {
            self.send(Event::Left(field));
        }
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

/// Whether a field's text may leave by copying, cutting or dragging.
pub(super) fn may_leave(target: Option<EventTarget>) -> bool {
    !matches!(inputs::at(target), Some((Field::Number | Field::Cvc, _)))
}
