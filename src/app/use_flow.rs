//! The one hook that owns the state.
//!
//! An event is a step of [`payseal_core::flow`]: the state is taken out, stepped and put back,
//! the form is drawn, and only then do the effects run. Nothing else changes the state.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use payseal_core::PAYS;
use payseal_core::card::Reason;
use payseal_core::flow::{self, Effect, Event, State};
use payseal_core::text::Text;
use yew::prelude::*;

use super::effects::Edge;
use super::look::{Look, Stage};
use super::{CardFormProps, Words, card_form};
use crate::dom::{boot, clock, inputs, page};

/// The running frame: the state, the words, and what connects it to the world.
pub(crate) struct Frame {
    pub(super) state: RefCell<Option<State>>,
    pub(super) edge: Edge,
    look: RefCell<Rc<Look>>,
    /// Whether something in the frame had the focus when it was last drawn.
    had_focus: Cell<bool>,
    words: RefCell<Words>,
    said: Cell<Option<Reason>>,
    effects: RefCell<Vec<Effect>>,
    begun: Cell<bool>,
    render: UseForceUpdateHandle,
}

/// What one drawing is made of.
pub(crate) struct Drawn {
    pub(crate) words: Words,
    pub(crate) look: Rc<Look>,
}

/// Makes the frame once, and runs the effects of its steps after each drawing.
#[hook]
pub(crate) fn use_flow(props: &CardFormProps) -> Drawn {
    let render = use_force_update();
    let frame = use_memo((), |()| {
        let state = State::expecting(props.now, props.online, props.expected);
        Frame {
            look: RefCell::new(Rc::new(Look::of(&state, None))),
            had_focus: Cell::new(false),
            state: RefCell::new(Some(state)),
            edge: Edge::default(),
            words: RefCell::new(props.words.clone()),
            said: Cell::new(None),
            effects: RefCell::default(),
            begun: Cell::new(false),
            render,
        }
    });
    let (running, adopting) = (Rc::clone(&frame), props.adopting);
    use_effect(move || running.drawn(adopting));
    Drawn {
        words: frame.words(),
        look: frame.look(),
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
        let left = if let Event::Left(field) = &event {
            Some((*field, state.form().shown(*field)))
        } else {
            None
        };
        let step = flow::step(state, event, now);
        let form = step.state.form();
        let said = match left {
            // A reason that was there before is read at its field, and not said again.
            Some((field, before)) => form.shown(field).filter(|_| before.is_none()),
            None => self
                .said
                .get()
                .filter(|it| form.shown(it.field()) == Some(*it)),
        };
        self.said.set(said);
        self.look.replace(Rc::new(Look::of(&step.state, said)));
        self.state.replace(Some(step.state));
        self.effects.borrow_mut().extend(step.effects);
        self.render.force_update();
    }

    /// The form has been drawn: now the inputs follow, and the effects run.
    fn drawn(self: &Rc<Self>, adopting: bool) {
        if !self.begun.replace(true) {
            self.begin(adopting);
        }
        let look = self.look();
        card_form::dress_inputs(&self.words(), &look);
        let lost = PAYS && page::lost_focus();
        if matches!(look.stage, Stage::Done(..)) {
            if inputs::focused().is_some() || (lost && self.had_focus.get()) {
                // The focus stays in the frame, on what has taken the place of the fields.
                page::focus("#kept");
            }
        } else if lost && self.had_focus.get() {
            // What had the focus is gone: it stays with the choice that is made.
            page::focus("input[name=card]:checked");
        }
        for effect in self.effects.take() {
            self.run(effect);
        }
        if PAYS {
            self.had_focus.set(page::has_focus());
        }
    }

    /// What the form looks like now.
    pub(super) fn look(&self) -> Rc<Look> {
        Rc::clone(&self.look.borrow())
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
