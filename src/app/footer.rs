//! Whom the card goes to, and whether it is only a test.

use std::rc::Rc;

use payseal_core::text::{Text, fill};
use yew::prelude::*;

use super::brand_mark::Sign;

#[derive(PartialEq, Properties)]
pub(crate) struct FooterProps {
    pub(crate) text: Rc<Text>,
    pub(crate) gateway: AttrValue,
    pub(crate) busy: bool,
}

/// The line under the fields. Whether the badge shows is the style sheet's matter: it knows the
/// document's mode.
#[component]
pub(crate) fn Footer(props: &FooterProps) -> Html {
    let text = &props.text;
    let sealed = fill(&text.sealed_by, &[("gateway", &props.gateway)]);
    html! {
        <div class="ps-foot">
            if props.busy {
                <span class="ps-seal"><span class="ps-spin" />{ &*text.busy }</span>
            } else {
                <span class="ps-seal"><Sign name="lock" />{ sealed }</span>
            }
            <span class="ps-test">
                { &*text.test_badge }
                <span class="ps-hint">{ &*text.test_badge_hint }</span>
            </span>
        </div>
    }
}
