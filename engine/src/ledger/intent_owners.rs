//! Whose an intent is, and whose a card is that paid one.

use super::trial::{ledger, made, new, terms, with};
use super::{
    Charged, Confirmation, CustomerChange, Fault, IntentList, IntentTerms, NewIntent, Refusal,
    Verdict,
};
use crate::store::{DeclineReason, IntentStatus, Usage};

#[test]
fn a_name_is_of_one_intent_of_its_dialect() {
    let (ledger, _) = ledger(&[]);
    let make = |dialect: &str| {
        let new = NewIntent {
            dialect: dialect.to_owned(),
            ..new(Some("order 7"), terms(500))
        };
        ledger.run_here(|book| book.create_intent("1", new))
    };
    make("one").unwrap();
    make("two").unwrap();
    assert!(matches!(
        make("one"),
        Err(Fault::Refused(Refusal::ReferenceTaken))
    ));
}

#[test]
fn intents_are_listed_from_the_newest_on_and_by_customer() {
    let (ledger, _) = ledger(&[]);
    let customer = ledger
        .run_here(|book| book.create_customer("1", CustomerChange::default()))
        .unwrap();
    let mut ids = Vec::new();
    for number in 0..5 {
        let own = IntentTerms {
            customer: (number % 2 == 0).then(|| customer.id.clone()),
            ..terms(500)
        };
        ids.insert(0, made(&ledger, own).id);
    }
    let listed = |customer: Option<&str>, before: Option<&str>| -> Vec<String> {
        let list = IntentList {
            dialect: "one",
            customer,
            before,
            take: 2,
        };
        let found = ledger.run_here(|book| book.intents("1", list)).unwrap();
        found.into_iter().map(|intent| intent.id).collect()
    };
    assert_eq!(listed(None, None), ids[..2]);
    assert_eq!(listed(None, Some(&ids[1])), ids[2..4]);
    assert_eq!(listed(None, Some(&ids[4])), [""; 0]);
    let own = customer.id.as_str();
    assert_eq!(listed(Some(own), None), [&*ids[0], &*ids[2]]);
    assert_eq!(listed(Some(own), Some(&ids[2])), [&*ids[4]]);
}

#[test]
fn a_card_stays_with_its_customer_when_the_intent_says_so_and_is_charged_later() {
    let (ledger, _) = ledger(&["visa", "challenge_once"]);
    let customer = ledger
        .run_here(|book| book.create_customer("1", CustomerChange::default()))
        .unwrap();
    let of = |usage| IntentTerms {
        usage,
        customer: Some(customer.id.clone()),
        ..terms(500)
    };
    let pay = |usage, confirmation: Confirmation| {
        let id = made(&ledger, of(usage)).id;
        let (intent, charged) = ledger
            .run_here(|book| book.confirm_intent("1", &id, confirmation))
            .unwrap();
        if let Charged::Challenged { secret, .. } = charged {
            ledger
                .run_here(|book| book.answer_challenge(&secret, Verdict::Complete))
                .unwrap();
        }
        intent
    };
    let owner = |card: &str| {
        let id = format!("pm_{card}");
        let method = ledger.run_here(|book| book.method("1", &id)).unwrap();
        method.customer
    };
    pay(Usage::OnSession, with("visa"));
    assert_eq!(owner("visa"), None);
    pay(Usage::SetupOnSession, with("visa"));
    assert_eq!(owner("visa"), Some(customer.id.clone()));
    let later = || Confirmation {
        is_off_session: true,
        ..with("challenge_once")
    };
    // Nobody agreed to that yet.
    let declined = pay(Usage::OnSession, later());
    let reason = DeclineReason::AuthenticationRequired;
    assert_eq!(declined.last_decline, Some(reason));
    pay(Usage::SetupOffSession, with("challenge_once"));
    assert_eq!(
        pay(Usage::OnSession, later()).status,
        IntentStatus::Succeeded
    );
}
