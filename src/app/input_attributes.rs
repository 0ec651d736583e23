//! What the inputs show of the form, besides what is typed into them.

use payseal_core::card::{CvcPolicy, Field};
use payseal_core::flow::Access;
use payseal_core::text::{Text, counted};

use super::look::{Look, Stage};
use crate::dom::inputs;

/// Shows in the inputs, which Yew does not own, what has just been drawn around them.
pub(super) fn set_input_attributes(text: &Text, look: &Look) {
    for field in Field::ALL {
        let required = field != Field::Cvc || look.cvc_policy == CvcPolicy::Required;
        inputs::set_attributes(
            field,
            inputs::Attributes {
                invalid: look.reason(field).is_some(),
                required,
                locked: look.stage != Stage::Open || look.access == Access::ReadOnly,
                disabled: look.access == Access::Disabled,
                placeholder: &placeholder(text, field, look.cvc_len()),
            },
        );
    }
}

/// The example in an empty field.
pub(super) fn placeholder(text: &Text, field: Field, cvc_len: usize) -> String {
    let placeholder = match field {
        Field::Number => &text.number_placeholder,
        Field::Expiry => &text.expiry_placeholder,
        Field::Cvc => &text.cvc_placeholder,
        // None: a space, by which the style knows an empty field.
        Field::Holder => " ",
    };
    counted(placeholder, cvc_len)
}
