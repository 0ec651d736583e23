//! One field: its label, the place of its input, and the line under it.
//!
//! The line is there even when it is empty, so that a reason moves nothing. The input is drawn
//! here only for the static form; the running form adopts that very element.

use payseal_core::card::Field;
use yew::prelude::*;

use super::brand_mark::{sign, words};

/// What one field is drawn from.
pub(crate) struct CardField<'a> {
    pub(crate) field: Field,
    pub(crate) label: &'a str,
    pub(crate) placeholder: &'a str,
    /// What a screen reader says of the field besides its label.
    pub(crate) hint: &'a str,
    /// Why the field is not accepted; nothing when it is empty.
    pub(crate) reason: &'a str,
    /// What is said in the reason's place while there is none.
    pub(crate) note: &'a str,
    /// Whether the form has this field.
    pub(crate) shown: bool,
    /// Whether the input is in the document already.
    pub(crate) adopting: bool,
    /// What stands at the end of the field.
    pub(crate) end: Html,
}

impl CardField<'_> {
    /// Draws the field.
    pub(crate) fn view(self) -> Html {
        let name = self.field.name();
        let invalid = !self.reason.is_empty();
        html! {
            <div class="ps-field" data-invalid={invalid.then_some("")} hidden={!self.shown}>
                <label for={name}>{ self.label }</label>
                <div class="ps-box">
                    <div class="ps-place" data-place={name}>
                        if !self.adopting {
                            { input(self.field, self.placeholder) }
                        }
                    </div>
                    { self.end }
                </div>
                <span class="ps-hint" id={[name, "-hint"].concat()}>{ self.hint }</span>
                <p class="ps-reason" id={[name, "-reason"].concat()}>
                    if invalid {
                        { sign("alert") }
                        { words(self.reason) }
                    } else if !self.note.is_empty() {
                        <span class="ps-note" key="note">{ self.note }</span>
                    }
                </p>
            </div>
        }
    }
}

/// The element itself, as it stays for the life of the document.
fn input(field: Field, placeholder: &str) -> Html {
    let name = field.name();
    let (mode, fill, enter, capitals) = match field {
        Field::Number => ("numeric", "cc-number", "next", "off"),
        Field::Expiry => ("numeric", "cc-exp", "next", "off"),
        Field::Cvc => ("numeric", "cc-csc", "done", "off"),
        Field::Holder => ("text", "cc-name", "done", "words"),
    };
    html! {
        <input
            id={name}
            type="text"
            inputmode={mode}
            autocomplete={fill}
            enterkeyhint={enter}
            autocapitalize={capitals}
            autocorrect="off"
            spellcheck="false"
            aria-required="true"
            aria-invalid="false"
            aria-describedby={[name, "-hint ", name, "-reason"].concat()}
            placeholder={placeholder.to_owned()}
            data-testid={["card-", name].concat()}
        />
    }
}
