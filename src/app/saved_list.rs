//! The saved cards: one list of native radios, the last of which is a new card.
//!
//! What happens in it is heard by the one set of listeners of the form, by `data-act` and
//! `data-card`. A card's face is shown; its number was never here.

use payseal_core::card::{Brand, Field};
use payseal_core::flow::{ExpiryStatus, Listing};
use payseal_core::text::{Text, counted, decimal, fill};
use yew::prelude::*;

use super::brand_mark::{mark, sign, words};
use super::field_error::field_error_text;
use super::saved_field::{RowField, act, act_on, clipped};
pub(crate) use super::saved_look::SavedLook;
use super::saved_look::{Beside, Face, Gone, RowLook};
pub(crate) use super::saved_words::announcement;
use super::saved_words::{CARD, facts, named, of_card, spoken};

/// The list, its skeleton, or a word about why there is none.
pub(crate) fn saved_list(text: &Text, look: &SavedLook, new: bool, locked: bool) -> Html {
    match look.listing {
        Listing::Loading => html! {
            <div class="ps-saved ps-loading">
                <p class="ps-heading">{ &*text.saved_heading }</p>
                <div class="ps-skeleton" aria-hidden="true" />
            </div>
        },
        Listing::Failed => html! {
            <div class="ps-saved ps-failed">
                <p>{ &*text.saved_failed }</p>
                { act("retry", "saved-cards-retry", &text.saved_retry) }
            </div>
        },
        Listing::Here if !look.rows.is_empty() || look.gone.is_some() => {
            rows(text, look, new, locked)
        }
        Listing::Off | Listing::Here if look.outside => outside(text, look),
        Listing::Off | Listing::Here => Html::default(),
    }
}

fn rows(text: &Text, look: &SavedLook, new: bool, locked: bool) -> Html {
    // The place of a removed card stands where its row was.
    let at = look.gone.as_ref().map_or(0, |gone| gone.at);
    let (before, after) = look.rows.split_at(at.min(look.rows.len()));
    html! {
        <fieldset class="ps-saved" disabled={locked}>
            <legend class="ps-heading">{ &*text.saved_heading }</legend>
            <div class="ps-list">
                { for before.iter().map(|it| row(text, look, it)) }
                if let Some(gone) = &look.gone {
                    { place(text, gone) }
                }
                { for after.iter().map(|it| row(text, look, it)) }
                if look.folded > 0 {
                    <div class="ps-card ps-more" key="more">
                        { act("more", "saved-cards-more",
                            &fill(&text.saved_more, &[("count", &decimal(look.folded, 1))])) }
                    </div>
                }
                <div class="ps-card" key="new" data-chosen={new.then_some("")}>
                    <label class="ps-pick">
                        <input type="radio" name="card" value="new" checked={new}
                            data-testid="new-card" />
                        { mark("card-new") }
                        <span class="ps-face"><b>{ &*text.saved_new }</b></span>
                    </label>
                </div>
            </div>
        </fieldset>
    }
}

/// That a card was removed, in its place, and the way back.
fn place(text: &Text, gone: &Gone) -> Html {
    html! {
        <div class="ps-card ps-undo" key="gone" data-over={(!gone.undo).then_some("")}>
            { sign("trash") }
            <p>{ words(&of_card(text, &text.saved_removed, &gone.face)) }</p>
            if gone.undo {
                { act("undo", "saved-card-undo", &text.saved_undo) }
            }
        </div>
    }
}

fn row(text: &Text, look: &SavedLook, it: &RowLook) -> Html {
    let expired = it.expiry_status == ExpiryStatus::Expired;
    let opens = it.beside != Beside::Nothing;
    html! {
        <div class="ps-card" key={it.id.as_str()} data-card={it.id.clone()}
            data-chosen={it.chosen.then_some("")} data-expired={expired.then_some("")}
            data-marked={it.marked.then_some("")}>
            <div class="ps-top">
                <label class="ps-pick">
                    <input type="radio" name="card" value={it.id.clone()} checked={it.chosen}
                        disabled={expired} aria-label={spoken(text, it)} data-testid="saved-card" />
                    { mark(it.face.brand.map_or("card", Brand::slug)) }
                    <span class="ps-face">
                        { name(text, &it.face) }
                        { second_line(text, it) }
                    </span>
                </label>
                if look.changes {
                    <button type="button" class="ps-act" data-act="manage"
                        data-testid="saved-card-manage"
                        aria-expanded={if opens { "true" } else { "false" }}>
                        { clipped(&text.saved_manage) }
                        <span class="ps-hint">{ [" ", &of_card(text, CARD, &it.face)].concat() }</span>
                    </button>
                }
            </div>
            if it.cvc {
                <div class="ps-beside" key="cvc">{ input(text, look, Field::Cvc) }</div>
            }
            { beside(text, look, it) }
        </div>
    }
}

/// The card's name for the eye. Where there is no room, the brand is cut and never the digits: its mark
/// stands before them.
fn name(text: &Text, face: &Face) -> Html {
    let [brand, digits] = named(text, face);
    html! { <b key={[&*brand, &*digits].concat()}><span class="ps-brand">{ brand }</span><span>{ digits }</span></b> }
}

/// Until when the card is good, what is to be said of it, whose it is.
fn second_line(text: &Text, it: &RowLook) -> Html {
    let [first, expiry_status, last] = facts(text, it);
    html! {
        <small key={[&*first, &*expiry_status, &*last].concat()}>
            <span>{ first }</span>
            <span data-warn={(it.expiry_status != ExpiryStatus::Good).then_some("")}>{ expiry_status }</span>
            <span>{ last }</span>
        </small>
    }
}

fn beside(text: &Text, look: &SavedLook, it: &RowLook) -> Html {
    let field = |field| input(text, look, field);
    let card = of_card(text, CARD, &it.face);
    match it.beside {
        Beside::Nothing => Html::default(),
        Beside::Actions => html! {
            <div class="ps-beside ps-panel" key="actions" role="group" aria-label={card.clone()}>
                { act_on("edit", "saved-card-edit",
                    if it.expiry_status == ExpiryStatus::Expired { &text.saved_update } else { &text.saved_edit },
                    &card) }
                // One card alone is nobody's second.
                if !it.is_default && it.expiry_status != ExpiryStatus::Expired
                    && look.rows.len() + look.folded > 1 {
                    { act_on("default", "saved-card-default", &text.saved_make_default, &card) }
                }
                { act("remove", "saved-card-remove", &of_card(text, &text.saved_remove, &it.face)) }
            </div>
        },
        Beside::Removing => {
            let asks = of_card(text, &text.saved_remove_ask, &it.face);
            html! {
                <div class="ps-beside ps-panel" key="removing" role="group"
                    aria-label={asks.clone()}>
                    <p>{ clipped(&asks) }</p>
                    { act("keep", "saved-card-remove-keep", &text.saved_remove_no) }
                    { act("removed", "saved-card-remove-confirm", &text.saved_remove_yes) }
                </div>
            }
        }
        Beside::Editing => html! {
            <div class="ps-beside" key="editing">
                <div class="ps-row">
                    { field(Field::Expiry) }
                    { field(Field::Holder) }
                </div>
                <div class="ps-acts">
                    { act("save", "saved-card-edit-save", &text.saved_save) }
                    { act("keep", "saved-card-edit-cancel", &text.saved_cancel) }
                </div>
            </div>
        },
    }
}

/// A card that the page chose from a list of its own.
fn outside(text: &Text, look: &SavedLook) -> Html {
    html! {
        <div class="ps-saved">
            <div class="ps-list">
                <div class="ps-card" data-chosen="">
                    <p class="ps-pick">
                        { mark("card") }
                        <span class="ps-face"><b>{ &*text.saved_outside }</b></span>
                        { act("new", "new-card", &text.saved_new) }
                    </p>
                    if look.outside_cvc {
                        <div class="ps-beside">{ input(text, look, Field::Cvc) }</div>
                    }
                </div>
            </div>
        </div>
    }
}

fn input(text: &Text, look: &SavedLook, field: Field) -> Html {
    let (label, placeholder) = match field {
        Field::Number | Field::Cvc if look.cvc_optional => {
            (&text.cvc_label_optional, &*text.cvc_placeholder)
        }
        Field::Number | Field::Cvc => (&text.cvc_label, &*text.cvc_placeholder),
        Field::Expiry => (&text.expiry_label, &*text.expiry_placeholder),
        Field::Holder => (&text.holder_label, ""),
    };
    let reason = look.reason(field);
    RowField {
        field,
        required: field != Field::Cvc || !look.cvc_optional,
        label,
        placeholder: counted(placeholder, look.cvc_len),
        reason: reason.map_or_else(String::new, |it| field_error_text(text, it, look.cvc_len)),
    }
    .view()
}

#[cfg(all(test, feature = "ssr"))]
#[path = "saved_list_tests.rs"]
mod tests;
