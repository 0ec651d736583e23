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
mod typing;
mod use_flow;
mod words;

use payseal_core::flow::Now;
use yew::prelude::*;

use card_form::CardForm;
use use_flow::use_flow;
pub use words::Words;

/// What the frame knows when it is drawn for the first time.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The sentences of the document's locale.
    pub words: Words,
    /// The host name that receives the card, for the shopper to read.
    pub gateway: AttrValue,
    /// The time of the first drawing.
    pub now: Now,
    /// Whether there seems to be a network.
    pub online: bool,
    /// Whether the inputs are in the document already, to be adopted; otherwise they are drawn.
    pub adopting: bool,
}

/// The whole form.
#[component]
pub fn App(props: &AppProps) -> Html {
    let drawn = use_flow(props);
    html! {
        if let Some((words, look)) = drawn.shown() {
            <CardForm
                {words}
                {look}
                gateway={props.gateway.clone()}
                adopting={props.adopting}
                hands={drawn.hands}
            />
        }
    }
}
