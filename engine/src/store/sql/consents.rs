//! Consent rows in SQL.

use super::{Connection, Row, SqlRows, named, numbered};
use crate::clock::Moment;
use crate::store::{AllowRedisplay, Consent, ConsentRows, StoreError};

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

impl<C: Connection> ConsentRows for SqlRows<C> {
    fn put_consent(&self, consent: &Consent) -> Result<(), StoreError> {
        self.execute(
            "INSERT INTO consents
                 (payment_method, account, customer, text_version, redisplay, given)
                 VALUES (:payment_method, :account, :customer, :text_version, :redisplay, :given)
                 ON CONFLICT (payment_method) DO UPDATE SET customer = excluded.customer",
            named! {
                ":payment_method": consent.payment_method,
                ":account": consent.account,
                ":customer": consent.customer,
                ":text_version": consent.text_version,
                ":redisplay": consent.redisplay.db_word(),
                ":given": consent.given.millis(),
            },
        )?;
        Ok(())
    }

    fn consent(&self, account: &str, payment_method: &str) -> Result<Option<Consent>, StoreError> {
        let sql = "SELECT * FROM consents WHERE account = ?1 AND payment_method = ?2";
        Ok(self
            .all(sql, numbered![account, payment_method], read)?
            .pop())
    }
}
