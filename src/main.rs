//! What the browser runs.

fn main() {
    #[cfg(target_arch = "wasm32")]
    payseal::start::start();
}
