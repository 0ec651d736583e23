//! The one hook that owns the state.
//!
//! An event is a step of [`payseal_core::flow`]: the state is taken out, stepped and put back,
//! the form is drawn unless it looks the same, and only then do the effects run. Nothing else changes the state.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use payseal_core::PAYS;
use payseal_core::bridge::held::Held;
use payseal_core::card::Reason;
use payseal_core::flow::{self, Effect, Event, State};
use payseal_core::text::Text;
use web_sys::Element;
use yew::prelude::*;

use super::appearance::Appearance;
use super::edge::Edge;
use super::gateway::Gateway;
use super::host_page::HostPage;
use super::input_attributes::set_input_attributes;
use super::look::{Look, Stage};
use super::props::CardFormProps;
use super::words::Words;
use crate::dom::{boot, clock, inputs, page};

/// The running frame: the state, the words, and what connects it to the world.
pub(crate) struct Frame {
    pub(super) state: RefCell<Option<State>>,
    pub(super) host_page: HostPage,
    pub(super) gateway: Gateway,
    pub(super) appearance: Appearance,
    pub(super) edge: Edge,
    /// The calls that wait for a press.
    pub(super) held: RefCell<Held>,
    look: RefCell<Rc<Look>>,
    /// What had the focus last.
    had_focus: RefCell<Option<Element>>,
    words: RefCell<Words>,
    announced: Cell<Option<Reason>>,
    effects: RefCell<Vec<Effect>>,
    /// Whether a drawing is on its way.
    undrawn: Cell<bool>,
    begun: Cell<bool>,
    /// How often the form was drawn anew, from nothing.
    times: Cell<u32>,
    render: UseForceUpdateHandle,
}

/// What one drawing is made of.
pub(crate) struct Drawn {
    pub(crate) words: Words,
    pub(crate) look: Rc<Look>,
    /// Another number is another form, drawn from nothing.
    pub(crate) times: u32,
}

/// Makes the frame once, and runs the effects of its steps after each drawing.
#[hook]
pub(crate) fn use_flow(props: &CardFormProps) -> Drawn {
    let render = use_force_update();
    let frame = use_memo((), |()| {
        let wording = props.words.consent_version.as_ref().into();
        let state = State::expecting(props.now, props.online, props.expected, wording);
        Frame {
            look: RefCell::new(Rc::new(Look::of(&state, None))),
            had_focus: RefCell::default(),
            state: RefCell::new(Some(state)),
            host_page: HostPage::default(),
            gateway: Gateway::default(),
            appearance: Appearance::default(),
            edge: Edge::default(),
            held: RefCell::default(),
            words: RefCell::new(props.words.clone()),
            announced: Cell::new(None),
            effects: RefCell::default(),
            undrawn: Cell::new(true),
            begun: Cell::new(false),
            times: Cell::new(0),
            render,
        }
    });
    let (running, adopting) = (Rc::clone(&frame), props.adopting);
    use_effect(move || running.drawn(adopting));
    Drawn {
        words: frame.words(),
        look: frame.look(),
        times: frame.times.get(),
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
        // What appears when a field is left, or while it is typed into, is said once.
        let (is_left, field) = if let Event::Left(field) = &event {
            (true, Some(*field))
        } else if let Event::Edited { field, .. } = &event {
            (false, Some(*field))
        } else {
            (false, None)
        };
        let before = field.and_then(|field| state.form().reason(field));
        let step = flow::step(state, event, now);
        let form = step.state.form();
        // A reason that was there before is read at its field, and not said again.
        let appeared = field.and_then(|field| form.reason(field).filter(|_| before.is_none()));
        let announced = appeared.or_else(|| {
            let still = self.announced.get().filter(|_| !is_left)?;
            (form.reason(still.field()) == Some(still)).then_some(still)
        });
        self.announced.set(announced);
        self.effects.borrow_mut().extend(step.effects);
        // Most keys change nothing but the text, which the input has already.
        let typed = field.is_some() && !is_left;
        if typed && !self.undrawn.get() && self.look.borrow().shows(&step.state) {
            self.state.replace(Some(step.state));
            return self.carry_out();
        }
        if PAYS {
            // What has it now may be gone when the form is drawn.
            self.note_focus();
        }
        self.look.replace(Rc::new(Look::of(&step.state, announced)));
        self.state.replace(Some(step.state));
        self.undrawn.set(true);
        self.render.force_update();
    }

    /// Carries out what is to be done.
    pub(super) fn carry_out(self: &Rc<Self>) {
        for effect in self.effects.take() {
            self.run(effect);
        }
    }

    /// The form has been drawn: now the inputs follow, and the effects run.
    fn drawn(self: &Rc<Self>, adopting: bool) {
        if !self.begun.replace(true) {
            self.begin(adopting);
        } else if page::is_torn() {
            return self.draw_anew();
        } else if self.times.get() > 0 {
            inputs::come_home();
        }
        let look = self.look();
        set_input_attributes(&self.words(), &look);
        let lost = PAYS && page::lost_focus();
        let had = |test: fn(&Element) -> bool| self.had_focus.borrow().as_ref().is_some_and(test);
        let stays = if matches!(look.stage, Stage::Done(..)) {
            // The focus stays in the frame, on what has taken the place of the fields.
            (inputs::focused().is_some() || (lost && had(|_| true))).then_some("#kept")
        } else {
            // What had the focus is gone: it stays with the choice that is made. While a shopper goes from
            // one field to the next it is nowhere as well, and not to be taken from them.
            (lost && had(page::is_gone)).then_some("input[name=card]:checked")
        };
        if let Some(place) = stays {
            page::focus(place);
        }
        self.undrawn.set(false);
        self.carry_out();
        if PAYS {
            self.note_focus();
        }
        #[cfg(feature = "pay")]
        self.watch_undo();
    }

    /// Keeps in mind what has the focus.
    fn note_focus(&self) {
        if let Some(element) = page::focused() {
            self.had_focus.replace(Some(element));
        }
    }

    /// Somebody has rewritten the text of the document, and something was drawn in a wrong place. The
    /// whole form is drawn again, around the same inputs; what waits to be done is done after that.
    fn draw_anew(self: &Rc<Self>) {
        inputs::leave_home();
        page::mend();
        self.times.set(self.times.get() + 1);
        self.render.force_update();
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
    pub(super) fn speak(self: &Rc<Self>, text: Text) {
        let wording = text.consent_version.as_ref().into();
        self.words.replace(Words::new(text));
        self.send(Event::Worded(wording));
    }
}
