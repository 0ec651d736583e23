//! Why the store did not keep or find a row.

use std::error::Error as _;
use std::sync::Arc;

/// The store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or could not be reached.
    #[error("the database failed: {0}")]
    Database(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The transaction that several calls shared failed: nothing of any of them was kept.
    #[error("nothing was kept of this call and those beside it: {0}")]
    Together(Arc<StoreError>),
    /// An address of a database that is none of this machine's.
    #[error(
        "it is no database of this machine; give one such as postgres://user@localhost:5432/name, without \
         sslmode=require"
    )]
    Address,
    /// There is no connection to the server.
    #[error("the database server cannot be reached; start it, or check the address")]
    Unreachable,
    /// A statement had failed, so nothing of its transaction is kept.
    #[error("the database undid what was written, because a statement had failed")]
    Undone,
    /// Another process has the database locked.
    #[error("another process has the database locked; stop it, or wait until it is done")]
    Locked,
    /// A row holds something that this version does not write.
    #[error(
        "a row of {0} is not readable by this version; start with a fresh database or a newer sandbox"
    )]
    Unreadable(&'static str),
    /// A column holds a number that this version does not write.
    #[error(
        "a number in a row is not readable by this version; start with a fresh database or a newer sandbox"
    )]
    OutOfRange,
    /// A number that no column can hold.
    #[error("an amount is too large for the database")]
    Unwritable,
    /// The file holds something that a step to this version's schema can do nothing with.
    #[error("the database cannot be brought to schema {step}, and is as it was: {why}")]
    Stuck {
        /// The number of the schema.
        step: i64,
        /// What is in the way.
        why: &'static str,
    },
    /// The file was written by a newer version.
    #[error(
        "the database has schema {found}, this version knows {known}; use a newer sandbox or a fresh file"
    )]
    Newer {
        /// The schema number in the file.
        found: i64,
        /// The newest schema number known here.
        known: i64,
    },
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(Box::new(error))
    }
}

/// The details of an error may hold a row, so only its sentence and its code are kept.
impl From<postgres::Error> for StoreError {
    fn from(error: postgres::Error) -> Self {
        let why = match (error.as_db_error(), error.source()) {
            (Some(told), _) => format!("{} ({})", told.message(), told.code().code()),
            (None, Some(source)) => format!("{error}: {source}"),
            (None, None) => error.to_string(),
        };
        Self::Database(why.into())
    }
}
