//! Chargeback and shipment rows in SQL.

use payseal_core::money::{Currency, Money};
use rusqlite::{Connection, Row, named_params};

use super::query::collect;
use crate::clock::Moment;
use crate::store::{Chargeback, Shipment, StoreError};

fn read(row: &Row<'_>) -> Result<Chargeback, StoreError> {
    let currency: String = row.get("currency")?;
    let minor: i64 = row.get("amount")?;
    let (Some(currency), Ok(minor)) = (Currency::parse(&currency), u64::try_from(minor)) else {
        return Err(StoreError::Unreadable("chargebacks"));
    };
    Ok(Chargeback {
        batch_no: row.get("batch_no")?,
        account: row.get("account")?,
        trade_no: row.get("trade_no")?,
        amount: Money::from_minor(minor, currency),
        reason: row.get("reason")?,
        reply_by: Moment::from_millis(row.get("reply_by")?),
        created: Moment::from_millis(row.get("created")?),
    })
}

/// Writes one under the next number, and returns the number.
pub(super) fn insert(
    connection: &Connection,
    new: &Chargeback,
    first: i64,
) -> Result<i64, StoreError> {
    let minor = i64::try_from(new.amount.minor()).map_err(|_| StoreError::Unwritable)?;
    Ok(connection
        .prepare_cached(
            "INSERT INTO chargebacks (batch_no, account, trade_no, amount, currency, reason,
             reply_by, created)
             VALUES ((SELECT coalesce(max(batch_no) + 1, :first) FROM chargebacks), :account,
             :trade_no, :amount, :currency, :reason, :reply_by, :created)
             RETURNING batch_no",
        )?
        .query_row(
            named_params! {
                ":first": first,
                ":account": new.account,
                ":trade_no": new.trade_no,
                ":amount": minor,
                ":currency": new.amount.currency().code(),
                ":reason": new.reason,
                ":reply_by": new.reply_by.millis(),
                ":created": new.created.millis(),
            },
            |row| row.get(0),
        )?)
}

pub(super) fn find(
    connection: &Connection,
    trade_no: &str,
) -> Result<Option<Chargeback>, StoreError> {
    let sql = "SELECT * FROM chargebacks WHERE trade_no = ?1";
    Ok(collect(connection, sql, [trade_no], read)?.pop())
}

/// How many an account has, and one page of them, newest first.
pub(super) fn page(
    connection: &Connection,
    account: &str,
    skip: u64,
    take: u64,
) -> Result<(u64, Vec<Chargeback>), StoreError> {
    let clip = |number| i64::try_from(number).unwrap_or(i64::MAX);
    let total: i64 = connection
        .prepare_cached("SELECT count(*) FROM chargebacks WHERE account = ?1")?
        .query_row([account], |row| row.get(0))?;
    let sql = "SELECT * FROM chargebacks WHERE account = ?1
        ORDER BY batch_no DESC LIMIT ?3 OFFSET ?2";
    let list = collect(connection, sql, (account, clip(skip), clip(take)), read)?;
    Ok((u64::try_from(total).unwrap_or_default(), list))
}

pub(super) fn put_shipment(connection: &Connection, new: &Shipment) -> Result<(), StoreError> {
    connection
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

pub(super) fn shipment(
    connection: &Connection,
    trade_no: &str,
) -> Result<Option<Shipment>, StoreError> {
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
    Ok(collect(connection, sql, [trade_no], read)?.pop())
}
