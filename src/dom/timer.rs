//! One `setTimeout` that is cleared when it is dropped.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{DomError, window};

/// The longest delay a browser takes, in milliseconds; a longer one would fire at once.
const LONGEST: u64 = 0x7fff_ffff;

/// A timer that has been set. It fires at most once, and never after it was dropped.
pub struct Timer {
    id: i32,
    _fire: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls `fire` after this many milliseconds. A delay longer than the browser takes fires
    /// early: whoever set it looks at the clock anyway.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn after(millis: u64, fire: impl FnMut() + 'static) -> Result<Self, DomError> {
        let fire = Closure::<dyn FnMut()>::new(fire);
        let delay = i32::try_from(millis.min(LONGEST)).unwrap_or(i32::MAX);
        let id = window()?
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                fire.as_ref().unchecked_ref(),
                delay,
            )
            .map_err(|_| DomError("timer"))?;
        Ok(Self { id, _fire: fire })
    }
}

/// Comes back after this many milliseconds; at once where the browser sets no timer.
pub async fn pause(millis: i32) {
    let over = Promise::new(&mut |done, _| {
        let set = window().and_then(|window| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&done, millis)
                .map_err(|_| DomError("timer"))
        });
        if set.is_err() {
            // A function of the browser's own: it does not throw.
            let _ = done.call0(&JsValue::NULL);
        }
    });
    // It is never rejected.
    let _ = JsFuture::from(over).await;
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Ok(window) = window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}
