//! The host page, as the frame sees it: the greeting that is waited for, then the port.

use std::cell::RefCell;

use payseal_core::bridge::debit::DebitToHost;
use payseal_core::bridge::message::ToHost;

use crate::dom::boot::WindowMessages;
use crate::dom::port::Port;

/// The page that embeds the frame; each tie is cut when it is replaced or dropped.
#[derive(Default)]
pub(crate) struct HostPage {
    greeting: RefCell<Option<WindowMessages>>,
    port: RefCell<Option<Port>>,
}

impl HostPage {
    /// Listens for the greeting.
    pub(crate) fn await_greeting(&self, greeting: WindowMessages) {
        self.greeting.replace(Some(greeting));
    }

    /// Talks through this port from now on.
    pub(crate) fn open(&self, port: Port) {
        self.port.replace(Some(port));
    }

    /// Tells the page, when there is one yet.
    pub(crate) fn tell(&self, message: &ToHost) {
        if let Some(port) = &*self.port.borrow() {
            // A port that does not take a message has lost its page: there is no one to tell.
            let _ = port.send(message);
        }
    }

    /// Tells it what only the form for accounts says.
    pub(crate) fn tell_debit(&self, message: &DebitToHost) {
        if let Some(port) = &*self.port.borrow() {
            // As above.
            let _ = port.send_debit(message);
        }
    }
}
