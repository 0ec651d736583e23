//! What stands around the fields: the notice above them, the seal below, the kept card in their
//! place, and what is only said aloud.
//!
//! The two regions that are read out are in the document from the beginning and empty: a region
//! that arrives together with its words is often not read.

use payseal_core::card::Brand;
use payseal_core::flow::Notice;
use payseal_core::text::{Text, fill};
use yew::prelude::*;

use super::brand_mark::{mark, sign};

/// A calm notice, read out at once. A refusal is about the card; a failure is nobody's mistake
/// and looks milder.
pub(crate) fn notice(text: &Text, notice: Option<Notice>) -> Html {
    html! {
        <div class="ps-alert" role="alert">
            if let Some(notice) = notice {
                <div class="ps-notice" data-testid="notice"
                    data-refused={(notice == Notice::CardRefused).then_some("")}>
                    { sign("alert") }
                    <p>{ text.notice(notice) }</p>
                </div>
            }
        </div>
    }
}

/// Read out when there is a pause, and not seen.
pub(crate) fn status(words: &str) -> Html {
    html! { <p class="ps-hint" role="status">{ words }</p> }
}

/// The sealed card, in place of the fields.
pub(crate) fn kept(text: &Text, brand: Option<Brand>) -> Html {
    html! {
        <div class="ps-done" id="kept" tabindex="-1" data-testid="finished">
            <span class="ps-check">{ sign("check") }</span>
            <p>{ &*text.finished }</p>
            <p class="ps-kept">
                { mark(brand.map_or("card", Brand::slug)) }
                { brand.map_or("", Brand::name) }
            </p>
        </div>
    }
}

/// Whom the card goes to, and whether it is only a test. Whether the badge shows is the style
/// sheet's matter: it knows the document's mode.
pub(crate) fn footer(text: &Text, gateway: &str, busy: bool) -> Html {
    html! {
        <div class="ps-foot">
            <span class="ps-seal">
                if busy {
                    <span class="ps-spin" />
                    { &*text.busy }
                } else {
                    { sign("lock") }
                    { fill(&text.sealed_by, &[("gateway", gateway)]) }
                }
            </span>
            <span class="ps-test">
                { &*text.test_badge }
                <span class="ps-hint">{ &*text.test_badge_hint }</span>
            </span>
        </div>
    }
}
