//! What the frame hears of the browser.

use std::cell::RefCell;

use crate::dom::listener::Listener;
use crate::dom::network::Network;
use crate::dom::resize::Height;
use crate::dom::timer::Timer;

/// The frame's ties to the browser; each is cut when it is replaced or dropped.
#[derive(Default)]
pub(crate) struct Edge {
    listeners: RefCell<Vec<Listener>>,
    network: RefCell<Option<Network>>,
    height: RefCell<Option<Height>>,
    wake: RefCell<Option<Timer>>,
}

impl Edge {
    /// Listens on, to the form, the browser's back/forward cache and the network.
    pub(crate) fn listen(&self, listeners: Vec<Listener>, network: Network) {
        self.listeners.replace(listeners);
        self.network.replace(Some(network));
    }

    /// Watches the height of the form.
    pub(crate) fn watch_height(&self, height: Height) {
        self.height.replace(Some(height));
    }

    /// Sets the one alarm clock, in place of the one before.
    pub(crate) fn set_alarm(&self, timer: Option<Timer>) {
        self.wake.replace(timer);
    }
}
