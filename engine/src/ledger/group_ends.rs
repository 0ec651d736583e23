//! Calls that are done together, and what becomes of those that are not: who leaves, who has no patience left, and what
//! was heard by a call that is undone.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::group_tests::{ask, keep, ledger, serve};
use super::patience::without_patience;
use super::queue::Place;
use super::{Book, CodeVerdict, Fault, Ledger, Refusal};
use crate::clock::Clock;
use crate::store::{Rows, SqliteStore, Store, StoreError};

/// A store that is locked by another process until somebody has left.
struct Locked {
    store: SqliteStore,
    meanwhile: Option<Box<dyn FnOnce() + Send>>,
}

impl Store for Locked {
    fn transaction(&mut self, patience: Duration) -> Result<Box<dyn Rows + '_>, StoreError> {
        if let Some(meanwhile) = self.meanwhile.take() {
            meanwhile();
        }
        self.store.transaction(patience)
    }
}

#[test]
fn who_leaves_while_another_process_has_the_database_has_nothing_done() {
    let places = Arc::new(std::sync::Mutex::new(Vec::<Place>::new()));
    let leaving = Arc::clone(&places);
    let store = Locked {
        store: SqliteStore::open(Path::new(":memory:"), "one").unwrap(),
        meanwhile: Some(Box::new(move || {
            assert!(leaving.lock().unwrap().iter().all(Place::leave));
        })),
    };
    let ledger = Ledger::new(Box::new(store), Clock::new(), &[]);
    let (one, mut left) = ask(&ledger, keep);
    let (_stays, mut kept) = ask(&ledger, keep);
    places.lock().unwrap().push(one);
    serve(&ledger);
    assert!(left.try_recv().is_err(), "it was not begun");
    assert!(kept.try_recv().unwrap().is_ok());
    let (count, _) = ledger.run_here(|book| book.customers("1", 0, 9)).unwrap();
    assert_eq!(count, 1);
}

#[tokio::test]
async fn who_has_no_patience_left_is_served_where_nobody_is_before_him() {
    let (ledger, _) = ledger();
    for _ in 0..3 {
        let kept = without_patience(ledger.run(keep)).await;
        assert!(kept.is_ok(), "{kept:?}");
    }
    let (_place, _waits) = ask(&ledger, keep);
    let busy = without_patience(ledger.run(keep)).await;
    assert!(matches!(busy, Err(Fault::Busy)), "{busy:?}");
}

#[test]
fn a_verdict_on_a_code_goes_with_the_call_that_heard_it() {
    let (ledger, _) = ledger();
    let put = |book: &Book<'_>, id| book.put_fresh_code(id, CodeVerdict::Correct);
    ledger.run_here(|book| put(book, "taken")).unwrap();
    let (_one, _refused) = ask(&ledger, move |book| {
        put(book, "refused")?;
        book.take_fresh_code("taken")?;
        Err::<(), _>(Refusal::TooManyCards.into())
    });
    let (_two, _torn) = ask(&ledger, move |book| -> Result<(), Fault> {
        put(book, "torn")?;
        panic!("on purpose");
    });
    let (_three, _kept) = ask(&ledger, move |book| put(book, "kept"));
    serve(&ledger);
    let (_four, _lost) = ask(&ledger, move |book| put(book, "lost"));
    let (_five, _breaks) = ask(&ledger, |book| Ok(book.rows.keep_call()?));
    serve(&ledger);
    let (_six, _alone) = ask(&ledger, move |book| {
        put(book, "alone")?;
        Err::<(), _>(Refusal::TooManyCards.into())
    });
    serve(&ledger);
    let has = |id: &str| ledger.run_here(|book| book.has_fresh_code(id));
    let all = ["taken", "refused", "torn", "kept", "lost", "alone"];
    let counts = all.map(|id| has(id).unwrap());
    assert_eq!(counts, [true, false, false, true, false, false]);
}
