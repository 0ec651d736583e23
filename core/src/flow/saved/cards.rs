//! The cards of one element, and what is under way about them.

use alloc::rc::Rc;

use super::card::{CardChange, SavedCard};
use super::removed::Removed;
use super::row::Row;
use crate::card::{Brand, Today};
use crate::flow::terms::RequestId;
use crate::wire::browser::Price;
use crate::wire::ids::PaymentMethodId;

/// A question that is under way, and when it counts as lost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Load {
    pub(super) request: RequestId,
    pub(super) until: u64,
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
pub enum Announcement {
    /// This card was removed.
    Removed(SavedCard),
    /// It was put back.
    Restored(SavedCard),
    /// It was made the default.
    Preferred(SavedCard),
    /// So many more cards are shown.
    Unfolded(usize),
}

/// One change under way, and how it is taken back.
#[derive(Debug)]
pub(in crate::flow) struct PendingChange {
    pub(super) request: RequestId,
    pub(super) change: Rc<CardChange>,
    pub(super) rollback: Rollback,
    /// Whether it waits for a session token.
    pub(super) waits: bool,
    pub(super) token_refused: bool,
}

/// How a change that the gateway did not make is taken back.
#[derive(Debug)]
pub(in crate::flow) enum Rollback {
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
    pub(super) unfolded: bool,
    /// A card that is shown although it would be folded: one that was chosen.
    pub(super) pinned: Option<PaymentMethodId>,
    /// The card whose row the focus goes to.
    pub(super) marked: Option<PaymentMethodId>,
    pub(super) announcement: Option<Announcement>,
    /// The month against which cards are judged.
    pub(super) today: Option<Today>,
    /// Whether the session asks for a saved card's security code again.
    pub(super) cvc_again: bool,
    /// Whether there is a customer whose card could be kept.
    pub(super) customer: bool,
    /// What the session pays, when it says so.
    pub(super) price: Option<Price>,
    /// The gateway is asked what the session is for, and perhaps for the cards.
    pub(super) gateway: Option<Load>,
    /// The page is asked for the cards.
    pub(super) page: Option<Load>,
    /// Whether what the session is for has still to be asked.
    pub(super) load_due: bool,
    /// Whether a token was already refused since the shopper or the page wanted the cards.
    pub(super) token_refused: bool,
    pub(super) pending_changes: Vec<PendingChange>,
    pub(super) requests: u32,
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
    pub fn announcement(&self) -> Option<&Announcement> {
        self.announcement.as_ref()
    }

    /// The card that was removed last, while it has its place.
    #[must_use]
    pub fn removed(&self) -> Option<&Removed> {
        self.removed.as_ref()
    }

    pub(in crate::flow) fn find(&self, id: &PaymentMethodId) -> Option<&SavedCard> {
        self.cards.iter().find(|card| card.id == *id)
    }

    /// When a question about the cards counts as lost.
    pub(in crate::flow) fn list_until(&self) -> Option<u64> {
        let loads = [self.gateway, self.page];
        loads.into_iter().flatten().map(|load| load.until).min()
    }

    /// What the session pays, when it says so.
    pub(in crate::flow) fn price(&self) -> Option<&Price> {
        self.price.as_ref()
    }

    /// Whether there is a customer whose card could be kept.
    pub(in crate::flow) fn has_customer(&self) -> bool {
        self.customer
    }

    /// Whether the session asks for a saved card's security code again.
    pub(in crate::flow) fn asks_cvc_again(&self) -> bool {
        self.cvc_again
    }

    /// The brand of the chosen card, when it is known.
    pub(in crate::flow) fn chosen_brand(&self) -> Option<Brand> {
        self.chosen().and_then(|card| card.brand)
    }

    /// Whether there is something to list: a list of nothing is none.
    pub(in crate::flow) fn lists_any(&self) -> bool {
        self.listing == Listing::Here && (!self.cards.is_empty() || self.removed.is_some())
    }

    pub(super) fn next_request(&mut self) -> RequestId {
        self.requests = self.requests.wrapping_add(1);
        RequestId(self.requests)
    }
}
