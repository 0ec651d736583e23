//! Event rows in SQL.

use super::{Connection, Row, SqlRows, named, numbered};
use crate::clock::Moment;
use crate::store::{
    About, AttemptStatus, DisputeStatus, Event, EventRows, HoldState, PaymentThen, RefundStatus,
    StoreError,
};

/// Events that are old, and of which nobody is still to hear.
pub(in crate::store) const OLD: &str = "SELECT id FROM events WHERE created <= ?1 AND NOT EXISTS
    (SELECT 1 FROM deliveries WHERE event = events.id AND outcome = 'waiting')
    ORDER BY created LIMIT ?2";

impl<C: Connection> EventRows for SqlRows<C> {
    fn insert_event(&self, event: &Event) -> Result<i64, StoreError> {
        let (mut refund, mut hold, mut dispute) = (None, None, None);
        match event.about {
            About::Refund(number, status) => refund = Some((number, status)),
            About::Hold(state) => hold = Some(state.db_word()),
            About::Dispute(status) => dispute = Some(status.db_word()),
            About::Payment | About::Clearing | About::Own => {}
        }
        let payment = event.payment.as_ref();
        let words = payment.map(|payment| payment.status.db_words());
        let id = self.value(
            "INSERT INTO events (account, dialect, kind, payment_id, status, reason, legacy_words,
                 refund_id, refund_status, hold, dispute_status, snapshot, created)
                 VALUES (:account, :dialect, :kind, :payment_id, :status, :reason, :legacy_words,
                 :refund_id, :refund_status, :hold, :dispute_status, :snapshot, :created)
                 RETURNING id",
            named! {
                ":account": event.account,
                ":dialect": event.dialect,
                ":kind": kind(event.about),
                ":payment_id": payment.map(|payment| payment.id.as_str()),
                ":status": words.map(|(status, _)| status),
                ":reason": words.and_then(|(_, reason)| reason),
                ":legacy_words": payment.and_then(|it| it.legacy_words.as_deref()),
                ":refund_id": refund.map(|(number, _)| number),
                ":refund_status": refund.map(|(_, status)| status.db_word()),
                ":hold": hold,
                ":dispute_status": dispute,
                ":snapshot": event.snapshot,
                ":created": event.created.millis(),
            },
        )?;
        id.ok_or(StoreError::Unreadable("events"))
    }

    fn write_snapshot(&self, event: i64, snapshot: &str) -> Result<(), StoreError> {
        self.execute(
            "UPDATE events SET snapshot = ?2 WHERE id = ?1",
            numbered![event, snapshot],
        )?;
        Ok(())
    }

    fn event(&self, id: i64) -> Result<Option<Event>, StoreError> {
        let sql = "SELECT * FROM events WHERE id = ?1";
        Ok(self.all(sql, numbered![id], read)?.pop())
    }

    fn forget_events(&self, until: Moment, most: u32) -> Result<(), StoreError> {
        let old: Vec<i64> = self.all(OLD, numbered![until.millis(), most], |row| row.get("id"))?;
        for id in old {
            for sql in [
                "DELETE FROM deliveries WHERE event = ?1",
                "DELETE FROM events WHERE id = ?1",
            ] {
                self.execute(sql, numbered![id])?;
            }
        }
        Ok(())
    }
}

const fn kind(about: About) -> &'static str {
    match about {
        About::Payment => "payment",
        About::Refund(..) => "refund",
        About::Hold(_) => "hold",
        About::Clearing => "clearing",
        About::Dispute(_) => "dispute",
        About::Own => "own",
    }
}

fn read(row: &Row<'_>) -> Result<Event, StoreError> {
    let unreadable = StoreError::Unreadable("events");
    let kind: String = row.get("kind")?;
    let (refund, refund_status): (Option<i64>, Option<String>) =
        (row.get("refund_id")?, row.get("refund_status")?);
    let hold: Option<String> = row.get("hold")?;
    let refund_status = refund_status
        .as_deref()
        .and_then(RefundStatus::from_db_word);
    let hold = hold.as_deref().and_then(HoldState::from_db_word);
    let dispute: Option<String> = row.get("dispute_status")?;
    let dispute = dispute.as_deref().and_then(DisputeStatus::from_db_word);
    let about = match (kind.as_str(), refund, refund_status, hold, dispute) {
        ("payment", None, None, None, None) => About::Payment,
        ("refund", Some(number), Some(status), None, None) => About::Refund(number, status),
        ("hold", None, None, Some(state), None) => About::Hold(state),
        ("dispute", None, None, None, Some(status)) => About::Dispute(status),
        ("clearing", None, None, None, None) => About::Clearing,
        ("own", None, None, None, None) => About::Own,
        _ => return Err(unreadable),
    };
    let payment_id: Option<String> = row.get("payment_id")?;
    let payment = payment_id.map(|id| {
        let (status, reason): (Option<String>, Option<String>) =
            (row.get("status")?, row.get("reason")?);
        let status = status.as_deref().unwrap_or_default();
        let status = AttemptStatus::from_db_words(status, reason.as_deref());
        Ok::<_, StoreError>(PaymentThen {
            id,
            status: status.ok_or(StoreError::Unreadable("events"))?,
            legacy_words: row.get("legacy_words")?,
        })
    });
    Ok(Event {
        id: row.get("id")?,
        account: row.get("account")?,
        dialect: row.get("dialect")?,
        about,
        payment: payment.transpose()?,
        snapshot: row.get("snapshot")?,
        created: Moment::from_millis(row.get("created")?),
    })
}
