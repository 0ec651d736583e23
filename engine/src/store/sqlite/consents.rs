//! Consent rows in SQL.

use rusqlite::{Connection, Row, named_params};

use super::query::collect;
use crate::clock::Moment;
use crate::store::{AllowRedisplay, Consent, StoreError};

fn read(row: &Row<'_>) -> Result<Consent, StoreError> {
    let redisplay: String = row.get("redisplay")?;
    Ok(Consent {
        payment_method: row.get("payment_method")?,
        account: row.get("account")?,
        customer: row.get("customer")?,
        text_version: row.get("text_version")?,
        redisplay: AllowRedisplay::from_db_word(&redisplay)
            .ok_or(StoreError::Unreadable("consents"))?,
        given: Moment::from_millis(row.get("given")?),
    })
}

/// Writes a consent, or the customer of one that was a guest's.
pub(super) fn put(connection: &Connection, consent: &Consent) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO consents
             (payment_method, account, customer, text_version, redisplay, given)
             VALUES (:payment_method, :account, :customer, :text_version, :redisplay, :given)
             ON CONFLICT DO UPDATE SET customer = excluded.customer",
        )?
        .execute(named_params! {
            ":payment_method": consent.payment_method,
            ":account": consent.account,
            ":customer": consent.customer,
            ":text_version": consent.text_version,
            ":redisplay": consent.redisplay.db_word(),
            ":given": consent.given.millis(),
        })?;
    Ok(())
}

pub(super) fn find(
    connection: &Connection,
    account: &str,
    payment_method: &str,
) -> Result<Option<Consent>, StoreError> {
    let sql = "SELECT * FROM consents WHERE account = ?1 AND payment_method = ?2";
    Ok(collect(connection, sql, [account, payment_method], read)?.pop())
}
