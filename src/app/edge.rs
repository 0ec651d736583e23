//! The frame's ties to the world.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use payseal_core::bridge::origin::Origin;
use payseal_core::flow::AttemptId;
use payseal_core::text::Locale;
use payseal_core::theme::{Surface, Theme};

use crate::dom::boot::WindowMessages;
use crate::dom::fetch::Abort;
use crate::dom::listener::Listener;
use crate::dom::network::Network;
use crate::dom::port::Port;
use crate::dom::resize::Height;
use crate::dom::timer::Timer;

/// The frame's ties to the world; each is cut when it is replaced or dropped.
#[derive(Default)]
pub(crate) struct Edge {
    pub(super) port: RefCell<Option<Port>>,
    /// The page that embeds the frame.
    pub(super) host: RefCell<Option<Origin>>,
    pub(super) greeting: RefCell<Option<WindowMessages>>,
    pub(super) listeners: RefCell<Vec<Listener>>,
    pub(super) network: RefCell<Option<Network>>,
    /// The browser's back/forward cache.
    pub(super) cache: RefCell<Vec<Listener>>,
    pub(super) height: RefCell<Option<Height>>,
    /// What the page asked for, and what it is behind the form.
    pub(super) look: Cell<(Theme, Surface)>,
    /// The locale that was asked for last; an earlier file of sentences that comes late is not
    /// spoken.
    pub(super) locale: Cell<Option<Locale>>,
    /// The idempotency key of the latest try to tokenise, and the flow's number of it.
    pub(super) key: RefCell<Option<(u32, String)>>,
    pub(super) wake: RefCell<Option<Timer>>,
    pub(super) tokenisation: RefCell<Option<(AttemptId, Rc<Abort>)>>,
}
