//! The listeners of the form.
//!
//! The inputs are not Yew's, so neither are these: they hang on the element that Yew draws into,
//! where everything that happens in an input passes by.

use std::rc::Rc;

use payseal_core::bridge::message::ToHost;
use payseal_core::bridge::tell;
use payseal_core::card::format::How;
use payseal_core::card::{Field, HistoryStep};
use payseal_core::flow::SavedEvent;
use wasm_bindgen::JsCast;
use web_sys::{Event, InputEvent};

use super::use_flow::Frame;
use crate::dom::inputs::Slot;
use crate::dom::listener::Listener;
use crate::dom::{DomError, inputs, page};

/// What is listened to.
const KINDS: [&str; 15] = [
    "click",
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
    // `boot.js` asked for a second press, or saw something come into view or go out of it.
    "unsure",
    "seen",
    "mouseover",
    "mouseout",
];

impl Frame {
    /// Listens to the form for as long as the listeners are kept.
    pub(super) fn listen(self: &Rc<Self>) -> Result<Vec<Listener>, DomError> {
        let app = page::element("app")?;
        let listen = |kind| {
            let frame = Rc::clone(self);
            Listener::add(&app, kind, move |event| {
                frame.on_event(kind, event.unchecked_ref());
            })
        };
        KINDS.into_iter().map(listen).collect()
    }

    fn on_event(self: &Rc<Self>, kind: &str, event: &Event) {
        if kind == "unsure" {
            let error = tell::not_visible(&self.words());
            return self.host_page.tell(&ToHost::Troubled { error });
        }
        let Some((slot, input)) = inputs::at(event.target()) else {
            if kind == "change"
                && let Some(brand) = inputs::brand(event.target())
            {
                return self.send(payseal_core::flow::Event::BrandChosen(brand));
            }
            // Where nothing is paid, the box that keeps a card is all there is besides.
            #[cfg(feature = "pay")]
            self.on_other_event(kind, event);
            #[cfg(not(feature = "pay"))]
            if let ("change", Some(ticked)) = (kind, inputs::ticked(event.target())) {
                self.send(payseal_core::flow::Event::Agreed(ticked));
            }
            return;
        };
        let (Slot::Form(field) | Slot::Row(field)) = slot;
        match kind {
            // Undo from a menu: the browser's own history ends where we wrote into the field.
            "beforeinput" => {
                let input_type = event.dyn_ref::<InputEvent>().map(InputEvent::input_type);
                let step = match input_type.as_deref() {
                    Some("historyUndo") => HistoryStep::Undo,
                    Some("historyRedo") => HistoryStep::Redo,
                    _ => return,
                };
                event.prevent_default();
                self.step_back(slot, step);
            }
            "input" => match event.dyn_ref::<InputEvent>() {
                // An unfinished composition belongs to the input method: it is taken in when it
                // ends.
                Some(event) if event.is_composing() => {}
                Some(event) => {
                    let how = event.input_type();
                    self.take_in(slot, &input, How::from_input_type(&how));
                    // What is pasted or filled in leaves the focus where it is.
                    if how == "insertText" {
                        self.advance(slot, &input);
                    }
                }
                // A browser or a password manager that fills a field in says no more than this.
                None => self.take_in(slot, &input, How::Typed),
            },
            // The end of a composition, or a fill that was not told as an input.
            "change" | "compositionend" => self.take_in(slot, &input, How::Typed),
            "focusin" => self.send(payseal_core::flow::Event::Entered(field)),
            "focusout" => self.send(match slot {
                Slot::Form(field) => payseal_core::flow::Event::Left(field),
                Slot::Row(field) => SavedEvent::Left(field).into(),
            }),
            // A browser that fills a field in sends key events that are none.
            "keydown" => {
                if let Some(event) = event.dyn_ref() {
                    self.pressed(event, false);
                }
            }
            // A number or a code does not leave by the clipboard or by dragging.
            "copy" | "cut" | "dragstart" if matches!(field, Field::Number | Field::Cvc) => {
                event.prevent_default();
            }
            _ => {}
        }
    }
}
