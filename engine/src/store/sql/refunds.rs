//! Refund rows in SQL.

use payseal_core::money::{Currency, Money};

use super::{Connection, Row, SqlRows, named, numbered};
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
pub(in crate::store) const DUE: &str = "SELECT * FROM refunds WHERE settles <= ?1 ORDER BY +id";

impl<C: Connection> RefundRows for SqlRows<C> {
    // Adds a refund under the next number, and returns the number.
    fn insert_refund(&self, refund: &Refund, first: i64) -> Result<i64, StoreError> {
        let minor = i64::try_from(refund.amount.minor()).map_err(|_| StoreError::Unwritable)?;
        let number = self.value("INSERT INTO refunds (id, account, payment_id, reference, amount, currency,
                 reason, status, settles, created)
                 VALUES ((SELECT CASE WHEN max(id) >= :first THEN max(id) + 1 ELSE :first END FROM refunds),
                 :account, :payment_id, :reference, :amount, :currency, :reason, :status, :settles, :created)
                 RETURNING id", named! {
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
                })?;
        number.ok_or(StoreError::Unreadable("refunds"))
    }

    fn update_refund(&self, refund: &Refund) -> Result<(), StoreError> {
        self.execute(
            "UPDATE refunds SET status = ?1, settles = ?2, settled = ?3 WHERE id = ?4",
            numbered![
                refund.status.db_word(),
                refund.settles.map(Moment::millis),
                refund.settled.map(Moment::millis),
                refund.id
            ],
        )?;
        Ok(())
    }

    fn refund(&self, account: &str, refund_id: i64) -> Result<Option<Refund>, StoreError> {
        let sql = "SELECT * FROM refunds WHERE account = ?1 AND id = ?2";
        Ok(self.all(sql, numbered![account, refund_id], read)?.pop())
    }

    fn refund_by_reference(
        &self,
        account: &str,
        reference: &str,
    ) -> Result<Option<Refund>, StoreError> {
        let sql = "SELECT * FROM refunds WHERE account = ?1 AND reference = ?2";
        Ok(self.all(sql, numbered![account, reference], read)?.pop())
    }

    fn refunds_due(&self, now: Moment) -> Result<Vec<Refund>, StoreError> {
        self.all(DUE, numbered![now.millis()], read)
    }

    // What is refunded of a payment or on its way back.
    fn refunded(&self, payment_id: &str) -> Result<u64, StoreError> {
        let total: Option<i64> = self.value(
            "SELECT CAST(coalesce(sum(amount), 0) AS BIGINT) FROM refunds
             WHERE payment_id = ?1 AND status <> 'failed'",
            numbered![payment_id],
        )?;
        Ok(total.unwrap_or_default().unsigned_abs())
    }
}
