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

use super::effects::Edge;
use super::hands::Hands;
use super::look::Look;
use super::{AppProps, Words, card_form};
use crate::dom::{boot, clock};

/// The running frame: the state, the words, and what connects it to the world.
pub(crate) struct Frame {
    pub(super) state: RefCell<Option<State>>,
    pub(super) edge: Edge,
    words: RefCell<Words>,
    said: Cell<Option<Reason>>,
    effects: RefCell<Vec<Effect>>,
    begun: Cell<bool>,
    render: UseForceUpdateHandle,
}

/// The frame as one drawing sees it.
pub(crate) struct Drawn {
    frame: Rc<Frame>,
    pub(crate) hands: Hands,
}

impl Drawn {
    /// What is to be drawn.
    pub(crate) fn shown(&self) -> Option<(Words, Look)> {
        Some((self.frame.words(), self.frame.look()?))
    }
}

/// Makes the frame once, and runs the effects of its steps after each drawing.
#[hook]
pub(crate) fn use_flow(props: &AppProps) -> Drawn {
    let render = use_force_update();
    let made = use_memo((), |()| {
        let frame = Rc::new(Frame {
            state: RefCell::new(Some(State::new(props.now, props.online))),
            edge: Edge::default(),
            words: RefCell::new(props.words.clone()),
            said: Cell::new(None),
            effects: RefCell::default(),
            begun: Cell::new(false),
            render,
        });
        let hands = Hands::of(&frame);
        (frame, hands)
    });
    let (frame, hands) = &*made;
    let (running, adopting) = (Rc::clone(frame), props.adopting);
    use_effect(move || running.drawn(adopting));
    Drawn {
        frame: Rc::clone(frame),
        hands: hands.clone(),
    }
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
        let form = step.state.form();
        self.said.set(match left {
            Some(field) => form.shown(field),
            None => self
                .said
                .get()
                .filter(|reason| form.shown(reason.field()) == Some(*reason)),
        });
        self.state.replace(Some(step.state));
        self.effects.borrow_mut().extend(step.effects);
        self.render.force_update();
    }

    /// The form has been drawn: now the inputs follow, and the effects run.
    fn drawn(self: &Rc<Self>, adopting: bool) {
        if !self.begun.replace(true) {
            self.begin(adopting);
        }
        if let Some(look) = self.look() {
            card_form::dress_inputs(&self.words(), &look);
        }
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
    pub(super) fn words(&self) -> Words {
        self.words.borrow().clone()
    }

    /// Speaks another language from now on.
    pub(super) fn speak(&self, text: Text) {
        self.words.replace(Words::new(text));
        self.render.force_update();
    }
}
