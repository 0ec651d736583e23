//! What the shopper sees: Yew components, the one hook that owns the state, and the effects.
//!
//! Components are given words and small facts, never what was typed: the inputs are filled and
//! read through the DOM alone, so no digit is ever in a virtual node or a property.

mod answer;
mod around;
mod brand_mark;
mod card_form;
mod effects;
mod field;
mod hands;
mod host;
mod look;
mod report;
mod saved_edge;
mod saved_list;
mod saved_look;
mod typing;
mod use_flow;
mod words;

pub use card_form::{CardForm, CardFormProps};
pub use words::Words;
