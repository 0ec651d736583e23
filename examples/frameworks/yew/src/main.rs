//! A shop's checkout in Yew: the card form in a component, and what the server knows by gloo-net.

// Natively it is only looked at: a page runs in a browser.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]

mod app;
mod checkout;
mod server;

fn main() {
    #[cfg(target_arch = "wasm32")]
    if let Some(root) = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("root"))
    {
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
