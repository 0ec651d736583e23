//! Refund rows in SQL.

use payseal_core::money::{Currency, Money};
use rusqlite::{OptionalExtension, Row, named_params};

use super::SqliteRows;
use super::query::collect;
use crate::clock::Moment;
use crate::store::{Refund, RefundRows, RefundStatus, StoreError};

fn read(row: &Row<'_>) -> Result<Refund, StoreError> {
    let (status, currency): (String, String) = (row.get("status")?, row.get("currency")?);
    let minor: i64 = row.get("amount")?;
    let (Some(status), Some(currency), Ok(minor)) = (
        RefundStatus::from_db_word(&status),
        Currency::parse(&currency),
        u64::try_from(minor),
    ) else {
        return Err(StoreError::Unreadable("refunds"));
    };
    let moment = |millis: Option<i64>| millis.map(Moment::from_millis);
    Ok(Refund {
        id: row.get("id")?,
        account: row.get("account")?,
        payment_id: row.get("payment_id")?,
        reference: row.get("reference")?,
        amount: Money::from_minor(minor, currency),
        reason: row.get("reason")?,
        status,
        settles: moment(row.get("settles")?),
        settled: moment(row.get("settled")?),
        created: Moment::from_millis(row.get("created")?),
    })
}

/// What settles now. The `+` has SQLite use the index of what is due, where it would scan the table in order.
pub(super) const DUE: &str = "SELECT * FROM refunds WHERE settles <= ?1 ORDER BY +id";

impl RefundRows for SqliteRows<'_> {
    // Adds a refund under the next number, and returns the number.
    fn insert_refund(&self, refund: &Refund, first: i64) -> Result<i64, StoreError> {
        let minor = i64::try_from(refund.amount.minor()).map_err(|_| StoreError::Unwritable)?;
        Ok(self.transaction
            .prepare_cached(
                "INSERT INTO refunds (id, account, payment_id, reference, amount, currency,
                 reason, status, settles, created)
                 VALUES ((SELECT max(coalesce(max(id) + 1, :first), :first) FROM refunds),
                 :account, :payment_id, :reference, :amount, :currency, :reason, :status, :settles, :created)
                 RETURNING id",
            )?
            .query_row(
                named_params! {
                    ":first": first,
                    ":account": refund.account,
                    ":payment_id": refund.payment_id,
                    ":reference": refund.reference,
                    ":amount": minor,
                    ":currency": refund.amount.currency().code(),
                    ":reason": refund.reason,
                    ":status": refund.status.db_word(),
                    ":settles": refund.settles.map(Moment::millis),
                    ":created": refund.created.millis(),
                },
                |row| row.get(0),
            )?)
    }

    fn update_refund(&self, refund: &Refund) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached(
                "UPDATE refunds SET status = ?1, settles = ?2, settled = ?3 WHERE id = ?4",
            )?
            .execute((
                refund.status.db_word(),
                refund.settles.map(Moment::millis),
                refund.settled.map(Moment::millis),
                refund.id,
            ))?;
        Ok(())
    }

    fn refund(&self, account: &str, refund_id: i64) -> Result<Option<Refund>, StoreError> {
        let sql = "SELECT * FROM refunds WHERE account = ?1 AND id = ?2";
        Ok(collect(&self.transaction, sql, (account, refund_id), read)?.pop())
    }

    fn refund_by_reference(
        &self,
        account: &str,
        reference: &str,
    ) -> Result<Option<Refund>, StoreError> {
        let sql = "SELECT * FROM refunds WHERE account = ?1 AND reference = ?2";
        Ok(collect(&self.transaction, sql, [account, reference], read)?.pop())
    }

    fn refunds_due(&self, now: Moment) -> Result<Vec<Refund>, StoreError> {
        collect(&self.transaction, DUE, [now.millis()], read)
    }

    // What is refunded of a payment or on its way back.
    fn refunded(&self, payment_id: &str) -> Result<u64, StoreError> {
        let total: Option<i64> = self
            .transaction
            .prepare_cached(
                "SELECT sum(amount) FROM refunds WHERE payment_id = ?1 AND status <> 'failed'",
            )?
            .query_row([payment_id], |row| row.get(0))
            .optional()?
            .flatten();
        Ok(total.unwrap_or(0).unsigned_abs())
    }
}
