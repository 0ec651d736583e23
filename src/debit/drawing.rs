//! Shows the state in the document's own elements, which stay for its whole life.

use payseal_core::bank_account::{Field, Reason};
use payseal_core::flow::debit::{Debit, Notice};
use payseal_core::text::debit::failure_key;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlInputElement};

use super::words::Words;
use crate::dom::document;

/// The input of a field, when the form has it.
pub(super) fn input(field: Field) -> Option<HtmlInputElement> {
    by_id(field.name())?.dyn_into().ok()
}

/// The field and the input that an event came from.
pub(super) fn at(target: Option<EventTarget>) -> Option<(Field, HtmlInputElement)> {
    let input: HtmlInputElement = target?.dyn_into().ok()?;
    Some((Field::parse(&input.id())?, input))
}

/// Puts the focus into a field.
pub(super) fn focus(field: Field) {
    if let Some(input) = input(field) {
        // An input that cannot take the focus leaves it where it is.
        let _ = input.focus();
    }
}

/// Empties every input.
pub(super) fn empty() {
    for input in Field::ALL.into_iter().filter_map(input) {
        input.set_value("");
    }
}

/// Shows what has changed.
pub(super) fn draw(state: &Debit, words: &Words, announced: Option<Reason>) {
    for field in state.debit_type().fields() {
        let reason = state.reason(*field);
        let said = reason.map(|it| words.said(Ok(it))).unwrap_or_default();
        show(&[field.name(), "-reason"].concat(), &said);
        if let Some(input) = input(*field) {
            let invalid = reason.is_some();
            set(
                &input,
                "aria-invalid",
                Some(if invalid { "true" } else { "false" }),
            );
            input.set_read_only(state.is_busy());
            if let Some(place) = input.closest(".ps-field").ok().flatten() {
                set(&place, "data-invalid", invalid.then_some(""));
            }
        }
    }
    let notice = match state.notice() {
        Some(Notice::Failed(failure)) => words.sentence(failure_key(failure)),
        Some(Notice::Forgotten) => words.sentence("notice_forgotten"),
        None => String::new(),
    };
    if let Some(place) = by_id("notice") {
        // The style makes room for a notice by its class.
        set(&place, "class", (!notice.is_empty()).then_some("ps-notice"));
    }
    show("notice", &notice);
    let busy = state.is_busy();
    let doing = if busy {
        words.sentence("busy")
    } else {
        String::new()
    };
    for (id, hidden) in [("seal", busy), ("doing", !busy)] {
        if let Some(place) = by_id(id) {
            set(&place, "hidden", hidden.then_some(""));
        }
    }
    show("doing", &doing);
    let spoken = match announced {
        Some(reason) if !busy => words.said(Ok(reason)),
        Some(_) | None => doing,
    };
    write(by_id("status"), &spoken);
    if let Some(form) = by_id("form") {
        set(
            &form,
            "aria-busy",
            Some(if busy { "true" } else { "false" }),
        );
    }
}

/// Writes every sentence of the document in another language.
pub(super) fn speak(words: &Words) {
    let Some(all) = document()
        .ok()
        .and_then(|it| it.query_selector_all("[data-text]").ok())
    else {
        return;
    };
    for at in 0..all.length() {
        let Some(place) = all.get(at).and_then(|it| it.dyn_into::<Element>().ok()) else {
            continue;
        };
        let sentence = words.sentence(&place.get_attribute("data-text").unwrap_or_default());
        match place.dyn_ref::<HtmlInputElement>() {
            Some(input) => input.set_placeholder(&sentence),
            None => place.set_text_content(Some(&sentence)),
        }
    }
}

/// Words beside a sign, which is there only with them.
fn show(id: &str, words: &str) {
    let Some(place) = by_id(id) else { return };
    if let Some(sign) = place.first_element_child() {
        set(&sign, "hidden", words.is_empty().then_some(""));
    }
    write(place.last_element_child(), words);
}

fn write(place: Option<Element>, words: &str) {
    if let Some(place) = place
        && place.text_content().as_deref() != Some(words)
    {
        place.set_text_content(Some(words));
    }
}

fn set(place: &Element, name: &str, value: Option<&str>) {
    if place.get_attribute(name).as_deref() == value {
        return;
    }
    // Only a name that is no attribute's is refused, and these are.
    let _ = match value {
        Some(value) => place.set_attribute(name, value),
        None => place.remove_attribute(name),
    };
}

fn by_id(id: &str) -> Option<Element> {
    document().ok()?.get_element_by_id(id)
}
