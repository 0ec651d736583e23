//! Shipment rows in SQL.

use rusqlite::{Row, named_params};

use super::SqliteRows;
use super::query::collect;
use crate::clock::Moment;
use crate::store::{Shipment, ShipmentRows, StoreError};

impl ShipmentRows for SqliteRows<'_> {
    fn put_shipment(&self, new: &Shipment) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached(
                "INSERT INTO shipments (payment_id, account, reference, carrier, tracking_no,
                 tracking_web, sent)
                 VALUES (:payment_id, :account, :reference, :carrier, :tracking_no, :tracking_web, :sent)
                 ON CONFLICT DO UPDATE SET carrier = excluded.carrier,
                 tracking_no = excluded.tracking_no, tracking_web = excluded.tracking_web,
                 sent = excluded.sent",
            )?
            .execute(named_params! {
                ":payment_id": new.payment_id,
                ":account": new.account,
                ":reference": new.reference,
                ":carrier": new.carrier,
                ":tracking_no": new.tracking_no,
                ":tracking_web": new.tracking_web,
                ":sent": new.sent.millis(),
            })?;
        Ok(())
    }

    fn shipment(&self, payment_id: &str) -> Result<Option<Shipment>, StoreError> {
        let sql = "SELECT * FROM shipments WHERE payment_id = ?1";
        let read = |row: &Row<'_>| {
            Ok(Shipment {
                payment_id: row.get("payment_id")?,
                account: row.get("account")?,
                reference: row.get("reference")?,
                carrier: row.get("carrier")?,
                tracking_no: row.get("tracking_no")?,
                tracking_web: row.get("tracking_web")?,
                sent: Moment::from_millis(row.get("sent")?),
            })
        };
        Ok(collect(&self.transaction, sql, [payment_id], read)?.pop())
    }
}
