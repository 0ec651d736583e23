//! How a list of many cards is folded.

use payseal_core::card::YearMonth;
use payseal_core::flow::{
    Announcement, Cards, Choice, Event, ListSource, SavedEvent, Settings, Spot,
};
use payseal_core::wire::browser::SessionFacts;

use crate::changing::{focused, remove};
use crate::choosing::{chosen, ids};
use crate::till::{PAYING, Till, from_page, pm, saved};

#[test]
fn saved_cards_are_folded_after_three_and_the_chosen_one_and_what_expired_comes_last() {
    let mut cards: Vec<_> = (1..=6)
        .map(|n| saved(&format!("pm_{n}"), (2030, 1)))
        .collect();
    cards.insert(0, saved("pm_old", (2020, 1)));
    let mut till = Till::with_cards(cards);
    assert_eq!(ids(&till), ["pm_1", "pm_2", "pm_3"]);
    // The page chooses one that is folded away.
    till.act(SavedEvent::Selected(Some(pm("pm_5"))));
    assert_eq!(ids(&till), ["pm_1", "pm_2", "pm_3", "pm_5"]);
    assert_eq!(till.state.saved().folded(), 3);
    // Another choice folds nothing away that was there.
    till.act(SavedEvent::Chose(Choice::Saved(pm("pm_1"))));
    assert_eq!(ids(&till).len(), 4);
    till.act(SavedEvent::Unfolded);
    assert_eq!(
        ids(&till),
        ["pm_1", "pm_2", "pm_3", "pm_4", "pm_5", "pm_6", "pm_old"]
    );
    // The focus goes to the first that was not there, and it is said how many came.
    assert_eq!(till.state.saved().marked(), Some(&pm("pm_4")));
    assert_eq!(focused(&till), [Spot::Marked]);
    assert_eq!(
        till.state.saved().announcement(),
        Some(&Announcement::Unfolded(3))
    );
}

#[test]
fn saved_card_that_is_the_default_comes_first_where_it_would_be_folded_away() {
    let mut cards: Vec<_> = (1..=6)
        .map(|n| saved(&format!("pm_{n}"), (2030, 1)))
        .collect();
    cards[4].is_default = true;
    let till = Till::with_cards(cards.clone());
    assert_eq!(ids(&till), ["pm_5", "pm_1", "pm_2"]);
    assert_eq!(chosen(&till), Some("pm_5"));
    cards[4].is_default = false;
    cards[1].is_default = true;
    let till = Till::with_cards(cards);
    assert_eq!(
        ids(&till),
        ["pm_1", "pm_2", "pm_3"],
        "one that is seen stays"
    );
    assert_eq!(chosen(&till), Some("pm_2"));
}

#[test]
fn saved_cards_that_all_expired_are_shown_for_want_of_better_ones() {
    let old = (1..=4)
        .map(|n| saved(&format!("pm_{n}"), (2020, 1)))
        .collect();
    let till = Till::with_cards(old);
    assert_eq!((ids(&till).len(), till.state.saved().folded()), (3, 1));
    let mut till = Till::with_cards(vec![saved("pm_old", (2020, 1)), saved("pm_1", (2030, 1))]);
    assert_eq!(ids(&till), ["pm_1"]);
    remove(&mut till, "pm_1");
    assert!(
        ids(&till).is_empty(),
        "nothing slips into the place of a card"
    );
}

#[test]
fn saved_card_that_a_later_clock_finds_expired_makes_room_for_the_next() {
    let mut till = Till::opened(Settings {
        list: ListSource::Page,
        ..PAYING
    });
    let request = till.page_loads.pop().expect("the page was asked");
    let expiring = |n| if n == 2 { (2030, 1) } else { (2035, 1) };
    let cards = (1..=5).map(|n| saved(&format!("pm_{n}"), expiring(n)));
    let cards = from_page(Some(cards.collect()));
    till.take(Event::CardsCame { request, cards });
    assert_eq!(ids(&till), ["pm_1", "pm_2", "pm_3"]);
    till.token();
    let request = till.loads.pop().expect("the gateway was asked");
    let facts = SessionFacts {
        today: YearMonth::new(2031, 1),
        ..SessionFacts::default()
    };
    let cards = Vec::new();
    let cards = Cards::FromGateway { facts, cards };
    till.take(Event::CardsCame { request, cards });
    assert_eq!(ids(&till), ["pm_1", "pm_3", "pm_4"]);
    assert_eq!(till.state.saved().folded(), 2);
}
