//! The frame's document itself: what it was told by its attributes, its language and its look.
//!
//! Styles are written property by property, as the page's policy allows no style text.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{DomError, document};

fn root() -> Option<HtmlElement> {
    document().ok()?.document_element()?.dyn_into().ok()
}

/// A `data-` attribute of the document.
#[must_use]
pub fn data(name: &str) -> Option<String> {
    root()?.dataset().get(name)
}

/// The language of the document.
#[must_use]
pub fn language() -> Option<String> {
    root().map(|root| root.lang())
}

/// Says which language the document now speaks.
pub fn set_language(tag: &str, direction: &str, title: &str) {
    if let (Some(root), Ok(document)) = (root(), document()) {
        root.set_lang(tag);
        root.set_dir(direction);
        document.set_title(title);
    }
}

/// Sets the colour scheme: `auto`, `light` or `dark`.
pub fn set_scheme(scheme: &str) {
    if let Some(root) = root() {
        // A browser that refuses an attribute keeps the scheme it has: nothing is lost by it.
        let _ = root.dataset().set("theme", scheme);
    }
}

/// Sets a custom property of the document's look, or removes it.
pub fn set_property(name: &str, value: Option<&str>) {
    if let Some(root) = root() {
        // As above: a look that could not be set is the look there was.
        let _ = match value {
            Some(value) => root.style().set_property(name, value),
            None => root.style().remove_property(name).map(|_| ()),
        };
    }
}

/// The element with this id.
///
/// # Errors
/// When there is none.
pub fn element(id: &'static str) -> Result<Element, DomError> {
    document()?.get_element_by_id(id).ok_or(DomError(id))
}

/// Puts the focus on an element that can take it.
pub fn focus(id: &'static str) {
    if let Ok(element) = element(id)
        && let Some(element) = element.dyn_ref::<HtmlElement>()
    {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}
