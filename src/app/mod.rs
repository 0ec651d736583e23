//! What the shopper sees: Yew components, the one hook that owns the state, and the effects.
//!
//! Components are given words and small facts, never what was typed: the inputs are filled and
//! read through the DOM alone, so no digit is ever in a virtual node or a property.

pub(crate) mod answer;
pub(crate) mod appearance;
mod around;
mod brand_mark;
mod card_form;
pub(crate) mod edge;
pub(crate) mod effects;
mod field;
mod field_error;
pub(crate) mod gateway;
mod host;
pub(crate) mod host_page;
mod input_attributes;
mod listeners;
mod look;
mod paid;
#[cfg(feature = "pay")]
mod pay_answer;
#[cfg(feature = "pay")]
mod pay_effects;
mod props;
#[cfg(feature = "pay")]
mod saved_actions;
#[cfg(feature = "pay")]
mod saved_field;
#[cfg(feature = "pay")]
mod saved_list;
#[cfg(not(feature = "pay"))]
#[path = "no_saved_list.rs"]
mod saved_list;
#[cfg(feature = "pay")]
mod saved_look;
#[cfg(feature = "pay")]
mod saved_words;
mod session_facts;
pub(crate) mod typing;
mod use_flow;
mod words;

pub use card_form::CardForm;
pub use props::CardFormProps;
pub use words::Words;
