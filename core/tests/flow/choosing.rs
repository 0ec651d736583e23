//! Saved cards, event by event: one story per test.

use payseal_core::card::{Draft, Field};
use payseal_core::flow::{
    AllowRedisplay, Answer, CallOutcome, Cards, Changed, Choice, Consent, Effect, Event,
    ListSource, Listing, Notice, PayEffect, PayEvent, SavedEvent, Settings,
};
use payseal_core::wire::browser::SessionFacts;

use crate::till::{Booked, PAYING, Till, from_page, pm, saved};

pub(crate) fn chosen(till: &Till) -> Option<&str> {
    match till.state.saved().choice() {
        Choice::New => None,
        Choice::Saved(id) => Some(id.as_str()),
    }
}

pub(crate) fn ids(till: &Till) -> Vec<&str> {
    till.state
        .saved()
        .visible()
        .map(|card| card.id.as_str())
        .collect()
}

pub(crate) fn two() -> Till {
    Till::with_cards(vec![saved("pm_1", (2030, 1)), saved("pm_2", (2030, 2))])
}

#[test]
fn saved_card_chosen_first_is_the_default_else_the_newest_that_is_good() {
    let mut cards = vec![saved("pm_1", (2030, 1)), saved("pm_2", (2030, 2))];
    assert_eq!(chosen(&Till::with_cards(cards.clone())), Some("pm_1"));
    cards[1].is_default = true;
    assert_eq!(chosen(&Till::with_cards(cards.clone())), Some("pm_2"));
    cards[1].expiry = saved("pm_3", (2026, 10)).expiry;
    assert_eq!(chosen(&Till::with_cards(cards)), Some("pm_1"));
    assert_eq!(
        chosen(&Till::with_cards(vec![saved("pm_1", (2026, 10))])),
        None
    );
    assert_eq!(chosen(&Till::with_cards(vec![])), None);
}

#[test]
fn saved_cards_that_come_late_leave_whoever_types_alone() {
    let mut till = Till::opened(PAYING);
    till.token();
    till.take(Event::Edited {
        field: Field::Number,
        draft: Draft::from_text("4"),
    });
    till.list(vec![saved("pm_1", (2030, 1))]);
    assert_eq!(chosen(&till), None);
    let mut till = Till::opened(PAYING);
    till.token();
    till.take(Event::Entered(Field::Number));
    till.list(vec![saved("pm_1", (2030, 1))]);
    assert_eq!(chosen(&till), None);
}

#[test]
fn saved_card_that_expired_cannot_be_chosen() {
    let mut till = Till::with_cards(vec![saved("pm_1", (2030, 1)), saved("pm_2", (2020, 1))]);
    till.act(SavedEvent::Chose(Choice::Saved(pm("pm_2"))));
    assert_eq!(chosen(&till), Some("pm_1"));
    till.act(SavedEvent::Selected(Some(pm("pm_2"))));
    assert_eq!(chosen(&till), Some("pm_1"));
}

#[test]
fn saved_cards_list_that_failed_leaves_the_form_and_can_be_retried() {
    let mut till = Till::opened(PAYING);
    till.token();
    let request = till.loads.pop().unwrap();
    till.take(Event::CardsCame {
        request,
        cards: Cards::Failed,
    });
    assert_eq!(till.state.saved().listing(), Listing::Failed);
    assert!(till.state.shows_form());
    till.act(SavedEvent::Retried);
    assert_eq!(till.state.saved().listing(), Listing::Loading);
    till.list(vec![saved("pm_1", (2030, 1))]);
    assert_eq!(till.state.saved().listing(), Listing::Here);
}

#[test]
fn retry_of_the_list_follows_a_session_token_that_was_refused() {
    let mut till = Till::opened(PAYING);
    till.token();
    let request = till.loads.pop().unwrap();
    till.take(Event::CardsCame {
        request,
        cards: Cards::TokenRefused,
    });
    till.token();
    till.list(vec![saved("pm_1", (2030, 1))]);
    assert_eq!(chosen(&till), Some("pm_1"));
}

#[test]
fn saved_cards_list_of_the_page_is_shown_too() {
    let mut till = Till::opened(Settings {
        list: ListSource::Page,
        ..PAYING
    });
    let request = till.page_loads.pop().unwrap();
    till.take(Event::CardsCame {
        request,
        cards: from_page(Some(vec![saved("pm_9", (2030, 1))])),
    });
    assert_eq!(chosen(&till), Some("pm_9"));
}

#[test]
fn saved_cards_list_of_the_gateway_is_answered_by_the_gateway_alone() {
    let mut till = Till::opened(PAYING);
    till.token();
    let request = *till.loads.last().unwrap();
    for cards in [Some(vec![saved("pm_9", (2030, 1))]), None] {
        let cards = from_page(cards);
        till.take(Event::CardsCame { request, cards });
        assert_eq!(till.state.saved().listing(), Listing::Loading);
    }
    till.list(vec![saved("pm_1", (2030, 1))]);
    assert_eq!(ids(&till), ["pm_1"]);
}

#[test]
fn saved_card_is_chosen_by_a_page_with_a_list_of_its_own() {
    let mut till = Till::opened(Settings {
        list: ListSource::Nobody,
        ..PAYING
    });
    till.token();
    till.act(SavedEvent::Selected(Some(pm("pm_7"))));
    assert!(!till.state.shows_form());
    till.confirm();
    till.charge(Booked::Paid);
    assert!(matches!(till.outcome(), CallOutcome::Payment { id, .. } if *id == pm("pm_7")));
}

#[test]
fn saved_card_that_expired_is_good_again_when_its_date_is_changed() {
    let mut till = Till::with_cards(vec![saved("pm_1", (2020, 1))]);
    till.act(SavedEvent::EditAsked(pm("pm_1")));
    till.act(SavedEvent::EditSaved);
    assert!(till.state.saved().row().reason(Field::Expiry).is_some());
    till.act(SavedEvent::Edited(
        Field::Expiry,
        Draft::from_text("03 / 31"),
    ));
    till.act(SavedEvent::EditSaved);
    assert_eq!(chosen(&till), Some("pm_1"));
    let request = till.changes.pop().unwrap();
    till.take(Event::Pay(PayEvent::CardChanged {
        request,
        answer: Changed::Failed,
    }));
    assert_eq!(chosen(&till), None, "it is what it was");
    assert_eq!(till.state.notice(), Some(Notice::ChangeFailed));
}

#[test]
fn cvc_of_a_saved_card_is_asked_for_again_when_the_session_says_so() {
    let mut till = Till::opened(PAYING);
    till.token();
    till.list_as("always", vec![saved("pm_1", (2030, 1))]);
    till.confirm();
    assert!(matches!(
        till.outcome(),
        CallOutcome::Incomplete {
            field: Field::Cvc,
            ..
        }
    ));
    till.act(SavedEvent::Edited(Field::Cvc, Draft::from_text("123")));
    till.confirm();
    let attempt = till.codes.pop().unwrap();
    till.take(Event::Answered {
        attempt,
        answer: Answer::CodeTaken,
    });
    till.charge(Booked::Paid);
    assert!(matches!(till.outcome(), CallOutcome::Payment { .. }));
}

#[test]
fn consent_decides_whether_a_card_is_kept() {
    let consent_of = |till: &Till| {
        let tokenise = till.effects.iter().find_map(|effect| match effect {
            Effect::Tokenise {
                consent, customer, ..
            } => Some((
                consent.as_ref().map(|it| it.allow_redisplay),
                customer.is_some(),
            )),
            _ => None,
        });
        tokenise.expect("a card is on its way")
    };
    let mut till = Till::with_cards(vec![]);
    till.type_card();
    till.confirm();
    assert_eq!(consent_of(&till), (None, false));

    let mut till = Till::with_cards(vec![]);
    till.type_card();
    till.take(Event::Agreed(true));
    till.confirm();
    assert_eq!(consent_of(&till), (Some(AllowRedisplay::Always), true));

    // A guest has nobody to keep it for, whatever is ticked, unless he becomes somebody.
    for (new_customer, consent) in [(false, None), (true, Some(AllowRedisplay::Always))] {
        let mut till = Till::ready();
        let request = till.loads.pop().expect("what the session is for was asked");
        let facts = SessionFacts {
            new_customer,
            ..SessionFacts::default()
        };
        let cards = Vec::new();
        let cards = Cards::FromGateway { facts, cards };
        till.take(Event::CardsCame { request, cards });
        assert_eq!(till.state.asks_consent(), new_customer);
        assert!(!till.state.shows_list());
        till.take(Event::Agreed(true));
        till.confirm();
        assert_eq!(consent_of(&till), (consent, false));
    }
}

#[test]
fn consent_that_is_reported_is_the_one_that_went_with_the_card() {
    let mut till = Till::with_cards(vec![]);
    till.take(Event::Worded("en-1".into()));
    till.type_card();
    till.take(Event::Agreed(true));
    till.confirm();
    let given = Some(Consent {
        allow_redisplay: AllowRedisplay::Always,
        text_version: "en-1".into(),
    });
    let sent = till.effects.iter().find_map(|effect| match effect {
        Effect::Tokenise { consent, .. } => Some(consent),
        _ => None,
    });
    assert_eq!(sent, Some(&given));
    // The form speaks another language while the card is under way.
    till.take(Event::Worded("de-1".into()));
    till.tokenised();
    let asked = till.effects.iter().find_map(|effect| match effect {
        Effect::Pay(PayEffect::AskCharge { consent, .. }) => Some(consent),
        _ => None,
    });
    assert_eq!(asked, Some(&given));
    till.charge(Booked::Paid);
    let CallOutcome::Payment { consent, .. } = till.outcome() else {
        panic!("not paid: {:?}", till.outcome());
    };
    assert_eq!(*consent, given);
}

#[test]
fn saved_card_choice_goes_with_its_list_so_that_nobody_pays_with_what_is_not_shown() {
    let mut till = two();
    till.confirm();
    till.charge(Booked::Paid);
    till.take(Event::Cleared);
    assert_eq!(till.state.saved().listing(), Listing::Loading);
    assert_eq!(chosen(&till), None);
    let request = till.loads.pop().expect("the list was asked for");
    let cards = Cards::Failed;
    till.take(Event::CardsCame { request, cards });
    assert_eq!(till.state.saved().listing(), Listing::Failed);
    assert_eq!(chosen(&till), None);
    assert!(till.state.shows_form(), "a failed list hides the fields");
}
