//! One form in one place of a page: made with the options, changed in place where that is possible and made anew where it
//! is not, and gone without a trace at the end.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use yew::Callback;

use crate::form::Form;
use crate::options::{Change, Options};
use crate::script::{Absent, Misuse, Payseal, told};
use crate::state::{EVENTS, Event, Heard, State};

/// Who is told what, at this drawing of the page.
#[derive(Clone, Default)]
pub(crate) struct Listeners {
    pub(crate) form: Callback<Option<Form>>,
    pub(crate) state: Callback<State>,
    pub(crate) event: Callback<Event>,
    pub(crate) misuse: Callback<Misuse>,
}

/// A form in the page; it goes when this is dropped.
pub(crate) struct Binding {
    form: Form,
    options: Options,
    _heard: Vec<Closure<dyn FnMut(JsValue)>>,
}

impl Binding {
    pub(crate) fn make(
        payseal: &Payseal,
        spot: &web_sys::Element,
        options: &Options,
        newest: &Rc<RefCell<Listeners>>,
    ) -> Result<Self, Misuse> {
        let made = payseal.create(&told(options, Absent::Undefined)?)?;
        let form = Form::new(made.clone());
        let state = Rc::new(RefCell::new(State::new()));
        let listen = |name: &'static str| {
            let (state, newest) = (Rc::clone(&state), Rc::clone(newest));
            let hear = Closure::<dyn FnMut(JsValue)>::new(move |detail: JsValue| {
                let event = Event { name, detail };
                let now = state.take().after(Heard::of(&event));
                state.replace(now.clone());
                // They are called after the borrow: a page may draw at once.
                let listeners = newest.borrow().clone();
                listeners.state.emit(now);
                listeners.event.emit(event);
            });
            made.on(name, hear.as_ref());
            hear
        };
        let heard = EVENTS.into_iter().map(listen).collect();
        let binding = Self {
            form,
            options: options.clone(),
            _heard: heard,
        };
        made.mount(spot)?;
        Ok(binding)
    }

    pub(crate) fn form(&self) -> &Form {
        &self.form
    }

    /// Changes the form in place; says whether that was enough.
    pub(crate) fn change(&mut self, next: &Options) -> Result<bool, Misuse> {
        match self.options.change_to(next) {
            Change::Anew => return Ok(false),
            Change::Nothing => {}
            Change::InPlace(update) => self.form.made.update(&told(&update, Absent::Null)?)?,
        }
        self.options = next.clone();
        Ok(true)
    }
}

impl Drop for Binding {
    fn drop(&mut self) {
        self.form.made.destroy();
    }
}
