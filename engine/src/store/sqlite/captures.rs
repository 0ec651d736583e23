//! Capture rows in SQL.

use payseal_core::money::{Currency, Money};
use rusqlite::Row;

use super::SqliteRows;
use super::query::collect;
use crate::clock::Moment;
use crate::store::{Capture, CaptureRows, StoreError};

impl CaptureRows for SqliteRows<'_> {
    fn insert_capture(&self, capture: &Capture) -> Result<i64, StoreError> {
        let minor = i64::try_from(capture.amount.minor()).map_err(|_| StoreError::Unwritable)?;
        self.transaction
            .prepare_cached(
                "INSERT INTO captures (account, payment_id, amount, currency, created)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((
                &capture.account,
                &capture.payment_id,
                minor,
                capture.amount.currency().code(),
                capture.created.millis(),
            ))?;
        Ok(self.transaction.last_insert_rowid())
    }

    fn captures(&self, payment_id: &str) -> Result<Vec<Capture>, StoreError> {
        let sql = "SELECT * FROM captures WHERE payment_id = ?1 ORDER BY number";
        collect(&self.transaction, sql, [payment_id], read)
    }
}

fn read(row: &Row<'_>) -> Result<Capture, StoreError> {
    let (minor, currency): (i64, String) = (row.get("amount")?, row.get("currency")?);
    let (Ok(minor), Some(currency)) = (u64::try_from(minor), Currency::parse(&currency)) else {
        return Err(StoreError::Unreadable("captures"));
    };
    Ok(Capture {
        number: row.get("number")?,
        account: row.get("account")?,
        payment_id: row.get("payment_id")?,
        amount: Money::from_minor(minor, currency),
        created: Moment::from_millis(row.get("created")?),
    })
}
