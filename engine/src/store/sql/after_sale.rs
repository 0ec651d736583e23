//! Shipment rows in SQL.

use super::{Connection, Row, SqlRows, named, numbered};
use crate::clock::Moment;
use crate::store::{Shipment, ShipmentRows, StoreError};

impl<C: Connection> ShipmentRows for SqlRows<C> {
    fn put_shipment(&self, new: &Shipment) -> Result<(), StoreError> {
        self.execute("INSERT INTO shipments (payment_id, account, reference, carrier, tracking_no,
                 tracking_web, sent)
                 VALUES (:payment_id, :account, :reference, :carrier, :tracking_no, :tracking_web, :sent)
                 ON CONFLICT (payment_id) DO UPDATE SET carrier = excluded.carrier,
                 tracking_no = excluded.tracking_no, tracking_web = excluded.tracking_web,
                 sent = excluded.sent", named! {
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
        Ok(self.all(sql, numbered![payment_id], read)?.pop())
    }
}
