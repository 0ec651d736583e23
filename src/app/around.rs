//! What stands around the fields: the notice above them, the seal below, the kept card in their
//! place, and what is only said aloud.
//!
//! The two regions that are read out are in the document from the beginning and empty: a region
//! that arrives together with its words is often not read.

use payseal_core::card::Brand;
use payseal_core::flow::{Doing, Kept, Notice};
use payseal_core::text::{Text, fill};
use yew::prelude::*;

use super::brand_mark::{mark, sign};
use super::look::{Mandate, Stage};

/// A calm notice, read out at once. A refusal is about the card; a failure is nobody's mistake
/// and looks milder.
pub(crate) fn notice(text: &Text, notice: Option<Notice>) -> Html {
    let refused = matches!(notice, Some(Notice::CardRefused | Notice::Declined(_)));
    html! {
        <div class="ps-alert" role="alert">
            if let Some(notice) = notice {
                <div class="ps-notice" data-testid="notice"
                    data-refused={refused.then_some("")}>
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

/// What is done, in place of the fields.
pub(crate) fn kept(text: &Text, kept: Kept, brand: Option<Brand>) -> Html {
    let done = match kept {
        Kept::Pending => "clock",
        Kept::Card | Kept::Paid => "check",
    };
    html! {
        <div class="ps-done" id="kept" tabindex="-1" data-testid="finished"
            data-pending={(kept == Kept::Pending).then_some("")}>
            <span class="ps-check">{ sign(done) }</span>
            <p>{ done_words(text, kept) }</p>
            <p class="ps-kept">
                { mark(brand.map_or("card", Brand::slug)) }
                { brand.map_or("", Brand::name) }
            </p>
        </div>
    }
}

/// What is said of a form that has done what it was for.
pub(crate) fn done_words(text: &Text, kept: Kept) -> &str {
    match kept {
        #[cfg(feature = "pay")]
        Kept::Paid => &text.finished_paid,
        #[cfg(feature = "pay")]
        Kept::Pending => &text.finished_pending,
        _ => &text.finished,
    }
}

/// What is said of a call that is under way.
pub(crate) fn busy_words(text: &Text, doing: Doing) -> &str {
    match doing {
        #[cfg(feature = "pay")]
        Doing::Paying => &text.busy_paying,
        #[cfg(feature = "pay")]
        Doing::AtBank => &text.busy_bank,
        _ => &text.busy,
    }
}

/// What the shopper agrees to when the new card is kept. The box is empty until it is ticked.
pub(crate) fn mandate(text: &Text, merchant: &str, look: Mandate, shown: bool) -> Html {
    let (asked, words) = match look {
        Mandate::None => return Html::default(),
        Mandate::Asked(_) => (true, &text.consent_mandate),
        Mandate::Stated => (false, &text.consent_always),
    };
    let words = fill(words, &[("merchant", merchant)]);
    html! {
        <div class="ps-consent" hidden={!shown}>
            if asked {
                <label class="ps-tick">
                    <input type="checkbox" id="consent" data-testid="consent"
                        aria-describedby="mandate" checked={look == Mandate::Asked(true)} />
                    { &*text.consent_label }
                </label>
            }
            <p id="mandate" data-testid="mandate">{ words }</p>
        </div>
    }
}

/// What the static form keeps room for, above the fields and below them, until the wasm is there:
/// the style sheet shows what the page is going to want.
#[cfg(feature = "ssr")]
pub(crate) fn places_of_the_static_form(text: &Text, merchant: &str) -> (Html, Html) {
    #[cfg(feature = "pay")]
    let above = html! {
        <div class="ps-saved ps-place-list">
            <p class="ps-heading">{ &*text.saved_heading }</p>
            <div class="ps-skeleton" aria-hidden="true" />
        </div>
    };
    #[cfg(not(feature = "pay"))]
    let above = Html::default();
    let words = |words| fill(words, &[("merchant", merchant)]);
    let below = html! {
        <>
            <p class="ps-consent ps-place-mandate">{ words(&text.consent_always) }</p>
            <div class="ps-consent ps-place-consent" aria-hidden="true">
                <p class="ps-tick">{ &*text.consent_label }</p>
                <p>{ words(&text.consent_mandate) }</p>
            </div>
        </>
    };
    (above, below)
}

/// The running form needs no such places.
#[cfg(not(feature = "ssr"))]
pub(crate) fn places_of_the_static_form(_: &Text, _: &str) -> (Html, Html) {
    (Html::default(), Html::default())
}

/// Whom the card goes to, and whether it is only a test. Whether the badge shows is the style
/// sheet's matter: it knows the document's mode.
pub(crate) fn footer(text: &Text, gateway: &str, stage: Stage) -> Html {
    html! {
        <div class="ps-foot">
            <span class="ps-seal">
                if let Stage::Busy(doing) = stage {
                    <span class="ps-spin" />
                    { busy_words(text, doing) }
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
