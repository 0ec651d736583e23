//! Random walks over charges, the clock and merchants that acknowledge or don't: each delivery keeps to its
//! dialect's schedule; and whom a dialect tells nothing any more.

use std::collections::BTreeMap;

use super::hook_tests::{ENDPOINTS, GAPS, charge, events, ledger, seconds};
use crate::clock::{Clock, Moment};
use crate::store::Outcome;

/// What a delivery does next, at its simplest.
struct Expected {
    sends: u32,
    due: Option<Moment>,
}

/// Random charges, leaps of the clock, acknowledgements and silences: every delivery is sent when its
/// schedule says and not before, in the order of their numbers, and never after it was acknowledged.
#[test]
fn every_delivery_keeps_to_the_schedule() {
    let mut dice = 0x2545_F491_4F6C_DD1D_u64;
    let mut roll = |sides: u64| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        dice % sides
    };
    let (mut acknowledged, mut given_up) = (0, 0);
    for walk in 0..6 {
        let clock = Clock::new();
        let ledger = ledger(&clock, &["http://a/", "http://b/"][..1 + walk % 2]);
        let mut known = BTreeMap::<i64, Expected>::new();
        for step in 0..150 {
            if roll(4) == 0 {
                let order = format!("{walk}-{step}");
                charge(&ledger, "many", &order, 100).unwrap();
            }
            clock.advance(seconds([0, 1, 4, 9, 61][roll(5) as usize]));
            let (now, taken) = ledger
                .run_here(|book| Ok((book.now(), book.take_deliveries()?)))
                .unwrap();
            let mut last = 0;
            for delivery in &taken {
                assert!(delivery.id > last);
                last = delivery.id;
                let expected = known.entry(delivery.id).or_insert(Expected {
                    sends: 0,
                    due: Some(now),
                });
                let due = expected.due.take().expect("was done with");
                assert!(due <= now, "too early");
                expected.sends += 1;
                assert_eq!(delivery.sends, expected.sends);
                let wait = GAPS.get(delivery.sends as usize - 1);
                expected.due = Some(now.after(*wait.unwrap_or(&seconds(5))));
                if roll(4) == 0 {
                    let id = delivery.id;
                    ledger
                        .run_here(|book| book.end_delivery(id, Outcome::Acknowledged))
                        .unwrap();
                    expected.due = None;
                    acknowledged += 1;
                }
            }
            for (id, expected) in &mut known {
                if expected.due.is_some_and(|due| due <= now) {
                    assert_eq!(
                        expected.sends as usize,
                        GAPS.len() + 1,
                        "{id} was forgotten"
                    );
                    expected.due = None;
                    given_up += 1;
                }
            }
        }
    }
    assert!(
        acknowledged > 20 && given_up > 20,
        "{acknowledged} {given_up}"
    );
}

#[test]
fn a_recipient_that_is_gone_is_told_nothing_any_more() {
    let clock = Clock::new();
    let ledger = ledger(&clock, &["http://a/", "http://b/"]);
    charge(&ledger, "many", "o", 100).unwrap();
    let told = || {
        let taken = ledger.run_here(|book| book.take_deliveries()).unwrap();
        let known = taken.into_iter().map(|it| it.recipient.unwrap());
        known.map(|it| (it.id, it.known)).collect::<Vec<_>>()
    };
    assert_eq!(told().len(), 2);
    ledger
        .run_here(|book| {
            book.delete_document(ENDPOINTS, "http://b/")?;
            book.update_document(ENDPOINTS, "http://a/", r#"{"secret":2}"#)
        })
        .unwrap();
    clock.advance(GAPS[0]);
    let expected = ("http://a/".to_owned(), r#"{"secret":2}"#.to_owned());
    assert_eq!(told(), [expected]);
    let event = events(&ledger, "many").remove(0);
    let left = ledger.run_here(|book| book.pending_deliveries(event.id));
    assert_eq!(left.unwrap(), 1);
}
