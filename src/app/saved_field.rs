//! The inputs and buttons beside a saved card.

use payseal_core::card::Field;
use yew::prelude::*;

use super::brand_mark::{sign, words};

/// One input beside a saved card. It comes and goes with what is open there, so Yew draws the
/// element; its text stays with the element all the same.
pub(crate) struct RowField<'a> {
    pub(crate) field: Field,
    /// Whether it may not stay empty.
    pub(crate) required: bool,
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
                        aria-required={if self.required { "true" } else { "false" }}
                        aria-invalid={if invalid { "true" } else { "false" }}
                        aria-describedby={described.clone()}
                        placeholder={self.placeholder}
                        data-testid={["saved-card-", self.field.name()].concat()}
                    />
                </div>
                <p class="ps-reason" id={described}>
                    if invalid {
                        { sign("alert") }
                        { words(&self.reason) }
                    }
                </p>
            </div>
        }
    }
}

/// A small button. What it does is heard by its `data-act`.
pub(crate) fn act(name: &'static str, testid: &'static str, words: &str) -> Html {
    act_on(name, testid, words, "")
}

/// What is cut off rather than broken. Other words are in another element, as in `brand_mark::words`.
pub(crate) fn clipped(words: &str) -> Html {
    html! { <span class="ps-words" key={words}>{ words }</span> }
}

/// A small button beside a card, which is named to those who do not see what it is beside.
pub(crate) fn act_on(name: &'static str, testid: &'static str, words: &str, card: &str) -> Html {
    html! {
        <button type="button" class="ps-act" key={name} data-act={name} data-testid={testid}>
            { clipped(words) }
            if !card.is_empty() {
                <span class="ps-hint">{ [" ", card].concat() }</span>
            }
        </button>
    }
}
