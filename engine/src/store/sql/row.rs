//! A row that a database answers, and what its columns can be read as.

use crate::store::StoreError;

/// One row, while the database shows it.
pub(in crate::store) enum Row<'row> {
    Sqlite(&'row rusqlite::Row<'row>),
    Postgres(&'row postgres::Row),
}

impl Row<'_> {
    /// What a column of this name holds.
    pub(super) fn get<T: Column>(&self, name: &str) -> Result<T, StoreError> {
        match self {
            Self::Sqlite(row) => T::from_sqlite(row, name),
            Self::Postgres(row) => T::from_postgres(row, name),
        }
    }

    /// What the first column holds.
    pub(super) fn first<T: Column>(&self) -> Result<T, StoreError> {
        match self {
            Self::Sqlite(row) => T::from_sqlite(row, 0),
            Self::Postgres(row) => T::from_postgres(row, 0),
        }
    }
}

/// What a column can be read as.
pub(in crate::store) trait Column: Sized {
    fn from_sqlite(
        row: &rusqlite::Row<'_>,
        at: impl rusqlite::RowIndex,
    ) -> Result<Self, StoreError>;

    fn from_postgres<At: postgres::row::RowIndex + std::fmt::Display>(
        row: &postgres::Row,
        at: At,
    ) -> Result<Self, StoreError>;
}

macro_rules! columns {
    ($($column:ty),*) => {$(
        impl Column for $column {
            fn from_sqlite(
                row: &rusqlite::Row<'_>,
                at: impl rusqlite::RowIndex,
            ) -> Result<Self, StoreError> {
                Ok(row.get(at)?)
            }

            fn from_postgres<At: postgres::row::RowIndex + std::fmt::Display>(
                row: &postgres::Row,
                at: At,
            ) -> Result<Self, StoreError> {
                Ok(row.try_get(at)?)
            }
        }
    )*};
}

columns!(bool, i64, String, Option<bool>, Option<i64>, Option<String>);

/// Both databases keep whole numbers in eight bytes.
macro_rules! short_columns {
    ($($column:ty),*) => {$(
        impl Column for $column {
            fn from_sqlite(
                row: &rusqlite::Row<'_>,
                at: impl rusqlite::RowIndex,
            ) -> Result<Self, StoreError> {
                Ok(row.get(at)?)
            }

            fn from_postgres<At: postgres::row::RowIndex + std::fmt::Display>(
                row: &postgres::Row,
                at: At,
            ) -> Result<Self, StoreError> {
                let wide: i64 = row.try_get(at)?;
                Self::try_from(wide).map_err(|_| StoreError::OutOfRange)
            }
        }
    )*};
}

short_columns!(u8, u16, u32);

impl Column for Option<u16> {
    fn from_sqlite(
        row: &rusqlite::Row<'_>,
        at: impl rusqlite::RowIndex,
    ) -> Result<Self, StoreError> {
        Ok(row.get(at)?)
    }

    fn from_postgres<At: postgres::row::RowIndex + std::fmt::Display>(
        row: &postgres::Row,
        at: At,
    ) -> Result<Self, StoreError> {
        let wide: Option<i64> = row.try_get(at)?;
        let short = wide.map(u16::try_from).transpose();
        short.map_err(|_| StoreError::OutOfRange)
    }
}
