//! How SQLite goes about the lists: a page is read from an index, in order, and nothing is scanned or sorted
//! for it. So a page costs the same however much there is.

use std::path::Path;

use super::SqliteStore;
use crate::store::sql::{
    customers, deliveries, disputes, documents, events, holds, intents, payments, refunds,
};
use crate::store::{Cursor, Listing};

/// The steps by which SQLite would answer.
fn plan(sql: &str) -> Vec<String> {
    let store = SqliteStore::open(Path::new(":memory:"), "one").unwrap();
    let mut statement = store
        .connection
        .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
        .unwrap();
    let steps = statement.raw_query().mapped(|row| row.get("detail"));
    steps.collect::<Result<_, _>>().unwrap()
}

fn is_read_from(sql: &str, index: &str) -> Vec<String> {
    let steps = plan(sql);
    let uses = steps.iter().any(|step| step.contains(index));
    let scans = steps.iter().any(|step| step.contains("SCAN"));
    assert!(uses && !scans, "{index}: {steps:?}");
    steps
}

#[test]
fn a_page_is_read_from_its_index_and_nothing_is_scanned_or_sorted() {
    let listing = |owner, cursor| Listing {
        owner,
        cursor,
        limit: 9,
    };
    for (sql, index) in [
        (customers::page(), "customers_by_account"),
        (disputes::page(), "disputes_by_account"),
        (payments::page(), "payments_by_account"),
        (intents::page(false, false), "intents_by_account"),
        (intents::page(false, true), "intents_by_account"),
        (intents::page(true, false), "intents_by_customer"),
        (intents::page(true, true), "intents_by_customer"),
        (
            documents::page(listing(None, Cursor::Newest)),
            "documents_by_kind",
        ),
        (
            documents::page(listing(None, Cursor::Oldest)),
            "documents_by_kind",
        ),
        (
            documents::page(listing(None, Cursor::StartingAfter("a"))),
            "documents_by_kind",
        ),
        (
            documents::page(listing(Some("o"), Cursor::EndingBefore("a"))),
            "documents_by_owner",
        ),
        (deliveries::DUE.to_owned(), "deliveries_due"),
        (events::OLD.to_owned(), "events_by_age"),
    ] {
        let steps = is_read_from(&sql, index);
        let sorts = steps.iter().any(|step| step.contains("TEMP B-TREE"));
        assert!(!sorts, "{index}: {steps:?}");
    }
}

/// These are few: they may be sorted.
#[test]
fn what_is_due_is_found_without_a_look_at_what_is_not() {
    for (sql, index) in [
        (payments::due(), "payments_due"),
        (intents::due(), "intents_due"),
        (refunds::DUE.to_owned(), "refunds_due"),
        (holds::DUE.to_owned(), "holds_due"),
        (disputes::DUE.to_owned(), "disputes_due"),
    ] {
        is_read_from(&sql, index);
    }
}
