//! What the list of saved cards is drawn from: faces of cards, and nothing that was typed.

use std::rc::Rc;

use payseal_core::card::{Brand, CvcPolicy, Field, YearMonth};
use payseal_core::flow::{Announcement, Choice, ExpiryStatus, Listing, Panel, SavedCard, State};
use yew::AttrValue;

use super::field_error::FieldError;

/// What may be shown of one saved card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Face {
    pub(crate) brand: Option<Brand>,
    /// What a brand is called that we do not know.
    pub(crate) brand_name: String,
    pub(crate) last4: String,
}

/// What is open beside a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Beside {
    Nothing,
    /// What can be done with it.
    Actions,
    Removing,
    Editing,
}

/// The place of a removed card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Gone {
    pub(crate) face: Face,
    /// Above which of the rows it is.
    pub(crate) at: usize,
    /// Whether the card can be put back.
    pub(crate) undo: bool,
}

/// What was just done in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Done {
    Removed(Face),
    Restored(Face),
    Preferred(Face),
    Unfolded(usize),
}

/// One row of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct RowLook {
    pub(crate) id: AttrValue,
    pub(crate) face: Face,
    pub(crate) expiry: Option<YearMonth>,
    pub(crate) holder: AttrValue,
    pub(crate) expiry_status: ExpiryStatus,
    pub(crate) is_default: bool,
    pub(crate) chosen: bool,
    /// Whether its security code is asked for again.
    pub(crate) cvc: bool,
    pub(crate) beside: Beside,
    /// Whether the focus goes to it.
    pub(crate) marked: bool,
}

/// The whole list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SavedLook {
    pub(crate) listing: Listing,
    pub(crate) rows: Vec<RowLook>,
    /// How many more there are.
    pub(crate) folded: usize,
    pub(crate) gone: Option<Gone>,
    pub(crate) done: Option<Done>,
    /// Whether a card is chosen that the list does not show.
    pub(crate) outside: bool,
    /// Whether that one's code is asked for again.
    pub(crate) outside_cvc: bool,
    /// Whether the shopper may change cards.
    pub(crate) changes: bool,
    /// How many digits the chosen card's code has.
    pub(crate) cvc_len: usize,
    /// Whether it may be left out.
    pub(crate) cvc_optional: bool,
    pub(crate) cvc: Option<FieldError>,
    pub(crate) expiry: Option<FieldError>,
    pub(crate) holder: Option<FieldError>,
}

impl SavedLook {
    pub(crate) fn of(state: &State) -> Self {
        let saved = state.saved();
        let row = saved.row();
        let error = |field| FieldError::of(row.reason(field), row.detail(field));
        let rows: Vec<_> = if state.shows_list() {
            saved.visible().map(|card| row_of(state, card)).collect()
        } else {
            Vec::new()
        };
        let outside = *saved.choice() != Choice::New && !rows.iter().any(|row| row.chosen);
        let brand = saved.chosen().and_then(|card| card.brand);
        Self {
            listing: saved.listing(),
            folded: if state.shows_list() {
                saved.folded()
            } else {
                0
            },
            rows,
            gone: saved.removed().map(|removed| Gone {
                face: face(&removed.card),
                at: saved.removed_at().unwrap_or_default(),
                undo: removed.can_undo(),
            }),
            done: saved.announcement().map(|announcement| match announcement {
                Announcement::Removed(card) => Done::Removed(face(card)),
                Announcement::Restored(card) => Done::Restored(face(card)),
                Announcement::Preferred(card) => Done::Preferred(face(card)),
                Announcement::Unfolded(count) => Done::Unfolded(*count),
            }),
            outside,
            outside_cvc: outside && state.needs_cvc(),
            changes: state.settings().remove,
            cvc_len: brand.map_or(3, Brand::cvc_len),
            cvc_optional: state.chosen_cvc_policy() == CvcPolicy::Optional,
            cvc: error(Field::Cvc),
            expiry: error(Field::Expiry),
            holder: error(Field::Holder),
        }
    }

    /// The reason under an input beside a card.
    pub(crate) fn reason(&self, field: Field) -> Option<FieldError> {
        match field {
            Field::Number => None,
            Field::Expiry => self.expiry,
            Field::Cvc => self.cvc,
            Field::Holder => self.holder,
        }
    }
}

fn face(card: &SavedCard) -> Face {
    Face {
        brand: card.brand,
        brand_name: card.brand_name.clone(),
        last4: card.last4.clone(),
    }
}

fn row_of(state: &State, card: &SavedCard) -> RowLook {
    let saved = state.saved();
    let chosen = matches!(saved.choice(), Choice::Saved(id) if *id == card.id);
    let beside = match saved.panel() {
        Panel::Managing(id) if *id == card.id => Beside::Actions,
        Panel::Removing(id) if *id == card.id => Beside::Removing,
        Panel::Editing(id) if *id == card.id => Beside::Editing,
        Panel::None | Panel::Managing(_) | Panel::Removing(_) | Panel::Editing(_) => {
            Beside::Nothing
        }
    };
    RowLook {
        id: AttrValue::from(Rc::<str>::from(card.id.as_str())),
        face: face(card),
        expiry: card.expiry,
        holder: AttrValue::from(Rc::<str>::from(&*card.holder)),
        expiry_status: card.expiry_status(state.today()),
        is_default: card.is_default,
        chosen,
        cvc: chosen && state.needs_cvc() && beside != Beside::Editing,
        beside,
        marked: saved.marked() == Some(&card.id),
    }
}
