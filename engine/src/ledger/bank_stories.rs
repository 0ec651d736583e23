//! What only the shopper's bank is asked: about a card that nothing is paid with, and for a payment with a card
//! that it alone knows.

use super::trial::{ledger, made, new, refused, terms, with};
use super::{Charged, Confirmation, IntentTerms, Ledger, PayWith, Refusal, Verdict};
use crate::store::{AttemptStatus, CaptureMode, IntentStatus, PaymentMethodType, Provider};

fn challenged(ledger: &Ledger, id: &str, confirmation: Confirmation) -> String {
    let confirmed = ledger.run_here(|book| book.confirm_intent("1", id, confirmation));
    match confirmed.unwrap().1 {
        Charged::Challenged { secret, .. } => secret,
        charged @ (Charged::Done(_) | Charged::Duplicate(_)) => panic!("{charged:?}"),
    }
}

#[test]
fn a_card_is_asked_about_and_no_money_moves() {
    let (ledger, _) = ledger(&["visa"]);
    let intent = made(&ledger, terms(0));
    let asking = Confirmation {
        ask_shopper: true,
        ..with("visa")
    };
    let secret = challenged(&ledger, &intent.id, asking);
    let answered = ledger.run_here(|book| book.answer_challenge(&secret, Verdict::Complete));
    let payment = answered.unwrap().payment;
    assert_eq!(payment.status, AttemptStatus::Succeeded);
    let stands = ledger
        .run_here(|book| book.intent("1", &intent.id))
        .unwrap();
    assert_eq!(stands.status, IntentStatus::Succeeded);
    let captures = ledger.run_here(|book| book.captures("1", &payment.id));
    assert_eq!(captures.unwrap(), []);
    assert_eq!(ledger.run_here(|book| book.audit()).unwrap(), None);
}

fn at_the_bank() -> Confirmation {
    Confirmation {
        with: PayWith::Bank,
        ..with("")
    }
}

#[test]
fn a_payment_is_made_at_the_bank_with_a_card_that_it_alone_knows() {
    let (ledger, _) = ledger(&[]);
    for (verdict, mode, expected) in [
        (
            Verdict::Complete,
            CaptureMode::Automatic,
            AttemptStatus::Succeeded,
        ),
        (
            Verdict::Complete,
            CaptureMode::Manual,
            AttemptStatus::RequiresCapture,
        ),
        (
            Verdict::Fail,
            CaptureMode::Automatic,
            AttemptStatus::Failed(crate::store::DeclineReason::AuthenticationFailed),
        ),
    ] {
        let intent = made(
            &ledger,
            IntentTerms {
                capture: mode,
                ..terms(500)
            },
        );
        let secret = challenged(&ledger, &intent.id, at_the_bank());
        let answered = ledger.run_here(|book| book.answer_challenge(&secret, verdict));
        let payment = answered.unwrap().payment;
        assert_eq!((payment.status, payment.card.as_str()), (expected, ""));
    }
    assert_eq!(ledger.run_here(|book| book.audit()).unwrap(), None);
}

#[test]
fn an_intent_that_no_card_may_pay_is_not_paid_at_the_bank() {
    let (ledger, _) = ledger(&[]);
    let elsewhere = IntentTerms {
        allowed: vec![PaymentMethodType::Provider(Provider::Alipay)],
        ..terms(500)
    };
    let made = ledger.run_here(|book| book.create_intent("1", new(None, elsewhere)));
    let id = made.unwrap().id;
    let refusal = refused(&ledger, |book| book.confirm_intent("1", &id, at_the_bank()));
    assert_eq!(refusal, Refusal::MethodNotAllowed);
}
