//! What the checkout does, event by event: one story per test.

use payseal_core::card::Field;
use payseal_core::flow::{Answer, CallOutcome, Effect, Event, Failure, Notice, Phase, Spot};

use crate::walk::{Walk, code, now, payment_method};

#[test]
fn tokenisation_goes_with_the_session_token_at_hand() {
    let mut walk = Walk::with_token();
    walk.submit(1);
    assert!(walk.state.is_busy());
    walk.answer(Answer::Created {
        id: payment_method(),
        brand: None,
    });
    assert_eq!(
        *walk.outcome(),
        CallOutcome::Created {
            id: payment_method(),
            consent: None,
            brand: None
        }
    );
    assert!(
        walk.effects
            .iter()
            .any(|effect| matches!(effect, Effect::EmptyInputs))
    );
    assert!(
        walk.state.form().view(now(0).today).is_empty(),
        "the card was kept after its end"
    );
    walk.submit(2);
    assert_eq!(
        walk.outcomes.len(),
        2,
        "a call after the end gets the same id"
    );
    assert_eq!(walk.attempts.len(), 1);
}

#[test]
fn focus_that_is_asked_for_after_the_end_goes_to_the_result() {
    let mut walk = Walk::with_token();
    walk.submit(1);
    walk.answer(Answer::Created {
        id: payment_method(),
        brand: None,
    });
    walk.take(Event::FocusAsked(None));
    assert!(matches!(
        walk.effects.last(),
        Some(Effect::Focus(Spot::Result))
    ));
}

#[test]
fn tokenisation_waits_for_the_session_token_and_then_goes_on() {
    let mut walk = Walk::filled();
    walk.submit(1);
    assert!(walk.attempts.is_empty());
    assert_eq!(
        walk.requests.len(),
        1,
        "the request of the opening is still under way"
    );
    walk.token_comes(1_800_000);
    assert_eq!(walk.attempts.len(), 1);
}

#[test]
fn call_answers_everyone_who_joined_it() {
    let mut walk = Walk::with_token();
    walk.submit(1);
    walk.submit(2);
    walk.answer(Answer::Created {
        id: payment_method(),
        brand: None,
    });
    let calls: Vec<u32> = walk.outcomes.iter().map(|(call, _)| call.0).collect();
    assert_eq!(calls, [1, 2]);
    assert_eq!(walk.attempts.len(), 1);
}

#[test]
fn retry_with_a_fresh_session_token_once_when_the_gateway_refuses_one() {
    let mut walk = Walk::with_token();
    walk.submit(1);
    walk.answer(Answer::TokenRefused);
    assert_eq!(walk.requests.len(), 2);
    assert!(walk.outcomes.is_empty(), "the page is not bothered yet");
    walk.token_comes(1_800_000);
    assert_eq!(walk.attempts.len(), 2);
    walk.answer(Answer::TokenRefused);
    assert_eq!(
        *walk.outcome(),
        CallOutcome::Failed(Failure::SessionTokenRefused)
    );
    assert!(!walk.state.is_busy());
    assert!(
        walk.state.form().view(now(0).today).is_complete(),
        "a digit was lost"
    );
}

#[test]
fn failure_keeps_every_digit() {
    for failure in Failure::ALL {
        let mut walk = Walk::with_token();
        walk.submit(1);
        walk.answer(Answer::Failed(failure));
        assert_eq!(*walk.outcome(), CallOutcome::Failed(failure));
        assert!(
            walk.state.form().view(now(0).today).is_complete(),
            "{failure:?} lost a digit"
        );
        walk.submit(2);
        assert_eq!(walk.attempts.len(), 2, "{failure:?} cannot be tried again");
    }
}

#[test]
fn failure_comes_at_once_while_offline() {
    let mut walk = Walk::with_token();
    walk.take(Event::Network { online: false });
    walk.submit(1);
    assert_eq!(*walk.outcome(), CallOutcome::Failed(Failure::Offline));
    assert!(walk.attempts.is_empty());
    assert!(walk.state.notice().is_some());
    walk.take(Event::Network { online: true });
    assert!(walk.state.notice().is_none());
}

#[test]
fn session_token_is_renewed_before_it_ends() {
    let mut walk = Walk::with_token();
    walk.millis = 1_740_000;
    walk.take(Event::Woke);
    assert_eq!(walk.requests.len(), 2);
    walk.submit(1);
    assert_eq!(walk.attempts.len(), 1, "the old token is still good");
}

#[test]
fn timeout_ends_the_wait_for_a_session_token() {
    let mut walk = Walk::filled();
    walk.submit(1);
    walk.millis = 30_000;
    walk.take(Event::Woke);
    assert_eq!(
        *walk.outcome(),
        CallOutcome::Failed(Failure::SessionTokenFailed)
    );
    walk.submit(2);
    assert_eq!(walk.requests.len(), 2, "the next call asks anew");
}

#[test]
fn answer_to_an_abandoned_attempt_is_dropped() {
    let mut walk = Walk::with_token();
    walk.submit(1);
    walk.take(Event::Cleared);
    assert_eq!(*walk.outcome(), CallOutcome::Failed(Failure::Cancelled));
    walk.answer(Answer::Created {
        id: payment_method(),
        brand: None,
    });
    assert_eq!(*walk.state.phase(), Phase::Editing);
    assert_eq!(walk.outcomes.len(), 1);
}

#[test]
fn call_that_comes_after_the_end_of_the_element_is_answered() {
    let mut walk = Walk::with_token();
    walk.take(Event::Closed);
    walk.submit(1);
    assert_eq!(*walk.outcome(), CallOutcome::Failed(Failure::Cancelled));
}

#[test]
fn failure_of_the_gateway_blames_no_field() {
    let mut walk = Walk::with_token();
    walk.submit(1);
    walk.answer(Answer::GatewayRefused { code: code() });
    assert_eq!(
        *walk.outcome(),
        CallOutcome::GatewayRefused { code: code() }
    );
    let notice = Notice::Failed(Failure::GatewayRefused);
    assert_eq!(walk.state.notice(), Some(notice));
    for field in Field::ALL {
        assert_eq!(walk.state.form().reason(field), None);
    }
    assert!(
        walk.state.form().view(now(0).today).is_complete(),
        "a digit was lost"
    );
}

#[test]
fn alarm_that_rings_early_is_set_again() {
    let mut walk = Walk::with_token();
    walk.millis = 1_739_999;
    walk.take(Event::Woke);
    assert_eq!(walk.requests.len(), 1, "it is not time yet");
    let set_again = |effect: &Effect| {
        matches!(
            effect,
            Effect::Wake {
                at: Some(1_740_000)
            }
        )
    };
    assert!(
        walk.effects.iter().any(set_again),
        "nobody would wake us again"
    );
}
