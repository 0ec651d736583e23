//! Books that somebody changed by hand: the audit notices.

use super::Ledger;
use crate::clock::Clock;
use crate::secret;
use crate::store::SqliteStore;

#[test]
fn a_book_that_was_changed_by_hand_is_noticed() {
    for (change, expected) in [
        ("DELETE FROM entries WHERE purse = 'merchant'", "movement 1"),
        ("UPDATE entries SET amount = amount * 2", "do not agree"),
        ("DELETE FROM entries", "do not agree"),
        ("UPDATE entries SET kind = 'refund_done'", "movement 1"),
        ("UPDATE entries SET amount = -amount", "movement 1"),
        ("UPDATE entries SET currency = 'EUR'", "movement 1"),
        ("UPDATE payments SET status = 'failed', reason = 'generic'", "do not agree"),
        ("UPDATE payments SET status = 'requires_capture'", "do not agree"),
        ("UPDATE captures SET amount = 699", "do not agree"),
        ("UPDATE captures SET currency = 'EUR'", "do not agree"),
        ("DELETE FROM captures", "do not agree"),
        ("UPDATE intents SET canceled = 'requested'", "the intent 1 does not agree"),
        ("UPDATE intents SET account = '2'", "the intent 1 does not agree"),
        (
            "INSERT INTO refunds (account, payment_id, amount, currency, reason, status, created)
             SELECT '1', id, amount + 1, 'USD', '', 'succeeded', 0 FROM payments",
            "more than was paid",
        ),
        (
            "INSERT INTO disputes (account, payment_id, amount, currency, reason, reason_text, status,
             evidence_due, created)
             SELECT '1', id, amount, 'USD', 'general', '', 'lost', 0, 0 FROM payments",
            "do not agree",
        ),
    ] {
        let path = std::env::temp_dir().join(format!(
            "payseal-books-{}-{}.sqlite",
            std::process::id(),
            secret::digits(8).unwrap()
        ));
        drop(SqliteStore::open(&path, "one").unwrap());
        let raw = rusqlite::Connection::open(&path).unwrap();
        raw.execute_batch(
            "INSERT INTO intents (id, account, dialect, amount, currency, manual, usage, created)
             VALUES ('1', '1', 'one', 700, 'USD', 0, 'on_session', 0);
             INSERT INTO payments (id, account, intent, payment_method, card, usage,
             amount, currency, manual, status, created)
             VALUES ('1', '1', '1', 'pm', 'visa', 'on_session', 700, 'USD', 0, 'succeeded', 0);
             INSERT INTO entries (movement, account, payment_id, kind, purse, currency, amount)
             VALUES (1, '1', '1', 'sale', 'shopper', 'USD', -700),
             (1, '1', '1', 'sale', 'merchant', 'USD', 700);
             INSERT INTO captures (account, payment_id, amount, currency, created)
             VALUES ('1', '1', 700, 'USD', 0)",
        )
        .unwrap();
        let audit = || {
            let store = SqliteStore::open(&path, "one").unwrap();
            let ledger = Ledger::new(Box::new(store), Clock::new(), &[]);
            ledger.run_here(|book| book.audit()).unwrap()
        };
        assert_eq!(audit(), None);
        raw.execute_batch(change).unwrap();
        let wrong = audit().map(|wrong| wrong.to_string()).unwrap_or_default();
        assert!(wrong.contains(expected), "{change}: {wrong}");
        drop(raw);
        std::fs::remove_file(&path).unwrap();
    }
}
