//! An intent over nothing sets a payment method up: the issuer is asked as at a payment, the payment method
//! stays with its customer, later charges are agreed to, and no money moves.

use super::trial::{ledger, made, terms, with};
use super::{Charged, Confirmation, CustomerChange, IntentTerms, Ledger, Verdict};
use crate::store::{CancelReason, DeclineReason, Intent, IntentStatus, Usage};

fn customer(ledger: &Ledger) -> String {
    let made = ledger.run_here(|book| book.create_customer("1", CustomerChange::default()));
    made.unwrap().id
}

fn setup(ledger: &Ledger, customer: &str, usage: Usage) -> Intent {
    let terms = IntentTerms {
        usage,
        customer: Some(customer.to_owned()),
        ..terms(0)
    };
    made(ledger, terms)
}

fn owner(ledger: &Ledger, card: &str) -> Option<String> {
    let id = format!("pm_{card}");
    let method = ledger.run_here(|book| book.method("1", &id)).unwrap();
    method.customer
}

/// What a charge without the shopper comes to.
fn charged_later(ledger: &Ledger, customer: &str, card: &str) -> IntentStatus {
    let terms = IntentTerms {
        customer: Some(customer.to_owned()),
        ..terms(500)
    };
    let id = made(ledger, terms).id;
    let later = Confirmation {
        is_off_session: true,
        ..with(card)
    };
    let done = ledger.run_here(|book| book.confirm_intent("1", &id, later));
    done.unwrap().0.status
}

#[test]
fn a_card_is_set_up_for_later_and_no_money_moves() {
    let (ledger, _) = ledger(&["challenge_once", "visa"]);
    let customer = customer(&ledger);
    let id = setup(&ledger, &customer, Usage::SetupOffSession).id;
    let (_, charged) = ledger
        .run_here(|book| book.confirm_intent("1", &id, with("challenge_once")))
        .unwrap();
    let Charged::Challenged { payment, secret } = charged else {
        panic!("{charged:?}");
    };
    assert_eq!(owner(&ledger, "challenge_once"), None);
    ledger
        .run_here(|book| book.answer_challenge(&secret, Verdict::Complete))
        .unwrap();
    let intent = ledger.run_here(|book| book.intent("1", &id)).unwrap();
    assert_eq!(intent.status, IntentStatus::Succeeded);
    assert_eq!(owner(&ledger, "challenge_once"), Some(customer.clone()));
    assert_eq!(
        charged_later(&ledger, &customer, "challenge_once"),
        IntentStatus::Succeeded
    );
    let captures = ledger.run_here(|book| book.captures("1", &payment.id));
    assert_eq!(captures.unwrap().len(), 0);
    assert_eq!(ledger.run_here(|book| book.audit()).unwrap(), None);
    // With the shopper there, the card stays with him, too.
    let id = setup(&ledger, &customer, Usage::SetupOnSession).id;
    let (intent, _) = ledger
        .run_here(|book| book.confirm_intent("1", &id, with("visa")))
        .unwrap();
    assert_eq!(intent.status, IntentStatus::Succeeded);
    assert_eq!(owner(&ledger, "visa"), Some(customer));
}

#[test]
fn a_setup_that_is_declined_failed_or_canceled_binds_nothing() {
    let (ledger, _) = ledger(&["insufficient_funds", "challenge_always", "declined_other"]);
    let customer = customer(&ledger);
    let id = setup(&ledger, &customer, Usage::SetupOffSession).id;
    let (intent, _) = ledger
        .run_here(|book| book.confirm_intent("1", &id, with("insufficient_funds")))
        .unwrap();
    let reason = DeclineReason::InsufficientFunds;
    assert_eq!(
        (intent.status, intent.last_decline),
        (IntentStatus::RequiresPaymentMethod, Some(reason))
    );
    let (_, charged) = ledger
        .run_here(|book| book.confirm_intent("1", &id, with("challenge_always")))
        .unwrap();
    let Charged::Challenged { secret, .. } = charged else {
        panic!("{charged:?}");
    };
    ledger
        .run_here(|book| book.answer_challenge(&secret, Verdict::Fail))
        .unwrap();
    let reason = CancelReason::Requested;
    let canceled = ledger.run_here(|book| book.cancel_intent("1", &id, reason));
    assert_eq!(canceled.unwrap().status, IntentStatus::Canceled(reason));
    for card in ["insufficient_funds", "challenge_always"] {
        assert_eq!(owner(&ledger, card), None);
    }
    // This one is declined when it is charged, and not before.
    let id = setup(&ledger, &customer, Usage::SetupOffSession).id;
    let (intent, _) = ledger
        .run_here(|book| book.confirm_intent("1", &id, with("declined_other")))
        .unwrap();
    assert_eq!(intent.status, IntentStatus::Succeeded);
    assert_eq!(
        charged_later(&ledger, &customer, "declined_other"),
        IntentStatus::RequiresPaymentMethod
    );
    assert_eq!(ledger.run_here(|book| book.audit()).unwrap(), None);
}
