//! The store in one SQLite file: write-ahead log, every commit on the disk before it is
//! acknowledged, schema in numbered migrations. It has no rule about money or cards.

mod customers;
mod payment_methods;
mod payments;
mod requests;

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{Customer, Payment, PaymentMethod, Rows, Session, Store, StoreError};
use crate::clock::Moment;

/// The schema, step by step; the number of steps taken is the file's `user_version`.
const MIGRATIONS: [&str; 1] = [include_str!("../migrations/0001_tables.sql")];

/// How long to wait for another process that has the file open.
const BUSY: Duration = Duration::from_secs(5);

/// A store in an SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    connection: Connection,
}

impl SqliteStore {
    /// Opens the file, makes it when it is missing, and brings its schema up to date.
    ///
    /// # Errors
    /// When the file cannot be opened, is no database, or was written by a newer version.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let mut connection = Connection::open(path)?;
        connection.busy_timeout(BUSY)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // An answer that a client has seen must survive the death of the process and of the
        // machine, so each commit waits for the disk.
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        migrate(&mut connection)?;
        Ok(Self { connection })
    }
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    let found: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    for (number, step) in (1_i64..).zip(MIGRATIONS) {
        if number > found {
            transaction.execute_batch(step)?;
            transaction.pragma_update(None, "user_version", number)?;
        }
    }
    transaction.commit()?;
    Ok(())
}

impl Store for SqliteStore {
    fn transaction(&mut self) -> Result<Box<dyn Rows + '_>, StoreError> {
        // Immediate: whoever may write has the write lock before reading what he decides by.
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
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

    fn insert_customer(&self, customer: &Customer) -> Result<(), StoreError> {
        customers::insert(&self.transaction, customer)
    }

    fn customer(&self, account: &str, id: &str) -> Result<Option<Customer>, StoreError> {
        customers::find(&self.transaction, account, id)
    }

    fn customers(
        &self,
        account: &str,
        skip: u64,
        take: u64,
    ) -> Result<(u64, Vec<Customer>), StoreError> {
        customers::page(&self.transaction, account, skip, take)
    }

    fn update_customer(&self, customer: &Customer) -> Result<(), StoreError> {
        customers::update(&self.transaction, customer)
    }

    fn delete_customer(&self, account: &str, id: &str) -> Result<bool, StoreError> {
        customers::delete(&self.transaction, account, id)
    }

    fn insert_payment_method(&self, method: &PaymentMethod) -> Result<(), StoreError> {
        payment_methods::insert(&self.transaction, method)
    }

    fn payment_method(&self, account: &str, id: &str) -> Result<Option<PaymentMethod>, StoreError> {
        payment_methods::find(&self.transaction, account, id)
    }

    fn payment_methods(
        &self,
        account: &str,
        customer: &str,
    ) -> Result<Vec<PaymentMethod>, StoreError> {
        payment_methods::of_customer(&self.transaction, account, customer)
    }

    fn update_payment_method(&self, method: &PaymentMethod) -> Result<(), StoreError> {
        payment_methods::update(&self.transaction, method)
    }

    fn delete_payment_method(&self, account: &str, id: &str) -> Result<bool, StoreError> {
        payment_methods::delete(&self.transaction, account, id)
    }

    fn insert_session(
        &self,
        token_hash: &str,
        session: &Session,
        now: Moment,
    ) -> Result<(), StoreError> {
        requests::insert_session(&self.transaction, token_hash, session, now)
    }

    fn session(&self, token_hash: &str) -> Result<Option<Session>, StoreError> {
        requests::session(&self.transaction, token_hash)
    }

    fn burn_request_id(
        &self,
        account: &str,
        request_id: &str,
        now: Moment,
        since: Moment,
    ) -> Result<bool, StoreError> {
        requests::burn(&self.transaction, account, request_id, now, since)
    }

    fn insert_payment(&self, payment: &Payment) -> Result<(), StoreError> {
        payments::insert(&self.transaction, payment)
    }

    fn update_payment(&self, payment: &Payment) -> Result<(), StoreError> {
        payments::update(&self.transaction, payment)
    }

    fn payment(&self, account: &str, trade_no: &str) -> Result<Option<Payment>, StoreError> {
        payments::find(&self.transaction, account, trade_no)
    }

    fn payment_by_challenge(&self, challenge_hash: &str) -> Result<Option<Payment>, StoreError> {
        payments::by_challenge(&self.transaction, challenge_hash)
    }

    fn payments_of_order(&self, account: &str, order_no: &str) -> Result<Vec<Payment>, StoreError> {
        payments::of_order(&self.transaction, account, order_no)
    }

    fn payments(
        &self,
        account: &str,
        from: Moment,
        to: Moment,
        skip: u64,
        take: u64,
    ) -> Result<(u64, Vec<Payment>), StoreError> {
        payments::page(&self.transaction, account, from, to, skip, take)
    }

    fn payments_due(&self, now: Moment) -> Result<Vec<Payment>, StoreError> {
        payments::due(&self.transaction, now)
    }

    fn insert_agreement(
        &self,
        account: &str,
        customer: &str,
        payment_method: &str,
        trade_no: &str,
    ) -> Result<(), StoreError> {
        payments::insert_agreement(
            &self.transaction,
            account,
            customer,
            payment_method,
            trade_no,
        )
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

/// Every row of a query, read by `read`, which says itself when a row is not readable.
fn collect<T>(
    connection: &Connection,
    sql: &str,
    parameters: impl rusqlite::Params,
    read: fn(&rusqlite::Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(parameters)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

/// SQLite counts in signed numbers; a page beyond them is an empty page.
fn bound(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_run_once_and_a_newer_file_is_refused() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        migrate(&mut connection).unwrap();
        let known = i64::try_from(MIGRATIONS.len()).unwrap();
        connection
            .pragma_update(None, "user_version", known + 1)
            .unwrap();
        assert!(matches!(
            migrate(&mut connection),
            Err(StoreError::Newer { found, .. }) if found == known + 1
        ));
    }

    #[test]
    fn a_dropped_transaction_leaves_nothing() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        let mut store = SqliteStore { connection };
        let now = Moment::from_millis(1);
        {
            let rows = store.transaction().unwrap();
            assert!(rows.burn_request_id("1", "a", now, now).unwrap());
        }
        let rows = store.transaction().unwrap();
        assert!(rows.burn_request_id("1", "a", now, now).unwrap());
        rows.commit().unwrap();
    }
}
