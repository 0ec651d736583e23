//! One field: its label, the place of its input, and the line under it.
//!
//! The line is there even when it is empty, so that a reason moves nothing. The input is drawn
//! here only for the static form; the running form adopts that very element.

use payseal_core::card::Field;
use yew::prelude::*;

use super::brand_mark::sign;

/// What one field is drawn from.
pub(crate) struct CardField<'a> {
    pub(crate) field: Field,
    pub(crate) label: &'a str,
    pub(crate) placeholder: &'a str,
    /// What a screen reader says of the field besides its label.
    pub(crate) hint: &'a str,
    /// Why the field is not accepted; nothing when it is empty.
    pub(crate) reason: &'a str,
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
                        <span>{ self.reason }</span>
                    }
                </p>
            </div>
        }
    }
}

/// One input beside a saved card. It comes and goes with what is open there, so Yew draws the
/// element; its text stays with the element all the same.
pub(crate) struct RowField<'a> {
    pub(crate) field: Field,
    pub(crate) label: &'a str,
    pub(crate) placeholder: String,
    pub(crate) reason: String,
}

impl RowField<'_> {
    /// Draws the input.
    pub(crate) fn view(self) -> Html {
        let name = ["saved-", self.field.name()].concat();
        let invalid = !self.reason.is_empty();
        let (mode, fill) = match self.field {
            Field::Holder => ("text", "cc-name"),
            Field::Expiry => ("numeric", "cc-exp"),
            Field::Number | Field::Cvc => ("numeric", "cc-csc"),
        };
        let described = [&*name, "-reason"].concat();
        html! {
            <div class="ps-field" data-invalid={invalid.then_some("")}>
                <label for={name.clone()}>{ self.label }</label>
                <div class="ps-box">
                    <input
                        id={name}
                        type="text"
                        inputmode={mode}
                        autocomplete={fill}
                        autocorrect="off"
                        spellcheck="false"
                        aria-required="true"
                        aria-invalid={if invalid { "true" } else { "false" }}
                        aria-describedby={described.clone()}
                        placeholder={self.placeholder}
                        data-testid={["saved-card-", self.field.name()].concat()}
                    />
                </div>
                <p class="ps-reason" id={described}>
                    if invalid {
                        { sign("alert") }
                        <span>{ self.reason }</span>
                    }
                </p>
            </div>
        }
    }
}

/// A small button. What it does is heard by its `data-act`.
pub(crate) fn act(name: &'static str, testid: &'static str, words: &str) -> Html {
    html! {
        <button type="button" class="ps-act" key={name} data-act={name} data-testid={testid}>
            { words }
        </button>
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
