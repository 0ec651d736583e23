//! Saved cards: which there are, which is chosen, and what is open in the list.
//!
//! It holds what may be shown of a card and what was typed about one, never a number.

mod change;
mod list;
mod remove;
mod row;
mod shown;

use alloc::rc::Rc;

use super::event::RequestId;
use crate::card::{Brand, Expiry, Holder, Today, YearMonth};
use crate::wire::browser::{Listed, Price};
use crate::wire::ids::PaymentMethodId;

pub use remove::Removed;
pub use row::Row;

/// More cards than this are not taken in, whoever lists them.
pub const MOST_CARDS: usize = 100;

/// What may be shown of a card that the gateway keeps.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SavedCard {
    /// Its opaque id.
    pub id: PaymentMethodId,
    /// Its brand, when it is one we know.
    pub brand: Option<Brand>,
    /// What whoever lists it calls its brand, when we do not know it; empty when that is no name.
    pub brand_name: String,
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
    pub fn standing(&self, today: Today) -> Standing {
        match self.expiry {
            // A clock that nobody vouches for takes no card away.
            Some(expiry) if expiry < today.month() && today.is_sure() => Standing::Expired,
            Some(expiry) if expiry == today.month() => Standing::Expiring,
            Some(_) | None => Standing::Good,
        }
    }

    pub(super) fn is_usable(&self, today: Today) -> bool {
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
            brand_name: listed.brand_name,
            last4: listed.last4,
            expiry: listed.expiry,
            holder: [&*first, gap, &last].concat(),
            is_default: listed.is_default,
        }
    }
}

/// A question that is under way, and when it counts as lost.
#[derive(Clone, Copy, Debug)]
struct Load {
    request: RequestId,
    until: u64,
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
    /// What can be done with this card.
    Managing(PaymentMethodId),
    /// The question whether this card is to be removed.
    Removing(PaymentMethodId),
    /// The form that changes this card.
    Editing(PaymentMethodId),
}

/// What was just done in the list, to be said aloud.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Deed {
    /// This card was removed.
    Removed(SavedCard),
    /// It was put back.
    Restored(SavedCard),
    /// It was made the default.
    Preferred(SavedCard),
    /// So many more cards are shown.
    Unfolded(usize),
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
    /// A card that is shown although it would be folded: one that was chosen.
    pinned: Option<PaymentMethodId>,
    /// The card whose row the focus goes to.
    marked: Option<PaymentMethodId>,
    said: Option<Deed>,
    /// The month against which cards are judged.
    pub(super) today: Option<Today>,
    /// Whether the session asks for a saved card's security code again.
    pub(super) cvc_again: bool,
    /// Whether there is a customer whose card could be kept.
    pub(super) customer: bool,
    /// What the session pays, when it says so.
    pub(super) price: Option<Price>,
    /// The gateway is asked what the session is for, and perhaps for the cards.
    gateway: Option<Load>,
    /// The page is asked for the cards.
    page: Option<Load>,
    /// Whether what the session is for has still to be asked.
    owed: bool,
    /// Whether a token was already refused since the shopper or the page wanted the cards.
    refused_once: bool,
    jobs: Vec<Job>,
    requests: u32,
}

impl Saved {
    /// How far the list is.
    #[must_use]
    pub fn listing(&self) -> Listing {
        self.listing
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

    /// The card whose row the focus goes to.
    #[must_use]
    pub fn marked(&self) -> Option<&PaymentMethodId> {
        self.marked.as_ref()
    }

    /// What was just done.
    #[must_use]
    pub fn said(&self) -> Option<&Deed> {
        self.said.as_ref()
    }

    /// The card that was removed last, while it has its place.
    #[must_use]
    pub fn removed(&self) -> Option<&Removed> {
        self.removed.as_ref()
    }

    pub(super) fn find(&self, id: &PaymentMethodId) -> Option<&SavedCard> {
        self.cards.iter().find(|card| card.id == *id)
    }

    /// When a question about the cards counts as lost.
    pub(super) fn list_until(&self) -> Option<u64> {
        let loads = [self.gateway, self.page];
        loads.into_iter().flatten().map(|load| load.until).min()
    }

    fn next_request(&mut self) -> RequestId {
        self.requests = self.requests.wrapping_add(1);
        RequestId(self.requests)
    }
}
