//! Loading the list.

use super::card::{MOST_CARDS, SavedCard};
use super::cards::{Choice, Listing, Load};
use super::visible::FOLD;
use crate::flow::effect::{Effect, PayEffect};
use crate::flow::event::Cards;
use crate::flow::failure::Failure;
use crate::flow::run::Run;
use crate::flow::state::Phase;
use crate::flow::terms::{ListSource, RequestId};
use crate::wire::browser::SessionFacts;

/// How long an answer about the cards may take, in milliseconds: longer than the two calls that the
/// edge makes for it may take.
const LIST_TIMEOUT: u64 = 35_000;

impl Run {
    /// Begins with what the page wants of saved cards; the list itself needs a session token.
    pub(in crate::flow) fn open_saved(&mut self) {
        let settings = &self.state.settings;
        self.state.saved.listing = Listing::Off;
        // Whoever only keeps a card wants to know what the session says of it, too.
        self.state.saved.load_due = true;
        self.state.saved.token_refused = false;
        if !settings.pays {
            return;
        }
        let saved = &mut self.state.saved;
        // What was chosen is of a list that is no more.
        saved.choice = Choice::New;
        let named = self.state.customer.id.is_some();
        saved.customer = named;
        saved.cvc_again = settings.cvc_always;
        saved.listing = match settings.list {
            ListSource::Nobody => Listing::Off,
            ListSource::Gateway if !named => Listing::Off,
            ListSource::Gateway | ListSource::Page => Listing::Loading,
        };
        if settings.list == ListSource::Page {
            self.ask_page_for_cards();
        }
    }

    fn ask_page_for_cards(&mut self) {
        let load = self.next_load();
        self.state.saved.page = Some(load);
        let request = load.request;
        self.effects.push(PayEffect::AskCards { request }.into());
    }

    fn next_load(&mut self) -> Load {
        Load {
            request: self.state.saved.next_request(),
            until: self.now.millis.saturating_add(LIST_TIMEOUT),
        }
    }

    /// Asks the gateway, once there is a token to ask with.
    pub(in crate::flow) fn load_if_due(&mut self) {
        if !self.state.saved.load_due || matches!(self.state.phase, Phase::Closed) {
            return;
        }
        let Some(token) = self.state.session.token(self.now.millis) else {
            return;
        };
        let load = self.next_load();
        let saved = &mut self.state.saved;
        saved.load_due = false;
        saved.gateway = Some(load);
        self.effects.push(Effect::LoadCards {
            request: load.request,
            token,
            list: self.state.settings.list == ListSource::Gateway,
            customer: self.state.customer.id.clone(),
        });
    }

    pub(in crate::flow) fn cards_came(&mut self, request: RequestId, cards: Cards) {
        let asked = |load: Option<Load>| load.is_some_and(|load| load.request == request);
        let saved = &mut self.state.saved;
        match cards {
            // Only a page that was asked may answer: the gateway's list is the gateway's alone.
            Cards::FromPage { cards, left_out } if asked(saved.page) => {
                saved.page = None;
                if !left_out.is_empty() {
                    self.effects.push(PayEffect::TellLeftOut(left_out).into());
                }
                match cards {
                    Some(cards) => self.list(cards),
                    None => self.list_failed(),
                }
            }
            Cards::TokenRefused if asked(saved.gateway) => {
                saved.gateway = None;
                let again = !core::mem::replace(&mut saved.token_refused, true);
                self.state.session.refuse();
                if again {
                    self.state.saved.load_due = true;
                    self.ask_token();
                } else {
                    self.list_lost(Failure::SessionTokenRefused);
                }
            }
            Cards::Failed if asked(saved.gateway) => {
                saved.gateway = None;
                self.list_lost(Failure::SavedCardsFailed);
            }
            Cards::FromGateway { facts, cards } if asked(saved.gateway) => {
                saved.gateway = None;
                saved.token_refused = false;
                saved.customer |= facts.customer.is_some();
                saved.cvc_again |= facts.cvc_again;
                self.take_facts(&facts);
                if self.state.settings.list == ListSource::Gateway {
                    self.list(cards);
                }
            }
            // An answer to nothing, or to what counts as lost.
            Cards::FromPage { .. }
            | Cards::TokenRefused
            | Cards::Failed
            | Cards::FromGateway { .. } => {}
        }
    }

    /// What the gateway says with the session: its month, and which cards need their codes.
    fn take_facts(&mut self, facts: &SessionFacts) {
        self.state.gateway_month = facts.today;
        self.state.policies = facts.cvc_policies;
        self.state.saved.price.clone_from(&facts.price);
        self.look_at_clock();
        let today = self.now.today;
        self.state.form.set_policies(facts.cvc_policies, today);
    }

    /// The alarm rang: nobody has answered what was asked about the cards.
    pub(in crate::flow) fn wake_list(&mut self) {
        let millis = self.now.millis;
        let late = |load: &mut Load| millis >= load.until;
        let saved = &mut self.state.saved;
        let lost = [
            saved.gateway.take_if(late).is_some(),
            saved.page.take_if(late).is_some(),
        ];
        if lost.contains(&true) {
            self.list_lost(Failure::SavedCardsFailed);
        }
    }

    /// The list is not to be had, and the page hears why.
    fn list_lost(&mut self, failure: Failure) {
        self.list_failed();
        self.effects.push(Effect::TellTrouble(failure));
    }

    /// A failed list never stands in the way of a new card.
    pub(in crate::flow) fn list_failed(&mut self) {
        if self.state.saved.listing == Listing::Loading {
            self.state.saved.listing = Listing::Failed;
        }
    }

    fn list(&mut self, given: Vec<SavedCard>) {
        // The same card twice is one card, and no list is without end.
        let mut cards: Vec<SavedCard> = Vec::new();
        for card in given {
            if cards.len() < MOST_CARDS && !cards.iter().any(|it| it.id == card.id) {
                cards.push(card);
            }
        }
        let today = self.now.today;
        let untouched = self.state.form.view(today).is_empty() && !self.state.in_form;
        let editing = self.state.is_editing();
        let saved = &mut self.state.saved;
        saved.listing = if saved.customer || !cards.is_empty() {
            Listing::Here
        } else {
            Listing::Off
        };
        // What has expired comes last.
        let parts = cards.into_iter().partition(|card| card.is_usable(today));
        let (mut cards, old): (Vec<_>, Vec<_>) = parts;
        cards.extend(old);
        saved.cards = cards;
        // Whoever types already goes on typing.
        if untouched && editing && saved.choice == Choice::New {
            // What only an unsure clock takes for expired can be chosen, but not by itself.
            let good = |card: &&SavedCard| card.expiry.is_none_or(|it| it >= today.month());
            let usable = || saved.cards.iter().filter(good);
            let first = usable().find(|card| card.is_default).or(usable().next());
            if let Some(id) = first.map(|card| card.id.clone()) {
                // Where it would be folded away it comes first, so that the list has the height that it always has.
                if let Some(at @ FOLD..) = saved.cards.iter().position(|card| card.id == id) {
                    let chosen = saved.cards.remove(at);
                    saved.cards.insert(0, chosen);
                }
                saved.choose(Choice::Saved(id));
            }
        }
    }

    pub(in crate::flow) fn retry_list(&mut self) {
        if self.state.saved.listing != Listing::Failed {
            return;
        }
        self.state.saved.listing = Listing::Loading;
        self.state.saved.token_refused = false;
        if self.state.settings.list == ListSource::Page {
            return self.ask_page_for_cards();
        }
        self.state.saved.load_due = true;
        self.load_if_due();
        if self.state.saved.load_due {
            self.ask_token();
        }
    }
}
