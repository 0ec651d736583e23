//! The store in one SQLite file: write-ahead log, every commit on the disk before it is
//! acknowledged, schema in numbered migrations. It has no rule about money or cards.

mod after_sale;
mod captures;
mod checkouts;
mod consents;
mod customers;
mod deliveries;
mod disputes;
mod documents;
mod entries;
mod events;
mod holds;
mod idempotency;
mod intents;
mod migrations;
mod payment_methods;
mod payments;
mod query;
mod refunds;
mod requests;
mod tokenisations;

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};

use super::{
    Checkout, CheckoutAttempt, Hold, Movement, Payment, Position, Refund, Rows, Store, StoreError,
};
use crate::clock::Moment;
use crate::secret::Fingerprint;
use migrations::migrate;

/// How long to wait at the start for another process that has the file open.
const BUSY: Duration = Duration::from_secs(5);

/// A store in an SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    connection: Connection,
}

impl SqliteStore {
    /// Opens the file, makes it when it is missing, and brings its schema up to date. What a version
    /// with one dialect wrote is of `legacy_dialect`.
    ///
    /// # Errors
    /// When the file cannot be opened, is no database, or was written by a newer version.
    pub fn open(path: &Path, legacy_dialect: &str) -> Result<Self, StoreError> {
        let mut connection = Connection::open(path)?;
        connection.busy_timeout(BUSY)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // An answer that a client has seen must survive the death of the process and of the
        // machine, so each commit waits for the disk.
        connection.pragma_update(None, "synchronous", "FULL")?;
        migrate(&mut connection, legacy_dialect)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        Ok(Self { connection })
    }
}

impl Store for SqliteStore {
    fn transaction(&mut self, patience: Duration) -> Result<Box<dyn Rows + '_>, StoreError> {
        self.connection.busy_timeout(patience)?;
        // Immediate: whoever may write has the write lock before reading what he decides by.
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|error| {
                let code = error.sqlite_error_code();
                let locked = [ErrorCode::DatabaseBusy, ErrorCode::DatabaseLocked].map(Some);
                if locked.contains(&code) {
                    StoreError::Locked
                } else {
                    StoreError::Database(error)
                }
            })?;
        Ok(Box::new(SqliteRows { transaction }))
    }
}

struct SqliteRows<'store> {
    transaction: Transaction<'store>,
}

impl Rows for SqliteRows<'_> {
    fn commit(self: Box<Self>) -> Result<(), StoreError> {
        Ok(self.transaction.commit()?)
    }

    fn begin_part(&self) -> Result<(), StoreError> {
        Ok(self.transaction.execute_batch("SAVEPOINT part")?)
    }

    fn keep_part(&self) -> Result<(), StoreError> {
        Ok(self.transaction.execute_batch("RELEASE part")?)
    }

    fn undo_part(&self) -> Result<(), StoreError> {
        // Rolling back alone leaves the savepoint open.
        Ok(self
            .transaction
            .execute_batch("ROLLBACK TO part; RELEASE part")?)
    }

    fn payment_by_id(&self, payment_id: &str) -> Result<Option<Payment>, StoreError> {
        payments::by_id(&self.transaction, payment_id)
    }

    fn insert_checkout(&self, checkout: &Checkout) -> Result<(), StoreError> {
        checkouts::insert(&self.transaction, checkout)
    }

    fn checkout(&self, id: &str) -> Result<Option<Checkout>, StoreError> {
        checkouts::find(&self.transaction, id)
    }

    fn cancel_checkout(&self, id: &str) -> Result<(), StoreError> {
        checkouts::cancel(&self.transaction, id)
    }

    fn checkout_attempt(
        &self,
        id: &str,
        name: &Fingerprint,
    ) -> Result<Option<CheckoutAttempt>, StoreError> {
        checkouts::attempt(&self.transaction, id, name)
    }

    fn insert_checkout_attempt(
        &self,
        id: &str,
        name: &Fingerprint,
        attempt: &CheckoutAttempt,
    ) -> Result<(), StoreError> {
        checkouts::insert_attempt(&self.transaction, id, name, attempt)
    }

    fn insert_payment(&self, payment: &Payment) -> Result<(), StoreError> {
        payments::insert(&self.transaction, payment)
    }

    fn update_payment(&self, payment: &Payment) -> Result<(), StoreError> {
        payments::update(&self.transaction, payment)
    }

    fn payment(&self, account: &str, payment_id: &str) -> Result<Option<Payment>, StoreError> {
        payments::find(&self.transaction, account, payment_id)
    }

    fn payment_by_challenge(&self, challenge_hash: &str) -> Result<Option<Payment>, StoreError> {
        payments::by_challenge(&self.transaction, challenge_hash)
    }

    fn payments_of_intent(&self, intent: &str) -> Result<Vec<Payment>, StoreError> {
        payments::of_intent(&self.transaction, intent)
    }

    fn payments(
        &self,
        account: &str,
        dialect: &str,
        from: Moment,
        to: Moment,
        skip: u64,
        take: u64,
    ) -> Result<(u64, Vec<Payment>), StoreError> {
        payments::page(&self.transaction, (account, dialect), from, to, skip, take)
    }

    fn payments_due(&self, now: Moment) -> Result<Vec<Payment>, StoreError> {
        payments::due(&self.transaction, now)
    }

    fn insert_movement(&self, movement: Movement<'_>) -> Result<(), StoreError> {
        entries::insert(&self.transaction, movement)
    }

    fn open_movement(&self) -> Result<Option<i64>, StoreError> {
        entries::open_movement(&self.transaction)
    }

    fn positions(&self) -> Result<Vec<Position>, StoreError> {
        entries::positions(&self.transaction)
    }

    fn insert_refund(&self, refund: &Refund, first: i64) -> Result<i64, StoreError> {
        refunds::insert(&self.transaction, refund, first)
    }

    fn update_refund(&self, refund: &Refund) -> Result<(), StoreError> {
        refunds::update(&self.transaction, refund)
    }

    fn refund(&self, account: &str, refund_id: i64) -> Result<Option<Refund>, StoreError> {
        refunds::find(&self.transaction, account, refund_id)
    }

    fn refund_by_reference(
        &self,
        account: &str,
        reference: &str,
    ) -> Result<Option<Refund>, StoreError> {
        refunds::by_reference(&self.transaction, account, reference)
    }

    fn refunds_due(&self, now: Moment) -> Result<Vec<Refund>, StoreError> {
        refunds::due(&self.transaction, now)
    }

    fn refunded(&self, payment_id: &str) -> Result<u64, StoreError> {
        refunds::total(&self.transaction, payment_id)
    }

    fn put_hold(&self, hold: &Hold) -> Result<(), StoreError> {
        holds::put(&self.transaction, hold)
    }

    fn hold(&self, payment_id: &str) -> Result<Option<Hold>, StoreError> {
        holds::find(&self.transaction, payment_id)
    }

    fn holds_due(&self, now: Moment) -> Result<Vec<Hold>, StoreError> {
        holds::due(&self.transaction, now)
    }

    fn insert_agreement(
        &self,
        account: &str,
        customer: &str,
        payment_method: &str,
        payment_id: &str,
    ) -> Result<(), StoreError> {
        payments::insert_agreement(
            &self.transaction,
            account,
            customer,
            payment_method,
            payment_id,
        )
    }

    fn delete_agreement(&self, payment_id: &str) -> Result<(), StoreError> {
        payments::delete_agreement(&self.transaction, payment_id)
    }

    fn has_agreement(
        &self,
        account: &str,
        customer: &str,
        payment_method: &str,
    ) -> Result<bool, StoreError> {
        payments::has_agreement(&self.transaction, account, customer, payment_method)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::SignedRequest;

    #[test]
    fn a_dropped_transaction_leaves_nothing() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, "old").unwrap();
        let mut store = SqliteStore { connection };
        let now = Moment::from_millis(1);
        let request = SignedRequest {
            account: "1".to_owned(),
            id: Fingerprint::of("key", &["a"]),
            string_hash: "b".to_owned(),
        };
        {
            let rows = store.transaction(BUSY).unwrap();
            assert!(rows.burn_request(&request, now, now).unwrap());
        }
        let rows = store.transaction(BUSY).unwrap();
        assert!(rows.burn_request(&request, now, now).unwrap());
        rows.commit().unwrap();
    }

    #[test]
    fn a_part_is_undone_without_what_is_around_it_and_beside_it() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, "old").unwrap();
        let mut store = SqliteStore { connection };
        let now = Moment::from_millis(1);
        let rows = store.transaction(BUSY).unwrap();
        let is_new = |name: &str| {
            let request = SignedRequest {
                account: "1".to_owned(),
                id: Fingerprint::of("key", &[name]),
                string_hash: name.to_owned(),
            };
            rows.burn_request(&request, now, now).unwrap()
        };
        assert!(is_new("before"));
        rows.begin_part().unwrap();
        assert!(is_new("outer"));
        rows.begin_part().unwrap();
        assert!(is_new("inner"));
        rows.undo_part().unwrap();
        rows.begin_part().unwrap();
        assert!(is_new("beside"));
        rows.keep_part().unwrap();
        assert!(!is_new("outer") && !is_new("beside") && is_new("inner"));
        rows.undo_part().unwrap();
        assert!(!is_new("before"));
        for undone in ["outer", "inner", "beside"] {
            assert!(is_new(undone), "{undone}");
        }
    }
}
