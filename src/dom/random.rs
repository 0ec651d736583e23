//! Randomness, for names that nobody can guess.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues, catch)]
    fn fill(place: &Uint8Array) -> Result<Uint8Array, JsValue>;
}

/// 32 hexadecimal digits; none when the browser has no randomness.
#[must_use]
pub fn name() -> Option<String> {
    let bytes = Uint8Array::new_with_length(16);
    fill(&bytes).ok()?;
    let digit = |nibble| char::from_digit(u32::from(nibble), 16);
    let digits = bytes.to_vec().into_iter();
    digits
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(digit)
        .collect()
}
