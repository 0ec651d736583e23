//! One field: its label, the place of its input, and the line under it.
//!
//! The line is there even when it is empty, so that a reason moves nothing. The input is drawn
//! here only for the static form; the running form adopts that very element.

use payseal_core::card::Field;
use yew::prelude::*;

use super::brand_mark::Sign;
use crate::dom::inputs;

#[derive(PartialEq, Properties)]
pub(crate) struct CardFieldProps {
    pub(crate) field: Field,
    pub(crate) label: AttrValue,
    pub(crate) placeholder: AttrValue,
    /// What a screen reader says of the field besides its label.
    pub(crate) hint: AttrValue,
    /// Why the field is not accepted.
    pub(crate) reason: AttrValue,
    /// Whether the text may not be changed now.
    pub(crate) locked: bool,
    /// Whether the form has this field.
    #[prop_or(true)]
    pub(crate) shown: bool,
    pub(crate) adopting: bool,
    /// What stands at the end of the field.
    #[prop_or_default]
    pub(crate) children: Html,
}

/// A field of the form.
#[component]
pub(crate) fn CardField(props: &CardFieldProps) -> Html {
    let name = props.field.name();
    let invalid = !props.reason.is_empty();
    let dressed = (
        props.field,
        invalid,
        props.locked,
        props.placeholder.clone(),
    );
    use_effect_with(dressed, |(field, invalid, locked, placeholder)| {
        inputs::dress(*field, *invalid, *locked, placeholder);
    });
    html! {
        <div class={classes!("ps-field", invalid.then_some("ps-bad"))} hidden={!props.shown}>
            <label for={name}>{ &props.label }</label>
            <div class="ps-box">
                <div class="ps-place" data-place={name}>
                    if !props.adopting {
                        { input(props.field, &props.placeholder) }
                    }
                </div>
                { props.children.clone() }
            </div>
            <span class="ps-hint" id={[name, "-hint"].concat()}>{ &props.hint }</span>
            <p class="ps-reason" id={[name, "-reason"].concat()}>
                if invalid {
                    <Sign name="alert" />
                    { &props.reason }
                }
            </p>
        </div>
    }
}

/// The element itself, as it stays for the life of the document.
fn input(field: Field, placeholder: &AttrValue) -> Html {
    let name = field.name();
    let (mode, fill, enter) = match field {
        Field::Number => ("numeric", "cc-number", "next"),
        Field::Expiry => ("numeric", "cc-exp", "next"),
        Field::Cvc => ("numeric", "cc-csc", "done"),
        Field::Holder => ("text", "cc-name", "done"),
    };
    let capitals = match field {
        Field::Holder => "words",
        Field::Number | Field::Expiry | Field::Cvc => "off",
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
            placeholder={placeholder}
            data-testid={["card-", name].concat()}
        />
    }
}
