//! Stories of the form for a bank account, and its promises in any order of events.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test fails by panicking, and looks for the effects that it is about"
)]

use payseal_core::bank_account::{DebitType, Field, Reason};
use payseal_core::flow::debit::{Answer, Debit, Effect, Notice, Outcome};
use payseal_core::flow::{AttemptId, CallId, Failure, RequestId};
use payseal_core::wire::GatewayCode;
use payseal_core::wire::ids::{PaymentMethodId, SessionToken};
use proptest::prelude::*;

const IBAN: &str = "AT61 1904 3002 3457 3201";

fn token() -> SessionToken {
    SessionToken::parse("0123456789abcdef0123456789abcdef").expect("a token")
}

fn id() -> PaymentMethodId {
    PaymentMethodId::parse("pm_1").expect("an id")
}

fn code(code: &str) -> GatewayCode {
    GatewayCode::parse(code).expect("a code")
}

/// A form that is filled in and has its token.
fn filled() -> Debit {
    let mut debit = Debit::new(DebitType::SepaDebit, true);
    debit.word("sepa-en-1".into());
    debit.open(None, 0);
    debit.token_came(RequestId(1), token(), 1_800_000, 0);
    debit.edit(Field::Iban, IBAN);
    debit.edit(Field::Holder, "Ada Lovelace");
    debit.edit(Field::Email, "ada@example.com");
    debit.take_effects(0);
    debit
}

/// The attempt, the idempotency key and the body that are sent.
fn sent(effects: &[Effect]) -> Option<(AttemptId, u32, String)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Tokenise {
            attempt,
            idempotency_key,
            body,
            ..
        } => {
            let body = String::from_utf8(body.expose_bytes().to_vec()).expect("text");
            Some((*attempt, *idempotency_key, body))
        }
        _ => None,
    })
}

fn ends(effects: Vec<Effect>) -> Vec<(u32, Outcome)> {
    let ends = effects.into_iter().filter_map(|effect| match effect {
        Effect::Finish(call, outcome) => Some((call.0, outcome)),
        _ => None,
    });
    ends.collect()
}

#[test]
fn debit_is_sent_once_and_gives_one_id_to_all_who_asked() {
    let mut debit = filled();
    debit.submit(CallId(1), 5);
    let effects = debit.take_effects(5);
    let (attempt, _, body) = sent(&effects).expect("it is sent");
    assert!(body.contains("\"iban\":\"AT611904300234573201\""), "{body}");
    assert!(body.contains("\"textVersion\":\"sepa-en-1\""), "{body}");
    assert!(debit.is_busy());
    assert!(!debit.edit(Field::Iban, ""), "what is sent stays");
    debit.submit(CallId(2), 6);
    assert!(sent(&debit.take_effects(6)).is_none());
    debit.answered(AttemptId(attempt.0 + 1), Answer::Created(id()), 7);
    assert!(
        ends(debit.take_effects(7)).is_empty(),
        "not of this attempt"
    );
    debit.answered(attempt, Answer::Created(id()), 7);
    let created = Outcome::Created(id());
    assert_eq!(
        ends(debit.take_effects(7)),
        [(1, created.clone()), (2, created)]
    );
}

#[test]
fn debit_says_first_what_is_wrong_and_sends_nothing() {
    let mut debit = filled();
    debit.edit(Field::Iban, "AT61 1904 3002 3457 3202");
    assert_eq!(debit.reason(Field::Iban), None, "not while it is typed");
    debit.leave(Field::Iban);
    assert_eq!(debit.reason(Field::Iban), Some(Reason::IbanTypo));
    debit.edit(Field::Email, "");
    debit.leave(Field::Email);
    assert_eq!(debit.reason(Field::Email), None, "empty is no mistake yet");
    debit.submit(CallId(1), 0);
    assert_eq!(debit.reason(Field::Email), Some(Reason::EmailMissing));
    let effects = debit.take_effects(0);
    assert!(sent(&effects).is_none());
    let focused = |effect: &Effect| matches!(effect, Effect::Focus(Field::Iban));
    assert!(effects.iter().any(focused));
    assert_eq!(ends(effects), [(1, Outcome::Wrong(Reason::IbanTypo, None))]);
}

#[test]
fn debit_keeps_its_key_while_the_same_account_is_sent_again() {
    let mut debit = filled();
    let send = |debit: &mut Debit, answer: Answer| {
        debit.submit(CallId(1), 0);
        let (attempt, key, _) = sent(&debit.take_effects(0)).expect("it is sent");
        debit.answered(attempt, answer, 0);
        debit.take_effects(0);
        key
    };
    let lost = || Answer::Failed(Failure::Timeout);
    let first = send(&mut debit, lost());
    assert_eq!(debit.notice(), Some(Notice::Failed(Failure::Timeout)));
    assert_eq!(send(&mut debit, Answer::Refused(code("S0001"))), first);
    assert_eq!(send(&mut debit, lost()), first);
    debit.edit(Field::Holder, "Ada");
    let other = send(&mut debit, Answer::Refused(code("P0002")));
    assert_ne!(other, first);
    assert_eq!(debit.reason(Field::Iban), Some(Reason::IbanRefused));
    debit.edit(Field::Iban, "AT32 1904 3002 3547 3204");
    assert_eq!(debit.reason(Field::Iban), None);
    let third = send(&mut debit, Answer::Created(id()));
    assert_ne!(send(&mut debit, lost()), third);
}

#[test]
fn debit_asks_for_another_token_once() {
    let mut debit = filled();
    debit.submit(CallId(1), 0);
    let (attempt, key, _) = sent(&debit.take_effects(0)).expect("it is sent");
    debit.answered(attempt, Answer::TokenRefused, 0);
    let asks = |effect: &Effect| {
        matches!(
            effect,
            Effect::AskToken {
                request: RequestId(2),
                ..
            }
        )
    };
    assert!(debit.take_effects(0).iter().any(asks));
    debit.token_came(RequestId(2), token(), 1_800_000, 1);
    let (again, same, _) = sent(&debit.take_effects(1)).expect("it is sent again");
    assert_eq!(same, key);
    debit.answered(again, Answer::TokenRefused, 2);
    let refused = Outcome::Failed(Failure::SessionTokenRefused);
    assert_eq!(ends(debit.take_effects(2)), [(1, refused)]);
}

#[test]
fn debit_without_a_token_or_a_network_says_so() {
    let mut debit = filled();
    debit.network(false);
    debit.submit(CallId(1), 0);
    assert_eq!(
        ends(debit.take_effects(0)),
        [(1, Outcome::Failed(Failure::Offline))]
    );
    debit.network(true);
    assert_eq!(debit.notice(), None);
    // The token has ended, and nobody answers.
    debit.submit(CallId(2), 1_800_000);
    assert!(debit.is_busy());
    debit.woke(1_830_000);
    let failed = Outcome::Failed(Failure::SessionTokenFailed);
    assert_eq!(ends(debit.take_effects(1_830_000)), [(2, failed)]);
}

#[test]
fn debit_is_forgotten_when_the_page_says_so_or_was_away_for_long() {
    let mut debit = filled();
    debit.come_back(299_999);
    assert!(!debit.view().empty());
    debit.come_back(300_000);
    assert!(debit.view().empty());
    assert_eq!(debit.notice(), Some(Notice::Forgotten));
    let emptied = |effect: &Effect| matches!(effect, Effect::EmptyInputs);
    assert!(debit.take_effects(0).iter().any(emptied));
    let mut debit = filled();
    debit.submit(CallId(1), 0);
    debit.close();
    let cancelled = Outcome::Failed(Failure::Cancelled);
    let effects = debit.take_effects(0);
    assert!(effects.iter().any(|it| matches!(it, Effect::Abandon(_))));
    assert_eq!(ends(effects), [(1, cancelled)]);
    assert_eq!(debit.expose_text(Field::Iban), "");
}

#[derive(Clone, Debug)]
enum Happens {
    Submit,
    Token(bool),
    Answer(u8),
    Wake(u64),
    Edit(bool),
    Network(bool),
    Clear,
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        Just(Happens::Submit),
        any::<bool>().prop_map(Happens::Token),
        (0..6_u8).prop_map(Happens::Answer),
        (0..200_000_u64).prop_map(Happens::Wake),
        any::<bool>().prop_map(Happens::Edit),
        any::<bool>().prop_map(Happens::Network),
        Just(Happens::Clear),
    ]
}

proptest! {
    #[test]
    fn debit_ends_every_call_once_in_any_order_of_events(story in prop::collection::vec(happens(), 0..60)) {
        let mut debit = filled();
        let (mut now, mut calls) = (0, 0);
        let (mut ended, mut tokens, mut attempts) = (Vec::new(), 1, 0);
        for event in story.into_iter().chain([Happens::Clear]) {
            match event {
                Happens::Submit => {
                    calls += 1;
                    debit.submit(CallId(calls), now);
                }
                Happens::Token(true) => debit.token_came(RequestId(tokens), token(), 1_800_000, now),
                Happens::Token(false) => debit.token_failed(RequestId(tokens), now),
                Happens::Answer(which) => {
                    let answer = match which {
                        0 => Answer::TokenRefused,
                        1 => Answer::Refused(code("P0002")),
                        2 => Answer::Refused(code("L0001")),
                        3 => Answer::Failed(Failure::Timeout),
                        _ => Answer::Created(id()),
                    };
                    debit.answered(AttemptId(attempts), answer, now);
                }
                Happens::Wake(after) => {
                    now += after;
                    debit.woke(now);
                }
                Happens::Edit(right) => {
                    debit.edit(Field::Iban, if right { IBAN } else { "AT" });
                }
                Happens::Network(online) => debit.network(online),
                Happens::Clear => debit.clear(),
            }
            for effect in debit.take_effects(now) {
                match effect {
                    Effect::AskToken { request, .. } => tokens = request.0,
                    Effect::Tokenise { attempt, .. } => attempts = attempt.0,
                    Effect::Finish(call, _) => ended.push(call.0),
                    _ => {}
                }
            }
        }
        ended.sort_unstable();
        prop_assert_eq!(ended, (1..=calls).collect::<Vec<_>>());
    }
}
