//! The form as HTML: rendered natively, by the components that run in the browser.

mod document;
mod form;
