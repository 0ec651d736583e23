//! What becomes of an intent: paid, declined, asked about, held, let go, forgotten.

use std::time::Duration;

use super::trial::{ledger, made, refused, terms, with};
use super::{Charged, Confirmation, IntentTerms, Ledger, PayWith, Refusal, Verdict};
use crate::store::{
    AttemptStatus, CancelReason, CaptureMode, DeclineReason, IntentStatus, PaymentMethodType,
    Provider,
};

/// How its attempts ended, oldest first.
fn attempts(ledger: &Ledger, id: &str) -> Vec<AttemptStatus> {
    let attempts = ledger.run_here(|book| book.attempts("1", id)).unwrap();
    attempts.iter().map(|attempt| attempt.status).collect()
}

#[test]
fn an_intent_is_there_before_any_card_survives_a_decline_and_is_paid_once() {
    let (ledger, _) = ledger(&["lost", "visa"]);
    let intent = made(&ledger, terms(1099));
    assert_eq!(intent.status, IntentStatus::RequiresPaymentMethod);
    let missing = Confirmation {
        with: PayWith::Intents,
        ..with("visa")
    };
    let refusal = refused(&ledger, |b| b.confirm_intent("1", &intent.id, missing));
    assert_eq!(refusal, Refusal::MethodMissing);
    let (declined, _) = ledger
        .run_here(|book| book.confirm_intent("1", &intent.id, with("lost")))
        .unwrap();
    assert_eq!(declined.status, IntentStatus::RequiresPaymentMethod);
    assert_eq!(declined.last_decline, Some(DeclineReason::LostCard));
    let other = IntentTerms {
        payment_method: Some("pm_visa".to_owned()),
        ..terms(2000)
    };
    let updated = ledger
        .run_here(|book| book.update_intent("1", &intent.id, other))
        .unwrap();
    assert_eq!(updated.status, IntentStatus::RequiresConfirmation);
    assert_eq!(updated.last_decline, None);
    let own = Confirmation {
        with: PayWith::Intents,
        ..with("visa")
    };
    let (paid, _) = ledger
        .run_here(|book| book.confirm_intent("1", &intent.id, own))
        .unwrap();
    assert_eq!(paid.status, IntentStatus::Succeeded);
    assert_eq!(paid.payment_method.as_deref(), Some("pm_visa"));
    assert_eq!(
        attempts(&ledger, &intent.id),
        [
            AttemptStatus::Failed(DeclineReason::LostCard),
            AttemptStatus::Succeeded
        ]
    );
    let id = intent.id.as_str();
    for refusal in [
        refused(&ledger, |b| b.confirm_intent("1", id, with("visa"))),
        refused(&ledger, |b| b.update_intent("1", id, terms(1))),
        refused(&ledger, |b| {
            b.cancel_intent("1", id, CancelReason::Requested)
        }),
    ] {
        assert_eq!(refusal, Refusal::IntentState);
    }
    let refusal = refused(&ledger, |b| b.intent("2", id));
    assert_eq!(refusal, Refusal::IntentUnknown);
}

#[test]
fn a_challenge_brings_its_intent_on_or_back_and_another_attempt_closes_it() {
    let (ledger, _) = ledger(&["challenge_always", "visa"]);
    let ask = |id: &str| match ledger
        .run_here(|book| book.confirm_intent("1", id, with("challenge_always")))
        .unwrap()
    {
        (intent, Charged::Challenged { secret, .. }) => (intent, secret),
        (_, other) => panic!("{other:?}"),
    };
    let stands = |id: &str| ledger.run_here(|book| book.intent("1", id)).unwrap();
    for (verdict, status, decline) in [
        (Verdict::Complete, IntentStatus::Succeeded, None),
        (
            Verdict::Fail,
            IntentStatus::RequiresPaymentMethod,
            Some(DeclineReason::AuthenticationFailed),
        ),
        (Verdict::Cancel, IntentStatus::RequiresPaymentMethod, None),
    ] {
        let id = made(&ledger, terms(500)).id;
        let (asked, secret) = ask(&id);
        assert_eq!(asked.status, IntentStatus::RequiresAction);
        ledger
            .run_here(|book| book.answer_challenge(&secret, verdict))
            .unwrap();
        let intent = stands(&id);
        assert_eq!((intent.status, intent.last_decline), (status, decline));
    }
    let id = made(&ledger, terms(500)).id;
    let (_, first) = ask(&id);
    let (_, second) = ask(&id);
    let over = |secret: &str| {
        let challenge = ledger.run_here(|book| book.challenge(secret)).unwrap();
        !challenge.is_open()
    };
    assert_eq!((over(&first), over(&second)), (true, false));
    // Other terms close it as well, and so does letting go.
    ledger
        .run_here(|book| book.update_intent("1", &id, terms(600)))
        .unwrap();
    assert!(over(&second));
    let (_, third) = ask(&id);
    let canceled = ledger
        .run_here(|book| book.cancel_intent("1", &id, CancelReason::Duplicate))
        .unwrap();
    let reason = CancelReason::Duplicate;
    assert_eq!(canceled.status, IntentStatus::Canceled(reason));
    assert!(over(&third));
    assert_eq!(
        attempts(&ledger, &id).pop(),
        Some(AttemptStatus::Canceled(reason))
    );
}

#[test]
fn a_hold_is_canceled_with_its_intent_and_an_intent_ends_with_its_hold() {
    let (ledger, clock) = ledger(&["visa"]);
    let held = || {
        let manual = IntentTerms {
            capture: CaptureMode::Manual,
            ..terms(500)
        };
        let id = made(&ledger, manual).id;
        let (intent, _) = ledger
            .run_here(|book| book.confirm_intent("1", &id, with("visa")))
            .unwrap();
        assert_eq!(intent.status, IntentStatus::RequiresCapture);
        id
    };
    let id = held();
    let canceled = ledger
        .run_here(|book| book.cancel_intent("1", &id, CancelReason::Requested))
        .unwrap();
    let reason = CancelReason::Requested;
    assert_eq!(canceled.status, IntentStatus::Canceled(reason));
    let id = held();
    clock.advance(super::HELD_FOR);
    let late = ledger.run_here(|book| book.intent("1", &id)).unwrap();
    let reason = CancelReason::Voided;
    assert_eq!(late.status, IntentStatus::Canceled(reason));
    assert_eq!(ledger.run_here(|book| book.audit()).unwrap(), None);
}

#[test]
fn an_intent_waits_as_long_as_it_may() {
    let (ledger, clock) = ledger(&["challenge_always", "visa"]);
    let expires = ledger
        .run_here(|book| Ok(book.now().after(Duration::from_secs(60))))
        .unwrap();
    let soon = |minor| IntentTerms {
        expires: Some(expires),
        ..terms(minor)
    };
    // Nothing, an open challenge, what settles late, and what is paid.
    let ids = [500, 501, 577, 502].map(|minor| made(&ledger, soon(minor)).id);
    for (id, card) in [(1, "challenge_always"), (2, "visa"), (3, "visa")] {
        ledger
            .run_here(|book| book.confirm_intent("1", &ids[id], with(card)))
            .unwrap();
    }
    clock.advance(Duration::from_secs(59));
    let open = ledger.run_here(|book| book.intent("1", &ids[0])).unwrap();
    assert_eq!(open.status, IntentStatus::RequiresPaymentMethod);
    clock.advance(Duration::from_secs(61));
    let stand = ids.map(|id| {
        let intent = ledger.run_here(|book| book.intent("1", &id)).unwrap();
        intent.status
    });
    let expired = IntentStatus::Canceled(CancelReason::Expired);
    let paid = IntentStatus::Succeeded;
    assert_eq!(stand, [expired, expired, paid, paid]);
    assert_eq!(ledger.run_here(|book| book.next_due()).unwrap(), None);
}

#[test]
fn an_intent_is_paid_by_what_it_allows() {
    let (ledger, _) = ledger(&["visa"]);
    let ideal = PaymentMethodType::Provider(Provider::Alipay);
    let only = |kind| IntentTerms {
        allowed: vec![kind],
        ..terms(500)
    };
    let page = || Confirmation {
        with: PayWith::Provider(Provider::Alipay, None),
        ..with("visa")
    };
    let card = made(&ledger, only(PaymentMethodType::Card)).id;
    let refusal = refused(&ledger, |b| b.confirm_intent("1", &card, page()));
    assert_eq!(refusal, Refusal::MethodNotAllowed);
    let elsewhere = made(&ledger, only(ideal)).id;
    let refusal = refused(&ledger, |b| b.confirm_intent("1", &elsewhere, with("visa")));
    assert_eq!(refusal, Refusal::MethodNotAllowed);
    let (intent, _) = ledger
        .run_here(|book| book.confirm_intent("1", &elsewhere, page()))
        .unwrap();
    assert_eq!(intent.status, IntentStatus::RequiresAction);
}

#[test]
fn a_challenge_whose_intent_waited_too_long_is_answered_no_more() {
    let (ledger, clock) = ledger(&["challenge_always"]);
    let now = ledger.run_here(|book| Ok(book.now())).unwrap();
    let short = IntentTerms {
        expires: Some(now.after(Duration::from_secs(60))),
        ..terms(500)
    };
    let id = made(&ledger, short).id;
    let (_, charged) = ledger
        .run_here(|book| book.confirm_intent("1", &id, with("challenge_always")))
        .unwrap();
    let Charged::Challenged { secret, .. } = charged else {
        panic!("{charged:?}");
    };
    clock.advance(Duration::from_secs(61));
    let answered = ledger
        .run_here(|book| book.answer_challenge(&secret, Verdict::Complete))
        .unwrap();
    let expired = AttemptStatus::Canceled(CancelReason::Expired);
    assert_eq!(answered.payment.status, expired);
    assert_eq!(attempts(&ledger, &id), [expired]);
}
