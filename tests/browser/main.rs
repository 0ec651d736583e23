//! The form in a real document: adopting, typing, listening, speaking with a host page.
//!
//! Runs in every engine; waits for conditions, never for time. The gateway is not here: what is
//! sent to it is tested end to end.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test says what it expected"
)]

mod adoption;
mod decode;
mod dom;
mod editing;
mod encode;
mod fetch;
mod host;
mod rewritten;
mod stage;
mod typing;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
