//! Rows of verdicts on security codes in SQL.

use super::{Connection, SqlRows, numbered};
use crate::clock::Moment;
use crate::store::{FreshCodeRows, StoreError};

impl<C: Connection> FreshCodeRows for SqlRows<C> {
    fn put_fresh_code(
        &self,
        payment_method: &str,
        is_correct: bool,
        now: Moment,
        until: Moment,
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM fresh_codes WHERE until <= ?1";
        self.execute(sql, numbered![now.millis()])?;
        self.execute(
            "INSERT INTO fresh_codes (payment_method, is_correct, until) VALUES (?1, ?2, ?3)
                 ON CONFLICT (payment_method)
                 DO UPDATE SET is_correct = excluded.is_correct, until = excluded.until",
            numbered![payment_method, is_correct, until.millis()],
        )?;
        Ok(())
    }

    fn fresh_code(&self, payment_method: &str, now: Moment) -> Result<Option<bool>, StoreError> {
        self.value(
            "SELECT is_correct FROM fresh_codes WHERE payment_method = ?1 AND until > ?2",
            numbered![payment_method, now.millis()],
        )
    }

    fn delete_fresh_code(&self, payment_method: &str) -> Result<(), StoreError> {
        let sql = "DELETE FROM fresh_codes WHERE payment_method = ?1";
        self.execute(sql, numbered![payment_method])?;
        Ok(())
    }
}
