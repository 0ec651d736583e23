//! What becomes of held money: it is taken whole or in parts, or goes back.

use super::trial::{dollars, ledger, made, refused, terms, with};
use super::{Fault, HELD_FOR, IntentTerms, Ledger, NotDone, Operation, RefundWish, Refusal};
use crate::store::{AttemptStatus, CancelReason, CaptureMode, HoldState, IntentStatus, Payment};

/// A payment that holds ten dollars, and its intent.
fn held(ledger: &Ledger) -> (String, String) {
    let manual = IntentTerms {
        capture: CaptureMode::Manual,
        ..terms(1000)
    };
    let id = made(ledger, manual).id;
    ledger
        .run_here(|book| {
            book.confirm_intent("1", &id, with("visa"))?;
            let attempts = book.attempts("1", &id)?;
            Ok((id.clone(), attempts[0].id.clone()))
        })
        .unwrap()
}

fn captured(
    ledger: &Ledger,
    payment_id: &str,
    minor: u64,
    is_last: bool,
) -> (Payment, Result<u64, NotDone>) {
    let (payment, done) = ledger
        .run_here(|book| book.capture("1", payment_id, dollars(minor), is_last))
        .unwrap();
    (payment, done.map(|capture| capture.amount.minor()))
}

fn refund(ledger: &Ledger, payment_id: &str, minor: u64) -> Result<(), Fault> {
    let wish = RefundWish {
        payment_id: payment_id.to_owned(),
        amount: dollars(minor),
        whole: false,
        reference: None,
        reason: String::new(),
        at_once: false,
    };
    ledger.run_here(|book| book.refund("1", wish)).map(|_| ())
}

fn adds_up(ledger: &Ledger) {
    assert_eq!(ledger.run_here(|book| book.audit()).unwrap(), None);
}

#[test]
fn capture_of_a_part_lets_go_of_the_rest_and_refunds_go_up_to_it() {
    let (ledger, _) = ledger(&["visa"]);
    let (intent, payment_id) = held(&ledger);
    let (payment, done) = captured(&ledger, &payment_id, 700, true);
    assert_eq!(done, Ok(700));
    assert_eq!(payment.status, AttemptStatus::Succeeded);
    assert_eq!(
        (payment.captured, payment.held()),
        (dollars(700), dollars(0))
    );
    let paid = ledger.run_here(|book| book.intent("1", &intent)).unwrap();
    assert_eq!(paid.status, IntentStatus::Succeeded);
    adds_up(&ledger);
    let (_, again) = captured(&ledger, &payment_id, 1, true);
    assert_eq!(again, Err(NotDone::Over));
    assert!(matches!(
        refund(&ledger, &payment_id, 701),
        Err(Fault::Refused(Refusal::RefundTooMuch))
    ));
    refund(&ledger, &payment_id, 700).unwrap();
    adds_up(&ledger);
}

#[test]
fn capture_in_parts_takes_no_more_than_was_held() {
    let (ledger, _) = ledger(&["visa"]);
    let (_, payment_id) = held(&ledger);
    let (payment, _) = captured(&ledger, &payment_id, 300, false);
    assert_eq!(payment.status, AttemptStatus::RequiresCapture);
    assert_eq!(payment.held(), dollars(700));
    adds_up(&ledger);
    for minor in [0, 701] {
        let refusal = refused(&ledger, |book| {
            book.capture("1", &payment_id, dollars(minor), false)
        });
        assert_eq!(refusal, Refusal::CaptureAmount);
    }
    let (payment, _) = captured(&ledger, &payment_id, 700, false);
    assert_eq!(payment.status, AttemptStatus::Succeeded);
    let parts = ledger
        .run_here(|book| book.captures("1", &payment_id))
        .unwrap();
    let parts: Vec<u64> = parts.iter().map(|part| part.amount.minor()).collect();
    assert_eq!(parts, [300, 700]);
    adds_up(&ledger);
}

#[test]
fn what_was_taken_in_part_stays_when_the_rest_is_let_go_or_is_late() {
    let (ledger, clock) = ledger(&["visa"]);
    let stands = |payment_id: &str| {
        let payment = ledger
            .run_here(|book| book.payment("1", payment_id))
            .unwrap();
        let since = ledger.run_here(|book| book.since(&payment)).unwrap();
        (payment.status, payment.captured, since.hold)
    };
    let kept = (
        AttemptStatus::Succeeded,
        dollars(300),
        Some(HoldState::Captured),
    );
    let (_, let_go) = held(&ledger);
    assert_eq!(captured(&ledger, &let_go, 300, false).1, Ok(300));
    let (_, done) = ledger
        .run_here(|book| book.operate("1", &let_go, Operation::Void))
        .unwrap();
    assert_eq!((done, stands(&let_go)), (Ok(()), kept));
    let (intent, canceled) = held(&ledger);
    assert_eq!(captured(&ledger, &canceled, 300, false).1, Ok(300));
    let intent = ledger
        .run_here(|book| book.cancel_intent("1", &intent, CancelReason::Requested))
        .unwrap();
    assert_eq!(intent.status, IntentStatus::Succeeded);
    assert_eq!(stands(&canceled), kept);
    let (_, late) = held(&ledger);
    assert_eq!(captured(&ledger, &late, 300, false).1, Ok(300));
    clock.advance(HELD_FOR);
    assert_eq!(stands(&late), kept);
    assert_eq!(captured(&ledger, &late, 1, true).1, Err(NotDone::Late));
    adds_up(&ledger);
}
