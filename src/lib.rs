//! The frame: the sealed card form that runs in one cross-origin iframe on the gateway's origin.
//!
//! It draws the form, formats what is typed, tokenises the card with the gateway and hands the
//! host page one opaque id. It decides nothing about cards or about the order of things: that is
//! [`payseal_core`]. It stores nothing, logs nothing and calls no origin but its own.
//!
//! Reading order: [`app`] (what is drawn, and the one hook that owns the state), [`debit`] (the form for bank accounts), [`dom`] (one
//! small file per browser API), [`start`] (how the two come together), and for the build
//! `document` (the same form as HTML, painted before any of this arrives).

pub mod app;
pub mod debit;
#[cfg(feature = "ssr")]
pub mod document;
pub mod dom;
pub mod start;
