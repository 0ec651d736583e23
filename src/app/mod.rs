//! What the shopper sees: Yew components, the one hook that owns the state, and the effects.
//!
//! Components are given words and small facts, never what was typed: the inputs are filled and
//! read through the DOM alone, so no digit is ever in a virtual node or a property.

mod answer;
mod brand_mark;
mod card_form;
mod done;
mod effects;
mod field;
mod footer;
mod hands;
mod host;
mod look;
mod notice;
mod report;
mod typing;
mod use_flow;

use std::rc::Rc;

use payseal_core::flow::Now;
use payseal_core::text::Text;
use yew::prelude::*;

use card_form::CardForm;
use hands::Hands;
use use_flow::use_flow;

/// What the frame knows when it is drawn for the first time.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The sentences of the document's locale.
    pub text: Rc<Text>,
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
    let frame = use_flow(props);
    let hands = use_memo((), |()| Hands::of(&frame));
    let beginning = Rc::clone(&frame);
    use_effect_with(props.adopting, move |adopting| beginning.begin(*adopting));
    let look = frame.look();
    html! {
        if let Some(look) = look {
            <CardForm
                text={frame.text()}
                {look}
                gateway={props.gateway.clone()}
                adopting={props.adopting}
                hands={(*hands).clone()}
            />
        }
    }
}
