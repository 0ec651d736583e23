//! The form: the saved cards, four fields, what is said above and below them.

use payseal_core::card::{CvcPolicy, Field};
use payseal_core::flow::Access;
use payseal_core::text::{Text, counted, fill};
use yew::prelude::*;

use super::around::{busy_words, footer, kept, mandate, places_of_the_static_form, status};
use super::brand_mark::{brand_choice, brand_marks, mark};
use super::field::CardField;
use super::field_error::field_error_text;
use super::input_attributes::placeholder;
use super::look::{Look, Stage};
use super::paid::done_words;
use super::props::CardFormProps;
use super::saved_list::{announcement, saved_list};
use super::use_flow::{Drawn, use_flow};

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
    let access = match look.access {
        Access::Open => None,
        Access::ReadOnly => Some("read"),
        Access::Disabled => Some("none"),
    };
    let field = |field: Field, label: &str, hint: &str, end: Html| {
        let reason = look.reason(field);
        let reason = reason.map_or_else(String::new, |it| field_error_text(&text, it, cvc_len));
        CardField {
            field,
            label,
            placeholder: &placeholder(&text, field, cvc_len),
            hint,
            reason: &reason,
            note: if field == Field::Number && look.choices.is_choice() {
                &text.brand_choice
            } else {
                ""
            },
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
        <form class="ps-form" key={times} data-access={access} novalidate=true aria-busy={if busy { "true" } else { "false" }}>
            <div class="ps-stack">
                <div class="ps-body" inert={done}>
                { saved_list(&text, &look.saved, look.shows_form, look.access != Access::Open) }
                if !props.adopting {
                    { places_of_the_static_form(&text, &props.merchant).0 }
                }
                <div class="ps-fields" hidden={!look.shows_form}>
                    { field(Field::Number, &text.number_label, &recognised,
                        if look.choices.is_choice() {
                            brand_choice(&text, "brand", look.choices, look.chosen_brand)
                        } else {
                            brand_marks(look.brand, look.untouched, look.taken)
                        }) }
                    <div class="ps-row">
                        { field(Field::Expiry, &text.expiry_label, "", Html::default()) }
                        { field(Field::Cvc, cvc_label, &counted(cvc_hint, cvc_len),
                            html! { <span class="ps-faint">{ mark(cvc_mark) }</span> }) }
                    </div>
                    { field(Field::Holder, &text.holder_label, "", Html::default()) }
                </div>
                { mandate(&text, &props.merchant, look.mandate, look.shows_form, look.access != Access::Open) }
                if !props.adopting {
                    { places_of_the_static_form(&text, &props.merchant).1 }
                }
                </div>
                if let Stage::Done(what, brand) = look.stage {
                    { kept(&text, what, brand, &look.receipt) }
                }
            </div>
            { footer(&text, &props.gateway, look.stage, look.notice) }
            { status(&announced(&text, &look)) }
        </form>
    }
}

/// What is read out besides the notice: how the call goes, else the reason that has just appeared.
fn announced(text: &Text, look: &Look) -> String {
    match look.stage {
        Stage::Busy(doing) => busy_words(text, doing).to_owned(),
        Stage::Done(what, _) => done_words(text, what, &look.receipt),
        Stage::Open => match look.announced {
            Some(reason) => field_error_text(text, reason, look.cvc_len()),
            #[cfg(feature = "pay")]
            None if look.saved.listing == payseal_core::flow::Listing::Loading => {
                text.saved_loading.to_string()
            }
            None => announcement(text, &look.saved),
        },
    }
}
