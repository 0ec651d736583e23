//! Capture rows in SQL.

use payseal_core::money::{Currency, Money};

use super::{Connection, Row, SqlRows, numbered};
use crate::clock::Moment;
use crate::store::{Capture, CaptureRows, StoreError};

impl<C: Connection> CaptureRows for SqlRows<C> {
    fn insert_capture(&self, capture: &Capture) -> Result<i64, StoreError> {
        let minor = i64::try_from(capture.amount.minor()).map_err(|_| StoreError::Unwritable)?;
        let number = self.value(
            "INSERT INTO captures (account, payment_id, amount, currency, created)
                 VALUES (?1, ?2, ?3, ?4, ?5) RETURNING number",
            numbered![
                &capture.account,
                &capture.payment_id,
                minor,
                capture.amount.currency().code(),
                capture.created.millis()
            ],
        )?;
        number.ok_or(StoreError::Unreadable("captures"))
    }

    fn captures(&self, payment_id: &str) -> Result<Vec<Capture>, StoreError> {
        let sql = "SELECT * FROM captures WHERE payment_id = ?1 ORDER BY number";
        self.all(sql, numbered![payment_id], read)
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
