//! The file of one locale's sentences, read without a JSON library.

use js_sys::Reflect;
use payseal_core::text::{Locale, Text, own};
use wasm_bindgen::JsValue;

use super::fetch::{self, Problem};
use super::page;

/// Loads the sentences of a locale from beside the frame, and puts the merchant's own in their places: all of them, or
/// none where one is wrong, and then it says what.
///
/// # Errors
/// When the file cannot be loaded or lacks a key.
pub async fn load(locale: Locale, own: &str) -> Result<(Text, Option<String>), Problem> {
    let sentences = sentences(locale).await?;
    let ours = |key: &str| Reflect::get(&sentences, &key.into()).ok()?.as_string();
    let wrong = own::wrong(own, ours);
    let own = if wrong.is_some() { "" } else { own };
    Text::from_lookup(|key| Some(own::choose(own, key, ours(key)?)))
        .map(|text| (text, wrong))
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
