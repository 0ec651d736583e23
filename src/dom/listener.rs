//! One event listener that is removed when it is dropped.

use wasm_bindgen::prelude::*;
use web_sys::EventTarget;

use super::DomError;

/// A listener that has been added. It hears nothing after it was dropped.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    hear: Closure<dyn FnMut(JsValue)>,
}

impl Listener {
    /// Calls `hear` for every event of this kind at the target.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn add(
        target: &EventTarget,
        kind: &'static str,
        hear: impl FnMut(JsValue) + 'static,
    ) -> Result<Self, DomError> {
        let hear = Closure::<dyn FnMut(JsValue)>::new(hear);
        target
            .add_event_listener_with_callback(kind, hear.as_ref().unchecked_ref())
            .map_err(|_| DomError(kind))?;
        Ok(Self {
            target: target.clone(),
            kind,
            hear,
        })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // Removing what is not there is no error in a browser, so there is nothing to report.
        let _ = self
            .target
            .remove_event_listener_with_callback(self.kind, self.hear.as_ref().unchecked_ref());
    }
}
