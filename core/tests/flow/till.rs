//! A merchant's server, a gateway and a shopper around the state machine: every request that the
//! flow makes is kept until the test decides what becomes of it.

use std::collections::BTreeMap;

use payseal_core::card::{Brand, Draft, Field, YearMonth};
use payseal_core::flow::{
    Answer, AttemptId, CallId, CallOutcome, Cards, ChallengeEvent, Charged, Customer, Decline,
    Effect, Event, ListSource, PayEffect, PayEvent, RequestId, Save, SavedCard, SavedEvent,
    Settings, State, step,
};
use payseal_core::wire::browser::{Price, SessionFacts};
use payseal_core::wire::ids::{CustomerId, PaymentMethodId, SessionToken};

use crate::walk::{NUMBER, TOKEN, now, payment_method};

/// How the merchant's server has an attempt in its books.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Booked {
    Paid,
    Declined(Decline),
    Pending,
    Challenge,
}

/// A request for a charge that has not been answered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
    pub(crate) request: RequestId,
    pub(crate) attempt: u32,
    pub(crate) settle: bool,
}

pub(crate) struct Till {
    pub(crate) state: State,
    pub(crate) millis: u64,
    pub(crate) books: BTreeMap<u32, Booked>,
    pub(crate) asked: Vec<Asked>,
    pub(crate) tokens: Vec<RequestId>,
    pub(crate) loads: Vec<RequestId>,
    pub(crate) page_loads: Vec<RequestId>,
    pub(crate) cards: Vec<AttemptId>,
    pub(crate) codes: Vec<AttemptId>,
    pub(crate) changes: Vec<RequestId>,
    pub(crate) bank: Option<RequestId>,
    pub(crate) calls: Vec<u32>,
    pub(crate) outcomes: Vec<(CallId, CallOutcome)>,
    pub(crate) effects: Vec<Effect>,
    /// Attempts that were charged, not only asked about.
    pub(crate) charged: Vec<u32>,
    /// Those of them that the server did not turn away.
    taken: Vec<u32>,
}

pub(crate) const PAYING: Settings = Settings {
    holder: false,
    brands: payseal_core::card::BrandSet::NONE,
    preferred_brands: payseal_core::card::BrandSet::NONE,
    access: payseal_core::flow::Access::Open,
    advance: false,
    pays: true,
    save: Save::Auto,
    list: ListSource::Gateway,
    remove: true,
    cvc_always: false,
};

/// A customer whom the page names.
pub(crate) fn named() -> Customer {
    Customer {
        id: CustomerId::parse("cus_1").ok(),
        billing: None,
    }
}

pub(crate) fn pm(text: &str) -> PaymentMethodId {
    PaymentMethodId::parse(text).unwrap()
}

/// What a page answers that was asked for its cards.
pub(crate) fn from_page(cards: Option<Vec<SavedCard>>) -> Cards {
    Cards::FromPage {
        cards,
        left_out: Vec::new(),
    }
}

pub(crate) fn saved(id: &str, expiry: (u16, u8)) -> SavedCard {
    SavedCard {
        id: pm(id),
        brand: Some(Brand::Visa),
        brand_name: String::new(),
        last4: "4242".to_owned(),
        expiry: YearMonth::new(expiry.0, expiry.1),
        holder: "Ada Lovelace".to_owned(),
        is_default: false,
    }
}

impl Till {
    pub(crate) fn opened(settings: Settings) -> Self {
        Self::opened_by(settings, named())
    }

    pub(crate) fn opened_by(settings: Settings, customer: Customer) -> Self {
        let mut till = Self {
            state: State::new(now(0), true),
            millis: 0,
            books: BTreeMap::new(),
            asked: Vec::new(),
            tokens: Vec::new(),
            loads: Vec::new(),
            page_loads: Vec::new(),
            cards: Vec::new(),
            codes: Vec::new(),
            changes: Vec::new(),
            bank: None,
            calls: Vec::new(),
            outcomes: Vec::new(),
            effects: Vec::new(),
            charged: Vec::new(),
            taken: Vec::new(),
        };
        till.take(Event::Opened(settings, customer));
        till
    }

    /// A guest's form with a card typed into it and a token at hand.
    pub(crate) fn ready() -> Self {
        let settings = Settings {
            list: ListSource::Nobody,
            ..PAYING
        };
        let mut till = Self::opened_by(settings, Customer::default());
        till.token();
        till.type_card();
        till
    }

    /// A customer's form with these saved cards in it.
    pub(crate) fn with_cards(cards: Vec<SavedCard>) -> Self {
        let mut till = Self::opened(PAYING);
        till.token();
        till.list(cards);
        till
    }

    pub(crate) fn type_card(&mut self) {
        for (field, text) in [
            (Field::Number, NUMBER),
            (Field::Expiry, "12 / 30"),
            (Field::Cvc, "012"),
        ] {
            let draft = Draft::from_text(text);
            self.take(Event::Edited { field, draft });
        }
    }

    pub(crate) fn token(&mut self) {
        if let Some(request) = self.tokens.pop() {
            self.take(Event::TokenCame {
                request,
                token: SessionToken::parse(TOKEN).unwrap(),
                lifetime: 1_800_000,
            });
        }
    }

    pub(crate) fn list(&mut self, cards: Vec<SavedCard>) {
        self.list_as("never", cards);
    }

    pub(crate) fn list_as(&mut self, cvc: &str, cards: Vec<SavedCard>) {
        let request = self.loads.pop().expect("the list was asked for");
        let facts = SessionFacts {
            customer: CustomerId::parse("cus_1").ok(),
            cvc_again: cvc == "always",
            price: Price::read("24.00".to_owned(), "USD".to_owned()),
            ..SessionFacts::default()
        };
        let cards = Cards::FromGateway { facts, cards };
        self.take(Event::CardsCame { request, cards });
    }

    pub(crate) fn confirm(&mut self) {
        let call = u32::try_from(self.calls.len()).unwrap() + 1;
        self.calls.push(call);
        self.take(Event::Confirmed(CallId(call)));
    }

    pub(crate) fn submit(&mut self) {
        let call = u32::try_from(self.calls.len()).unwrap() + 1;
        self.calls.push(call);
        self.take(Event::Submitted(CallId(call)));
    }

    /// The gateway keeps the card that is on its way.
    pub(crate) fn tokenised(&mut self) {
        let attempt = self.cards.pop().expect("a card is on its way");
        self.take(Event::Answered {
            attempt,
            answer: Answer::Created {
                id: payment_method(),
                brand: Some(Brand::Visa),
            },
        });
    }

    /// The merchant's server does what it is asked. An attempt that it knows is never charged
    /// again; one that it was asked about before it was charged is closed.
    /// A new one closes the check of the one that it takes the place of.
    pub(crate) fn serve(&mut self, asked: Asked, fate: Booked) -> Charged {
        // An order is paid once: what has paid it is what the server tells of every attempt, and what is on its way
        // to that is told of an attempt that it does not know.
        let known = self.books.contains_key(&asked.attempt);
        let mut expiry_status = vec![Booked::Paid];
        if !known {
            expiry_status.push(Booked::Pending);
        }
        let expiry_status = expiry_status
            .into_iter()
            .find(|one| self.books.values().any(|booked| booked == one));
        if !asked.settle && !known && expiry_status.is_none() {
            for booked in self.books.values_mut() {
                if *booked == Booked::Challenge {
                    *booked = Booked::Declined(Decline::ChallengeCancelled);
                }
            }
        }
        let booked = expiry_status.unwrap_or_else(|| {
            let fate = if asked.settle {
                Booked::Declined(Decline::Processing)
            } else {
                fate
            };
            *self.books.entry(asked.attempt).or_insert(fate)
        });
        match booked {
            Booked::Paid => Charged::Succeeded,
            Booked::Declined(decline) => Charged::Declined(decline),
            Booked::Pending => Charged::Pending,
            Booked::Challenge => Charged::Challenge("https://bank.example/".to_owned()),
        }
    }

    /// The request under way is served and answered.
    pub(crate) fn charge(&mut self, fate: Booked) {
        let asked = *self.asked.last().expect("a charge was asked for");
        let answer = self.serve(asked, fate);
        self.answer(asked, answer);
    }

    /// The request under way is answered so, whatever the books say.
    pub(crate) fn answer(&mut self, asked: Asked, answer: Charged) {
        let current = self.asked.iter().any(|it| it.request == asked.request);
        if current && !asked.settle && answer == Charged::Refused {
            self.taken.retain(|attempt| *attempt != asked.attempt);
        }
        self.asked.retain(|it| it.request != asked.request);
        let request = asked.request;
        self.take(Event::Pay(PayEvent::Charged { request, answer }));
    }

    pub(crate) fn lose(&mut self) {
        let asked = *self.asked.last().expect("a charge was asked for");
        self.answer(asked, Charged::Lost);
    }

    pub(crate) fn news(&mut self, news: ChallengeEvent) {
        let request = self.bank.expect("the bank's page is open");
        self.take(Event::Pay(PayEvent::Challenged { request, news }));
    }

    pub(crate) fn wait(&mut self, millis: u64) {
        self.millis += millis;
        self.take(Event::Woke);
    }

    pub(crate) fn act(&mut self, event: SavedEvent) {
        self.take(Event::Pay(PayEvent::Saved(event)));
    }

    pub(crate) fn outcome(&self) -> &CallOutcome {
        &self.outcomes.last().expect("a call was answered").1
    }

    pub(crate) fn paid(&self) -> usize {
        self.books
            .values()
            .filter(|it| **it == Booked::Paid)
            .count()
    }

    pub(crate) fn take(&mut self, event: Event) {
        let state = std::mem::replace(&mut self.state, State::new(now(0), true));
        let done = step(state, event, now(self.millis));
        self.state = done.state;
        self.effects = done.effects;
        for effect in &self.effects {
            match effect {
                Effect::AskToken { request, .. } => self.tokens.push(*request),
                Effect::LoadCards { request, .. } => self.loads.push(*request),
                Effect::Pay(PayEffect::AskCards { request }) => self.page_loads.push(*request),
                Effect::Tokenise { attempt, .. } => self.cards.push(*attempt),
                Effect::Pay(PayEffect::ShowCode { attempt, .. }) => self.codes.push(*attempt),
                Effect::Pay(PayEffect::ChangeCard { request, .. }) => self.changes.push(*request),
                Effect::Pay(PayEffect::AskCharge {
                    request,
                    attempt,
                    settle,
                    ..
                }) => {
                    if !settle {
                        assert!(
                            !self.taken.contains(attempt),
                            "an attempt was charged twice"
                        );
                        self.charged.push(*attempt);
                        self.taken.push(*attempt);
                    }
                    self.asked.push(Asked {
                        request: *request,
                        attempt: *attempt,
                        settle: *settle,
                    });
                }
                Effect::Pay(PayEffect::OpenChallenge { request, .. }) => self.bank = Some(*request),
                Effect::Pay(PayEffect::EndChallenge) => self.bank = None,
                Effect::Finish { call, outcome } => self.outcomes.push((*call, outcome.clone())),
                Effect::Abandon { .. }
                | Effect::Wake { .. }
                | Effect::Focus(_)
                | Effect::EmptyInputs
                | Effect::Rewrite(_)
                | Effect::TellForm(_)
                | Effect::TellEntered(_)
                | Effect::TellLeft(_)
                | Effect::TellEnter
                | Effect::TellEscape
                | Effect::TellTrouble(_)
                | Effect::Pay(
                    PayEffect::EmptyRow
                    | PayEffect::FillRow
                    | PayEffect::TellRemoved(_)
                    | PayEffect::TellUpdated(_)
                    | PayEffect::TellLeftOut(_),
                ) => {}
            }
        }
    }
}
