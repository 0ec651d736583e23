//! Typing, pasting, taking back, and pressing Enter or Escape. The text goes from the element into the state's wiped
//! buffer, and back only when it must look different.

use std::cell::Cell;
use std::rc::Rc;

use payseal_core::bank_account::Field;
use payseal_core::bank_account::format::reshape;
use payseal_core::bridge::debit::DebitToHost;
use payseal_core::bridge::message::ToHost;
use payseal_core::card::HistoryStep;
use payseal_core::card::caret_after;
use payseal_core::card::format::How;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, InputEvent, KeyboardEvent};
use zeroize::Zeroizing;

use super::drawing;
use super::frame::Frame;
use crate::app::typing::history_key;
use crate::dom::listener::Listener;
use crate::dom::network::Network;
use crate::dom::{DomError, clock, inputs, page};

/// What is listened to.
const KINDS: [&str; 10] = [
    "beforeinput",
    "input",
    "change",
    "compositionend",
    "focusin",
    "focusout",
    "keydown",
    "copy",
    "cut",
    "dragstart",
];

impl Frame {
    /// Listens to the form, the network and the browser's back/forward cache.
    pub(super) fn listen(self: &Rc<Self>) -> Result<(), DomError> {
        let form = page::element("static")?;
        let mut listeners = Vec::new();
        for kind in KINDS {
            let frame = Rc::clone(self);
            listeners.push(Listener::add(&form, kind, move |event| {
                frame.on_event(kind, event.unchecked_ref());
            })?);
        }
        let window = crate::dom::window()?;
        let left = Rc::new(Cell::new(0));
        let at = Rc::clone(&left);
        listeners.push(Listener::add(&window, "pagehide", move |_| {
            at.set(clock::device());
        })?);
        let frame = Rc::clone(self);
        listeners.push(Listener::add(&window, "pageshow", move |_| {
            if let at @ 1.. = left.replace(0) {
                // A clock that was set back says nothing: the longest time there is.
                let away = clock::device().checked_sub(at).unwrap_or(u64::MAX);
                frame.then(|state, _| state.come_back(away));
            }
        })?);
        let frame = Rc::clone(self);
        let network = Network::watch(move |online| {
            frame.then(|state, _| state.network(online));
        })?;
        self.edge.listen(listeners, network);
        Ok(())
    }

    fn on_event(self: &Rc<Self>, kind: &str, event: &Event) {
        let Some((field, input)) = drawing::at(event.target()) else {
            return;
        };
        match kind {
            "beforeinput" => {
                let input_type = event.dyn_ref::<InputEvent>().map(InputEvent::input_type);
                let step = match input_type.as_deref() {
                    Some("historyUndo") => HistoryStep::Undo,
                    Some("historyRedo") => HistoryStep::Redo,
                    _ => return,
                };
                self.step_back(field, step, event);
            }
            "input" => match event.dyn_ref::<InputEvent>() {
                // An unfinished composition belongs to the input method.
                Some(event) if event.is_composing() => {}
                Some(event) => {
                    self.take_in(field, &input, How::from_input_type(&event.input_type()))
                }
                None => self.take_in(field, &input, How::Typed),
            },
            "change" | "compositionend" => self.take_in(field, &input, How::Typed),
            "focusin" => self.host_page.tell_debit(&DebitToHost::Focused {
                field: field.name(),
            }),
            "focusout" => {
                let before = self.reason(field);
                self.then(|state, _| state.leave(field));
                // A reason that was there before is read at its field, and not said again.
                self.announced
                    .set(self.reason(field).filter(|_| before.is_none()));
                self.then(|_, _| ());
                self.host_page.tell_debit(&DebitToHost::Blurred {
                    field: field.name(),
                });
            }
            "keydown" => {
                if let Some(event) = event.dyn_ref() {
                    self.pressed(field, event);
                }
            }
            // A number does not leave by the clipboard or by dragging.
            "copy" | "cut" | "dragstart" if is_number(field) => event.prevent_default(),
            _ => {}
        }
    }

    /// Takes in what an input holds now.
    fn take_in(self: &Rc<Self>, field: Field, input: &HtmlInputElement, how: How) {
        let after = Zeroizing::new(input.value());
        let shaped = {
            let state = self.state.borrow();
            let before = state.expose_text(field);
            if before == *after {
                return;
            }
            let caret = inputs::caret(input, after.len());
            reshape(field, before, &after, caret, how)
        };
        let taken = match &shaped {
            Some(shaped) => {
                let text = shaped.text.expose_text();
                if text != *after {
                    inputs::write(input, text, shaped.caret);
                }
                self.then(|state, _| state.edit(field, text))
            }
            None => self.then(|state, _| state.edit(field, &after)),
        };
        if taken == Some(false) {
            self.rewrite(field);
        }
    }

    /// Takes in what the inputs hold now: whoever fills them in by script says nothing of it.
    pub(super) fn read_again(self: &Rc<Self>) {
        for field in Field::ALL {
            if let Some(input) = drawing::input(field) {
                self.take_in(field, &input, How::Typed);
            }
        }
    }

    /// Shows in an input what the state has of it.
    pub(super) fn rewrite(&self, field: Field) {
        if let Some(input) = drawing::input(field) {
            let state = self.state.borrow();
            let before = Zeroizing::new(input.value());
            let text = state.expose_text(field);
            inputs::write(&input, text, caret_after(&before, text));
        }
    }

    /// The browser's own history ends where we wrote into the field.
    fn step_back(self: &Rc<Self>, field: Field, step: HistoryStep, event: &Event) {
        if is_number(field) {
            event.prevent_default();
            self.then(|state, _| state.step_back(field, step));
        }
    }

    fn pressed(self: &Rc<Self>, field: Field, event: &KeyboardEvent) {
        if event.is_composing() {
            return;
        }
        if let Some(step) = history_key(event) {
            return self.step_back(field, step, event);
        }
        match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                self.host_page.tell(&ToHost::Entered);
            }
            "Escape" => self.host_page.tell(&ToHost::Escaped),
            _ => {}
        }
    }
}

/// Whether it is account data, and regrouped by us.
fn is_number(field: Field) -> bool {
    match field {
        Field::Iban | Field::Bsb | Field::AccountNumber => true,
        Field::Holder | Field::Email => false,
    }
}
