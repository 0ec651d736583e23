//! Random walks of the checkout's state machine: whatever happens, in whatever order, the card is
//! tokenised at most once at a time, every call is answered once, and a finished state stays.

use payseal_core::card::{Draft, Field};
use payseal_core::flow::{Answer, Customer, Event, Failure, Settings};
use payseal_core::wire::ids::SessionToken;
use proptest::prelude::*;

use crate::walk::{TOKEN, Walk, code, payment_method};

#[derive(Clone, Debug)]
enum Move {
    Open(bool),
    Type(Field, &'static str),
    TypeCard,
    Leave(Field),
    Submit,
    Clear,
    Close,
    Token { older: usize, lifetime: u64 },
    NoToken { older: usize },
    Answer { older: usize, answer: Answer },
    Wait(u64),
    Network(bool),
}

fn moves() -> impl Strategy<Value = Move> {
    let field = prop::sample::select(Field::ALL.to_vec());
    let text = prop::sample::select(vec!["", "12 / 30", "012", "4", "11 / 20", "Ann Lee"]);
    let answer = prop_oneof![
        2 => Just(Answer::Created { id: payment_method(), brand: None }),
        2 => Just(Answer::TokenRefused),
        1 => Just(Answer::CardRefused { field: Field::Number, code: code() }),
        1 => Just(Answer::GatewayRefused { code: code() }),
        2 => prop::sample::select(Failure::ALL.to_vec()).prop_map(Answer::Failed),
    ];
    prop_oneof![
        2 => any::<bool>().prop_map(Move::Open),
        2 => (field.clone(), text).prop_map(|(field, text)| Move::Type(field, text)),
        3 => Just(Move::TypeCard),
        1 => field.prop_map(Move::Leave),
        6 => Just(Move::Submit),
        1 => prop::sample::select(vec![Move::Close, Move::Clear, Move::Clear]),
        4 => (0..3_usize, prop::sample::select(vec![0, 5_000, 1_800_000]))
            .prop_map(|(older, lifetime)| Move::Token { older, lifetime }),
        2 => (0..3_usize).prop_map(|older| Move::NoToken { older }),
        6 => (0..3_usize, answer).prop_map(|(older, answer)| Move::Answer { older, answer }),
        2 => prop::sample::select(vec![1, 31_000, 1_740_000, 90_000_000]).prop_map(Move::Wait),
        1 => any::<bool>().prop_map(Move::Network),
    ]
}

fn nth_last<T: Copy>(list: &[T], older: usize) -> Option<T> {
    list.iter().rev().nth(older).copied()
}

fn play(walk: &mut Walk, one: Move, call: u32) {
    match one {
        Move::Open(holder) => {
            let settings = Settings {
                holder,
                ..Settings::default()
            };
            walk.take(Event::Opened(settings, Customer::default()));
        }
        Move::Type(field, text) => {
            walk.take(Event::Edited {
                field,
                draft: Draft::from_text(text),
            });
        }
        Move::TypeCard => walk.type_card(),
        Move::Leave(field) => walk.take(Event::Left(field)),
        Move::Submit => walk.submit(call),
        Move::Clear => walk.take(Event::Cleared),
        Move::Close => walk.take(Event::Closed),
        Move::Token { older, lifetime } => {
            if let Some(request) = nth_last(&walk.requests, older) {
                let token = SessionToken::parse(TOKEN).unwrap();
                walk.take(Event::TokenCame {
                    request,
                    token,
                    lifetime,
                });
            }
        }
        Move::NoToken { older } => {
            if let Some(request) = nth_last(&walk.requests, older) {
                walk.take(Event::TokenFailed { request });
            }
        }
        Move::Answer { older, answer } => {
            if let Some(attempt) = nth_last(&walk.attempts, older) {
                walk.take(Event::Answered { attempt, answer });
            }
        }
        Move::Wait(millis) => {
            walk.millis += millis;
            walk.take(Event::Woke);
        }
        Move::Network(online) => walk.take(Event::Network { online }),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn call_keeps_its_promises_in_any_order_of_events(
        filled in any::<bool>(),
        moves in prop::collection::vec(moves(), 1..60),
    ) {
        let mut walk = if filled { Walk::filled() } else { Walk::new() };
        for (call, one) in (1..).zip(moves) {
            play(&mut walk, one, call);
        }
        walk.take(Event::Closed);
        let mut answered: Vec<u32> = walk.outcomes.iter().map(|(call, _)| call.0).collect();
        answered.sort_unstable();
        prop_assert_eq!(answered, walk.submitted, "each call gets exactly one outcome");
    }
}
