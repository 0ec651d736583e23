//! The form that a component has put into the page, and its calls.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::result::{CallError, Payment, SavedMethod, read};
use crate::script::{Absent, Made, Misuse, told};

/// The form in the page. It may be kept; after its component has gone, its calls say so.
#[derive(Clone, Debug)]
pub struct Form {
    pub(crate) made: Made,
    calls: Rc<Calls>,
}

/// How many calls are under way, and who waits for none.
#[derive(Default)]
struct Calls {
    count: Cell<u32>,
    idle: RefCell<Option<Rc<dyn Fn()>>>,
}

impl std::fmt::Debug for Calls {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} calls", self.count.get())
    }
}

impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        self.made == other.made
    }
}

impl Form {
    pub(crate) fn new(made: Made) -> Self {
        Self {
            made,
            calls: Rc::default(),
        }
    }

    /// Whether a call is under way: what is paid is not torn away.
    pub(crate) fn is_busy(&self) -> bool {
        self.calls.count.get() > 0
    }

    /// Calls `then` once no call is under way.
    pub(crate) fn when_idle(&self, then: Rc<dyn Fn()>) {
        *self.calls.idle.borrow_mut() = Some(then);
    }

    async fn ask<T: for<'a> Deserialize<'a>>(
        &self,
        call: Result<Promise, JsValue>,
    ) -> Result<T, CallError> {
        let call = call?;
        let count = &self.calls.count;
        count.set(count.get().saturating_add(1));
        let answer = JsFuture::from(call).await;
        count.set(count.get().saturating_sub(1));
        let then = self.calls.idle.borrow_mut().take_if(|_| count.get() == 0);
        if let Some(then) = then {
            then();
        }
        read(answer?)
    }

    /// Pays with the card that was typed or chosen. `charge` is a route on your server; `attempt` is your name for this
    /// payment, such as an order number.
    ///
    /// # Errors
    /// What the shopper must mend, what failed, or what the page did wrong.
    pub async fn confirm(&self, charge: &str, attempt: Option<&str>) -> Result<Payment, CallError> {
        #[derive(Serialize)]
        struct How<'a> {
            charge: &'a str,
            attempt: Option<&'a str>,
        }
        let how = told(&How { charge, attempt }, Absent::Undefined)?;
        self.ask(self.made.confirm(&how)).await
    }

    /// Turns the card that was typed into an opaque id.
    ///
    /// # Errors
    /// What the shopper must mend, what failed, or what the page did wrong.
    pub async fn create_payment_method(&self) -> Result<SavedMethod, CallError> {
        self.ask(self.made.create_payment_method()).await
    }

    /// Focuses the first field that needs the shopper.
    ///
    /// # Errors
    /// When the form has gone.
    pub fn focus(&self) -> Result<(), Misuse> {
        Ok(self.made.focus()?)
    }

    /// Clears what was typed.
    pub fn clear(&self) {
        self.made.clear();
    }
}
