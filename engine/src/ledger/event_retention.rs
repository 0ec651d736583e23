//! How long events are kept: a month by the gateway's clock, and longer while somebody is still to hear.

use std::time::Duration;

use super::hook_tests::{charge, events, ledger};
use super::{Book, EVENT_RETENTION, Fault};
use crate::clock::Clock;
use crate::store::Outcome;

const SECOND: Duration = Duration::from_secs(1);

fn end_all(book: &Book<'_>) -> Result<usize, Fault> {
    let taken = book.take_deliveries()?;
    for delivery in &taken {
        book.end_delivery(delivery.id, Outcome::Acknowledged)?;
    }
    Ok(taken.len())
}

#[test]
fn an_event_is_kept_for_a_month_and_goes_with_its_deliveries() {
    let clock = Clock::new();
    let ledger = ledger(&clock, &["http://a/"]);
    charge(&ledger, "many", "o1", 100).unwrap();
    let first = events(&ledger, "many")[0].id;
    assert_eq!(ledger.run_here(end_all).unwrap(), 1);
    clock.advance(EVENT_RETENTION - Duration::from_secs(60));
    charge(&ledger, "many", "o2", 100).unwrap();
    assert_eq!(events(&ledger, "many").len(), 2);
    clock.advance(Duration::from_secs(61));
    charge(&ledger, "many", "o3", 100).unwrap();
    let kept: Vec<i64> = events(&ledger, "many").iter().map(|it| it.id).collect();
    assert_eq!((kept.len(), kept.contains(&first)), (2, false));
    let deliveries = ledger.run_here(|book| Ok(book.rows.deliveries_of(first)?));
    assert_eq!(deliveries.unwrap(), []);
}

#[test]
fn an_event_of_which_somebody_is_still_to_hear_is_kept() {
    let clock = Clock::new();
    let ledger = ledger(&clock, &["http://a/", "http://b/"]);
    charge(&ledger, "many", "o1", 100).unwrap();
    let first = events(&ledger, "many")[0].id;
    // One of its two addresses has heard.
    let heard = ledger.run_here(|book| {
        let taken = book.take_deliveries()?;
        book.end_delivery(taken[0].id, Outcome::Acknowledged)?;
        Ok(taken[1].id)
    });
    clock.advance(EVENT_RETENTION + SECOND);
    charge(&ledger, "many", "o2", 100).unwrap();
    let is_kept = || events(&ledger, "many").iter().any(|it| it.id == first);
    assert!(is_kept());
    let waits = heard.unwrap();
    let sent = ledger.run_here(|book| {
        let taken = book.take_deliveries()?;
        Ok(taken.iter().any(|it| it.id == waits))
    });
    assert!(sent.unwrap());
    ledger
        .run_here(|book| book.end_delivery(waits, Outcome::GivenUp))
        .unwrap();
    charge(&ledger, "many", "o3", 100).unwrap();
    assert!(!is_kept());
}
