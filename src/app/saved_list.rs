//! The saved cards: one list of native radios, the last of which is a new card.
//!
//! What happens in it is heard by the one set of listeners of the form, by `data-act` and
//! `data-card`. A card's face is shown; its number was never here.

use payseal_core::card::{Brand, Field};
use payseal_core::flow::{Listing, Standing};
use payseal_core::text::{Text, fill};
use yew::prelude::*;

use super::brand_mark::{mark, sign};
use super::report::{counted, sentence};
use super::saved_field::{RowField, act};
pub(crate) use super::saved_look::SavedLook;
use super::saved_look::{Beside, Face, RowLook};
use crate::dom::{months, page};

/// The list, its skeleton, or a word about why there is none.
pub(crate) fn saved_list(text: &Text, look: &SavedLook, new: bool) -> Html {
    match look.listing {
        Listing::Loading => html! {
            <div class="ps-saved">
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
        Listing::Here if !look.rows.is_empty() => rows(text, look, new),
        Listing::Off | Listing::Here if look.outside => outside(text, look),
        Listing::Off | Listing::Here => Html::default(),
    }
}

fn rows(text: &Text, look: &SavedLook, new: bool) -> Html {
    html! {
        <fieldset class="ps-saved">
            <legend class="ps-heading">{ &*text.saved_heading }</legend>
            <div class="ps-list">
                { for look.rows.iter().map(|it| row(text, look, it)) }
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

fn row(text: &Text, look: &SavedLook, it: &RowLook) -> Html {
    let expired = it.standing == Standing::Expired;
    let until = it.expiry.map_or_else(String::new, |expiry| {
        let sentence = if expired {
            &text.saved_expired
        } else {
            &text.saved_expires
        };
        let month = decimal(expiry.month().into(), 2);
        let year = decimal(expiry.year().into(), 4);
        fill(sentence, &[("month", &month), ("year", &year)])
    });
    let dot = if until.is_empty() || it.holder.is_empty() {
        ""
    } else {
        " · "
    };
    html! {
        <div class="ps-card" key={it.id.as_str()} data-card={it.id.clone()}
            data-chosen={it.chosen.then_some("")} data-expired={expired.then_some("")}>
            <label class="ps-pick">
                <input type="radio" name="card" value={it.id.clone()} checked={it.chosen}
                    disabled={expired} aria-label={spoken(text, it)} data-testid="saved-card" />
                { mark(it.face.brand.map_or("card", Brand::slug)) }
                <span class="ps-face">
                    <b>{ named(text, &it.face) }</b>
                    <small>{ until }{ dot }{ it.holder.clone() }</small>
                </span>
                if it.standing == Standing::Expiring {
                    <span class="ps-badge" data-warn="">{ &*text.saved_expiring }</span>
                } else if it.is_default && !expired {
                    <span class="ps-badge">{ &*text.saved_default }</span>
                }
            </label>
            if expired && look.changes && it.beside == Beside::Nothing {
                <div class="ps-aside">
                    { act("edit", "saved-card-edit", &text.saved_update) }
                    { act("remove", "saved-card-remove", &text.saved_remove) }
                </div>
            }
            { beside(text, look, it) }
        </div>
    }
}

fn beside(text: &Text, look: &SavedLook, it: &RowLook) -> Html {
    let field = |field| input(text, look, field);
    match it.beside {
        Beside::Nothing => Html::default(),
        Beside::Actions { cvc } if !cvc && !look.changes => Html::default(),
        Beside::Actions { cvc } => html! {
            <div class="ps-beside" key="actions">
                if cvc {
                    { field(Field::Cvc) }
                }
                if look.changes {
                    <div class="ps-acts">
                        { act("edit", "saved-card-edit", &text.saved_edit) }
                        if !it.is_default {
                            { act("default", "saved-card-default", &text.saved_make_default) }
                        }
                        { act("remove", "saved-card-remove", &text.saved_remove) }
                    </div>
                }
            </div>
        },
        Beside::Removing => html! {
            <div class="ps-beside ps-ask" key="removing" role="group"
                aria-label={text.saved_remove_ask.to_string()}>
                <p>{ &*text.saved_remove_ask }</p>
                <div class="ps-acts">
                    { act("keep", "saved-card-remove-keep", &text.saved_remove_no) }
                    { act("removed", "saved-card-remove-confirm", &text.saved_remove_yes) }
                </div>
            </div>
        },
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
        Field::Number | Field::Cvc => (&text.cvc_label, &*text.cvc_placeholder),
        Field::Expiry => (&text.expiry_label, &*text.expiry_placeholder),
        Field::Holder => (&text.holder_label, ""),
    };
    let reason = look.reason(field);
    RowField {
        field,
        label,
        placeholder: counted(placeholder, look.cvc_len),
        reason: reason.map_or_else(String::new, |it| sentence(text, it, look.cvc_len)),
    }
    .view()
}

/// That a card was removed, and the way back.
pub(crate) fn undo_bar(text: &Text, look: &SavedLook) -> Html {
    html! {
        <div role="status">
            if let Some(face) = &look.removed {
                <div class="ps-undo">
                    { sign("trash") }
                    <p>{ fill(&text.saved_removed, &[("card", &named(text, face))]) }</p>
                    { act("undo", "saved-card-undo", &text.saved_undo) }
                </div>
            }
        </div>
    }
}

/// A number in digits, at least so many. The printing of numbers is large in the wasm.
fn decimal(mut number: usize, width: usize) -> String {
    let mut digits = Vec::new();
    while number > 0 || digits.len() < width {
        digits.push(u8::try_from(number % 10).map_or('0', |digit| char::from(b'0' + digit)));
        number /= 10;
    }
    digits.iter().rev().collect()
}

/// The card's name for the eye.
fn named(text: &Text, face: &Face) -> String {
    let brand = brand_name(text, face);
    fill(
        &text.saved_card,
        &[("brand", brand), ("last4", &face.last4)],
    )
}

fn brand_name<'a>(text: &'a Text, face: &Face) -> &'a str {
    match face.brand {
        Some(brand) => brand.name(),
        None => &text.saved_outside,
    }
}

/// The card's name for the ear: digit by digit, the month in words.
fn spoken(text: &Text, it: &RowLook) -> String {
    let mut digits = String::new();
    for digit in it.face.last4.chars() {
        if !digits.is_empty() {
            digits.push(' ');
        }
        digits.push(digit);
    }
    let brand = brand_name(text, &it.face);
    let mut name = fill(
        &text.saved_card_spoken,
        &[("brand", brand), ("digits", &digits)],
    );
    let mut say = |more: &str| {
        name = fill(&text.saved_and, &[("first", &name), ("second", more)]);
    };
    if let Some(expiry) = it.expiry {
        let sentence = if it.standing == Standing::Expired {
            &text.saved_spoken_expired
        } else {
            &text.saved_spoken_expires
        };
        let date = months::spoken(expiry, &page::language().unwrap_or_default());
        say(&fill(sentence, &[("date", &date)]));
    }
    for (holds, words) in [
        (it.is_default, &text.saved_default),
        (it.standing == Standing::Expiring, &text.saved_expiring),
    ] {
        if holds {
            say(words);
        }
    }
    name
}

#[cfg(all(test, feature = "ssr"))]
#[path = "saved_list_tests.rs"]
mod tests;
