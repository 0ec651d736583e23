//! Why the store did not keep or find a row.

use std::sync::Arc;

/// The store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or could not be reached.
    #[error("the database failed: {0}")]
    Database(#[from] rusqlite::Error),
    /// The transaction that several calls shared failed: nothing of any of them was kept.
    #[error("nothing was kept of this call and those beside it: {0}")]
    Together(Arc<StoreError>),
    /// Another process has the database locked.
    #[error("another process has the database locked; stop it, or wait until it is done")]
    Locked,
    /// A row holds something that this version does not write.
    #[error(
        "a row of {0} is not readable by this version; start with a fresh database or a newer sandbox"
    )]
    Unreadable(&'static str),
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
