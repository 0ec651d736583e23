//! The store in one SQLite file: write-ahead log, every commit on the disk before it is
//! acknowledged, schema in numbered migrations. It has no rule about money or cards.

mod migrations;
#[cfg(test)]
mod plans;

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::{Null, ToSqlOutput};
use rusqlite::{CachedStatement, Connection, ErrorCode, ToSql, Transaction, TransactionBehavior};

use super::sql::{self, Parameters, Row, SqlRows, Value};
use super::{Rows, Store, StoreError};
use migrations::migrate;

/// How long to wait at the start for another process that has the file open.
const BUSY: Duration = Duration::from_secs(5);

/// How many statements are kept ready: more than a payment has, which would prepare them anew each time.
const READY: usize = 256;

/// Verdicts on security codes: in the memory of this process, and in no file.
const FRESH_CODES: &str = "CREATE TEMP TABLE fresh_codes (
    payment_method TEXT PRIMARY KEY, is_correct INTEGER NOT NULL, until INTEGER NOT NULL
) STRICT";

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
        // An answer that a client has seen must survive the death of the process and of the
        // machine, so each commit waits for the disk.
        Self::open_with(path, legacy_dialect, "FULL")
    }

    /// The same for a file that goes when the process goes: there is nothing to survive for, so no
    /// commit waits for the disk.
    ///
    /// # Errors
    /// As [`SqliteStore::open`].
    pub fn open_temporary(path: &Path, legacy_dialect: &str) -> Result<Self, StoreError> {
        Self::open_with(path, legacy_dialect, "OFF")
    }

    fn open_with(path: &Path, legacy_dialect: &str, waits: &str) -> Result<Self, StoreError> {
        let mut connection = Connection::open(path)?;
        connection.busy_timeout(BUSY)?;
        connection.set_prepared_statement_cache_capacity(READY);
        // A plan of the statement alone: else one with a `LIMIT` is planned anew for each number.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", waits)?;
        migrate(&mut connection, legacy_dialect)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        connection.execute_batch(FRESH_CODES)?;
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
                    error.into()
                }
            })?;
        Ok(Box::new(SqlRows {
            connection: Open(transaction),
        }))
    }
}

/// A transaction that is open.
struct Open<'store>(Transaction<'store>);

impl Open<'_> {
    fn prepare(
        &self,
        sql: &str,
        parameters: Parameters<'_>,
    ) -> Result<CachedStatement<'_>, StoreError> {
        let mut statement = self.0.prepare_cached(sql)?;
        match parameters {
            Parameters::Numbered(values) => {
                for (index, value) in values.iter().enumerate() {
                    statement.raw_bind_parameter(index + 1, value)?;
                }
            }
            Parameters::Named(values) => {
                for (name, value) in values {
                    if let Some(index) = statement.parameter_index(name)? {
                        statement.raw_bind_parameter(index, value)?;
                    }
                }
            }
        }
        Ok(statement)
    }
}

impl sql::Connection for Open<'_> {
    // Whoever writes has the whole file.
    const CLAIM: &'static str = "";

    fn execute(&self, sql: &str, parameters: Parameters<'_>) -> Result<u64, StoreError> {
        let written = self.prepare(sql, parameters)?.raw_execute()?;
        Ok(u64::try_from(written).unwrap_or(u64::MAX))
    }

    fn each(
        &self,
        sql: &str,
        parameters: Parameters<'_>,
        see: &mut dyn FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.prepare(sql, parameters)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            see(&Row::Sqlite(row))?;
        }
        Ok(())
    }

    fn at_once(&self, sql: &str) -> Result<(), StoreError> {
        self.0.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    fn commit(self) -> Result<(), StoreError> {
        Ok(self.0.commit()?)
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match *self {
            Self::Null => Null.into(),
            Self::Flag(flag) => flag.into(),
            Self::Integer(number) => number.into(),
            Self::Text(text) => text.into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Moment;
    use crate::secret::Fingerprint;
    use crate::store::SignedRequest;

    #[test]
    fn what_is_told_of_a_file_that_lasts_is_on_the_disk() {
        let path = Path::new(":memory:");
        let waits = |store: SqliteStore| -> i64 {
            let connection = store.connection;
            let told = connection.pragma_query_value(None, "synchronous", |row| row.get(0));
            told.unwrap()
        };
        let [off, full] = [0, 2];
        assert_eq!(waits(SqliteStore::open(path, "old").unwrap()), full);
        assert_eq!(
            waits(SqliteStore::open_temporary(path, "old").unwrap()),
            off
        );
    }

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
