//! Webhook rows in SQL.

use rusqlite::{Connection, Row, named_params};

use super::collect;
use crate::clock::Moment;
use crate::store::{HoldState, Outcome, Payment, Refund, Status, StoreError, Webhook};

fn read(row: &Row<'_>) -> Result<Webhook, StoreError> {
    let (status, outcome): (String, String) = (row.get("status")?, row.get("outcome")?);
    let (Some(status), Some(outcome)) = (Status::from_word(&status), Outcome::from_word(&outcome))
    else {
        return Err(StoreError::Unreadable("webhooks"));
    };
    Ok(Webhook {
        id: row.get("id")?,
        account: row.get("account")?,
        trade_no: row.get("trade_no")?,
        refund: row.get("refund")?,
        hold: match row.get::<_, Option<String>>("hold")? {
            Some(word) => {
                Some(HoldState::from_word(&word).ok_or(StoreError::Unreadable("webhooks"))?)
            }
            None => None,
        },
        status,
        info: row.get("info")?,
        sends: row.get("sends")?,
        due: row.get::<_, Option<i64>>("due")?.map(Moment::from_millis),
        outcome,
    })
}

pub(super) fn insert(
    connection: &Connection,
    payment: &Payment,
    due: Moment,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO webhooks (account, trade_no, status, info, due)
             VALUES (:account, :trade_no, :status, :info, :due)",
        )?
        .execute(named_params! {
            ":account": payment.account,
            ":trade_no": payment.trade_no,
            ":status": payment.status.word(),
            ":info": payment.info,
            ":due": due.millis(),
        })?;
    Ok(())
}

pub(super) fn insert_refund(
    connection: &Connection,
    refund: &Refund,
    due: Moment,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO webhooks (account, trade_no, refund, status, info, due)
             VALUES (?1, ?2, ?3, ?4, '', ?5)",
        )?
        .execute((
            &refund.account,
            &refund.trade_no,
            refund.batch_no,
            refund.status.word(),
            due.millis(),
        ))?;
    Ok(())
}

pub(super) fn insert_hold(
    connection: &Connection,
    payment: &Payment,
    state: HoldState,
    due: Moment,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO webhooks (account, trade_no, hold, status, info, due)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((
            &payment.account,
            &payment.trade_no,
            state.word(),
            payment.status.word(),
            &payment.info,
            due.millis(),
        ))?;
    Ok(())
}

pub(super) fn update(connection: &Connection, webhook: &Webhook) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE webhooks SET sends = :sends, due = :due, outcome = :outcome WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": webhook.id,
            ":sends": webhook.sends,
            ":due": webhook.due.map(Moment::millis),
            ":outcome": webhook.outcome.word(),
        })?;
    Ok(())
}

pub(super) fn find(connection: &Connection, id: i64) -> Result<Option<Webhook>, StoreError> {
    let sql = "SELECT * FROM webhooks WHERE id = ?1";
    Ok(collect(connection, sql, [id], read)?.pop())
}

pub(super) fn due(connection: &Connection, now: Moment) -> Result<Vec<Webhook>, StoreError> {
    let sql = "SELECT * FROM webhooks WHERE due <= ?1 ORDER BY id";
    collect(connection, sql, [now.millis()], read)
}

/// When the next webhook is sent, or the next payment, refund or hold settles.
pub(super) fn next_due(connection: &Connection) -> Result<Option<Moment>, StoreError> {
    let next: Option<i64> = connection
        .prepare_cached(
            "SELECT min(at) FROM (SELECT min(due) AS at FROM webhooks
             UNION ALL SELECT min(settles) FROM payments
             UNION ALL SELECT min(settles) FROM refunds
             UNION ALL SELECT min(expires) FROM holds WHERE state = 'held')",
        )?
        .query_row([], |row| row.get(0))?;
    Ok(next.map(Moment::from_millis))
}
