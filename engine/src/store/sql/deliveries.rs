//! Delivery rows in SQL.

use super::{Connection, Row, SqlRows, named, numbered};
use crate::clock::Moment;
use crate::store::{DeliveryRow, DeliveryRows, Outcome, StoreError};

/// What is to be sent now.
pub(in crate::store) const DUE: &str =
    "SELECT * FROM deliveries WHERE due <= ?1 ORDER BY due, id LIMIT ?2";

impl<C: Connection> DeliveryRows for SqlRows<C> {
    fn insert_delivery(
        &self,
        event: i64,
        url: &str,
        recipient: Option<&str>,
        due: Moment,
    ) -> Result<(), StoreError> {
        self.execute(
            "INSERT INTO deliveries (event, url, recipient, due) VALUES (?1, ?2, ?3, ?4)",
            numbered![event, url, recipient, due.millis()],
        )?;
        Ok(())
    }

    fn update_delivery(&self, delivery: &DeliveryRow) -> Result<(), StoreError> {
        self.execute(
            "UPDATE deliveries SET sends = :sends, due = :due, outcome = :outcome
                 WHERE id = :id",
            named! {
                ":id": delivery.id,
                ":sends": delivery.sends,
                ":due": delivery.due.map(Moment::millis),
                ":outcome": delivery.outcome.db_word(),
            },
        )?;
        Ok(())
    }

    fn delivery(&self, id: i64) -> Result<Option<DeliveryRow>, StoreError> {
        let sql = "SELECT * FROM deliveries WHERE id = ?1";
        Ok(self.all(sql, numbered![id], read)?.pop())
    }

    fn deliveries_due(&self, now: Moment, most: u32) -> Result<Vec<DeliveryRow>, StoreError> {
        let sql = format!("{DUE}{}", C::CLAIM);
        let mut due = self.all(&sql, numbered![now.millis(), most], read)?;
        due.sort_by_key(|delivery| delivery.id);
        Ok(due)
    }

    fn deliveries_of(&self, event: i64) -> Result<Vec<DeliveryRow>, StoreError> {
        let sql = "SELECT * FROM deliveries WHERE event = ?1 ORDER BY id";
        self.all(sql, numbered![event], read)
    }

    fn next_due(&self) -> Result<Option<Moment>, StoreError> {
        let next: Option<Option<i64>> = self.value(
            "SELECT min(at) FROM (SELECT min(due) AS at FROM deliveries
                 UNION ALL SELECT min(settles) FROM payments
                 UNION ALL SELECT min(expires) FROM intents
                 UNION ALL SELECT min(settles) FROM refunds
                 UNION ALL SELECT min(expires) FROM holds WHERE state = 'held'
                 UNION ALL SELECT min(evidence_due) FROM disputes
                 WHERE status IN ('needs_response', 'inquiry_needs_response')) AS due",
            numbered![],
        )?;
        Ok(next.flatten().map(Moment::from_millis))
    }
}

fn read(row: &Row<'_>) -> Result<DeliveryRow, StoreError> {
    let outcome: String = row.get("outcome")?;
    Ok(DeliveryRow {
        id: row.get("id")?,
        event: row.get("event")?,
        url: row.get("url")?,
        recipient: row.get("recipient")?,
        sends: row.get("sends")?,
        due: row.get::<Option<i64>>("due")?.map(Moment::from_millis),
        outcome: Outcome::from_db_word(&outcome).ok_or(StoreError::Unreadable("deliveries"))?,
    })
}
