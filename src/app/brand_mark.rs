//! The mark of a card brand, drawn from the document's own sprite.

use payseal_core::card::Brand;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub(crate) struct SignProps {
    /// The name of the symbol.
    pub(crate) name: &'static str,
    #[prop_or("ps-sign")]
    pub(crate) class: &'static str,
}

/// One symbol of the sprite; for the eye only.
#[component]
pub(crate) fn Sign(props: &SignProps) -> Html {
    html! {
        <svg class={props.class} aria-hidden="true">
            <use href={["#ps-", props.name].concat()} />
        </svg>
    }
}

/// The marks that say what is taken while no number has been typed.
const TAKEN: [Brand; 4] = [Brand::Visa, Brand::Mastercard, Brand::Amex, Brand::UnionPay];

#[derive(PartialEq, Properties)]
pub(crate) struct BrandMarkProps {
    /// The brand, once it is certain.
    pub(crate) brand: Option<Brand>,
    /// Whether nothing has been typed yet.
    pub(crate) untouched: bool,
}

/// What stands at the end of the number's field.
#[component]
pub(crate) fn BrandMark(props: &BrandMarkProps) -> Html {
    let marks = match (props.brand, props.untouched) {
        (Some(brand), _) => vec![brand.slug()],
        (None, true) => TAKEN.map(Brand::slug).to_vec(),
        (None, false) => vec!["card"],
    };
    html! {
        <span class="ps-marks">
            { for marks.into_iter().map(|name| html! { <Sign key={name} {name} class="ps-mark" /> }) }
        </span>
    }
}
