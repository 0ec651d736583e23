//! The height that the form needs, told whenever it changes.
//!
//! Whole pixels, rounded up. A browser reports sizes once per painted frame, so several changes
//! in one frame are one report by themselves.

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

use super::DomError;

/// A narrower place is one that is closed or on its way (a folded part of a page, a hidden tab): every
/// letter has a line of its own there, and the height says nothing.
const THIN: f64 = 64.0;

/// Watches one element until it is dropped.
pub struct Height {
    observer: ResizeObserver,
    _seen: Closure<dyn FnMut()>,
}

impl Height {
    /// Calls `changed` with the element's height, now and after every change.
    ///
    /// # Errors
    /// When the browser has no `ResizeObserver`.
    pub fn watch(element: Element, changed: impl Fn(u32) + 'static) -> Result<Self, DomError> {
        let told = Cell::new(0);
        let watched = element.clone();
        let seen = Closure::<dyn FnMut()>::new(move || {
            let place = watched.get_bounding_client_rect();
            if place.width() < THIN {
                return;
            }
            let height = place.height().ceil() as u32;
            if told.replace(height) != height {
                changed(height);
            }
        });
        let observer = ResizeObserver::new(seen.as_ref().unchecked_ref())
            .map_err(|_| DomError("size observer"))?;
        observer.observe(&element);
        Ok(Self {
            observer,
            _seen: seen,
        })
    }
}

impl Drop for Height {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
