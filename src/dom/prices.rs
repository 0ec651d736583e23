//! An amount as the shopper's language writes it, which the browser knows: "$24.00", "US$24.00".

#[cfg(target_arch = "wasm32")]
use js_sys::{Array, Intl, Object, Reflect};
use payseal_core::wire::browser::Price;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsValue;

/// The amount; its digits and code where there is no browser.
#[must_use]
pub fn written(price: &Price, language: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return words(price, language);
    #[cfg(not(target_arch = "wasm32"))]
    return format!("{language} {} {}", price.amount, price.currency);
}

/// A price holds three letters and a decimal, which every browser takes.
#[cfg(target_arch = "wasm32")]
fn words(price: &Price, language: &str) -> String {
    let options = Object::new();
    for (name, value) in [("style", "currency"), ("currency", &price.currency)] {
        // An object of ours takes every member.
        let _ = Reflect::set(&options, &name.into(), &JsValue::from_str(value));
    }
    let format = Intl::NumberFormat::new(&Array::of1(&language.into()), &options).format();
    let written = format.call1(&JsValue::UNDEFINED, &JsValue::from_str(&price.amount));
    written
        .ok()
        .and_then(|it| it.as_string())
        .unwrap_or_default()
}
