//! Which cards are shown, in which order, and which of them takes the place of one that goes.
//!
//! Three and the chosen one are; what has expired comes last, and is folded while there is better.

use super::card::SavedCard;
use super::cards::{Choice, Listing, Saved};
use crate::card::Today;
use crate::wire::ids::PaymentMethodId;

/// As many cards are shown before "show more", besides the chosen one.
pub(super) const FOLD: usize = 3;

impl Saved {
    /// No card yet, and the month against which those to come are judged.
    pub(in crate::flow) fn on(today: Today) -> Self {
        Self {
            today: Some(today),
            ..Self::default()
        }
    }

    /// What is shown before the page has said what it wants.
    pub(in crate::flow) fn expect(&mut self, customer: bool, list: bool) {
        self.customer = customer;
        if list {
            self.listing = Listing::Loading;
        }
    }

    /// The month against which cards are judged from now on.
    pub(in crate::flow) fn set_today(&mut self, today: Today) {
        self.today = Some(today);
    }

    /// The cards that are shown now, in their order.
    pub fn visible(&self) -> impl Iterator<Item = &SavedCard> {
        self.places().map(|(_, card)| card)
    }

    /// The cards that are shown, each with its place among all: the first few that are good, else the
    /// first few, and the one that was chosen. A removed card keeps its place until that is given up.
    fn places(&self) -> impl Iterator<Item = (usize, &SavedCard)> {
        let good = |card: &SavedCard| self.today.is_none_or(|today| card.is_usable(today));
        let removed = self.removed.as_ref();
        let any = self.cards.iter().any(good) || removed.is_some_and(|it| good(&it.card));
        let most = FOLD - usize::from(removed.is_some_and(|it| it.at < FOLD));
        // Counted, and not by their places: a clock that became sure may have found one among them expired.
        let mut first = 0;
        let cards = self.cards.iter().enumerate();
        cards.filter(move |(_, card)| {
            first += usize::from(!any || good(card));
            self.unfolded
                || self.pinned.as_ref() == Some(&card.id)
                || (first <= most && (!any || good(card)))
        })
    }

    /// Above which of the shown cards the place of the removed one is.
    #[must_use]
    pub fn removed_at(&self) -> Option<usize> {
        let removed = self.removed.as_ref()?;
        Some(self.places().filter(|(at, _)| *at < removed.at).count())
    }

    /// The usable card that takes the place of this one, if possible one that is shown: the next,
    /// else the one before, else any.
    pub(super) fn next_usable(&self, at: usize, today: Today) -> Option<PaymentMethodId> {
        let usable = |(place, card): &(usize, &SavedCard)| *place != at && card.is_usable(today);
        let after = self.places().filter(usable).find(|(place, _)| *place > at);
        let (_, card) = after
            .or_else(|| self.places().filter(usable).last())
            .or_else(|| self.cards.iter().enumerate().find(usable))?;
        Some(card.id.clone())
    }

    /// Makes the choice, and shows what is chosen from then on.
    pub(super) fn set_choice(&mut self, choice: Choice) {
        if let Choice::Saved(id) = &choice
            && !self.visible().any(|card| card.id == *id)
        {
            self.pinned = Some(id.clone());
        }
        self.choice = choice;
    }

    /// How many cards are folded away.
    #[must_use]
    pub fn folded(&self) -> usize {
        self.cards.len().saturating_sub(self.visible().count())
    }
}
