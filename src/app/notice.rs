//! What is said above the form, and what is only said aloud.
//!
//! Both regions are in the document from the beginning and empty: a region that arrives together
//! with its words is often not read out.

use yew::prelude::*;

use super::brand_mark::Sign;

#[derive(PartialEq, Properties)]
pub(crate) struct WordsProps {
    /// Nothing, when it is empty.
    pub(crate) words: AttrValue,
}

/// A calm notice; read out at once.
#[component]
pub(crate) fn Notice(props: &WordsProps) -> Html {
    html! {
        <div class="ps-alert" role="alert">
            if !props.words.is_empty() {
                <div class="ps-notice" data-testid="notice">
                    <Sign name="alert" />
                    <p>{ &props.words }</p>
                </div>
            }
        </div>
    }
}

/// Read out when there is a pause; not seen.
#[component]
pub(crate) fn Status(props: &WordsProps) -> Html {
    html! { <p class="ps-hint" role="status">{ &props.words }</p> }
}
