//! The rows of every kind in SQL that SQLite and PostgreSQL both understand, over an open transaction of
//! either. Opening one, the schema and what a lock is are theirs: [`super::sqlite`], [`super::postgres`].

mod after_sale;
mod agreements;
mod captures;
mod checkouts;
mod consents;
pub(super) mod customers;
pub(super) mod deliveries;
pub(super) mod disputes;
pub(super) mod documents;
mod entries;
pub(super) mod events;
mod fresh_codes;
pub(super) mod holds;
mod idempotency;
pub(super) mod intents;
mod parameters;
mod payment_methods;
pub(super) mod payments;
pub(super) mod refunds;
mod requests;
mod row;
mod tokenisations;

pub(super) use parameters::{Parameters, ToValue, Value, named, numbered};
pub(super) use row::{Column, Row};

use super::{Rows, StoreError};

/// An open transaction of one database; dropping it undoes everything.
pub(super) trait Connection {
    /// Ends a query whose rows are taken for this transaction, stepping over those that another has taken.
    const CLAIM: &'static str;

    /// Runs a statement that answers no rows; how many rows it wrote.
    fn execute(&self, sql: &str, parameters: Parameters<'_>) -> Result<u64, StoreError>;

    /// Shows each row that a statement answers, in order, until one cannot be seen.
    fn each(
        &self,
        sql: &str,
        parameters: Parameters<'_>,
        see: &mut dyn FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError>;

    /// Runs a statement without parameters.
    fn at_once(&self, sql: &str) -> Result<(), StoreError>;

    /// Makes what was written durable.
    fn commit(self) -> Result<(), StoreError>;
}

/// The rows that are seen in a transaction.
pub(super) struct SqlRows<C> {
    pub(super) connection: C,
}

impl<C: Connection> SqlRows<C> {
    fn execute(&self, sql: &str, parameters: Parameters<'_>) -> Result<u64, StoreError> {
        self.connection.execute(sql, parameters)
    }

    /// Every row of a query, read by `read`, which says itself when a row is not readable.
    fn all<T>(
        &self,
        sql: &str,
        parameters: Parameters<'_>,
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let mut found = Vec::new();
        self.connection.each(sql, parameters, &mut |row| {
            found.push(read(row)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// The first column of the last row; none when there is no row.
    fn value<T: Column>(
        &self,
        sql: &str,
        parameters: Parameters<'_>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.all(sql, parameters, |row| row.first())?.pop())
    }

    fn exists(&self, sql: &str, parameters: Parameters<'_>) -> Result<bool, StoreError> {
        Ok(!self.all(sql, parameters, |_| Ok(()))?.is_empty())
    }
}

impl<C: Connection> Rows for SqlRows<C> {
    fn commit(self: Box<Self>) -> Result<(), StoreError> {
        self.connection.commit()
    }

    // By a name of its own: a call that failed has left parts open, and what ends a savepoint ends the
    // newest of that name, with those that began after it.
    fn begin_call(&self) -> Result<(), StoreError> {
        self.connection.at_once("SAVEPOINT whole_call")
    }

    fn keep_call(&self) -> Result<(), StoreError> {
        self.connection.at_once("RELEASE whole_call")
    }

    fn undo_call(&self) -> Result<(), StoreError> {
        self.connection.at_once("ROLLBACK TO whole_call")?;
        self.connection.at_once("RELEASE whole_call")
    }

    fn begin_part(&self) -> Result<(), StoreError> {
        self.connection.at_once("SAVEPOINT part")
    }

    fn keep_part(&self) -> Result<(), StoreError> {
        self.connection.at_once("RELEASE part")
    }

    fn undo_part(&self) -> Result<(), StoreError> {
        // Rolling back alone leaves the savepoint open.
        self.connection.at_once("ROLLBACK TO part")?;
        self.connection.at_once("RELEASE part")
    }
}

/// Databases count in signed numbers; a page beyond them is an empty page.
fn bound(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
