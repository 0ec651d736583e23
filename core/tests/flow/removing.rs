//! Saved cards: a removal that still waits when the next one comes.

use payseal_core::flow::{Announcement, Effect, Notice, PayEffect, SavedEvent, Spot};

use crate::changing::remove;
use crate::choosing::{ids, two};
use crate::till::pm;

#[test]
fn saved_card_removal_that_waits_is_settled_before_the_next() {
    let mut till = two();
    remove(&mut till, "pm_1");
    remove(&mut till, "pm_2");
    let place = |wanted: fn(&Effect) -> bool| till.effects.iter().position(wanted);
    let asked = place(|it| matches!(it, Effect::Pay(PayEffect::ChangeCard { .. })));
    let moved = place(|it| matches!(it, Effect::Focus(Spot::Undo)));
    assert!(asked.is_some() && asked < moved, "{asked:?} {moved:?}");
}

#[test]
fn saved_card_that_comes_back_at_the_next_removal_does_not_silence_it() {
    let mut till = two();
    for _ in 0..8 {
        till.act(SavedEvent::Preferred(pm("pm_2")));
        till.act(SavedEvent::Preferred(pm("pm_1")));
    }
    assert_eq!(till.changes.len(), 16, "no more is asked for at once");
    remove(&mut till, "pm_1");
    remove(&mut till, "pm_2");
    assert_eq!(ids(&till), ["pm_1"]);
    let said = till.state.saved().announcement();
    assert!(matches!(said, Some(Announcement::Removed(card)) if card.id == pm("pm_2")));
    assert_eq!(till.state.notice(), Some(Notice::ChangeFailed));
}
