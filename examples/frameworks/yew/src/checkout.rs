//! The checkout: what to copy.

use payseal_yew::{
    Appearance, CallError, Form, Mode, Options, Payment, PaymentElement, Payseal, State,
};
use serde::Serialize as _;
use yew::prelude::*;

use crate::server;

#[derive(PartialEq, Properties)]
pub(crate) struct CheckoutProps {
    pub(crate) payseal: Payseal,
}

#[component]
pub(crate) fn Checkout(props: &CheckoutProps) -> Html {
    let form = use_state(|| None::<Form>);
    let state = use_state(State::default);
    let busy = use_state(|| false);
    let chinese = use_state(|| false);
    let round = use_state(|| false);
    let result = use_state(|| None::<Result<Payment, String>>);

    let pay = {
        let (form, busy, result) = (form.clone(), busy.setter(), result.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (form, busy, result) = ((*form).clone(), busy.clone(), result.clone());
            let Some(form) = form else { return };
            busy.set(true);
            wasm_bindgen_futures::spawn_local(async move {
                result.set(Some(paid(&form).await));
                busy.set(false);
            });
        })
    };
    let options = Options {
        locale: Some(if *chinese { "zh-Hans" } else { "en" }.to_owned()),
        appearance: Some(Appearance {
            radius: Some(if *round { 16 } else { 6 }),
            ..Appearance::default()
        }),
        ..Options::new(Mode::Payment, "/api/session-token")
    };
    let language = if *chinese { "English" } else { "简体中文" };
    let (paper, wrong) = match &*result {
        Some(Ok(payment)) => (printed(payment), None),
        Some(Err(wrong)) => (String::new(), Some(wrong.clone())),
        None => (String::new(), None),
    };
    let brand = state.brand.clone();
    let closed = !state.complete || *busy;
    html! {
        <>
            <header>
                <button id="locale" type="button" onclick={move |_| chinese.set(!*chinese)}>{ language }</button>
                <button id="round" type="button" onclick={move |_| round.set(!*round)}>{ "Rounder" }</button>
            </header>
            <form onsubmit={pay}>
                <PaymentElement
                    id="payseal"
                    payseal={props.payseal.clone()}
                    {options}
                    fallback={html!("Loading…")}
                    on_form={Callback::from(move |made| form.set(made))}
                    on_state={Callback::from(move |now| state.set(now))}
                />
                <button id="pay" disabled={closed}>{ "Pay 24.00 USD" }</button>
            </form>
            <p id="brand">{ brand }</p>
            <p role="status">{ wrong }</p>
            <pre id="result">{ paper }</pre>
        </>
    }
}

async fn paid(form: &Form) -> Result<Payment, String> {
    let order = server::order().await.map_err(|wrong| wrong.to_string())?;
    match form.confirm("/api/charge", Some(&order)).await {
        Ok(payment) => Ok(payment),
        Err(CallError::Error(error)) => Err(error.message),
        Err(CallError::Misuse(misuse)) => Err(misuse.to_string()),
    }
}

/// A result as JSON, for whoever looks at the page.
fn printed(payment: &Payment) -> String {
    let told = payment.serialize(&serde_wasm_bindgen::Serializer::json_compatible());
    let text = told.map(|told| {
        js_sys::JSON::stringify_with_replacer_and_space(
            &told,
            &wasm_bindgen::JsValue::NULL,
            &2.into(),
        )
    });
    match text {
        Ok(Ok(text)) => text.into(),
        _ => String::new(),
    }
}
