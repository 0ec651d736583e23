//! Changing, removing and putting back saved cards.

use payseal_core::card::{Draft, Field};
use payseal_core::flow::{
    Announcement, Answer, Changed, Choice, Effect, Event, Notice, Panel, PayEffect, PayEvent,
    Removed, SavedEvent, Settings, Spot,
};

use crate::choosing::{chosen, ids, two};
use crate::till::{PAYING, Till, pm, saved};

pub(crate) fn remove(till: &mut Till, id: &str) {
    till.act(SavedEvent::RemoveAsked(pm(id)));
    till.act(SavedEvent::Removed);
}

/// The place of the removed card is on the screen, and nobody dwells on it.
fn see(till: &mut Till) {
    till.act(SavedEvent::UndoHeld(false));
}

fn answer(till: &mut Till, answer: Changed) {
    let request = till.changes.pop().expect("the gateway was asked");
    till.take(Event::Pay(PayEvent::CardChanged { request, answer }));
}

pub(crate) fn focused(till: &Till) -> Vec<Spot> {
    let spot = |effect: &Effect| match effect {
        Effect::Focus(spot) => Some(*spot),
        _ => None,
    };
    till.effects.iter().filter_map(spot).collect()
}

#[test]
fn saved_card_that_was_removed_can_be_put_back_for_ten_seconds() {
    let mut till = two();
    till.act(SavedEvent::RemoveAsked(pm("pm_2")));
    assert_eq!(*till.state.saved().panel(), Panel::Removing(pm("pm_2")));
    till.act(SavedEvent::Removed);
    see(&mut till);
    assert_eq!(ids(&till), ["pm_1"]);
    assert!(till.changes.is_empty(), "the gateway is not asked yet");
    till.wait(9_999);
    till.act(SavedEvent::Undone);
    assert_eq!(ids(&till), ["pm_1", "pm_2"]);
    assert_eq!(chosen(&till), Some("pm_1"), "it was not chosen before");
    till.wait(20_000);
    assert!(till.changes.is_empty());

    remove(&mut till, "pm_2");
    see(&mut till);
    till.wait(10_000);
    answer(&mut till, Changed::Done);
    let told =
        |it: &Effect| matches!(it, Effect::Pay(PayEffect::TellRemoved(id)) if *id == pm("pm_2"));
    assert!(till.effects.iter().any(told));
}

#[test]
fn saved_card_undo_time_passes_only_while_its_place_is_seen_and_left_alone() {
    let mut till = two();
    remove(&mut till, "pm_1");
    // Nobody has said yet that it is seen.
    till.wait(60_000);
    assert!(till.changes.is_empty());
    see(&mut till);
    till.wait(6_000);
    till.act(SavedEvent::UndoHeld(true));
    till.wait(600_000);
    assert!(till.state.saved().removed().is_some_and(Removed::can_undo));
    // Said twice is said once: no time is won or lost by it.
    till.act(SavedEvent::UndoHeld(true));
    see(&mut till);
    till.wait(3_999);
    see(&mut till);
    assert!(till.changes.is_empty());
    till.wait(1);
    assert_eq!(till.changes.len(), 1);
    till.act(SavedEvent::Undone);
    assert_eq!(ids(&till), ["pm_2"], "it is too late");
}

#[test]
fn saved_card_that_was_removed_keeps_its_place_until_something_else_is_done() {
    let mut cards: Vec<_> = (1..=5)
        .map(|n| saved(&format!("pm_{n}"), (2030, 1)))
        .collect();
    cards[1].is_default = true;
    let mut till = Till::with_cards(cards);
    assert_eq!((chosen(&till), ids(&till).len()), (Some("pm_2"), 3));
    remove(&mut till, "pm_2");
    let place = |till: &Till| till.state.saved().removed_at();
    // Two cards and the place: as many rows as before, and none that was folded slips in.
    assert_eq!((ids(&till), place(&till)), (vec!["pm_1", "pm_3"], Some(1)));
    see(&mut till);
    till.wait(10_000);
    answer(&mut till, Changed::Done);
    assert_eq!(
        (ids(&till).len(), place(&till)),
        (2, Some(1)),
        "nothing moves by itself"
    );
    till.act(SavedEvent::Edited(Field::Cvc, Draft::from_text("1")));
    assert_eq!(place(&till), Some(1), "typing is nothing else");
    till.act(SavedEvent::Chose(Choice::Saved(pm("pm_1"))));
    assert_eq!(
        (ids(&till), place(&till)),
        (vec!["pm_1", "pm_3", "pm_4"], None)
    );
}

#[test]
fn saved_card_that_goes_leaves_the_choice_to_the_next_usable_one() {
    let mut till = Till::with_cards(vec![
        saved("pm_1", (2030, 1)),
        saved("pm_2", (2030, 1)),
        saved("pm_old", (2020, 1)),
    ]);
    remove(&mut till, "pm_1");
    assert_eq!(chosen(&till), Some("pm_2"));
    till.act(SavedEvent::Undone);
    assert_eq!(chosen(&till), Some("pm_1"), "it is chosen again");
    assert_eq!(focused(&till), [Spot::Choice]);
    remove(&mut till, "pm_1");
    remove(&mut till, "pm_2");
    assert_eq!(chosen(&till), None, "no other one can be used");
    assert!(till.state.shows_list(), "the way back is in it");
}

#[test]
fn saved_card_that_goes_takes_nothing_with_it_that_was_typed_for_another() {
    let mut till = Till::opened(PAYING);
    till.token();
    till.list_as(
        "always",
        vec![saved("pm_1", (2030, 1)), saved("pm_2", (2030, 1))],
    );
    till.act(SavedEvent::Edited(Field::Cvc, Draft::from_text("123")));
    let code = |till: &Till| {
        let draft = till.state.saved().row().draft(Field::Cvc);
        draft.map(|draft| draft.expose_text().to_owned())
    };
    till.act(SavedEvent::ManageAsked(pm("pm_2")));
    remove(&mut till, "pm_2");
    assert_eq!(code(&till).as_deref(), Some("123"));
    till.act(SavedEvent::Undone);
    assert_eq!(code(&till).as_deref(), Some("123"));
    remove(&mut till, "pm_1");
    assert_eq!(code(&till).as_deref(), Some(""), "a code is one card's own");
}

#[test]
fn saved_card_removal_that_failed_puts_it_back_and_says_so() {
    let mut till = two();
    remove(&mut till, "pm_1");
    assert_eq!(chosen(&till), Some("pm_2"));
    see(&mut till);
    till.wait(10_000);
    answer(&mut till, Changed::Failed);
    assert_eq!(ids(&till), ["pm_1", "pm_2"]);
    assert!(
        till.state.saved().removed().is_none(),
        "it has left its place"
    );
    assert_eq!(till.state.notice(), Some(Notice::ChangeFailed));
}

#[test]
fn saved_card_removal_is_not_forgotten_by_a_form_that_goes_away() {
    let mut till = two();
    remove(&mut till, "pm_1");
    till.take(Event::Closed);
    assert_eq!(till.changes.len(), 1);
}

#[test]
fn saved_card_removal_is_made_at_once_when_the_page_is_left() {
    let mut till = two();
    remove(&mut till, "pm_1");
    till.take(Event::PageHidden);
    assert_eq!(till.changes.len(), 1);
    till.take(Event::PageShown { away: 1 });
    assert!(till.state.saved().removed().is_none(), "too late for undo");
    answer(&mut till, Changed::Done);
    assert_eq!(ids(&till), ["pm_2"]);
}

#[test]
fn saved_card_changes_are_announced() {
    let mut till = two();
    let said = |till: &Till| till.state.saved().announcement().cloned();
    remove(&mut till, "pm_2");
    assert!(matches!(said(&till), Some(Announcement::Removed(card)) if card.id == pm("pm_2")));
    till.act(SavedEvent::Undone);
    assert!(matches!(said(&till), Some(Announcement::Restored(card)) if card.id == pm("pm_2")));
    till.act(SavedEvent::Preferred(pm("pm_2")));
    assert!(matches!(said(&till), Some(Announcement::Preferred(card)) if card.id == pm("pm_2")));
    answer(&mut till, Changed::Failed);
    assert_eq!(said(&till), None, "what did not come to pass is not said");
}

#[test]
fn saved_card_default_is_changed_at_once_and_changed_back() {
    let mut till = two();
    till.act(SavedEvent::ManageAsked(pm("pm_2")));
    till.act(SavedEvent::Preferred(pm("pm_2")));
    // The button that was pressed is gone: the focus has a place all the same.
    assert_eq!(focused(&till), [Spot::Manage]);
    assert_eq!(till.state.saved().marked(), Some(&pm("pm_2")));
    let defaults = |till: &Till| {
        let shown = till.state.saved().visible();
        shown.filter(|it| it.is_default).count()
    };
    assert_eq!(defaults(&till), 1);
    answer(&mut till, Changed::Failed);
    assert_eq!(defaults(&till), 0);
}

#[test]
fn saved_card_panel_is_left_step_by_step() {
    let mut till = two();
    let panel = |till: &Till| till.state.saved().panel().clone();
    till.act(SavedEvent::ManageAsked(pm("pm_1")));
    till.act(SavedEvent::EditAsked(pm("pm_1")));
    till.act(SavedEvent::PanelClosed);
    assert_eq!(
        (panel(&till), focused(&till)),
        (Panel::Managing(pm("pm_1")), vec![Spot::Edit])
    );
    till.act(SavedEvent::RemoveAsked(pm("pm_1")));
    till.act(SavedEvent::PanelClosed);
    assert_eq!(
        (panel(&till), focused(&till)),
        (Panel::Managing(pm("pm_1")), vec![Spot::Remove])
    );
    till.act(SavedEvent::PanelClosed);
    assert_eq!(
        (panel(&till), focused(&till)),
        (Panel::None, vec![Spot::Manage])
    );
    // The button opens and closes; another card's closes this one's.
    for (id, open) in [("pm_1", true), ("pm_2", true), ("pm_2", false)] {
        till.act(SavedEvent::ManageAsked(pm(id)));
        assert_eq!(panel(&till) == Panel::Managing(pm(id)), open, "{id}");
    }
}

#[test]
fn saved_card_panel_stays_closed_where_cards_may_not_be_changed() {
    let mut till = Till::opened(Settings {
        remove: false,
        ..PAYING
    });
    till.token();
    till.list(vec![saved("pm_1", (2030, 1))]);
    till.act(SavedEvent::ManageAsked(pm("pm_1")));
    assert_eq!(*till.state.saved().panel(), Panel::None);
}

#[test]
fn saved_card_panel_waits_while_a_card_is_paid_with() {
    for (open, press) in [
        (SavedEvent::RemoveAsked(pm("pm_1")), SavedEvent::Removed),
        (SavedEvent::EditAsked(pm("pm_2")), SavedEvent::EditSaved),
    ] {
        let mut till = Till::opened(PAYING);
        till.token();
        let cards = vec![saved("pm_1", (2030, 1)), saved("pm_2", (2030, 1))];
        till.list_as("always", cards);
        till.act(open);
        till.act(SavedEvent::Edited(Field::Cvc, Draft::from_text("737")));
        till.confirm();
        let attempt = till.codes.pop().expect("the code is on its way");
        till.act(press);
        let answer = Answer::CodeTaken;
        till.take(Event::Answered { attempt, answer });
        let charged = |it: &Effect| matches!(it, Effect::Pay(PayEffect::AskCharge { id, .. }) if *id == pm("pm_1"));
        assert!(till.effects.iter().any(charged), "{:?}", till.effects);
        assert_eq!(ids(&till), ["pm_1", "pm_2"]);
    }
}
