//! The browser, one small file per API.
//!
//! Everything here returns a `Result` or an `Option` and never panics; nothing here knows what a
//! card or a checkout is. The rest of the frame touches `web_sys` for event types only.

pub mod boot;
pub mod clock;
pub mod fetch;
pub mod inputs;
pub mod listener;
pub mod network;
pub mod page;
pub mod port;
#[cfg(feature = "pay")]
pub mod prices;
pub mod random;
pub mod resize;
pub mod spoken;
pub mod texts;
pub mod timer;
pub mod value;

use std::fmt;

/// Something of the browser that is not there, or refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DomError(&'static str);

impl fmt::Display for DomError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the browser has no usable ")?;
        f.write_str(self.0)
    }
}

impl std::error::Error for DomError {}

pub(crate) fn window() -> Result<web_sys::Window, DomError> {
    web_sys::window().ok_or(DomError("window"))
}

pub(crate) fn document() -> Result<web_sys::Document, DomError> {
    window()?.document().ok_or(DomError("document"))
}
