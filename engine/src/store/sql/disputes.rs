//! Dispute rows in SQL.

use payseal_core::money::{Currency, Money};

use super::{Connection, Row, SqlRows, bound, named, numbered};
use crate::clock::Moment;
use crate::store::{Dispute, DisputeReason, DisputeRows, DisputeStatus, StoreError};

const OF_DIALECT: &str = "FROM disputes d JOIN payments p ON p.id = d.payment_id
    JOIN intents i ON i.id = p.intent WHERE d.account = ?1 AND i.dialect = ?2";

/// One page, newest first.
pub(in crate::store) fn page() -> String {
    format!("SELECT d.* {OF_DIALECT} ORDER BY d.number DESC LIMIT ?4 OFFSET ?3")
}

/// What nobody answered in time. The `+` has SQLite use the index of what is due, where it would scan the
/// table in order.
pub(in crate::store) const DUE: &str = "SELECT * FROM disputes
    WHERE status IN ('needs_response', 'inquiry_needs_response') AND evidence_due <= ?1
    ORDER BY +number";

impl<C: Connection> DisputeRows for SqlRows<C> {
    fn insert_dispute(&self, new: &Dispute, first: i64) -> Result<i64, StoreError> {
        let minor = i64::try_from(new.amount.minor()).map_err(|_| StoreError::Unwritable)?;
        let number = self.value("INSERT INTO disputes (number, account, payment_id, amount, currency, reason,
                 reason_text, status, evidence_due, created, closed)
                 VALUES ((SELECT CASE WHEN max(number) >= :first THEN max(number) + 1 ELSE :first END FROM disputes),
                 :account, :payment_id, :amount, :currency, :reason, :reason_text, :status, :evidence_due,
                 :created, :closed)
                 RETURNING number", named! {
                    ":first": first,
                    ":account": new.account,
                    ":payment_id": new.payment_id,
                    ":amount": minor,
                    ":currency": new.amount.currency().code(),
                    ":reason": new.reason.db_word(),
                    ":reason_text": new.reason_text,
                    ":status": new.status.db_word(),
                    ":evidence_due": new.evidence_due.millis(),
                    ":created": new.created.millis(),
                    ":closed": new.closed.map(Moment::millis),
                })?;
        number.ok_or(StoreError::Unreadable("disputes"))
    }

    fn update_dispute(&self, dispute: &Dispute) -> Result<(), StoreError> {
        self.execute(
            "UPDATE disputes SET status = :status, evidence_due = :evidence_due,
                 closed = :closed WHERE number = :number",
            named! {
                ":number": dispute.number,
                ":status": dispute.status.db_word(),
                ":evidence_due": dispute.evidence_due.millis(),
                ":closed": dispute.closed.map(Moment::millis),
            },
        )?;
        Ok(())
    }

    fn dispute(&self, account: &str, number: i64) -> Result<Option<Dispute>, StoreError> {
        let sql = "SELECT * FROM disputes WHERE account = ?1 AND number = ?2";
        Ok(self.all(sql, numbered![account, number], read)?.pop())
    }

    fn dispute_of(&self, payment_id: &str) -> Result<Option<Dispute>, StoreError> {
        let sql = "SELECT * FROM disputes WHERE payment_id = ?1";
        Ok(self.all(sql, numbered![payment_id], read)?.pop())
    }

    fn disputes(
        &self,
        account: &str,
        dialect: &str,
        skip: u64,
        take: u64,
    ) -> Result<(u64, Vec<Dispute>), StoreError> {
        let total: Option<i64> = self.value(
            &format!("SELECT count(*) {OF_DIALECT}"),
            numbered![account, dialect],
        )?;
        let list = self.all(
            &page(),
            numbered![account, dialect, bound(skip), bound(take)],
            read,
        )?;
        Ok((total.unwrap_or_default().unsigned_abs(), list))
    }

    fn disputes_due(&self, now: Moment) -> Result<Vec<Dispute>, StoreError> {
        self.all(DUE, numbered![now.millis()], read)
    }
}

fn read(row: &Row<'_>) -> Result<Dispute, StoreError> {
    let (currency, minor): (String, i64) = (row.get("currency")?, row.get("amount")?);
    let (reason, status): (String, String) = (row.get("reason")?, row.get("status")?);
    let (Some(currency), Ok(minor), Some(reason), Some(status)) = (
        Currency::parse(&currency),
        u64::try_from(minor),
        DisputeReason::from_db_word(&reason),
        DisputeStatus::from_db_word(&status),
    ) else {
        return Err(StoreError::Unreadable("disputes"));
    };
    let closed: Option<i64> = row.get("closed")?;
    Ok(Dispute {
        number: row.get("number")?,
        account: row.get("account")?,
        payment_id: row.get("payment_id")?,
        amount: Money::from_minor(minor, currency),
        reason,
        reason_text: row.get("reason_text")?,
        status,
        evidence_due: Moment::from_millis(row.get("evidence_due")?),
        created: Moment::from_millis(row.get("created")?),
        closed: closed.map(Moment::from_millis),
    })
}
