//! What the list of saved cards is drawn from: faces of cards, and nothing that was typed.

use std::rc::Rc;

use payseal_core::card::{Brand, Field, Reason, YearMonth};
use payseal_core::flow::{Choice, Listing, Panel, SavedCard, Standing, State};
use yew::AttrValue;

/// What may be shown of one saved card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Face {
    pub(crate) brand: Option<Brand>,
    pub(crate) last4: String,
}

/// What is open beside a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Beside {
    Nothing,
    /// What can be done with the chosen card, its code first when it is asked for again.
    Actions {
        cvc: bool,
    },
    Removing,
    Editing,
}

/// One row of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct RowLook {
    pub(crate) id: AttrValue,
    pub(crate) face: Face,
    pub(crate) expiry: Option<YearMonth>,
    pub(crate) holder: AttrValue,
    pub(crate) standing: Standing,
    pub(crate) is_default: bool,
    pub(crate) chosen: bool,
    pub(crate) beside: Beside,
}

/// The whole list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SavedLook {
    pub(crate) listing: Listing,
    pub(crate) rows: Vec<RowLook>,
    /// How many more there are.
    pub(crate) folded: usize,
    /// The card that can be put back.
    pub(crate) removed: Option<Face>,
    /// Whether a card is chosen that the list does not show.
    pub(crate) outside: bool,
    /// Whether that one's code is asked for again.
    pub(crate) outside_cvc: bool,
    /// Whether the shopper may change cards.
    pub(crate) changes: bool,
    /// How many digits the chosen card's code has.
    pub(crate) cvc_len: usize,
    pub(crate) cvc: Option<Reason>,
    pub(crate) expiry: Option<Reason>,
    pub(crate) holder: Option<Reason>,
}

impl SavedLook {
    pub(crate) fn of(state: &State) -> Self {
        let saved = state.saved();
        let row = saved.row();
        let rows: Vec<_> = if state.shows_list() {
            saved.shown().map(|card| row_of(state, card)).collect()
        } else {
            Vec::new()
        };
        let outside = *saved.choice() != Choice::New && !rows.iter().any(|row| row.chosen);
        let brand = saved.chosen().and_then(|card| card.brand);
        Self {
            listing: saved.listing(),
            folded: if rows.is_empty() { 0 } else { saved.folded() },
            rows,
            removed: saved.removed().map(|removed| face(&removed.card)),
            outside,
            outside_cvc: outside && state.needs_cvc(),
            changes: state.settings().remove,
            cvc_len: brand.map_or(3, Brand::cvc_len),
            cvc: row.shown(Field::Cvc),
            expiry: row.shown(Field::Expiry),
            holder: row.shown(Field::Holder),
        }
    }

    /// The reason under an input beside a card.
    pub(crate) fn reason(&self, field: Field) -> Option<Reason> {
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
        last4: card.last4.clone(),
    }
}

fn row_of(state: &State, card: &SavedCard) -> RowLook {
    let saved = state.saved();
    let chosen = matches!(saved.choice(), Choice::Saved(id) if *id == card.id);
    let beside = match saved.panel() {
        Panel::Removing(id) if *id == card.id => Beside::Removing,
        Panel::Editing(id) if *id == card.id => Beside::Editing,
        Panel::None | Panel::Removing(_) | Panel::Editing(_) if chosen => Beside::Actions {
            cvc: state.needs_cvc(),
        },
        Panel::None | Panel::Removing(_) | Panel::Editing(_) => Beside::Nothing,
    };
    RowLook {
        id: AttrValue::from(Rc::<str>::from(card.id.as_str())),
        face: face(card),
        expiry: card.expiry,
        holder: AttrValue::from(Rc::<str>::from(&*card.holder)),
        standing: card.standing(state.today()),
        is_default: card.is_default,
        chosen,
        beside,
    }
}
