//! Loading the list and choosing from it.

use super::{Choice, Listing, Panel, Row, SavedCard};
use crate::card::{Draft, Field};
use crate::flow::effect::{Effect, Spot};
use crate::flow::event::{Cards, RequestId};
use crate::flow::state::{ListSource, Phase};
use crate::flow::step::Run;
use crate::wire::ids::PaymentMethodId;

impl Run {
    /// Begins with what the page wants of saved cards; the list itself needs a session token.
    pub(in crate::flow) fn open_saved(&mut self) {
        let settings = &self.state.settings;
        self.state.saved.listing = Listing::Off;
        if !settings.pays {
            return;
        }
        let saved = &mut self.state.saved;
        saved.customer = settings.customer;
        saved.cvc_again = settings.cvc_always;
        saved.owed = true;
        saved.listing = match settings.list {
            ListSource::Nobody => Listing::Off,
            ListSource::Gateway if !settings.customer => Listing::Off,
            ListSource::Gateway | ListSource::Page => Listing::Loading,
        };
        if settings.list == ListSource::Page {
            self.ask_page_for_cards();
        }
    }

    fn ask_page_for_cards(&mut self) {
        let request = self.state.saved.next_request();
        self.state.saved.load = Some(request);
        self.effects.push(Effect::AskCards { request });
    }

    /// Asks the gateway, once there is a token to ask with.
    pub(in crate::flow) fn load_if_owed(&mut self) {
        if !self.state.saved.owed || matches!(self.state.phase, Phase::Closed) {
            return;
        }
        let Some(token) = self.state.session.token(self.now.millis) else {
            return;
        };
        let saved = &mut self.state.saved;
        saved.owed = false;
        let request = saved.next_request();
        if self.state.settings.list == ListSource::Gateway {
            saved.load = Some(request);
        }
        self.effects.push(Effect::LoadCards {
            request,
            token,
            list: self.state.settings.list == ListSource::Gateway,
        });
    }

    pub(in crate::flow) fn cards_came(&mut self, request: RequestId, cards: Cards) {
        match cards {
            Cards::TokenRefused => {
                if self.state.saved.load == Some(request) || self.state.saved.load.is_none() {
                    self.state.saved.owed = true;
                    self.state.session.refuse();
                    self.ask_token();
                }
            }
            Cards::Failed => {
                if self.state.saved.load == Some(request) {
                    self.list_failed();
                }
            }
            Cards::FromGateway { facts, cards } => {
                let saved = &mut self.state.saved;
                saved.customer |= facts.customer.is_some();
                saved.cvc_again |= facts.cvc_again;
                if saved.load == Some(request) {
                    self.list(cards);
                }
            }
            Cards::FromPage(cards) => {
                // Only a page that has the list may answer: the gateway's is the gateway's alone.
                let asked = self.state.settings.list == ListSource::Page;
                if asked && self.state.saved.load == Some(request) {
                    match cards {
                        Some(cards) => self.list(cards),
                        None => self.list_failed(),
                    }
                }
            }
        }
    }

    /// A failed list never stands in the way of a new card.
    pub(in crate::flow) fn list_failed(&mut self) {
        self.state.saved.load = None;
        if self.state.saved.listing == Listing::Loading {
            self.state.saved.listing = Listing::Failed;
        }
    }

    fn list(&mut self, cards: Vec<SavedCard>) {
        let today = self.now.today;
        let untouched = self.state.form.view(today).is_empty() && !self.state.in_form;
        let editing = self.state.is_editing();
        let saved = &mut self.state.saved;
        saved.load = None;
        saved.listing = if saved.customer || !cards.is_empty() {
            Listing::Here
        } else {
            Listing::Off
        };
        saved.cards = cards;
        // Whoever types already goes on typing.
        if untouched && editing && saved.choice == Choice::New {
            let usable = || saved.cards.iter().filter(|card| card.is_usable(today));
            let first = usable().find(|card| card.is_default).or(usable().next());
            if let Some(card) = first {
                saved.choice = Choice::Saved(card.id.clone());
            }
        }
    }

    pub(in crate::flow) fn retry_list(&mut self) {
        if self.state.saved.listing != Listing::Failed {
            return;
        }
        self.state.saved.listing = Listing::Loading;
        if self.state.settings.list == ListSource::Page {
            return self.ask_page_for_cards();
        }
        self.state.saved.owed = true;
        self.load_if_owed();
        if self.state.saved.owed {
            self.ask_token();
        }
    }

    /// The shopper chose, in the form.
    pub(in crate::flow) fn choose(&mut self, choice: Choice) {
        let today = self.now.today;
        let editing = self.state.is_editing();
        let saved = &mut self.state.saved;
        let can = match &choice {
            Choice::New => true,
            Choice::Saved(id) => saved.find(id).is_some_and(|card| card.is_usable(today)),
        };
        if can && editing && saved.choice != choice {
            saved.choice = choice;
            saved.panel = Panel::None;
            saved.row = Row::default();
            self.state.notice = None;
            self.effects.push(Effect::EmptyRow);
        }
    }

    /// The page chose. A card that is not in the list is the page's own affair; the gateway
    /// knows whether it exists and whose it is.
    pub(in crate::flow) fn select(&mut self, id: Option<PaymentMethodId>) {
        if !self.state.settings.pays || !self.state.is_editing() {
            return;
        }
        let listed = self.state.saved.listing != Listing::Off;
        match id {
            Some(id) if !listed && self.state.saved.find(&id).is_none() => {
                let choice = Choice::Saved(id);
                if self.state.saved.choice != choice {
                    self.state.saved.choice = choice;
                    self.state.saved.row = Row::default();
                    self.effects.push(Effect::EmptyRow);
                }
            }
            Some(id) => self.choose(Choice::Saved(id)),
            None => self.choose(Choice::New),
        }
    }

    pub(in crate::flow) fn edit_row(&mut self, field: Field, draft: Draft) {
        if self.state.is_editing() {
            self.state.saved.row.edit(field, draft);
            self.state.notice = None;
        }
    }

    pub(in crate::flow) fn leave_row(&mut self, field: Field) {
        if self.state.is_editing() {
            let brand = self.state.saved.chosen().and_then(|card| card.brand);
            self.state.saved.row.leave(field, brand, self.now.today);
        }
    }

    /// Whether the chosen card's security code is asked for again.
    pub(in crate::flow) fn needs_cvc(&self) -> bool {
        self.state.needs_cvc()
    }

    /// Judges the security code of the chosen card, and says which reason is shown now.
    pub(in crate::flow) fn judge_row_cvc(&mut self) -> Option<crate::card::Reason> {
        if !self.needs_cvc() {
            return None;
        }
        let brand = self.state.saved.chosen().and_then(|card| card.brand);
        let reason = self
            .state
            .saved
            .row
            .judge(Field::Cvc, brand, self.now.today)?;
        self.effects.push(Effect::Focus(Spot::Row(Field::Cvc)));
        Some(reason)
    }
}
