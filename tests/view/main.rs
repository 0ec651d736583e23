//! The form as HTML: rendered natively, by the components that run in the browser.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test says what it expected"
)]

mod debit;
mod document;
mod form;
