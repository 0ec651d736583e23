//! The input elements of the form.
//!
//! They come with the document and stay the same elements for its whole life: Yew draws around
//! them and [`adopt`] moves them into its tree, so that focus, caret, text, undo history and a
//! browser's autofill survive the arrival of the wasm. No text of theirs is ever in the virtual
//! DOM.

use js_sys::{Function, Reflect};
use payseal_core::card::{Brand, Field};
use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget, HtmlInputElement};

use super::{DomError, document, page};

/// The input of a field.
#[must_use]
pub fn of(field: Field) -> Option<HtmlInputElement> {
    document()
        .ok()?
        .get_element_by_id(field.name())?
        .dyn_into()
        .ok()
}

/// What begins the id of an input beside a saved card. Those come and go with what is open in the
/// list; what was typed into them is in wiped buffers all the same.
const ROW: &str = "saved-";

/// An input that is typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A field of the card form.
    Form(Field),
    /// An input beside a saved card.
    Row(Field),
}

/// The field and the input that an event came from.
#[must_use]
pub fn at(target: Option<EventTarget>) -> Option<(Slot, HtmlInputElement)> {
    let input: HtmlInputElement = target?.dyn_into().ok()?;
    let id = input.id();
    let slot = match id.strip_prefix(ROW) {
        Some(name) => Slot::Row(Field::parse(name)?),
        None => Slot::Form(Field::parse(&id)?),
    };
    Some((slot, input))
}

/// Whether a box is ticked; none when it is no box.
#[must_use]
pub fn ticked(target: Option<EventTarget>) -> Option<bool> {
    let input: HtmlInputElement = target?.dyn_into().ok()?;
    (input.type_() == "checkbox").then(|| input.checked())
}

/// The brand that a choice between a card's two stands for; none when it is no such choice.
#[must_use]
pub fn brand(target: Option<EventTarget>) -> Option<Brand> {
    let input: HtmlInputElement = target?.dyn_into().ok()?;
    Brand::from_slug(&input.value()).filter(|_| input.name() == "brand")
}

/// The input beside a saved card, while it is there.
#[must_use]
pub fn row(field: Field) -> Option<HtmlInputElement> {
    let id = [ROW, field.name()].concat();
    document().ok()?.get_element_by_id(&id)?.dyn_into().ok()
}

/// The field that has the focus.
#[must_use]
pub fn focused() -> Option<Field> {
    Field::parse(&document().ok()?.active_element()?.id())
}

/// Where the caret is, in UTF-16 units; at the end of the text when the browser does not say.
#[must_use]
pub fn caret(input: &HtmlInputElement, length: usize) -> usize {
    match input.selection_end() {
        Ok(Some(caret)) => caret as usize,
        Ok(None) | Err(_) => length,
    }
}

/// Replaces the text. The caret is placed only in the input that has the focus, since placing it
/// takes the focus in some browsers.
pub fn write(input: &HtmlInputElement, text: &str, caret: usize) {
    input.set_value(text);
    let active = document()
        .ok()
        .and_then(|document| document.active_element());
    if active.as_ref() == Some(input.as_ref()) {
        let caret = u32::try_from(caret).unwrap_or(u32::MAX);
        // A browser that cannot place the caret has put it at the end, where it mostly belongs.
        let _ = input.set_selection_range(caret, caret);
    }
}

/// Empties the inputs beside the saved cards.
pub fn empty_row() {
    for input in Field::ALL.into_iter().filter_map(row) {
        input.set_value("");
    }
}

/// Empties the inputs of security codes.
pub fn empty_codes() {
    for input in [of(Field::Cvc), row(Field::Cvc)].into_iter().flatten() {
        input.set_value("");
    }
}

/// Empties every input of the card form.
pub fn empty() {
    for input in Field::ALL.into_iter().filter_map(of) {
        input.set_value("");
    }
}

/// Puts the focus into a field.
pub fn focus(field: Field) {
    if let Some(input) = of(field) {
        // An input that cannot take the focus leaves it where it is.
        let _ = input.focus();
    }
}

/// What a field's input shows of what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Attributes<'a> {
    /// Whether it is not accepted.
    pub invalid: bool,
    /// Whether it may not stay empty.
    pub required: bool,
    /// Whether it cannot be typed into now.
    pub locked: bool,
    /// Whether it takes no focus either.
    pub disabled: bool,
    /// What stands in it while it is empty.
    pub placeholder: &'a str,
}

/// Shows in a field's input what is known of it.
pub fn set_attributes(field: Field, attributes: Attributes<'_>) {
    let Some(input) = of(field) else { return };
    for (name, holds) in [
        ("aria-invalid", attributes.invalid),
        ("aria-required", attributes.required),
    ] {
        let value = if holds { "true" } else { "false" };
        if input.get_attribute(name).as_deref() != Some(value) {
            // Only a name that is no attribute name is refused, and these are some.
            let _ = input.set_attribute(name, value);
        }
    }
    input.set_read_only(attributes.locked);
    input.set_disabled(attributes.disabled);
    input.set_placeholder(attributes.placeholder);
}

/// Moves every input from the static form into its place in the tree that Yew has drawn, and
/// takes the static form away.
///
/// # Errors
/// When the document and the wasm are not of one build.
pub fn adopt() -> Result<(), DomError> {
    keeping_the_focus(|| {
        for field in Field::ALL {
            let input = of(field).ok_or(DomError("input in the static form"))?;
            move_into(&place_of(field)?, &input)?;
        }
        page::element("static")?.remove();
        Ok(())
    })
}

/// Takes the inputs out of a form that is about to be drawn from nothing.
pub fn leave_home() {
    let Ok(Some(main)) = document().map(|it| it.query_selector("main").ok().flatten()) else {
        return;
    };
    // An input that cannot be moved goes with the form that it is in: it is asked for again.
    let _ = keeping_the_focus(|| {
        for input in Field::ALL.into_iter().filter_map(of) {
            move_into(&main, &input)?;
        }
        Ok(())
    });
}

/// Puts them into the new form, when they are not in one.
pub fn come_home() {
    let _ = keeping_the_focus(|| {
        for field in Field::ALL {
            if let Some(input) = of(field)
                && input.closest(".ps-place").ok().flatten().is_none()
            {
                move_into(&place_of(field)?, &input)?;
            }
        }
        Ok(())
    });
}

fn place_of(field: Field) -> Result<Element, DomError> {
    document()?
        .query_selector(&["#app [data-place=", field.name(), "]"].concat())
        .ok()
        .flatten()
        .ok_or(DomError("place for an input"))
}

/// Moves inputs, and leaves focus and caret where they were.
fn keeping_the_focus(moving: impl FnOnce() -> Result<(), DomError>) -> Result<(), DomError> {
    let focused = focused().and_then(of);
    let selection = focused.as_ref().map(|input| {
        let range = (input.selection_start(), input.selection_end());
        (range.0.ok().flatten(), range.1.ok().flatten())
    });
    moving()?;
    if let (Some(input), Some((start, end))) = (focused, selection)
        && document()?.active_element().as_ref() != Some(input.as_ref())
    {
        // Browsers without a move that keeps the focus: give it back within the same task.
        let _ = input.focus();
        if let (Some(start), Some(end)) = (start, end) {
            let _ = input.set_selection_range(start, end);
        }
    }
    Ok(())
}

/// Moves an element, with its focus and caret where the browser can do that.
fn move_into(place: &Element, input: &HtmlInputElement) -> Result<(), DomError> {
    let keeping = Reflect::get(place, &"moveBefore".into())
        .ok()
        .and_then(|found| found.dyn_into::<Function>().ok())
        .is_some_and(|move_before| move_before.call2(place, input, &JsValue::NULL).is_ok());
    if !keeping {
        place
            .append_child(input)
            .map_err(|_| DomError("place for an input"))?;
    }
    Ok(())
}
