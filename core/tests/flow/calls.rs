//! How often anybody is asked: whatever page, gateway, bank and merchant's server answer, and however
//! quickly, the form asks a bounded number of times. Only a call of the page or a press of the
//! shopper begins anew.

use std::collections::VecDeque;

use payseal_core::bridge::hear::{Heard, hear};
use payseal_core::bridge::message::ToFrame;
use payseal_core::bridge::payment::{ChallengeEvent, ChargeAnswer, ChargeStatus, PayToFrame};
use payseal_core::card::{Draft, Field};
use payseal_core::flow::{
    Answer, AttemptId, CallId, CallOutcome, Cards, Changed, Customer, Effect, Event, Failure,
    ListSource, PayEffect, PayEvent, Phase, RequestId, SavedEvent, Settings, State, step,
};
use payseal_core::wire::browser::SessionFacts;
use proptest::prelude::*;
use proptest::sample::select;

use crate::till::{PAYING, named, pm, saved};
use crate::walk::{NUMBER, TOKEN, now, payment_method};

/// In any minute, without a call or a press, nobody is asked more often than this.
const MOST_BY_ITSELF: usize = 20;
/// Each call of the page and each press of the shopper may add so many.
const MOST_PER_CALL: usize = 24;
const MINUTE: u64 = 60_000;

/// Somebody was asked, and has not answered.
#[derive(Debug)]
enum Question {
    Token(RequestId),
    Card(AttemptId),
    Code(AttemptId),
    GatewayCards(RequestId),
    PageCards(RequestId),
    Change(RequestId),
    Charge(RequestId),
    Bank(RequestId),
}

/// What one who is asked does, whoever it is.
#[derive(Clone, Copy, Debug)]
enum Reply {
    Good,
    Refused,
    Failed,
    /// A good answer that leads to another question where it can: a token that ends at once, a
    /// challenge, a bank's page that moves.
    Again,
    Silence,
}

/// What begins something.
#[derive(Clone, Copy, Debug)]
enum Act {
    Confirm,
    Submit,
    Choose,
    Remove,
    Prefer,
    RetryList,
}

struct World {
    state: Option<State>,
    millis: u64,
    wake: Option<u64>,
    open: VecDeque<Question>,
    asked: Vec<u64>,
    begun: Vec<u64>,
    calls: u32,
    finished: u32,
    told: Vec<Failure>,
}

impl World {
    fn opened(settings: Settings, customer: Customer) -> Self {
        let mut world = Self {
            state: Some(State::new(now(0), true)),
            millis: 0,
            wake: None,
            open: VecDeque::new(),
            asked: Vec::new(),
            begun: vec![0],
            calls: 0,
            finished: 0,
            told: Vec::new(),
        };
        world.take(Event::Opened(settings, customer));
        for (field, text) in [
            (Field::Number, NUMBER),
            (Field::Expiry, "12 / 30"),
            (Field::Cvc, "012"),
        ] {
            let draft = Draft::from_text(text);
            world.take(Event::Edited { field, draft });
        }
        world
    }

    fn take(&mut self, event: Event) {
        let state = self.state.take().expect("a step gives the state back");
        let done = step(state, event, now(self.millis));
        self.state = Some(done.state);
        for effect in done.effects {
            let question = match effect {
                Effect::AskToken { request, .. } => Question::Token(request),
                Effect::Tokenise { attempt, .. } => Question::Card(attempt),
                Effect::Pay(PayEffect::ShowCode { attempt, .. }) => Question::Code(attempt),
                Effect::LoadCards { request, .. } => Question::GatewayCards(request),
                Effect::Pay(PayEffect::AskCards { request }) => Question::PageCards(request),
                Effect::Pay(PayEffect::ChangeCard { request, .. }) => Question::Change(request),
                Effect::Pay(PayEffect::AskCharge { request, .. }) => Question::Charge(request),
                Effect::Pay(PayEffect::OpenChallenge { request, .. }) => Question::Bank(request),
                Effect::Wake { at } => {
                    self.wake = at;
                    continue;
                }
                Effect::Pay(PayEffect::EndChallenge) => {
                    self.open.retain(|it| !matches!(it, Question::Bank(_)));
                    continue;
                }
                Effect::Finish { outcome, .. } => {
                    self.finished += 1;
                    if let CallOutcome::Failed(failure) = outcome {
                        self.told.push(failure);
                    }
                    continue;
                }
                Effect::TellTrouble(failure) => {
                    self.told.push(failure);
                    continue;
                }
                _ => continue,
            };
            self.asked.push(self.millis);
            self.open.push_back(question);
        }
    }

    fn hear(&mut self, message: ToFrame) {
        if let Heard::Event(event) = hear(message, false) {
            self.take(event);
        }
    }

    fn act(&mut self, act: Act) {
        self.begun.push(self.millis);
        match act {
            Act::Confirm => {
                self.calls += 1;
                self.take(Event::Confirmed(CallId(self.calls)));
            }
            Act::Submit => {
                self.calls += 1;
                self.take(Event::Submitted(CallId(self.calls)));
            }
            Act::Choose => self.hear(ToFrame::Pay(PayToFrame::Select {
                id: Some("pm_1".to_owned()),
            })),
            Act::Remove => {
                self.take(Event::Pay(PayEvent::Saved(SavedEvent::RemoveAsked(pm(
                    "pm_2",
                )))));
                self.take(Event::Pay(PayEvent::Saved(SavedEvent::Removed)));
            }
            Act::Prefer => self.take(Event::Pay(PayEvent::Saved(SavedEvent::Preferred(pm(
                "pm_1",
            ))))),
            Act::RetryList => self.take(Event::Pay(PayEvent::Saved(SavedEvent::Retried))),
        }
    }

    fn answer(&mut self, question: Question, reply: Reply) {
        let gateway = |good| match reply {
            Reply::Good | Reply::Again => good,
            Reply::Refused => Answer::TokenRefused,
            Reply::Failed | Reply::Silence => Answer::Failed(Failure::Timeout),
        };
        match question {
            Question::Token(request) => {
                let lifetime = match reply {
                    Reply::Good => Some(1800),
                    Reply::Again => Some(0),
                    Reply::Refused => Some(30),
                    Reply::Failed => None,
                    Reply::Silence => return,
                };
                self.hear(ToFrame::Token {
                    request: request.0,
                    token: lifetime.map(|_| TOKEN.to_owned()),
                    expires_in: lifetime,
                });
            }
            Question::Card(attempt) => {
                let id = payment_method();
                let answer = gateway(Answer::Created { id, brand: None });
                self.take(Event::Answered { attempt, answer });
            }
            Question::Code(attempt) => {
                let answer = gateway(Answer::CodeTaken);
                self.take(Event::Answered { attempt, answer });
            }
            Question::GatewayCards(request) => {
                let cards = match reply {
                    Reply::Good | Reply::Again => Cards::FromGateway {
                        facts: SessionFacts::default(),
                        cards: vec![saved("pm_1", (2030, 1)), saved("pm_2", (2030, 1))],
                    },
                    Reply::Refused => Cards::TokenRefused,
                    Reply::Failed => Cards::Failed,
                    Reply::Silence => return,
                };
                self.take(Event::CardsCame { request, cards });
            }
            Question::PageCards(request) => {
                if !matches!(reply, Reply::Silence) {
                    self.hear(ToFrame::Pay(PayToFrame::Cards {
                        request: request.0,
                        cards: matches!(reply, Reply::Good).then(Vec::new),
                        left_out: Vec::new(),
                    }));
                }
            }
            Question::Change(request) => {
                let answer = match reply {
                    Reply::Good | Reply::Again => Changed::Done,
                    Reply::Refused => Changed::TokenRefused,
                    Reply::Failed | Reply::Silence => Changed::Failed,
                };
                self.take(Event::Pay(PayEvent::CardChanged { request, answer }));
            }
            Question::Charge(request) => {
                let told = |status| ChargeAnswer::Told {
                    status,
                    decline: None,
                    redirect_url: Some("https://bank.example/".to_owned()),
                };
                let answer = match reply {
                    Reply::Good => told(ChargeStatus::Declined),
                    Reply::Again => told(ChargeStatus::Challenge),
                    Reply::Refused => ChargeAnswer::Refused,
                    Reply::Failed => ChargeAnswer::Lost,
                    Reply::Silence => return,
                };
                let request = request.0;
                self.hear(ToFrame::Pay(PayToFrame::Charged { request, answer }));
            }
            Question::Bank(request) => {
                let news = match reply {
                    Reply::Good => ChallengeEvent::Returned,
                    Reply::Refused => ChallengeEvent::Cancelled,
                    Reply::Again | Reply::Failed => ChallengeEvent::Moved,
                    Reply::Silence => return,
                };
                let again = matches!(news, ChallengeEvent::Moved);
                let number = request.0;
                self.hear(ToFrame::Pay(PayToFrame::Challenged {
                    request: number,
                    news,
                }));
                // A page that moves can move again.
                if again && self.state.as_ref().is_some_and(State::is_busy) {
                    self.open.push_back(Question::Bank(request));
                }
            }
        }
    }

    /// An hour in which everybody answers at once, one reply after the other.
    fn run(&mut self, replies: &[Reply], mut acts: VecDeque<(u64, Act)>) {
        let mut replies = replies.iter().copied().cycle();
        for _ in 0..20_000 {
            if let Some((_, act)) = acts.pop_front_if(|(at, _)| *at <= self.millis) {
                self.act(act);
                continue;
            }
            if let Some(question) = self.open.pop_front() {
                let bank = matches!(question, Question::Bank(_));
                self.answer(question, replies.next().expect("a cycle has no end"));
                // A bank's page takes a moment to move; nobody else does.
                self.millis += if bank { 200 } else { 0 };
                self.ring();
                continue;
            }
            let next = [self.wake, acts.front().map(|(at, _)| *at)];
            match next.into_iter().flatten().min() {
                Some(at) if at < 60 * MINUTE => self.millis = self.millis.max(at),
                Some(_) | None => return,
            }
            self.ring();
        }
        panic!(
            "the form never rests: {:?}",
            self.state.as_ref().map(State::phase)
        );
    }

    fn ring(&mut self) {
        if self.wake.is_some_and(|at| at <= self.millis) {
            self.wake = None;
            self.take(Event::Woke);
        }
    }

    fn check(&self) {
        for from in &self.asked {
            let within = |all: &[u64]| {
                all.iter()
                    .filter(|at| (*from..*from + MINUTE).contains(at))
                    .count()
            };
            // What was begun goes on for some minutes.
            let begun = self.begun.iter().filter(|at| **at < *from + MINUTE).count();
            let most = MOST_BY_ITSELF + MOST_PER_CALL * begun;
            assert!(
                within(&self.asked) <= most,
                "{} asked in a minute",
                within(&self.asked)
            );
        }
        let all = MOST_PER_CALL * self.begun.len() + MOST_BY_ITSELF * 60;
        assert!(
            self.asked.len() <= all,
            "{} asked in an hour",
            self.asked.len()
        );
    }
}

fn openings() -> impl Strategy<Value = (Settings, Customer)> {
    let list = select(&[ListSource::Gateway, ListSource::Page, ListSource::Nobody][..]);
    (any::<bool>(), list, any::<bool>(), any::<bool>()).prop_map(
        |(pays, list, known, cvc_always)| {
            let settings = Settings {
                pays,
                list: if pays { list } else { ListSource::Nobody },
                cvc_always,
                ..PAYING
            };
            (settings, if known { named() } else { Customer::default() })
        },
    )
}

fn replies() -> impl Strategy<Value = Vec<Reply>> {
    let reply = select(
        &[
            Reply::Good,
            Reply::Refused,
            Reply::Failed,
            Reply::Again,
            Reply::Silence,
        ][..],
    );
    prop::collection::vec(reply, 1..6)
}

fn acts() -> impl Strategy<Value = VecDeque<(u64, Act)>> {
    let act = select(
        &[
            Act::Confirm,
            Act::Confirm,
            Act::Submit,
            Act::Choose,
            Act::Remove,
            Act::Prefer,
            Act::RetryList,
        ][..],
    );
    prop::collection::vec((0..5 * MINUTE, act), 0..4).prop_map(|mut acts| {
        acts.sort_by_key(|(at, _)| *at);
        acts.into()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn retry_no_sequence_of_answers_makes_the_form_ask_without_end(
        opening in openings(), replies in replies(), acts in acts(),
    ) {
        let (settings, customer) = opening;
        let mut world = World::opened(settings, customer);
        world.run(&replies, acts);
        world.check();
    }
}

#[test]
fn retry_a_token_that_is_always_refused_ends_after_two_with_a_word_to_the_page() {
    for list in [ListSource::Gateway, ListSource::Page, ListSource::Nobody] {
        let mut world = World::opened(Settings { list, ..PAYING }, named());
        let mut tokens = 0;
        while let Some(question) = world.open.pop_front() {
            match question {
                Question::Token(_) => {
                    tokens += 1;
                    world.answer(question, Reply::Good);
                }
                _ => world.answer(question, Reply::Refused),
            }
            assert!(tokens < 10, "{list:?}: a hot loop");
        }
        assert_eq!(tokens, 2, "{list:?}");
        assert!(
            world.told.contains(&Failure::SessionTokenRefused),
            "{list:?}"
        );
        assert!(Failure::SessionTokenRefused.hint().is_some());
        let state = world.state.as_ref().expect("a state");
        assert_eq!(*state.phase(), Phase::Editing);
        assert!(state.shows_form(), "{list:?}: a new card can be typed");
    }
}

#[test]
fn retry_a_list_that_nobody_answers_ends_with_a_word_to_the_page() {
    for list in [ListSource::Gateway, ListSource::Page] {
        let mut world = World::opened(Settings { list, ..PAYING }, named());
        let token = world
            .open
            .iter()
            .position(|it| matches!(it, Question::Token(_)));
        let token = world.open.remove(token.expect("a token is asked for"));
        world.answer(token.expect("it was there"), Reply::Good);
        world.open.clear();
        world.run(&[Reply::Silence], VecDeque::new());
        assert!(world.told.contains(&Failure::SavedCardsFailed), "{list:?}");
        let state = world.state.as_ref().expect("a state");
        assert_eq!(state.saved().listing(), payseal_core::flow::Listing::Failed);
    }
}
