//! The one hook that owns the state.
//!
//! An event is a step of [`payseal_core::flow`]: the state is taken out, stepped and put back,
//! the form is drawn, and only then do the effects run. Nothing else changes the state.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use payseal_core::card::Reason;
use payseal_core::flow::{self, Effect, Event, State};
use payseal_core::text::Text;
use yew::prelude::*;

use super::AppProps;
use super::effects::Edge;
use super::look::Look;
use crate::dom::{boot, clock};

/// The running frame: the state, the words, and what connects it to the world.
pub(crate) struct Frame {
    pub(super) state: RefCell<Option<State>>,
    pub(super) edge: Edge,
    text: RefCell<Rc<Text>>,
    said: Cell<Option<Reason>>,
    effects: RefCell<Vec<Effect>>,
    render: UseForceUpdateHandle,
}

/// Makes the frame once, and runs the effects of its steps after each drawing.
#[hook]
pub(crate) fn use_flow(props: &AppProps) -> Rc<Frame> {
    let render = use_force_update();
    let frame = use_memo((), |()| Frame {
        state: RefCell::new(Some(State::new(props.now, props.online))),
        edge: Edge::default(),
        text: RefCell::new(Rc::clone(&props.text)),
        said: Cell::new(None),
        effects: RefCell::default(),
        render,
    });
    let running = Rc::clone(&frame);
    use_effect(move || running.run_effects());
    frame
}

impl Frame {
    /// Takes one event in.
    pub(crate) fn send(self: &Rc<Self>, event: Event) {
        let Ok(now) = clock::now() else {
            return boot::stop("frame_crashed");
        };
        // A step cannot send an event, so the state is always there.
        let Some(state) = self.state.take() else {
            return;
        };
        let left = match &event {
            Event::Left(field) => Some(*field),
            _ => None,
        };
        let step = flow::step(state, event, now);
        let shown = |reason: Reason| step.state.form().shown(reason.field()) == Some(reason);
        let said = match left {
            Some(field) => step.state.form().shown(field),
            None => self.said.get().filter(|reason| shown(*reason)),
        };
        self.said.set(said);
        self.state.replace(Some(step.state));
        self.effects.borrow_mut().extend(step.effects);
        self.render.force_update();
    }

    fn run_effects(self: &Rc<Self>) {
        for effect in self.effects.take() {
            self.run(effect);
        }
    }

    /// What the form looks like now.
    pub(super) fn look(&self) -> Option<Look> {
        let state = self.state.borrow();
        state.as_ref().map(|state| Look::of(state, self.said.get()))
    }

    /// The words of the form.
    pub(crate) fn text(&self) -> Rc<Text> {
        Rc::clone(&self.text.borrow())
    }

    /// Speaks another language from now on.
    pub(super) fn speak(&self, text: Text) {
        self.text.replace(Rc::new(text));
        self.render.force_update();
    }
}
