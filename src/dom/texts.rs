//! The file of one locale's sentences, read without a JSON library.

use js_sys::Reflect;
use payseal_core::text::{Locale, Text};
use wasm_bindgen::JsValue;

use super::fetch::{self, Problem};
use super::page;

/// Loads the sentences of a locale from beside the frame.
///
/// # Errors
/// When the file cannot be loaded or lacks a key.
pub async fn load(locale: Locale) -> Result<Text, Problem> {
    let folder = page::data("texts").ok_or(Problem::Answer)?;
    let sentences = fetch::json(fetch::get(&(folder + locale.tag() + ".json"))).await?;
    Text::from_lookup(|key| {
        Reflect::get(&sentences, &key.into())
            .ok()
            .and_then(|sentence| sentence.as_string())
    })
    .map_err(|_| Problem::Answer)
}

/// The file of a locale's sentences as it is, for a form that looks them up one by one.
///
/// # Errors
/// When it cannot be loaded.
pub async fn sentences(locale: Locale) -> Result<JsValue, Problem> {
    let folder = page::data("texts").ok_or(Problem::Answer)?;
    fetch::json(fetch::get(&(folder + locale.tag() + ".json"))).await
}
