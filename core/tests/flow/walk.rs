//! A state with its history, and the promises checked after every step.

use payseal_core::card::{Draft, Field, YearMonth};
use payseal_core::flow::{
    Answer, AttemptId, CallId, CallOutcome, Customer, Effect, Event, Now, Phase, RequestId,
    Settings, State, step,
};
use payseal_core::wire::GatewayCode;
use payseal_core::wire::ids::{PaymentMethodId, SessionToken};

pub(crate) const NUMBER: &str = "4242 4242 4242 4242";
pub(crate) const TOKEN: &str = "0123456789abcdef0123456789abcdef";

pub(crate) fn now(millis: u64) -> Now {
    Now {
        millis,
        today: YearMonth::new(2026, 11).unwrap().into(),
    }
}

pub(crate) fn payment_method() -> PaymentMethodId {
    PaymentMethodId::parse("pm_1420997693836820480").unwrap()
}

pub(crate) fn code() -> GatewayCode {
    GatewayCode::parse("P0002").unwrap()
}

pub(crate) struct Walk {
    pub(crate) state: State,
    pub(crate) millis: u64,
    pub(crate) requests: Vec<RequestId>,
    pub(crate) attempts: Vec<AttemptId>,
    pub(crate) submitted: Vec<u32>,
    pub(crate) outcomes: Vec<(CallId, CallOutcome)>,
    /// The effects of the last step.
    pub(crate) effects: Vec<Effect>,
    under_way: Option<AttemptId>,
}

impl Walk {
    pub(crate) fn new() -> Self {
        Self {
            state: State::new(now(0), true),
            millis: 0,
            requests: Vec::new(),
            attempts: Vec::new(),
            submitted: Vec::new(),
            outcomes: Vec::new(),
            effects: Vec::new(),
            under_way: None,
        }
    }

    pub(crate) fn opened(holder: bool) -> Self {
        let mut walk = Self::new();
        let settings = Settings {
            holder,
            ..Settings::default()
        };
        walk.take(Event::Opened(settings, Customer::default()));
        walk
    }

    pub(crate) fn filled() -> Self {
        let mut walk = Self::opened(false);
        walk.type_card();
        walk
    }

    pub(crate) fn with_token() -> Self {
        let mut walk = Self::filled();
        walk.token_comes(1_800_000);
        walk
    }

    pub(crate) fn type_card(&mut self) {
        let card = [
            (Field::Number, NUMBER),
            (Field::Expiry, "12 / 30"),
            (Field::Cvc, "012"),
        ];
        for (field, text) in card {
            self.take(Event::Edited {
                field,
                draft: Draft::from_text(text),
            });
        }
    }

    pub(crate) fn token_comes(&mut self, lifetime: u64) {
        let request = *self.requests.last().expect("a token was asked for");
        let token = SessionToken::parse(TOKEN).unwrap();
        self.take(Event::TokenCame {
            request,
            token,
            lifetime,
        });
    }

    pub(crate) fn submit(&mut self, call: u32) {
        self.submitted.push(call);
        self.take(Event::Submitted(CallId(call)));
    }

    pub(crate) fn answer(&mut self, answer: Answer) {
        let attempt = *self.attempts.last().expect("a card is on its way");
        self.take(Event::Answered { attempt, answer });
    }

    pub(crate) fn outcome(&self) -> &CallOutcome {
        &self.outcomes.last().expect("a call was answered").1
    }

    pub(crate) fn take(&mut self, event: Event) {
        let may_end = matches!(event, Event::Cleared | Event::Closed);
        if let Event::Answered { attempt, .. } = &event
            && self.under_way == Some(*attempt)
        {
            self.under_way = None;
        }
        let state = std::mem::replace(&mut self.state, State::new(now(0), true));
        let was = state.phase().clone();
        let done = step(state, event, now(self.millis));
        self.state = done.state;
        self.effects = done.effects;
        self.note_effects();
        if matches!(was, Phase::Finished { .. } | Phase::Closed) && !may_end {
            assert_eq!(*self.state.phase(), was, "a finished state was left");
        }
        assert!(
            self.under_way.is_none() || self.state.is_busy(),
            "a card is on its way and the form is not busy"
        );
    }

    fn note_effects(&mut self) {
        for effect in &self.effects {
            match effect {
                Effect::AskToken { request, .. } => self.requests.push(*request),
                Effect::Tokenise { attempt, card, .. } => {
                    assert_eq!(self.under_way, None, "two cards on their way");
                    assert!(
                        !self.attempts.contains(attempt),
                        "an attempt was numbered twice"
                    );
                    assert_eq!(card.number().expose_digits(), NUMBER.replace(' ', ""));
                    self.attempts.push(*attempt);
                    self.under_way = Some(*attempt);
                }
                Effect::Abandon { attempt } => {
                    assert_eq!(self.under_way, Some(*attempt), "nothing there to abandon");
                    self.under_way = None;
                }
                Effect::Finish { call, outcome } => self.outcomes.push((*call, outcome.clone())),
                Effect::Wake { .. }
                | Effect::Focus(_)
                | Effect::EmptyInputs
                | Effect::Rewrite(_)
                | Effect::LoadCards { .. }
                | Effect::TellForm(_)
                | Effect::TellEntered(_)
                | Effect::TellLeft(_)
                | Effect::TellEnter
                | Effect::TellEscape
                | Effect::TellTrouble(_)
                | Effect::Pay(_) => {}
            }
        }
    }
}
