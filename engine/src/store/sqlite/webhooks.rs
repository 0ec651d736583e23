//! Webhook rows in SQL.

use rusqlite::{Connection, Row, named_params};

use super::query::collect;
use crate::clock::Moment;
use crate::store::{
    About, AttemptStatus, HoldState, Outcome, Payment, RefundStatus, StoreError, Webhook,
};

fn read(row: &Row<'_>) -> Result<Webhook, StoreError> {
    let unreadable = StoreError::Unreadable("webhooks");
    let (status, outcome): (String, String) = (row.get("status")?, row.get("outcome")?);
    let reason: Option<String> = row.get("reason")?;
    let (Some(status), Some(outcome)) = (
        AttemptStatus::from_db_words(&status, reason.as_deref()),
        Outcome::from_db_word(&outcome),
    ) else {
        return Err(unreadable);
    };
    let refund_status: Option<String> = row.get("refund_status")?;
    let hold: Option<String> = row.get("hold")?;
    let refund: Option<i64> = row.get("refund")?;
    let chargeback: Option<i64> = row.get("chargeback")?;
    let about = match (refund, hold.as_deref(), chargeback, row.get("cleared")?) {
        (Some(number), None, None, false) => {
            let status = refund_status
                .as_deref()
                .and_then(RefundStatus::from_db_word);
            About::Refund(number, status.ok_or(unreadable)?)
        }
        (None, Some(word), None, false) => {
            About::Hold(HoldState::from_db_word(word).ok_or(unreadable)?)
        }
        (None, None, Some(_), false) => About::Chargeback,
        (None, None, None, true) => About::Clearing,
        (None, None, None, false) => About::Payment,
        _ => return Err(unreadable),
    };
    Ok(Webhook {
        id: row.get("id")?,
        account: row.get("account")?,
        trade_no: row.get("trade_no")?,
        about,
        status,
        legacy_words: row.get("legacy_words")?,
        sends: row.get("sends")?,
        due: row.get::<_, Option<i64>>("due")?.map(Moment::from_millis),
        outcome,
    })
}

pub(super) fn insert(
    connection: &Connection,
    payment: &Payment,
    about: About,
    due: Moment,
) -> Result<(), StoreError> {
    let (refund, hold) = match about {
        About::Refund(number, status) => (Some((number, status)), None),
        About::Hold(state) => (None, Some(state.db_word())),
        About::Payment | About::Clearing | About::Chargeback => (None, None),
    };
    let (status, reason) = payment.status.db_words();
    connection
        .prepare_cached(
            "INSERT INTO webhooks (account, trade_no, refund, refund_status, hold, chargeback,
             cleared, status, reason, legacy_words, due)
             VALUES (:account, :trade_no, :refund, :refund_status, :hold,
             iif(:charged_back, (SELECT batch_no FROM chargebacks WHERE trade_no = :trade_no), NULL),
             :cleared, :status, :reason, :legacy_words, :due)",
        )?
        .execute(named_params! {
            ":account": payment.account,
            ":trade_no": payment.trade_no,
            ":refund": refund.map(|(number, _)| number),
            ":refund_status": refund.map(|(_, status)| status.db_word()),
            ":hold": hold,
            ":charged_back": about == About::Chargeback,
            ":cleared": about == About::Clearing,
            ":status": status,
            ":reason": reason,
            ":legacy_words": payment.legacy_words,
            ":due": due.millis(),
        })?;
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
            ":outcome": webhook.outcome.db_word(),
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
