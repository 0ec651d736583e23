//! Changing saved cards: what is shown changes at once, and changes back when the gateway says no.

use alloc::rc::Rc;

use super::card::{CardChange, SavedCard};
use super::cards::{Announcement, Choice, Panel, PendingChange, Rollback, Saved};
use crate::card::{Field, YearMonth};
use crate::flow::effect::{Effect, PayEffect, Spot};
use crate::flow::terms::RequestId;
use crate::flow::turn::Turn;
use crate::wire::ids::{PaymentMethodId, SessionToken};

/// More changes than this under way are a page gone wild.
const MOST: usize = 16;

/// A change that is shown already, and that the gateway is to be asked for.
#[derive(Debug)]
pub(in crate::flow) struct WantedChange {
    pub(super) change: CardChange,
    pub(super) rollback: Rollback,
}

impl Saved {
    /// Makes a card the default.
    pub(in crate::flow) fn prefer(
        &mut self,
        id: PaymentMethodId,
        turn: &mut Turn,
    ) -> Option<WantedChange> {
        let card = self.find(&id).cloned()?;
        let before = self.cards.iter().find(|card| card.is_default);
        let before = before.map(|card| card.id.clone());
        if before.as_ref() == Some(&id) {
            return None;
        }
        set_default(&mut self.cards, Some(&id));
        self.announcement = Some(Announcement::Preferred(card));
        // The button that was pressed is no longer needed.
        self.panel = Panel::None;
        self.marked = Some(id.clone());
        turn.effects.push(Effect::Focus(Spot::Manage));
        Some(WantedChange {
            change: CardChange::Prefer(id),
            rollback: Rollback::Default(before),
        })
    }

    /// Takes in what was typed about the card that is being changed.
    pub(in crate::flow) fn save_edit(&mut self, turn: &mut Turn) -> Option<WantedChange> {
        let Panel::Editing(id) = self.panel.clone() else {
            return None;
        };
        let today = turn.now.today;
        let card = self.find(&id).cloned()?;
        // A name that was not known need not be given now.
        let nameless = card.holder.is_empty() && self.row.is_empty(Field::Holder);
        let wrong = [Field::Expiry, Field::Holder].into_iter().find(|field| {
            !(nameless && *field == Field::Holder) && self.row.judge(*field, None, today).is_some()
        });
        if let Some(field) = wrong {
            turn.effects.push(Effect::Focus(Spot::Row(field)));
            return None;
        }
        let (expiry, holder) = (self.row.expiry(today), self.row.holder());
        let month = expiry.and_then(|it| YearMonth::new(it.year(), it.month()));
        let name = holder.as_ref().map(|it| it.expose_name().to_owned());
        let expiry = expiry.filter(|_| month != card.expiry);
        let holder = holder.filter(|_| name.as_ref() != Some(&card.holder));
        self.panel = Panel::None;
        self.empty_row(turn);
        let changes = expiry.is_some() || holder.is_some();
        if changes && let Some(changed) = self.cards.iter_mut().find(|it| it.id == id) {
            changed.expiry = month;
            changed.holder = name.unwrap_or_default();
        }
        let spot = if self.find(&id).is_some_and(|it| it.is_usable(today)) {
            self.set_choice(Choice::Saved(id.clone()));
            Spot::Choice
        } else {
            Spot::Manage
        };
        turn.effects.push(Effect::Focus(spot));
        changes.then_some(WantedChange {
            change: CardChange::Update { id, expiry, holder },
            rollback: Rollback::Replace(card),
        })
    }

    /// Takes a change among those that are under way; gives back how it is undone when there are too
    /// many.
    pub(in crate::flow) fn add_change(&mut self, wanted: WantedChange) -> Option<Rollback> {
        let request = self.next_request();
        if self.pending_changes.len() >= MOST {
            return Some(wanted.rollback);
        }
        self.pending_changes.push(PendingChange {
            request,
            change: Rc::new(wanted.change),
            rollback: wanted.rollback,
            waits: true,
            token_refused: false,
        });
        None
    }

    /// Whether a change waits for a session token.
    pub(in crate::flow) fn has_waiting_change(&self) -> bool {
        self.pending_changes.iter().any(|pending| pending.waits)
    }

    /// Sends the changes that waited for a session token.
    pub(in crate::flow) fn send_changes(&mut self, token: &Rc<SessionToken>, turn: &mut Turn) {
        let waiting = self.pending_changes.iter_mut();
        for pending in waiting.filter(|pending| pending.waits) {
            pending.waits = false;
            turn.effects.push(
                PayEffect::ChangeCard {
                    request: pending.request,
                    token: Rc::clone(token),
                    change: Rc::clone(&pending.change),
                }
                .into(),
            );
        }
    }

    /// No token is to be had: gives up the changes that waited for it.
    pub(in crate::flow) fn drop_waiting_changes(&mut self) -> Vec<Rollback> {
        let mut rollbacks = Vec::new();
        for pending in core::mem::take(&mut self.pending_changes) {
            if pending.waits {
                rollbacks.push(pending.rollback);
            } else {
                self.pending_changes.push(pending);
            }
        }
        rollbacks
    }

    /// The change that this answers, which is no longer under way.
    pub(in crate::flow) fn take_change(&mut self, request: RequestId) -> Option<PendingChange> {
        let mut all = self.pending_changes.iter();
        let at = all.position(|pending| pending.request == request)?;
        Some(self.pending_changes.remove(at))
    }

    /// Lets a change wait for another session token.
    pub(in crate::flow) fn retry_change(&mut self, mut pending: PendingChange) {
        pending.token_refused = true;
        pending.waits = true;
        self.pending_changes.push(pending);
    }

    /// Shows again what was there before a change.
    pub(in crate::flow) fn roll_back(&mut self, rollback: Rollback, may_choose: bool, turn: &Turn) {
        self.announcement = None;
        let cards = &mut self.cards;
        match rollback {
            Rollback::Insert(at, card) => {
                // It comes back into the place that it left.
                self.removed.take_if(|it| it.card.id == card.id);
                cards.insert(at.min(cards.len()), card);
            }
            Rollback::Replace(card) => {
                if let Some(changed) = cards.iter_mut().find(|it| it.id == card.id) {
                    *changed = card;
                }
            }
            Rollback::Default(id) => set_default(cards, id.as_ref()),
        }
        let chosen = self.chosen();
        if may_choose && chosen.is_some_and(|card| !card.is_usable(turn.now.today)) {
            self.set_choice(Choice::New);
        }
    }
}

impl PendingChange {
    pub(in crate::flow) fn token_refused(&self) -> bool {
        self.token_refused
    }

    pub(in crate::flow) fn into_rollback(self) -> Rollback {
        self.rollback
    }

    /// What the page is told of it once it is done.
    pub(in crate::flow) fn done(&self) -> PayEffect {
        let id = self.change.id().clone();
        match &*self.change {
            CardChange::Detach(_) => PayEffect::TellRemoved(id),
            CardChange::Prefer(_) | CardChange::Update { .. } => PayEffect::TellUpdated(id),
        }
    }
}

fn set_default(cards: &mut [SavedCard], id: Option<&PaymentMethodId>) {
    for card in cards {
        card.is_default = Some(&card.id) == id;
    }
}
