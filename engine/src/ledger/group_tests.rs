//! Calls that are done together: one transaction, and each for itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::oneshot::{self, Receiver};
use tokio::time::Instant;

use super::group::Rules;
use super::queue::{Place, Serving};
use super::trial::store;
use super::{Book, CustomerChange, Fault, Ledger, PATIENCE, Refusal};
use crate::clock::Clock;
use crate::store::{Rows, Store, StoreError};

/// A store that counts how often a transaction began.
struct Counting {
    store: Box<dyn Store>,
    begun: Arc<AtomicUsize>,
}

impl Store for Counting {
    fn transaction(&mut self, patience: Duration) -> Result<Box<dyn Rows + '_>, StoreError> {
        self.begun.fetch_add(1, Ordering::SeqCst);
        self.store.transaction(patience)
    }
}

pub(super) fn ledger() -> (Ledger, Arc<AtomicUsize>) {
    let begun = Arc::new(AtomicUsize::new(0));
    let store = Counting {
        store: store(),
        begun: Arc::clone(&begun),
    };
    (Ledger::new(Box::new(store), Clock::new(), &[]), begun)
}

/// Asks, and waits for nothing.
pub(super) fn ask<T: Send + 'static>(
    ledger: &Ledger,
    rules: impl FnOnce(&Book<'_>) -> Result<T, Fault> + Send + 'static,
) -> (Place, Receiver<Result<T, Fault>>) {
    let (tell, told) = oneshot::channel();
    let (place, _) = ledger.queue.join(Box::new(Rules {
        ledger: ledger.clone(),
        end: Instant::now() + PATIENCE,
        rules: Some(rules),
        came_of_it: None,
        tell,
    }));
    (place, told)
}

pub(super) fn serve(ledger: &Ledger) {
    ledger.serve_queue(Serving::of(&ledger.queue));
}

pub(super) fn keep(book: &Book<'_>) -> Result<String, Fault> {
    Ok(book.create_customer("1", CustomerChange::default())?.id)
}

fn is_kept(ledger: &Ledger, customer: &str) -> bool {
    ledger.run_here(|book| book.customer("1", customer)).is_ok()
}

#[test]
fn calls_that_wait_are_done_in_one_transaction_and_answered_once_it_is_durable() {
    let (ledger, begun) = ledger();
    let (_first_place, first) = ask(&ledger, keep);
    let first = Arc::new(std::sync::Mutex::new(first));
    let seen = Arc::clone(&first);
    let (_place, second) = ask(&ledger, move |book| {
        assert!(
            seen.lock().unwrap().try_recv().is_err(),
            "answered too early"
        );
        keep(book)
    });
    serve(&ledger);
    assert_eq!(begun.load(Ordering::SeqCst), 1);
    let first = first.lock().unwrap().try_recv().unwrap().unwrap();
    let second = { second }.try_recv().unwrap().unwrap();
    assert!(is_kept(&ledger, &first) && is_kept(&ledger, &second));
}

#[test]
fn a_call_that_is_refused_or_panics_takes_no_other_with_it() {
    let (ledger, _) = ledger();
    let (_one, mut before) = ask(&ledger, keep);
    let (written, wrote) = std::sync::mpsc::channel();
    let panics = written.clone();
    let (_two, mut refused) = ask(&ledger, move |book| {
        written.send(keep(book)?).unwrap();
        Err::<(), _>(Refusal::TooManyCards.into())
    });
    let (_three, mut torn) = ask(&ledger, move |book| -> Result<(), Fault> {
        panics.send(keep(book)?).unwrap();
        panic!("on purpose");
    });
    let (_four, mut after) = ask(&ledger, keep);
    serve(&ledger);
    assert!(matches!(
        refused.try_recv().unwrap(),
        Err(Fault::Refused(_))
    ));
    assert!(matches!(torn.try_recv().unwrap(), Err(Fault::Torn)));
    for kept in [&mut before, &mut after] {
        assert!(is_kept(&ledger, &kept.try_recv().unwrap().unwrap()));
    }
    let undone: Vec<_> = wrote.try_iter().collect();
    assert!(undone.len() == 2 && !undone.iter().any(|it| is_kept(&ledger, it)));
}

#[test]
fn who_leaves_before_the_call_begins_has_nothing_done() {
    let (ledger, begun) = ledger();
    let (place, mut told) = ask(&ledger, keep);
    assert!(place.leave());
    serve(&ledger);
    assert_eq!(begun.load(Ordering::SeqCst), 0);
    assert!(told.try_recv().is_err());
    let (place, mut told) = ask(&ledger, keep);
    serve(&ledger);
    assert!(!place.leave() && told.try_recv().unwrap().is_ok());
}

/// As when the disk is full: SQLite ends such a transaction by itself.
#[test]
fn a_transaction_that_breaks_is_told_to_all_in_it_and_the_next_calls_get_another() {
    let (ledger, begun) = ledger();
    let (written, wrote) = std::sync::mpsc::channel();
    let (_one, mut lost) = ask(&ledger, move |book| {
        written.send(keep(book)?).unwrap();
        Ok(())
    });
    let (_two, mut breaks) = ask(&ledger, |book| {
        book.rows.keep_call()?;
        keep(book)
    });
    let (_three, mut after) = ask(&ledger, keep);
    serve(&ledger);
    assert_eq!(begun.load(Ordering::SeqCst), 2);
    let is_told = |error| matches!(error, Fault::Store(StoreError::Together(_)));
    assert!(is_told(lost.try_recv().unwrap().unwrap_err()));
    assert!(is_told(breaks.try_recv().unwrap().unwrap_err()));
    assert!(!is_kept(&ledger, &wrote.recv().unwrap()));
    assert!(is_kept(&ledger, &after.try_recv().unwrap().unwrap()));
}

/// As where a dialect is called back: the part that it fails in is left open.
#[test]
fn a_call_that_fails_inside_of_parts_is_undone_whole_and_its_neighbours_are_kept() {
    let (ledger, _) = ledger();
    let (written, wrote) = std::sync::mpsc::channel();
    let (_one, mut before) = ask(&ledger, keep);
    let (_two, mut fails) = ask(&ledger, {
        let written = written.clone();
        move |book| {
            written.send(keep(book)?).unwrap();
            book.in_hook("one", |book| {
                written.send(keep(book)?).unwrap();
                book.in_hook("one", |_| {
                    Err::<(), _>(StoreError::Unreadable("customers").into())
                })
            })
        }
    });
    let (_three, mut torn) = ask(&ledger, move |book| {
        written.send(keep(book)?).unwrap();
        book.in_hook("one", |book| -> Result<(), Fault> {
            written.send(keep(book)?).unwrap();
            panic!("on purpose");
        })
    });
    let (_four, mut after) = ask(&ledger, keep);
    serve(&ledger);
    let unreadable = fails.try_recv().unwrap().unwrap_err();
    assert!(matches!(
        unreadable,
        Fault::Store(StoreError::Unreadable(_))
    ));
    assert!(matches!(torn.try_recv().unwrap(), Err(Fault::Torn)));
    for kept in [&mut before, &mut after] {
        assert!(is_kept(&ledger, &kept.try_recv().unwrap().unwrap()));
    }
    let undone: Vec<_> = wrote.try_iter().collect();
    assert!(undone.len() == 4 && !undone.iter().any(|it| is_kept(&ledger, it)));
}

#[test]
fn a_refusal_that_may_rest_on_what_was_lost_is_not_told() {
    let (ledger, _) = ledger();
    let (_one, mut refused) = ask(&ledger, |book| {
        keep(book)?;
        Err::<(), _>(Refusal::TooManyCards.into())
    });
    let (_two, _breaks) = ask(&ledger, |book| {
        book.rows.keep_call()?;
        keep(book)
    });
    serve(&ledger);
    assert!(matches!(
        refused.try_recv().unwrap(),
        Err(Fault::Store(StoreError::Together(_)))
    ));
}

#[test]
fn a_call_whose_patience_ended_behind_a_slow_one_is_not_done() {
    let (ledger, _) = ledger();
    let (tell, mut late) = oneshot::channel();
    let (_one, mut slow) = ask(&ledger, keep);
    let (_place, _) = ledger.queue.join(Box::new(Rules {
        ledger: ledger.clone(),
        end: Instant::now(),
        rules: Some(keep),
        came_of_it: None,
        tell,
    }));
    serve(&ledger);
    assert!(slow.try_recv().unwrap().is_ok());
    assert!(matches!(late.try_recv().unwrap(), Err(Fault::Busy)));
    let (count, _) = ledger.run_here(|book| book.customers("1", 0, 9)).unwrap();
    assert_eq!(count, 1);
}

/// As where the machine has no thread left.
#[test]
fn a_queue_that_nobody_came_to_serve_is_served_by_the_next() {
    let (ledger, _) = ledger();
    let (_one, mut waits) = ask(&ledger, keep);
    drop(Serving::of(&ledger.queue));
    let (tell, _told) = oneshot::channel();
    let (_place, begins) = ledger.queue.join(Box::new(Rules {
        ledger: ledger.clone(),
        end: Instant::now() + PATIENCE,
        rules: Some(keep),
        came_of_it: None,
        tell,
    }));
    assert!(begins);
    serve(&ledger);
    assert!(waits.try_recv().unwrap().is_ok());
}
