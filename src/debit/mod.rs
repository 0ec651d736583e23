//! The form for a bank account: the third frame. It is drawn once, by the build, and this program only fills in what
//! changes: reasons, the notice, whether a call is under way. So it needs no components, and is a quarter of the frame
//! for cards.
//!
//! What it decides is [`payseal_core::flow::debit`]; the port, the gateway, the look and the browser are those of the
//! form for cards.

mod drawing;
mod frame;
mod host;
mod typing;
mod words;

pub use frame::begin;

/// Starts the frame in its document.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    use crate::dom::boot;

    wasm_bindgen_futures::spawn_local(async {
        if begin().await.is_err() {
            boot::stop("frame_crashed");
        }
    });
}
