//! Renders the form natively, by the very components that run in the browser.
//!
//! Yew's markers for hydration are left out: the running form adopts the inputs and draws the
//! rest anew (docs/adr/0002-html-first.md).

use payseal_core::card::YearMonth;
use payseal_core::flow::{Now, Settings};
use payseal_core::text::Text;
use yew::LocalServerRenderer;

use super::{GATEWAY, MERCHANT};
use crate::app::{CardForm, CardFormProps, Words};

/// The form as HTML, untouched, in these words. It does not depend on the day it is rendered.
///
/// # Errors
/// When there is no month: never, since it is a constant one.
pub async fn static_form(text: Text) -> Option<String> {
    let today = YearMonth::new(2030, 1)?.into();
    let props = CardFormProps {
        words: Words::new(text),
        gateway: GATEWAY.into(),
        merchant: MERCHANT.into(),
        expected: Settings::default(),
        now: Now { millis: 0, today },
        online: true,
        adopting: false,
    };
    let form = LocalServerRenderer::<CardForm>::with_props(props)
        .hydratable(false)
        .render()
        .await;
    Some(form)
}
