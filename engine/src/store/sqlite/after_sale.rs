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
                "INSERT INTO shipments (trade_no, account, order_no, carrier, tracking_no,
                 tracking_web, sent)
                 VALUES (:trade_no, :account, :order_no, :carrier, :tracking_no, :tracking_web, :sent)
                 ON CONFLICT DO UPDATE SET carrier = excluded.carrier,
                 tracking_no = excluded.tracking_no, tracking_web = excluded.tracking_web,
                 sent = excluded.sent",
            )?
            .execute(named_params! {
                ":trade_no": new.trade_no,
                ":account": new.account,
                ":order_no": new.order_no,
                ":carrier": new.carrier,
                ":tracking_no": new.tracking_no,
                ":tracking_web": new.tracking_web,
                ":sent": new.sent.millis(),
            })?;
        Ok(())
    }

    fn shipment(&self, trade_no: &str) -> Result<Option<Shipment>, StoreError> {
        let sql = "SELECT * FROM shipments WHERE trade_no = ?1";
        let read = |row: &Row<'_>| {
            Ok(Shipment {
                trade_no: row.get("trade_no")?,
                account: row.get("account")?,
                order_no: row.get("order_no")?,
                carrier: row.get("carrier")?,
                tracking_no: row.get("tracking_no")?,
                tracking_web: row.get("tracking_web")?,
                sent: Moment::from_millis(row.get("sent")?),
            })
        };
        Ok(collect(&self.transaction, sql, [trade_no], read)?.pop())
    }
}
