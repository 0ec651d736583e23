//! Entry rows in SQL.

use rusqlite::{OptionalExtension, Row};

use super::SqliteRows;
use super::query::collect;
use crate::store::{EntryRows, Movement, MovementKind, Position, StoreError};

fn read(row: &Row<'_>) -> Result<Position, StoreError> {
    Ok(Position {
        payment_id: row.get("payment_id")?,
        captured: row.get("captured")?,
        to_hold: row.get("to_hold")?,
        stands: row.get("stands")?,
        refunds_pending: row.get("pending")?,
        refunds_made: row.get("made")?,
        charged_back: row.get("charged_back")?,
        shopper: row.get("shopper")?,
        merchant: row.get("merchant")?,
        held: row.get("held")?,
        refunding: row.get("refunding")?,
        all: row.get("total")?,
    })
}

impl EntryRows for SqliteRows<'_> {
    fn insert_movement(&self, movement: Movement<'_>) -> Result<(), StoreError> {
        let amount = i64::try_from(movement.amount.minor()).map_err(|_| StoreError::Unwritable)?;
        let number: i64 = self
            .transaction
            .prepare_cached("SELECT coalesce(max(movement), 0) + 1 FROM entries")?
            .query_row([], |row| row.get(0))?;
        let (from, to) = movement.kind.accounts();
        for (account, amount) in [(from, -amount), (to, amount)] {
            self.transaction
                .prepare_cached(
                    "INSERT INTO entries (movement, account, payment_id, kind, purse, currency, amount)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                )?
                .execute((
                    number,
                    movement.account,
                    movement.payment_id,
                    movement.kind.word(),
                    account.word(),
                    movement.amount.currency().code(),
                    amount,
                ))?;
        }
        Ok(())
    }

    // The first movement that is not two entries of one payment, account and currency, summing to
    // zero; that has another currency or account than its payment; or that goes from or to another
    // account than its kind does.
    fn open_movement(&self) -> Result<Option<i64>, StoreError> {
        let ways = MovementKind::ALL.map(|kind| {
            let (from, to) = kind.accounts();
            format!("'{} {} {}'", kind.word(), from.word(), to.word())
        });
        let ways = ways.join(", ");
        Ok(self
            .transaction
            .prepare_cached(&format!(
                "SELECT movement FROM entries e LEFT JOIN payments p ON p.id = e.payment_id
                 GROUP BY movement
                 HAVING count(*) <> 2 OR sum(e.amount) <> 0 OR count(DISTINCT e.payment_id) <> 1
                 OR count(DISTINCT e.kind) <> 1 OR count(DISTINCT e.purse) <> 2
                 OR min(e.currency IS p.currency) = 0 OR min(e.account IS p.account) = 0
                 OR max(iif(e.amount < 0, e.kind || ' ' || e.purse, ''))
                    || ' ' || max(iif(e.amount > 0, e.purse, '')) NOT IN ({ways})
                 ORDER BY movement LIMIT 1"
            ))?
            .query_row([], |row| row.get(0))
            .optional()?)
    }

    fn positions(&self) -> Result<Vec<Position>, StoreError> {
        let sql = "SELECT p.id AS payment_id,
            t.captured AS captured,
            iif(p.status = 'requires_capture', p.amount - t.captured, 0) AS to_hold,
            t.captured <= p.amount AND CASE p.status
                WHEN 'succeeded' THEN h.state IS NULL AND (t.captured > 0 OR p.amount = 0)
                    AND (p.manual = 1 OR t.captured = p.amount)
                WHEN 'requires_capture' THEN h.state IS NOT NULL AND p.manual = 1
                ELSE h.state IS NULL AND t.captured = 0 END AS stands,
            (SELECT coalesce(sum(amount), 0) FROM refunds r
             WHERE r.payment_id = p.id AND r.status = 'pending') AS pending,
            (SELECT coalesce(sum(amount), 0) FROM refunds r
             WHERE r.payment_id = p.id AND r.status = 'succeeded') AS made,
            (SELECT coalesce(sum(amount), 0) FROM disputes d
             WHERE d.payment_id = p.id AND d.status IN ('needs_response', 'under_review', 'lost')) AS charged_back,
            coalesce(sum(iif(e.purse = 'shopper', e.amount, 0)), 0) AS shopper,
            coalesce(sum(iif(e.purse = 'merchant', e.amount, 0)), 0) AS merchant,
            coalesce(sum(iif(e.purse = 'held', e.amount, 0)), 0) AS held,
            coalesce(sum(iif(e.purse = 'refunding', e.amount, 0)), 0) AS refunding,
            coalesce(sum(e.amount), 0) AS total
            FROM payments p
            JOIN (SELECT q.id AS payment_id, coalesce(sum(c.amount), 0) AS captured FROM payments q
                LEFT JOIN captures c ON c.payment_id = q.id AND c.currency = q.currency
                GROUP BY q.id) t ON t.payment_id = p.id
            LEFT JOIN entries e ON e.payment_id = p.id
            LEFT JOIN holds h ON h.payment_id = p.id AND h.state = 'held'
            GROUP BY p.id";
        collect(&self.transaction, sql, [], read)
    }
}
