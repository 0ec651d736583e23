//! The private port to the host page.
//!
//! It moves messages and counts the ones that are none; what a message means is not known here.

use std::cell::Cell;
use std::rc::Rc;

use payseal_core::bridge::debit::DebitToHost;
use payseal_core::bridge::message::{ToFrame, ToHost};
use payseal_core::bridge::read::read;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, MessagePort};

use super::value::Value;

/// An open port; dropping it closes it.
pub struct Port {
    port: MessagePort,
    dropped: Rc<Cell<u32>>,
    _hear: Closure<dyn FnMut(MessageEvent)>,
}

impl Port {
    /// Opens the port, and calls `hear` with every message that is one.
    pub fn open(port: MessagePort, hear: impl Fn(ToFrame) + 'static) -> Self {
        let dropped = Rc::new(Cell::new(0_u32));
        let count = Rc::clone(&dropped);
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            match read(&Value(event.data())) {
                Some(message) => hear(message),
                // What a peer sends that is no message has no one to be reported to.
                None => count.set(count.get().saturating_add(1)),
            }
        });
        port.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        Self {
            port,
            dropped,
            _hear: hear,
        }
    }

    /// Sends a message. Says whether it could be sent; a closed peer cannot be told apart.
    pub fn send(&self, message: &ToHost) -> bool {
        write(message).is_some_and(|message| self.port.post_message(&message).is_ok())
    }

    /// Sends a message that only the form for accounts has.
    pub fn send_debit(&self, message: &DebitToHost) -> bool {
        write_debit(message).is_some_and(|message| self.port.post_message(&message).is_ok())
    }

    /// How many messages were none and have been dropped.
    #[must_use]
    pub fn dropped(&self) -> u32 {
        self.dropped.get()
    }
}

/// Any other message as such a value.
#[must_use]
pub fn write_debit(message: &DebitToHost) -> Option<JsValue> {
    message.serialize(&Serializer::json_compatible()).ok()
}

/// The message as a plain JavaScript value: what `JSON.parse` would make of it. There are no words for
/// one that cannot be written, since nobody would read them.
#[must_use]
pub fn write(message: &ToHost) -> Option<JsValue> {
    message.serialize(&Serializer::json_compatible()).ok()
}

impl Drop for Port {
    fn drop(&mut self) {
        self.port.set_onmessage(None);
        self.port.close();
    }
}
