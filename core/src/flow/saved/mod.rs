//! Saved cards: which there are, which is chosen, and what is open in the list.
//!
//! It holds what may be shown of a card and what was typed about one, never a number.

mod change;
mod list;
mod row;

use alloc::rc::Rc;

use super::event::RequestId;
use crate::card::{Brand, Expiry, Holder, YearMonth};
use crate::wire::browser::Listed;
use crate::wire::ids::PaymentMethodId;

pub use row::Row;

/// As many cards are shown before "show more".
pub(super) const FOLD: usize = 10;

/// What may be shown of a card that the gateway keeps.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SavedCard {
    /// Its opaque id.
    pub id: PaymentMethodId,
    /// Its brand, when it is one we know.
    pub brand: Option<Brand>,
    /// Its last four digits.
    pub last4: String,
    /// The month it expires; a card without one is taken for good.
    pub expiry: Option<YearMonth>,
    /// The name on it; empty when it is not known.
    pub holder: String,
    /// Whether it is the customer's default.
    pub is_default: bool,
}

/// Whether a saved card can still be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Yes.
    Good,
    /// For the last time this month.
    Expiring,
    /// No.
    Expired,
}

impl SavedCard {
    /// Whether it can still be used.
    #[must_use]
    pub fn standing(&self, today: YearMonth) -> Standing {
        match self.expiry {
            Some(expiry) if expiry < today => Standing::Expired,
            Some(expiry) if expiry == today => Standing::Expiring,
            Some(_) | None => Standing::Good,
        }
    }

    pub(super) fn is_usable(&self, today: YearMonth) -> bool {
        self.standing(today) != Standing::Expired
    }
}

impl From<Listed> for SavedCard {
    fn from(listed: Listed) -> Self {
        let (first, last) = (listed.first_name, listed.last_name);
        let gap = if first.is_empty() || last.is_empty() {
            ""
        } else {
            " "
        };
        Self {
            id: listed.payment_method,
            brand: listed.brand,
            last4: listed.last4,
            expiry: listed.expiry,
            holder: [&*first, gap, &last].concat(),
            is_default: listed.is_default,
        }
    }
}

/// How far the list is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Listing {
    /// None is shown.
    #[default]
    Off,
    /// It is on its way.
    Loading,
    /// It could not be had.
    Failed,
    /// It is there; it may be empty.
    Here,
}

/// What the shopper pays with.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Choice {
    /// A card that is typed.
    #[default]
    New,
    /// A card that the gateway keeps.
    Saved(PaymentMethodId),
}

/// What is open in the list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Panel {
    /// Nothing.
    #[default]
    None,
    /// The question whether this card is to be removed.
    Removing(PaymentMethodId),
    /// The form that changes this card.
    Editing(PaymentMethodId),
}

/// A card that was taken out of the list and can still be put back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Removed {
    /// The card.
    pub card: SavedCard,
    pub(super) at: usize,
    pub(super) until: u64,
}

/// A change of a saved card that the gateway is asked for.
#[derive(Debug)]
pub enum CardChange {
    /// Remove it.
    Detach(PaymentMethodId),
    /// Make it the default.
    Prefer(PaymentMethodId),
    /// Change its expiry, its holder's name, or both.
    Update {
        /// Which.
        id: PaymentMethodId,
        /// The new expiry.
        expiry: Option<Expiry>,
        /// The new name.
        holder: Option<Holder>,
    },
}

impl CardChange {
    pub(super) fn id(&self) -> &PaymentMethodId {
        match self {
            Self::Detach(id) | Self::Prefer(id) | Self::Update { id, .. } => id,
        }
    }
}

/// One change under way, and how it is taken back.
#[derive(Debug)]
struct Job {
    request: RequestId,
    change: Rc<CardChange>,
    back: Back,
    /// Whether it waits for a session token.
    waits: bool,
    refused_once: bool,
}

/// How a change that the gateway did not make is taken back.
#[derive(Debug)]
enum Back {
    /// The card is put where it was.
    Insert(usize, SavedCard),
    /// The card is what it was.
    Replace(SavedCard),
    /// The default is what it was.
    Default(Option<PaymentMethodId>),
}

/// The saved cards of one element.
#[derive(Debug, Default)]
pub struct Saved {
    pub(super) listing: Listing,
    pub(super) cards: Vec<SavedCard>,
    pub(super) choice: Choice,
    pub(super) panel: Panel,
    pub(super) row: Row,
    pub(super) removed: Option<Removed>,
    pub(super) shown_all: bool,
    /// Whether the session asks for a saved card's security code again.
    pub(super) cvc_again: bool,
    /// Whether there is a customer whose card could be kept.
    pub(super) customer: bool,
    load: Option<RequestId>,
    /// Whether what the session is for has still to be asked.
    owed: bool,
    jobs: Vec<Job>,
    requests: u32,
}

impl Saved {
    /// How far the list is.
    #[must_use]
    pub fn listing(&self) -> Listing {
        self.listing
    }

    /// The cards that are shown now, in their order.
    pub fn shown(&self) -> impl Iterator<Item = &SavedCard> {
        let most = if self.shown_all { usize::MAX } else { FOLD };
        let chosen = move |card: &SavedCard| self.choice == Choice::Saved(card.id.clone());
        let cards = self.cards.iter().enumerate();
        cards
            .filter(move |(at, card)| *at < most || chosen(card))
            .map(|(_, card)| card)
    }

    /// How many cards are folded away.
    #[must_use]
    pub fn folded(&self) -> usize {
        self.cards.len().saturating_sub(self.shown().count())
    }

    /// What the shopper pays with.
    #[must_use]
    pub fn choice(&self) -> &Choice {
        &self.choice
    }

    /// The chosen card, when it is in the list.
    #[must_use]
    pub fn chosen(&self) -> Option<&SavedCard> {
        match &self.choice {
            Choice::New => None,
            Choice::Saved(id) => self.find(id),
        }
    }

    /// What is open in the list.
    #[must_use]
    pub fn panel(&self) -> &Panel {
        &self.panel
    }

    /// What was typed about a saved card.
    #[must_use]
    pub fn row(&self) -> &Row {
        &self.row
    }

    /// The card that can still be put back.
    #[must_use]
    pub fn removed(&self) -> Option<&Removed> {
        self.removed.as_ref()
    }

    pub(super) fn find(&self, id: &PaymentMethodId) -> Option<&SavedCard> {
        self.cards.iter().find(|card| card.id == *id)
    }

    fn next_request(&mut self) -> RequestId {
        self.requests = self.requests.wrapping_add(1);
        RequestId(self.requests)
    }
}
