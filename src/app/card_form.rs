//! The form: four fields, what is said above and below them, and one set of listeners.

use std::rc::Rc;

use payseal_core::card::{Brand, Field};
use payseal_core::text::{Text, fill};
use yew::prelude::*;

use super::brand_mark::{BrandMark, Sign};
use super::done::Done;
use super::field::CardField;
use super::footer::Footer;
use super::hands::Hands;
use super::look::{Look, Stage};
use super::notice::{Notice, Status};
use super::report::{counted, sentence};

#[derive(PartialEq, Properties)]
pub(crate) struct CardFormProps {
    pub(crate) text: Rc<Text>,
    pub(crate) look: Look,
    pub(crate) gateway: AttrValue,
    pub(crate) adopting: bool,
    pub(crate) hands: Hands,
}

/// The card form.
#[component]
pub(crate) fn CardForm(props: &CardFormProps) -> Html {
    let CardFormProps {
        text,
        look,
        gateway,
        adopting,
        hands,
    } = props;
    let adopting = *adopting;
    let cvc_len = look.cvc_len();
    let locked = look.stage != Stage::Open;
    let busy = look.stage == Stage::Busy;
    let done = matches!(look.stage, Stage::Done(_));
    let reason = |field| match look.reason(field) {
        Some(reason) => AttrValue::from(sentence(text, reason, cvc_len)),
        None => AttrValue::default(),
    };
    let recognised = look.brand.map_or_else(String::new, |brand| {
        fill(&text.brand_recognised, &[("brand", Brand::name(brand))])
    });
    let (cvc_sign, cvc_hint) = if cvc_len == 4 {
        ("cvc-front", &text.cvc_hint_front)
    } else {
        ("cvc-back", &text.cvc_hint_back)
    };
    let notice = look.notice.map_or("", |notice| text.notice(notice));
    let Hands {
        oninput,
        onchange,
        onfocusin,
        onfocusout,
        onkeydown,
        onsubmit,
        oncopy,
        oncut,
        ondragstart,
    } = hands.clone();
    html! {
        <form class="ps-form" novalidate=true aria-busy={if busy { "true" } else { "false" }}
            {oninput} {onchange} {onfocusin} {onfocusout} {onkeydown}
            {onsubmit} {oncopy} {oncut} {ondragstart}>
            <Notice words={notice.to_owned()} />
            <div class={classes!("ps-stack", done.then_some("ps-sealed"))}>
                <div class="ps-fields" inert={done}>
                    <CardField field={Field::Number} label={text.number_label.clone()}
                        placeholder={text.number_placeholder.clone()} hint={recognised}
                        reason={reason(Field::Number)} {locked} {adopting}>
                        <BrandMark brand={look.brand} untouched={look.untouched} />
                    </CardField>
                    <div class="ps-row">
                        <CardField field={Field::Expiry} label={text.expiry_label.clone()}
                            placeholder={text.expiry_placeholder.clone()} hint=""
                            reason={reason(Field::Expiry)} {locked} {adopting} />
                        <CardField field={Field::Cvc} label={text.cvc_label.clone()}
                            placeholder={counted(&text.cvc_placeholder, cvc_len)}
                            hint={counted(cvc_hint, cvc_len)}
                            reason={reason(Field::Cvc)} {locked} {adopting}>
                            <Sign name={cvc_sign} class="ps-mark ps-faint" />
                        </CardField>
                    </div>
                    <CardField field={Field::Holder} label={text.holder_label.clone()}
                        placeholder="" hint="" reason={reason(Field::Holder)}
                        {locked} shown={look.holder} {adopting} />
                </div>
                if let Stage::Done(brand) = look.stage {
                    <Done {brand} words={text.finished.clone()} />
                }
            </div>
            <Footer text={Rc::clone(text)} gateway={gateway.clone()} {busy} />
            <Status words={said(text, look, cvc_len)} />
        </form>
    }
}

/// What is read out besides the notice: how the call goes, else the reason that has just appeared.
fn said(text: &Text, look: &Look, cvc_len: usize) -> AttrValue {
    match look.stage {
        Stage::Busy => text.busy.clone().into(),
        Stage::Done(_) => text.finished.clone().into(),
        Stage::Open => look.said.map_or_else(AttrValue::default, |reason| {
            sentence(text, reason, cvc_len).into()
        }),
    }
}
