//! What stands around the fields: the consent and the seal below them, the notice in the seal's place,
//! the kept card in theirs, and what is only said aloud.
//!
//! The two regions that are read out are in the document from the beginning and empty: a region
//! that arrives together with its words is often not read.

use payseal_core::card::Brand;
use payseal_core::flow::{Doing, Kept, Notice, Receipt};
use payseal_core::text::{Text, fill};
use yew::prelude::*;

use super::brand_mark::{mark, sign, words};
use super::look::{Mandate, Stage};
use super::paid::{card_words, done_words};

/// A calm notice, read out at once. A refusal is about the card; a failure is nobody's mistake
/// and looks milder.
fn notice(text: &Text, notice: Option<Notice>) -> Html {
    let refused = matches!(notice, Some(Notice::CardRefused | Notice::Declined(_)));
    html! {
        <div class="ps-alert" role="alert">
            if let Some(notice) = notice {
                <div class="ps-notice" data-testid="notice"
                    data-refused={refused.then_some("")}>
                    { sign("alert") }
                    { words(text.notice(notice)) }
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
pub(crate) fn kept(text: &Text, kept: Kept, brand: Option<Brand>, receipt: &Receipt) -> Html {
    let done = match kept {
        Kept::Pending => "clock",
        Kept::Card | Kept::Paid => "check",
    };
    html! {
        <div class="ps-done" id="kept" tabindex="-1" data-testid="finished"
            data-pending={(kept == Kept::Pending).then_some("")}>
            <span class="ps-check">{ sign(done) }</span>
            <p>{ words(&done_words(text, kept, receipt)) }</p>
            <p class="ps-kept">
                { mark(brand.map_or("card", Brand::slug)) }
                { words(&card_words(text, brand, receipt)) }
            </p>
        </div>
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
pub(crate) fn mandate(
    text: &Text,
    merchant: &str,
    look: Mandate,
    shown: bool,
    locked: bool,
) -> Html {
    let (asked, mandate) = match look {
        Mandate::None => return Html::default(),
        Mandate::Asked(_) => (true, &text.consent_mandate),
        Mandate::Stated => (false, &text.consent_always),
    };
    let mandate = fill(mandate, &[("merchant", merchant)]);
    html! {
        <div class="ps-consent" hidden={!shown}>
            if asked {
                <label class="ps-tick">
                    <input type="checkbox" id="consent" data-testid="consent"
                        aria-describedby="mandate" disabled={locked} checked={look == Mandate::Asked(true)} />
                    { words(&text.consent_label) }
                </label>
            }
            <p id="mandate" data-testid="mandate">{ words(&mandate) }</p>
        </div>
    }
}

/// What the static form keeps room for, above the fields and below them, until the wasm is there:
/// the style sheet shows what the page is going to want.
#[cfg(feature = "ssr")]
pub(crate) fn places_of_the_static_form(text: &Text, merchant: &str) -> (Html, Html) {
    #[cfg(feature = "pay")]
    let above = html! {
        <div class="ps-saved ps-loading ps-place-list">
            <p class="ps-heading">{ &*text.saved_heading }</p>
            <div class="ps-skeleton" aria-hidden="true" />
        </div>
    };
    #[cfg(not(feature = "pay"))]
    let above = Html::default();
    let print = |words| fill(words, &[("merchant", merchant)]);
    let below = html! {
        <>
            <p class="ps-consent ps-place-mandate">{ print(&text.consent_always) }</p>
            <div class="ps-consent ps-place-consent" aria-hidden="true">
                <p class="ps-tick">{ &*text.consent_label }</p>
                <p>{ print(&text.consent_mandate) }</p>
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

/// The one place below the fields for what is to be said. While nothing is, it says whom the card goes
/// to and whether it is only a test; whether that badge shows is the style sheet's matter, which knows
/// the document's mode.
pub(crate) fn footer(text: &Text, gateway: &str, stage: Stage, said: Option<Notice>) -> Html {
    let (mark, line) = match stage {
        Stage::Busy(doing) => (
            html! { <span class="ps-spin" key="spin" /> },
            busy_words(text, doing).to_owned(),
        ),
        Stage::Open | Stage::Done(..) => (
            sign("lock"),
            fill(&text.secured_by, &[("gateway", gateway)]),
        ),
    };
    html! {
        <div class="ps-foot">
            { notice(text, said) }
            <div class="ps-line">
                <span class="ps-seal">{ mark }{ words(&line) }</span>
                <span class="ps-test">
                    <span>{ &*text.test_badge }</span>
                    <span class="ps-hint">{ &*text.test_badge_hint }</span>
                </span>
            </div>
        </div>
    }
}
