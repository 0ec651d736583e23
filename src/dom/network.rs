//! Whether the browser believes that there is a network.
//!
//! `false` can be trusted, `true` cannot: it is a hint that spares the shopper a long wait.

use super::listener::Listener;
use super::{DomError, window};

/// What the browser says now; yes when it cannot be asked.
#[must_use]
pub fn is_online() -> bool {
    window().map_or(true, |window| window.navigator().on_line())
}

/// Listens to changes until it is dropped.
pub struct Network {
    _online: Listener,
    _offline: Listener,
}

impl Network {
    /// Calls `changed` with the new answer.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn watch(changed: impl Fn(bool) + Clone + 'static) -> Result<Self, DomError> {
        let window = window()?;
        let told = changed.clone();
        Ok(Self {
            _online: Listener::add(&window, "online", move |_| told(true))?,
            _offline: Listener::add(&window, "offline", move |_| changed(false))?,
        })
    }
}
