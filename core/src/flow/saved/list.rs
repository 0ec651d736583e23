//! Loading the list.

use alloc::rc::Rc;

use super::card::{MOST_CARDS, SavedCard};
use super::cards::{Choice, Listing, Load, Saved};
use super::visible::FOLD;
use crate::flow::effect::{Effect, PayEffect};
use crate::flow::event::LeftOut;
use crate::flow::terms::{Customer, ListSource, RequestId, Settings};
use crate::flow::turn::Turn;
use crate::wire::browser::SessionFacts;
use crate::wire::ids::SessionToken;

/// How long an answer about the cards may take, in milliseconds: longer than the two calls that the
/// edge makes for it may take.
const LIST_TIMEOUT: u64 = 35_000;

impl Saved {
    /// Begins with what the page wants of saved cards; the list itself needs a session token.
    pub(in crate::flow) fn open(&mut self, settings: &Settings, named: bool, turn: &mut Turn) {
        self.listing = Listing::Off;
        // Whoever only keeps a card wants to know what the session says of it, too.
        self.load_due = true;
        self.token_refused = false;
        if !settings.pays {
            return;
        }
        // What was chosen is of a list that is no more.
        self.choice = Choice::New;
        self.customer = named;
        self.cvc_again = settings.cvc_always;
        self.listing = match settings.list {
            ListSource::Nobody => Listing::Off,
            ListSource::Gateway if !named => Listing::Off,
            ListSource::Gateway | ListSource::Page => Listing::Loading,
        };
        if settings.list == ListSource::Page {
            self.ask_page(turn);
        }
    }

    fn ask_page(&mut self, turn: &mut Turn) {
        let load = self.next_load(turn);
        self.page = Some(load);
        let request = load.request;
        turn.effects.push(PayEffect::AskCards { request }.into());
    }

    fn next_load(&mut self, turn: &Turn) -> Load {
        Load {
            request: self.next_request(),
            until: turn.after(LIST_TIMEOUT),
        }
    }

    /// Whether the gateway has still to be asked what the session is for.
    pub(in crate::flow) fn is_load_due(&self) -> bool {
        self.load_due
    }

    /// Asks the gateway what the session is for, and perhaps for the cards.
    pub(in crate::flow) fn load(
        &mut self,
        token: Rc<SessionToken>,
        list: bool,
        customer: &Customer,
        turn: &mut Turn,
    ) {
        let load = self.next_load(turn);
        self.load_due = false;
        self.gateway = Some(load);
        turn.effects.push(Effect::LoadCards {
            request: load.request,
            token,
            list,
            customer: customer.id.clone(),
        });
    }

    /// The page answered. Only a page that was asked may: the gateway's list is the gateway's alone.
    pub(in crate::flow) fn take_page_answer(
        &mut self,
        request: RequestId,
        left_out: Vec<LeftOut>,
        turn: &mut Turn,
    ) -> bool {
        let asked = is_asked(self.page, request);
        if asked {
            self.page = None;
            if !left_out.is_empty() {
                turn.effects.push(PayEffect::TellLeftOut(left_out).into());
            }
        }
        asked
    }

    /// The gateway answered; whether it was asked.
    pub(in crate::flow) fn take_gateway_answer(&mut self, request: RequestId) -> bool {
        let asked = is_asked(self.gateway, request);
        if asked {
            self.gateway = None;
        }
        asked
    }

    /// The gateway refused the session token; whether another one may be tried.
    pub(in crate::flow) fn retry_with_another_token(&mut self) -> bool {
        let again = !core::mem::replace(&mut self.token_refused, true);
        self.load_due |= again;
        again
    }

    /// What the gateway says with the session.
    pub(in crate::flow) fn take_facts(&mut self, facts: &SessionFacts) {
        self.token_refused = false;
        let known = facts.customer.is_some();
        #[cfg(feature = "pay")]
        let known = known || facts.new_customer;
        self.customer |= known;
        self.cvc_again |= facts.cvc_again;
        self.price.clone_from(&facts.price);
    }

    /// The alarm rang: whether nobody has answered what was asked about the cards.
    pub(in crate::flow) fn drop_overdue(&mut self, millis: u64) -> bool {
        let late = |load: &mut Load| millis >= load.until;
        let lost = [
            self.gateway.take_if(late).is_some(),
            self.page.take_if(late).is_some(),
        ];
        lost.contains(&true)
    }

    /// A failed list never stands in the way of a new card.
    pub(in crate::flow) fn list_failed(&mut self) {
        if self.listing == Listing::Loading {
            self.listing = Listing::Failed;
        }
    }

    /// Lists these; a card is chosen when the shopper has not begun with a new one.
    pub(in crate::flow) fn list(&mut self, given: Vec<SavedCard>, may_choose: bool, turn: &Turn) {
        // The same card twice is one card, and no list is without end.
        let mut cards: Vec<SavedCard> = Vec::new();
        for card in given {
            if cards.len() < MOST_CARDS && !cards.iter().any(|it| it.id == card.id) {
                cards.push(card);
            }
        }
        let today = turn.now.today;
        self.listing = if self.customer || !cards.is_empty() {
            Listing::Here
        } else {
            Listing::Off
        };
        // What has expired comes last.
        let parts = cards.into_iter().partition(|card| card.is_usable(today));
        let (mut cards, old): (Vec<_>, Vec<_>) = parts;
        cards.extend(old);
        self.cards = cards;
        // Whoever types already goes on typing.
        if may_choose && self.choice == Choice::New {
            // What only an unsure clock takes for expired can be chosen, but not by itself.
            let good = |card: &&SavedCard| card.expiry.is_none_or(|it| it >= today.month());
            let usable = || self.cards.iter().filter(good);
            let first = usable().find(|card| card.is_default).or(usable().next());
            if let Some(id) = first.map(|card| card.id.clone()) {
                // Where it would be folded away it comes first, so that the list has the height that it always has.
                if let Some(at @ FOLD..) = self.cards.iter().position(|card| card.id == id) {
                    let chosen = self.cards.remove(at);
                    self.cards.insert(0, chosen);
                }
                self.set_choice(Choice::Saved(id));
            }
        }
    }

    /// The list is to be loaded again, by the page at once, or by the gateway as soon as there is a
    /// token; whether the gateway is wanted.
    pub(in crate::flow) fn retry_list(&mut self, source: ListSource, turn: &mut Turn) -> bool {
        if self.listing != Listing::Failed {
            return false;
        }
        self.listing = Listing::Loading;
        self.token_refused = false;
        if source == ListSource::Page {
            self.ask_page(turn);
            return false;
        }
        self.load_due = true;
        true
    }
}

fn is_asked(load: Option<Load>, request: RequestId) -> bool {
    load.is_some_and(|load| load.request == request)
}
