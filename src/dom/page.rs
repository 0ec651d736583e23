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

/// Says whether the fields are `light` or `dark`.
pub fn set_tone(tone: &str) {
    if let Some(root) = root() {
        // A browser that refuses an attribute keeps the tone it has: nothing is lost by it.
        let _ = root.dataset().set("theme", tone);
    }
}

/// Whether something could not be drawn where it belongs, as `boot.js` found.
#[must_use]
pub fn is_torn() -> bool {
    data("torn").is_some()
}

/// Forgets that.
pub fn mend() {
    if let Some(root) = root() {
        root.dataset().delete("torn");
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

/// Puts the focus on the first element that this selector of ours finds.
pub fn focus(selector: &'static str) {
    let found = document()
        .ok()
        .and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.as_ref().and_then(|it| it.dyn_ref::<HtmlElement>()) {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Whether this selector of ours finds anything.
#[must_use]
pub fn has(selector: &'static str) -> bool {
    document().is_ok_and(|document| {
        document
            .query_selector(selector)
            .is_ok_and(|it| it.is_some())
    })
}

/// The element of the frame's that has the focus.
#[must_use]
pub fn focused() -> Option<Element> {
    let document = document().ok()?;
    let active = document.active_element()?;
    (document.has_focus().unwrap_or_default() && active.tag_name() != "BODY").then_some(active)
}

/// Whether the frame has the focus and none of its elements does: what had it is gone, or it is on its
/// way from one to the next.
#[must_use]
pub fn lost_focus() -> bool {
    focused().is_none() && document().is_ok_and(|document| document.has_focus().unwrap_or_default())
}

/// Whether an element can no longer have the focus: it is not in the document, not shown or disabled.
#[must_use]
pub fn is_gone(element: &Element) -> bool {
    element.get_bounding_client_rect().height() == 0.0
        || element.matches(":disabled").unwrap_or_default()
}

/// The nearest ancestor of an event's target that has this `data-` attribute, and its value.
#[must_use]
pub fn marked(target: Option<web_sys::EventTarget>, attribute: &str) -> Option<(Element, String)> {
    let element: Element = target?.dyn_into().ok()?;
    let found = element.closest(&["[", attribute, "]"].concat()).ok()??;
    let value = found.get_attribute(attribute)?;
    Some((found, value))
}
