//! What the list of saved cards says: names of cards for the eye and for the ear, until when they are
//! good, and what was just done.

use payseal_core::flow::ExpiryStatus;
use payseal_core::text::{Text, decimal, fill};

use super::saved_look::{Done, Face, RowLook, SavedLook};
use crate::dom::{page, spoken};

/// A sentence that is a card's name and nothing else.
pub(crate) const CARD: &str = "{card}";

/// What was just done in the list, to be said aloud.
pub(crate) fn announcement(text: &Text, look: &SavedLook) -> String {
    match &look.done {
        None => String::new(),
        Some(Done::Removed(face)) => of_card(text, &text.saved_removed, face),
        Some(Done::Restored(face)) => of_card(text, &text.saved_restored, face),
        Some(Done::Preferred(face)) => of_card(text, &text.saved_preferred, face),
        Some(Done::Unfolded(count)) => {
            fill(&text.saved_unfolded, &[("count", &decimal(*count, 1))])
        }
    }
}

/// A sentence about a card, with its name.
pub(crate) fn of_card(text: &Text, sentence: &str, face: &Face) -> String {
    // Many a sentence says "card" already, so that the name of an unknown brand's is its digits. The mark
    // before them keeps them in their order where the sentence runs from right to left.
    let brand = if face.brand.is_none() && face.brand_name.is_empty() {
        "\u{200e}••••"
    } else {
        brand_name(text, face)
    };
    let name = fill(
        &text.saved_name,
        &[("brand", brand), ("last4", &face.last4)],
    );
    fill(sentence, &[("card", &name)])
}

/// The card's name for the eye, in two parts: up to the brand, and what follows it.
pub(crate) fn named(text: &Text, face: &Face) -> [String; 2] {
    let brand = brand_name(text, face);
    let whole = fill(
        &text.saved_card,
        &[("brand", brand), ("last4", &face.last4)],
    );
    let end = whole.find(brand).map_or(0, |at| at + brand.len());
    let (first, rest) = whole.split_at(end);
    [first.to_owned(), rest.to_owned()]
}

fn brand_name<'a>(text: &'a Text, face: &'a Face) -> &'a str {
    match face.brand {
        Some(brand) => text.brand(brand),
        None if face.brand_name.is_empty() => &text.saved_outside,
        None => &face.brand_name,
    }
}

/// The card's name for the ear, the month in words.
pub(crate) fn spoken(text: &Text, it: &RowLook) -> String {
    let (brand, digits) = (brand_name(text, &it.face), &*it.face.last4);
    let mut name = fill(
        &text.saved_card_spoken,
        &[("brand", brand), ("digits", digits)],
    );
    let mut say = |more: &str| {
        name = fill(&text.saved_and, &[("first", &name), ("second", more)]);
    };
    if let Some(expiry) = it.expiry {
        let sentence = if it.expiry_status == ExpiryStatus::Expired {
            &text.saved_spoken_expired
        } else {
            &text.saved_spoken_expires
        };
        let date = spoken::month(expiry, &page::language().unwrap_or_default());
        say(&fill(sentence, &[("date", &date)]));
    }
    for (holds, words) in [
        (it.is_default, &text.saved_default),
        (
            it.expiry_status == ExpiryStatus::Expiring,
            &text.saved_expiring,
        ),
    ] {
        if holds {
            say(words);
        }
    }
    name
}

/// The second line of a row, in three parts: that it is the default, until when it is good, whose it is.
pub(crate) fn facts(text: &Text, it: &RowLook) -> [String; 3] {
    let until = it.expiry.map_or_else(String::new, |expiry| {
        let sentence = match it.expiry_status {
            ExpiryStatus::Expired => &text.saved_expired,
            ExpiryStatus::Good | ExpiryStatus::Expiring => &text.saved_expires,
        };
        let month = decimal(expiry.month().into(), 2);
        let year = decimal(expiry.year().into(), 4);
        fill(sentence, &[("month", &month), ("year", &year)])
    });
    let expiry_status = match it.expiry_status {
        ExpiryStatus::Expiring => text.saved_expiring.to_string(),
        ExpiryStatus::Good | ExpiryStatus::Expired => until,
    };
    let mut first = String::new();
    if it.is_default && it.expiry_status != ExpiryStatus::Expired {
        first.push_str(&text.saved_default);
        if !expiry_status.is_empty() || !it.holder.is_empty() {
            first.push_str(DOT);
        }
    }
    let mut last = String::new();
    if !expiry_status.is_empty() && !it.holder.is_empty() {
        last.push_str(DOT);
    }
    last.push_str(&it.holder);
    [first, expiry_status, last]
}

/// Between two facts.
const DOT: &str = " · ";
