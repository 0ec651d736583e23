//! What stands in place of the fields once the gateway keeps the card.

use payseal_core::card::Brand;
use yew::prelude::*;

use super::brand_mark::Sign;

#[derive(PartialEq, Properties)]
pub(crate) struct DoneProps {
    pub(crate) brand: Option<Brand>,
    pub(crate) words: AttrValue,
}

/// The sealed card.
#[component]
pub(crate) fn Done(props: &DoneProps) -> Html {
    html! {
        <div class="ps-done" data-testid="finished">
            <Sign name="check" class="ps-check" />
            <p>{ &props.words }</p>
            <p class="ps-kept">
                <Sign name={props.brand.map_or("card", Brand::slug)} class="ps-mark" />
                { props.brand.map(Brand::name).unwrap_or_default() }
            </p>
        </div>
    }
}
