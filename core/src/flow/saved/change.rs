//! Changing saved cards: what is shown changes at once, and changes back when the gateway says no.

use alloc::rc::Rc;

use super::card::{CardChange, SavedCard};
use super::cards::{Announcement, Back, Choice, Job, Panel};
use super::row::Row;
use crate::card::{Field, YearMonth};
use crate::flow::effect::{Effect, PayEffect, Spot};
use crate::flow::event::Changed;
use crate::flow::failure::{Failure, Notice};
use crate::flow::run::Run;
use crate::flow::state::Phase;
use crate::flow::terms::RequestId;
use crate::wire::ids::PaymentMethodId;

/// More changes than this under way are a page gone wild.
const MOST: usize = 16;

impl Run {
    pub(super) fn may_change(&self) -> bool {
        self.state.settings.remove && self.state.is_editing()
    }

    /// Opens what can be done with a card, or closes what is open beside it. The focus stays on the
    /// button, which stays where it is.
    pub(in crate::flow) fn manage(&mut self, id: PaymentMethodId) {
        if !self.may_change() || self.state.saved.find(&id).is_none() {
            return;
        }
        let saved = &mut self.state.saved;
        if matches!(saved.panel, Panel::Editing(_)) {
            saved.row = Row::default();
            self.effects.push(PayEffect::EmptyRow.into());
        }
        saved.panel = match &saved.panel {
            Panel::Managing(open) | Panel::Removing(open) | Panel::Editing(open) if *open == id => {
                Panel::None
            }
            Panel::None | Panel::Managing(_) | Panel::Removing(_) | Panel::Editing(_) => {
                Panel::Managing(id.clone())
            }
        };
        saved.marked = Some(id);
    }

    pub(in crate::flow) fn ask_edit(&mut self, id: PaymentMethodId) {
        if !self.may_change() {
            return;
        }
        let today = self.now.today;
        let saved = &mut self.state.saved;
        let Some(card) = saved.find(&id).cloned() else {
            return;
        };
        saved.row = Row::default();
        // An expiry that is past is not worth correcting digit by digit.
        if let Some(expiry) = card.expiry.filter(|_| card.is_usable(today)) {
            saved.row.fill(Field::Expiry, &spelled(expiry));
        }
        saved.row.fill(Field::Holder, &card.holder);
        saved.marked = Some(id.clone());
        saved.panel = Panel::Editing(id);
        self.effects.push(PayEffect::FillRow.into());
        self.effects.push(Effect::Focus(Spot::Row(Field::Expiry)));
    }

    /// Goes one step back in what is open in the list, and leaves everything as it is.
    pub(in crate::flow) fn close_panel(&mut self) {
        let saved = &mut self.state.saved;
        let (panel, spot) = match core::mem::take(&mut saved.panel) {
            Panel::None => return,
            Panel::Managing(_) => (Panel::None, Spot::Manage),
            Panel::Removing(id) => (Panel::Managing(id), Spot::Remove),
            Panel::Editing(id) => {
                saved.row = Row::default();
                self.effects.push(PayEffect::EmptyRow.into());
                (Panel::Managing(id), Spot::Edit)
            }
        };
        saved.panel = panel;
        self.effects.push(Effect::Focus(spot));
    }

    /// The page wants the form empty: nothing is open in the list any more.
    pub(in crate::flow) fn empty_panel(&mut self) {
        self.state.saved.panel = Panel::None;
        self.state.saved.row = Row::default();
        self.effects.push(PayEffect::EmptyRow.into());
    }

    pub(in crate::flow) fn prefer(&mut self, id: PaymentMethodId) {
        if !self.may_change() {
            return;
        }
        let saved = &mut self.state.saved;
        let Some(card) = saved.find(&id).cloned() else {
            return;
        };
        let cards = &mut saved.cards;
        let before = cards.iter().find(|card| card.is_default);
        let before = before.map(|card| card.id.clone());
        if before.as_ref() == Some(&id) {
            return;
        }
        set_default(cards, Some(&id));
        saved.announcement = Some(Announcement::Preferred(card));
        // The button that was pressed is no longer needed.
        saved.panel = Panel::None;
        saved.marked = Some(id.clone());
        self.effects.push(Effect::Focus(Spot::Manage));
        self.change(CardChange::Prefer(id), Back::Default(before));
    }

    /// Takes in what was typed about the card that is being changed.
    pub(in crate::flow) fn save_edit(&mut self) {
        if !self.may_change() {
            return;
        }
        let Panel::Editing(id) = self.state.saved.panel.clone() else {
            return;
        };
        let today = self.now.today;
        let saved = &mut self.state.saved;
        let Some(card) = saved.find(&id).cloned() else {
            return;
        };
        // A name that was not known need not be given now.
        let nameless = card.holder.is_empty() && saved.row.is_empty(Field::Holder);
        let wrong = [Field::Expiry, Field::Holder].into_iter().find(|field| {
            !(nameless && *field == Field::Holder) && saved.row.judge(*field, None, today).is_some()
        });
        if let Some(field) = wrong {
            return self.effects.push(Effect::Focus(Spot::Row(field)));
        }
        let (expiry, holder) = (saved.row.expiry(today), saved.row.holder());
        let month = expiry.and_then(|it| YearMonth::new(it.year(), it.month()));
        let name = holder.as_ref().map(|it| it.expose_name().to_owned());
        let expiry = expiry.filter(|_| month != card.expiry);
        let holder = holder.filter(|_| name.as_ref() != Some(&card.holder));
        saved.panel = Panel::None;
        saved.row = Row::default();
        self.effects.push(PayEffect::EmptyRow.into());
        if expiry.is_some() || holder.is_some() {
            if let Some(shown) = self.state.saved.cards.iter_mut().find(|it| it.id == id) {
                shown.expiry = month;
                shown.holder = name.unwrap_or_default();
            }
            let change = CardChange::Update {
                id: id.clone(),
                expiry,
                holder,
            };
            self.change(change, Back::Replace(card));
        }
        if self
            .state
            .saved
            .find(&id)
            .is_some_and(|it| it.is_usable(today))
        {
            self.state.saved.choose(Choice::Saved(id));
            self.effects.push(Effect::Focus(Spot::Choice));
        } else {
            self.effects.push(Effect::Focus(Spot::Manage));
        }
    }

    pub(super) fn change(&mut self, change: CardChange, back: Back) {
        let request = self.state.saved.next_request();
        let jobs = &mut self.state.saved.jobs;
        if jobs.len() >= MOST {
            return self.take_back(back);
        }
        jobs.push(Job {
            request,
            change: Rc::new(change),
            back,
            waits: true,
            refused_once: false,
        });
        self.send_changes();
        if self.state.saved.jobs.iter().any(|job| job.waits) {
            self.ask_token();
        }
    }

    /// Sends the changes that waited for a session token.
    pub(in crate::flow) fn send_changes(&mut self) {
        let Some(token) = self.state.session.token(self.now.millis) else {
            return;
        };
        for job in self.state.saved.jobs.iter_mut().filter(|job| job.waits) {
            job.waits = false;
            self.effects.push(
                PayEffect::ChangeCard {
                    request: job.request,
                    token: Rc::clone(&token),
                    change: Rc::clone(&job.change),
                }
                .into(),
            );
        }
    }

    /// No token is to be had: the changes that waited for it are taken back.
    pub(in crate::flow) fn drop_waiting_changes(&mut self) {
        let jobs = core::mem::take(&mut self.state.saved.jobs);
        for job in jobs {
            if job.waits {
                self.take_back(job.back);
            } else {
                self.state.saved.jobs.push(job);
            }
        }
    }

    pub(in crate::flow) fn changed(&mut self, request: RequestId, answer: Changed) {
        let jobs = &mut self.state.saved.jobs;
        let Some(at) = jobs.iter().position(|job| job.request == request) else {
            return;
        };
        let mut job = jobs.remove(at);
        match answer {
            Changed::Done => {
                let id = job.change.id().clone();
                let told = match &*job.change {
                    CardChange::Detach(_) => PayEffect::TellRemoved(id),
                    CardChange::Prefer(_) | CardChange::Update { .. } => PayEffect::TellUpdated(id),
                };
                self.effects.push(told.into());
            }
            Changed::TokenRefused if !job.refused_once => {
                job.refused_once = true;
                job.waits = true;
                self.state.saved.jobs.push(job);
                self.state.session.refuse();
                self.ask_token();
            }
            Changed::TokenRefused => {
                self.state.session.refuse();
                self.effects
                    .push(Effect::TellTrouble(Failure::SessionTokenRefused));
                self.take_back(job.back);
            }
            Changed::Failed => self.take_back(job.back),
        }
    }

    fn take_back(&mut self, back: Back) {
        let saved = &mut self.state.saved;
        saved.announcement = None;
        let cards = &mut saved.cards;
        match back {
            Back::Insert(at, card) => {
                // It comes back into the place that it left.
                let place = &mut saved.removed;
                place.take_if(|it| it.card.id == card.id);
                cards.insert(at.min(cards.len()), card);
            }
            Back::Replace(card) => {
                if let Some(shown) = cards.iter_mut().find(|shown| shown.id == card.id) {
                    *shown = card;
                }
            }
            Back::Default(id) => set_default(cards, id.as_ref()),
        }
        let unusable = self
            .state
            .saved
            .chosen()
            .is_some_and(|card| !card.is_usable(self.now.today));
        if unusable && self.state.is_editing() {
            self.state.saved.choose(Choice::New);
        }
        if !matches!(self.state.phase, Phase::Closed) {
            self.state.notice = Some(Notice::ChangeFailed);
        }
    }
}

fn set_default(cards: &mut [SavedCard], id: Option<&PaymentMethodId>) {
    for card in cards {
        card.is_default = Some(&card.id) == id;
    }
}

/// An expiry as it is typed: `03 / 27`.
fn spelled(expiry: YearMonth) -> String {
    let two = |number: u16| {
        let digit = |it: u16| char::from(b'0' + u8::try_from(it % 10).unwrap_or_default());
        [digit(number / 10), digit(number)]
    };
    let (month, year) = (two(u16::from(expiry.month())), two(expiry.year()));
    month.into_iter().chain(" / ".chars()).chain(year).collect()
}
