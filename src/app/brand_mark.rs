//! The signs and brand marks, drawn from the document's own sprite, and the words beside them. Signs are
//! for the eye only: what they mean is said in words elsewhere.

use payseal_core::card::{Brand, BrandSet};
use payseal_core::text::Text;
use yew::prelude::*;

/// A small sign beside words. A new name is a new element, so that it can fade in.
pub(crate) fn sign(name: &'static str) -> Html {
    html! { <svg key={name} class="ps-sign" aria-hidden="true"><use href={id(name)} /></svg> }
}

/// A mark the size of a small card; as above.
pub(crate) fn mark(name: &'static str) -> Html {
    html! { <svg key={name} class="ps-mark" aria-hidden="true"><use href={id(name)} /></svg> }
}

/// Words in an element of their own, and other words in another one. Whoever rewrites a page's text (a
/// translating extension) takes text nodes away and puts elements in their place: nothing is drawn
/// beside such a node, and words that changed are not written into one that is gone.
pub(crate) fn words(words: &str) -> Html {
    html! { <span key={words}>{ words }</span> }
}

fn id(name: &str) -> String {
    ["#ps-", name].concat()
}

/// What stands at the end of the number's field: the marks of what is taken, while no number has been typed.
/// Those that find no room there are not seen.
pub(crate) fn brand_marks(brand: Option<Brand>, untouched: bool, taken: BrandSet) -> Html {
    let marks: Html = match (brand, untouched) {
        (Some(brand), _) => mark(brand.slug()),
        (None, true) => taken.shown().map(|brand| mark(brand.slug())).collect(),
        (None, false) => mark("card"),
    };
    html! { <span class="ps-marks">{ marks }</span> }
}

/// In the place of the marks: which of the two brands of a card is chosen. Native radios with a mark each, so
/// that what a keyboard does with them is the browser's.
pub(crate) fn brand_choice(
    text: &Text,
    name: &'static str,
    choices: BrandSet,
    chosen: Option<Brand>,
) -> Html {
    let choice = |brand: Brand| {
        html! {
            <label key={brand.slug()}>
                <input type="radio" name={name} value={brand.slug()} checked={chosen == Some(brand)}
                    aria-label={text.brand(brand).to_owned()} data-testid={name} />
                { mark(brand.slug()) }
            </label>
        }
    };
    html! {
        <div class="ps-brands" role="radiogroup" aria-label={text.brand_choice.to_string()}>
            { for choices.iter().map(choice) }
        </div>
    }
}
