//! The form: the saved cards, four fields, what is said above and below them.

use payseal_core::card::{CvcPolicy, Field};
use payseal_core::flow::{Now, Settings};
use payseal_core::text::{Text, counted, fill};
use yew::prelude::*;

use super::around::{busy_words, footer, kept, mandate, places_of_the_static_form, status};
use super::brand_mark::{brand_marks, mark};
use super::field::CardField;
use super::look::{Look, Stage};
use super::paid::done_words;
use super::saved_list::{deed, saved_list};
use super::told::told;
use super::use_flow::{Drawn, use_flow};
use super::words::Words;
use crate::dom::inputs;

/// What the frame knows when it is drawn for the first time.
#[derive(Clone, PartialEq, Properties)]
pub struct CardFormProps {
    /// The sentences of the document's locale.
    pub words: Words,
    /// The host name that receives the card, for the shopper to read.
    pub gateway: AttrValue,
    /// The merchant, as the gateway knows him, for the shopper to read.
    pub merchant: AttrValue,
    /// What the page will most likely want, so that nothing moves when it says so.
    pub expected: Settings,
    /// The time of the first drawing.
    pub now: Now,
    /// Whether there seems to be a network.
    pub online: bool,
    /// Whether the inputs are in the document already, to be adopted; otherwise they are drawn.
    pub adopting: bool,
}

/// The card form.
#[component]
pub fn CardForm(props: &CardFormProps) -> Html {
    let Drawn {
        words: text,
        look,
        times,
    } = use_flow(props);
    let cvc_len = look.cvc_len();
    let busy = matches!(look.stage, Stage::Busy(_));
    let done = matches!(look.stage, Stage::Done(..));
    let field = |field: Field, label: &str, hint: &str, end: Html| {
        let reason = look.reason(field);
        let reason = reason.map_or_else(String::new, |it| told(&text, it, cvc_len));
        CardField {
            field,
            label,
            placeholder: &placeholder(&text, field, cvc_len),
            hint,
            reason: &reason,
            shown: match field {
                Field::Number | Field::Expiry => true,
                Field::Cvc => look.cvc_policy != CvcPolicy::Hidden,
                Field::Holder => look.holder,
            },
            adopting: props.adopting,
            end,
        }
        .view()
    };
    let recognised = look.brand.map_or_else(String::new, |brand| {
        fill(&text.brand_recognised, &[("brand", text.brand(brand))])
    });
    let cvc_label = match look.cvc_policy {
        CvcPolicy::Optional => &text.cvc_label_optional,
        CvcPolicy::Required | CvcPolicy::Hidden => &text.cvc_label,
    };
    let (cvc_mark, cvc_hint) = if cvc_len == 4 {
        ("cvc-front", &text.cvc_hint_front)
    } else {
        ("cvc-back", &text.cvc_hint_back)
    };
    html! {
        <form class="ps-form" key={times} novalidate=true aria-busy={if busy { "true" } else { "false" }}>
            <div class="ps-stack">
                <div class="ps-body" inert={done}>
                { saved_list(&text, &look.saved, look.shows_form) }
                if !props.adopting {
                    { places_of_the_static_form(&text, &props.merchant).0 }
                }
                <div class="ps-fields" hidden={!look.shows_form}>
                    { field(Field::Number, &text.number_label, &recognised,
                        brand_marks(look.brand, look.untouched)) }
                    <div class="ps-row">
                        { field(Field::Expiry, &text.expiry_label, "", Html::default()) }
                        { field(Field::Cvc, cvc_label, &counted(cvc_hint, cvc_len),
                            html! { <span class="ps-faint">{ mark(cvc_mark) }</span> }) }
                    </div>
                    { field(Field::Holder, &text.holder_label, "", Html::default()) }
                </div>
                { mandate(&text, &props.merchant, look.mandate, look.shows_form) }
                if !props.adopting {
                    { places_of_the_static_form(&text, &props.merchant).1 }
                }
                </div>
                if let Stage::Done(what, brand) = look.stage {
                    { kept(&text, what, brand, &look.receipt) }
                }
            </div>
            { footer(&text, &props.gateway, look.stage, look.notice) }
            { status(&said(&text, &look)) }
        </form>
    }
}

/// Shows in the inputs, which Yew does not own, what has just been drawn around them.
pub(super) fn dress_inputs(text: &Text, look: &Look) {
    for field in Field::ALL {
        let required = field != Field::Cvc || look.cvc_policy == CvcPolicy::Required;
        inputs::dress(
            field,
            inputs::Dress {
                invalid: look.reason(field).is_some(),
                required,
                locked: look.stage != Stage::Open,
                placeholder: &placeholder(text, field, look.cvc_len()),
            },
        );
    }
}

fn placeholder(text: &Text, field: Field, cvc_len: usize) -> String {
    let placeholder = match field {
        Field::Number => &text.number_placeholder,
        Field::Expiry => &text.expiry_placeholder,
        Field::Cvc => &text.cvc_placeholder,
        Field::Holder => "",
    };
    counted(placeholder, cvc_len)
}

/// What is read out besides the notice: how the call goes, else the reason that has just appeared.
fn said(text: &Text, look: &Look) -> String {
    match look.stage {
        Stage::Busy(doing) => busy_words(text, doing).to_owned(),
        Stage::Done(what, _) => done_words(text, what, &look.receipt),
        Stage::Open => match look.said {
            Some(reason) => told(text, reason, look.cvc_len()),
            #[cfg(feature = "pay")]
            None if look.saved.listing == payseal_core::flow::Listing::Loading => {
                text.saved_loading.to_string()
            }
            None => deed(text, &look.saved),
        },
    }
}
