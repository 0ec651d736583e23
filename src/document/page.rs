//! Fills the template of the document.

use payseal_core::text::{Locale, Text};

use super::error::Unfilled;
use super::icons;

/// The document of one locale. `form` is HTML of ours; every other value is escaped.
///
/// # Errors
/// When the template lacks a place.
pub fn fill_page(template: &str, locale: Locale, form: &str) -> Result<String, Unfilled> {
    let text = locale.text();
    let sentences = Sentences {
        title: &text.frame_title,
        stopped_wasm: &text.stopped_wasm,
        stopped_crash: &text.stopped_crash,
        stopped_alone: &text.stopped_alone,
        press_again: &text.press_again,
    };
    fill_template(template, locale, &sentences, &icons::sprite()?, form)
}

/// The sentences of a document that stand beside its form.
pub(super) struct Sentences<'a> {
    pub(super) title: &'a str,
    pub(super) stopped_wasm: &'a str,
    pub(super) stopped_crash: &'a str,
    pub(super) stopped_alone: &'a str,
    pub(super) press_again: &'a str,
}

/// The template with everything in its place. Sprite and form are HTML of ours.
pub(super) fn fill_template(
    template: &str,
    locale: Locale,
    text: &Sentences<'_>,
    sprite: &str,
    form: &str,
) -> Result<String, Unfilled> {
    let values = [
        ("lang", locale.tag().to_owned()),
        ("dir", locale.direction().attribute().to_owned()),
        ("title", escape(text.title)),
        ("stopped_wasm", escape(text.stopped_wasm)),
        ("stopped_crash", escape(text.stopped_crash)),
        ("stopped_alone", escape(text.stopped_alone)),
        ("press_again", escape(text.press_again)),
        ("icons", sprite.to_owned()),
        ("form", form.to_owned()),
    ];
    let mut page = without_comments(template);
    for (name, value) in values {
        let place = format!("{{{{{name}}}}}");
        if !page.contains(&place) {
            return Err(Unfilled::Missing(name));
        }
        page = page.replace(&place, &value);
    }
    let lines = page.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.collect::<Vec<_>>().join("\n") + "\n")
}

/// The sentences of one locale, as the running form reads them.
///
/// # Errors
/// When they cannot be written as JSON: never, since they are texts.
pub fn texts_json(text: &Text) -> Result<String, serde_json::Error> {
    let entries: serde_json::Map<_, _> = text
        .entries()
        .map(|(key, sentence)| (key.to_owned(), sentence.into()))
        .collect();
    serde_json::to_string(&entries)
}

pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Comments are for those who read the template.
fn without_comments(template: &str) -> String {
    let mut parts = template.split("<!--");
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        page.push_str(part.split_once("-->").map_or(part, |(_, rest)| rest));
    }
    page
}
