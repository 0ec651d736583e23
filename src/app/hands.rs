//! The listeners of the form, made once: every component hangs the same ones on.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::typing::may_leave;
use super::use_flow::Frame;

/// What the form's one element listens to; all of these events rise from the inputs to it.
#[derive(Clone, PartialEq)]
pub(crate) struct Hands {
    pub(crate) oninput: Callback<InputEvent>,
    pub(crate) onchange: Callback<Event>,
    pub(crate) onfocusin: Callback<FocusEvent>,
    pub(crate) onfocusout: Callback<FocusEvent>,
    pub(crate) onkeydown: Callback<KeyboardEvent>,
    pub(crate) onsubmit: Callback<SubmitEvent>,
    pub(crate) oncopy: Callback<Event>,
    pub(crate) oncut: Callback<Event>,
    pub(crate) ondragstart: Callback<DragEvent>,
}

impl Hands {
    pub(crate) fn of(frame: &Rc<Frame>) -> Self {
        Self {
            oninput: on(frame, |frame, event: InputEvent| frame.edited(&event)),
            onchange: on(frame, |frame, event: Event| frame.changed(event.target())),
            onfocusin: on(frame, |frame, event: FocusEvent| frame.entered(&event)),
            onfocusout: on(frame, |frame, event: FocusEvent| frame.left(&event)),
            onkeydown: on(frame, |frame, event: KeyboardEvent| frame.pressed(&event)),
            onsubmit: Callback::from(|event: SubmitEvent| event.prevent_default()),
            oncopy: Callback::from(|event: Event| keep(&event)),
            oncut: Callback::from(|event: Event| keep(&event)),
            ondragstart: Callback::from(|event: DragEvent| keep(event.unchecked_ref())),
        }
    }
}

fn on<E: 'static>(frame: &Rc<Frame>, hand: fn(&Rc<Frame>, E)) -> Callback<E> {
    let frame = Rc::clone(frame);
    Callback::from(move |event| hand(&frame, event))
}

/// A number or a code does not leave by the clipboard or by dragging.
fn keep(event: &Event) {
    if !may_leave(event.target()) {
        event.prevent_default();
    }
}
