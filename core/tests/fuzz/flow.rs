//! The form under a page that says anything at any time: what is no message, and what answers a
//! question that was not asked, changes nothing.

use payseal_core::bridge::hear::{Heard, hear};
use payseal_core::bridge::message::ToFrame;
use payseal_core::bridge::payment::PayToFrame;
use payseal_core::bridge::read::read;
use payseal_core::card::{Draft, Field, YearMonth};
use payseal_core::flow::{
    Answer, AttemptId, Charged, Customer, Effect, Event, ListSource, Now, PayEffect, PayEvent,
    Phase, RequestId, Settings, State, step,
};
use payseal_core::wire::ids::{CustomerId, PaymentMethodId, SessionToken};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use crate::arbitrary::anything;
use crate::cases;
use crate::held::Held;
use crate::mutate::nearly;
use crate::valid::message;

/// What happens to the form.
#[derive(Clone, Debug)]
enum Move {
    /// The page says something.
    Hear(Value),
    /// The shopper types a whole card.
    Type,
    /// Whoever is asked answers as they should.
    Answer,
    /// The gateway refuses the token.
    Refuse,
    /// Time goes by.
    Wait(u64),
}

fn moves() -> impl Strategy<Value = Move> {
    let valid = || message().prop_map(|it| serde_json::to_value(it).expect("a message is JSON"));
    prop_oneof![
        6 => valid().prop_map(Move::Hear),
        4 => nearly(valid()).prop_map(Move::Hear),
        1 => anything().prop_map(Move::Hear),
        2 => Just(Move::Type),
        5 => Just(Move::Answer),
        1 => Just(Move::Refuse),
        1 => select(&[1_000, 31_000, 1_800_000][..]).prop_map(Move::Wait),
    ]
}

/// The form, and what it waits for.
struct Walk {
    state: Option<State>,
    millis: u64,
    token: Option<RequestId>,
    cards: Option<RequestId>,
    charge: Option<RequestId>,
    bank: Option<RequestId>,
    attempt: Option<AttemptId>,
}

impl Walk {
    fn new(opened: Option<Event>) -> Self {
        let mut walk = Self {
            state: None,
            millis: 0,
            token: None,
            cards: None,
            charge: None,
            bank: None,
            attempt: None,
        };
        walk.state = Some(State::new(walk.now(), true));
        if let Some(opened) = opened {
            walk.take(opened);
        }
        walk
    }

    fn now(&self) -> Now {
        Now {
            millis: self.millis,
            today: YearMonth::new(2026, 11).expect("a month").into(),
        }
    }

    fn state(&self) -> &State {
        self.state.as_ref().expect("a step gives the state back")
    }

    /// Everything that is in the state, with what was typed.
    fn picture(&self) -> String {
        let form = self.state().form();
        let typed = Field::ALL.map(|field| form.draft(field).map(Draft::expose_text));
        format!("{:?} {typed:?}", self.state())
    }

    fn take(&mut self, event: Event) -> usize {
        let state = self.state.take().expect("a step gives the state back");
        let done = step(state, event, self.now());
        self.state = Some(done.state);
        for effect in &done.effects {
            match effect {
                Effect::AskToken { request, .. } => self.token = Some(*request),
                Effect::Pay(PayEffect::AskCards { request }) => self.cards = Some(*request),
                // The gateway is asked: whatever a page says now is no answer.
                Effect::LoadCards { list, .. } if *list => self.cards = None,
                Effect::Pay(PayEffect::AskCharge { request, .. }) => self.charge = Some(*request),
                Effect::Pay(PayEffect::OpenChallenge { request, .. }) => self.bank = Some(*request),
                Effect::Tokenise { attempt, .. } => {
                    assert_eq!(self.attempt, None, "two cards on their way");
                    self.attempt = Some(*attempt);
                }
                Effect::Abandon { attempt } => {
                    assert_eq!(self.attempt.take(), Some(*attempt), "nothing to abandon");
                }
                Effect::LoadCards { .. }
                | Effect::Wake { .. }
                | Effect::Finish { .. }
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
                    PayEffect::ShowCode { .. }
                    | PayEffect::ChangeCard { .. }
                    | PayEffect::EndChallenge
                    | PayEffect::EmptyRow
                    | PayEffect::FillRow
                    | PayEffect::TellRemoved(_)
                    | PayEffect::TellUpdated(_)
                    | PayEffect::TellLeftOut(_),
                ) => {}
            }
        }
        done.effects.len()
    }

    /// Whether nobody asked for this: an answer to another question, a second `open`, options or an
    /// id that are none.
    fn is_uncalled_for(&self, message: &ToFrame) -> bool {
        if matches!(self.state().phase(), Phase::Closed) {
            return !matches!(
                message,
                ToFrame::Submit { .. } | ToFrame::Confirm { .. } | ToFrame::Validate { .. }
            );
        }
        match message {
            ToFrame::Open(raw) => {
                !matches!(self.state().phase(), Phase::Connecting) || raw.clone().read().is_err()
            }
            ToFrame::Token { request, .. } => self.token != Some(RequestId(*request)),
            ToFrame::Pay(PayToFrame::Charged { request, .. }) => {
                self.charge != Some(RequestId(*request))
            }
            ToFrame::Pay(PayToFrame::Challenged { request, .. }) => {
                self.bank != Some(RequestId(*request))
            }
            ToFrame::Pay(PayToFrame::Cards { request, .. }) => {
                self.cards != Some(RequestId(*request))
            }
            ToFrame::Pay(PayToFrame::Select { id: Some(id) }) => {
                PaymentMethodId::parse(id).is_err()
            }
            ToFrame::Update {
                billing_details,
                access,
                ..
            } => billing_details.is_none() && access.is_none(),
            ToFrame::Surface(_) => true,
            ToFrame::Pay(PayToFrame::Select { id: None })
            | ToFrame::Submit { .. }
            | ToFrame::Confirm { .. }
            | ToFrame::Validate { .. }
            | ToFrame::Cancel { .. }
            | ToFrame::Focus { .. }
            | ToFrame::Clear
            | ToFrame::Close => false,
        }
    }

    fn hear(&mut self, value: Value) {
        let before = self.picture();
        let Some(message) = read(&Held(value.clone())) else {
            return;
        };
        let uncalled_for = self.is_uncalled_for(&message);
        let connecting = matches!(self.state().phase(), Phase::Connecting);
        let effects = match hear(message, connecting) {
            Heard::Event(event)
            | Heard::Open { opened: event, .. }
            | Heard::Update {
                event: Some(event), ..
            } => self.take(event),
            // The look and the words are the edge's affair.
            Heard::Wrong(_) | Heard::Update { .. } | Heard::Surface(_) | Heard::Nothing => 0,
        };
        if uncalled_for {
            assert_eq!(self.picture(), before, "{value} changed the form");
            assert_eq!(effects, 0, "{value} made the form do something");
        }
    }

    fn type_card(&mut self) {
        for (field, text) in [
            (Field::Number, "4242 4242 4242 4242"),
            (Field::Expiry, "12 / 30"),
            (Field::Cvc, "012"),
            (Field::Holder, "Ann Lee"),
        ] {
            let draft = Draft::from_text(text);
            self.take(Event::Edited { field, draft });
        }
    }

    fn answer(&mut self) {
        let id = PaymentMethodId::parse("pm_1").expect("an id");
        if let Some(attempt) = self.attempt.take() {
            let answer = Answer::Created { id, brand: None };
            self.take(Event::Answered { attempt, answer });
        } else if let Some(request) = self.charge.take() {
            let answer = Charged::Challenge("https://bank.example/".to_owned());
            self.take(Event::Pay(PayEvent::Charged { request, answer }));
        } else if let Some(request) = self.token.take() {
            let token = SessionToken::parse("0123456789abcdef").expect("a token");
            self.take(Event::TokenCame {
                request,
                token,
                lifetime: 1_800_000,
            });
        }
    }

    fn refuse(&mut self) {
        if let Some(attempt) = self.attempt.take() {
            let answer = Answer::TokenRefused;
            self.take(Event::Answered { attempt, answer });
        }
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn answer_that_nobody_asked_for_changes_nothing(
        paying in any::<bool>(), opened in prop::bool::weighted(0.7),
        moves in prop::collection::vec(moves(), 1..24),
    ) {
        let settings = Settings {
            pays: paying,
            list: if paying { ListSource::Gateway } else { ListSource::Nobody },
            remove: true,
            ..Settings::default()
        };
        let customer = Customer {
            id: CustomerId::parse("cus_1").ok().filter(|_| paying),
            billing: None,
        };
        let mut walk = Walk::new(opened.then_some(Event::Opened(settings, customer)));
        for one in moves {
            match one {
                Move::Hear(value) => walk.hear(value),
                Move::Type => walk.type_card(),
                Move::Answer => walk.answer(),
                Move::Refuse => walk.refuse(),
                Move::Wait(millis) => {
                    walk.millis += millis;
                    walk.take(Event::Woke);
                }
            }
        }
    }
}
