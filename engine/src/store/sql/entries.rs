//! Entry rows in SQL.

use super::{Connection, Row, SqlRows, numbered};
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

impl<C: Connection> EntryRows for SqlRows<C> {
    fn insert_movement(&self, movement: Movement<'_>) -> Result<(), StoreError> {
        let amount = i64::try_from(movement.amount.minor()).map_err(|_| StoreError::Unwritable)?;
        let number: Option<i64> = self.value(
            "SELECT coalesce(max(movement), 0) + 1 FROM entries",
            numbered![],
        )?;
        let (from, to) = movement.kind.accounts();
        for (account, amount) in [(from, -amount), (to, amount)] {
            self.execute(
                "INSERT INTO entries (movement, account, payment_id, kind, purse, currency, amount)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                numbered![
                    number.unwrap_or(1),
                    movement.account,
                    movement.payment_id,
                    movement.kind.word(),
                    account.word(),
                    movement.amount.currency().code(),
                    amount
                ],
            )?;
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
        self.value(
            &format!(
                "SELECT movement FROM entries e LEFT JOIN payments p ON p.id = e.payment_id
                 GROUP BY movement
                 HAVING count(*) <> 2 OR sum(e.amount) <> 0 OR count(DISTINCT e.payment_id) <> 1
                 OR count(DISTINCT e.kind) <> 1 OR count(DISTINCT e.purse) <> 2
                 OR sum(CASE WHEN e.currency IS DISTINCT FROM p.currency
                    OR e.account IS DISTINCT FROM p.account THEN 1 ELSE 0 END) <> 0
                 OR max(CASE WHEN e.amount < 0 THEN e.kind || ' ' || e.purse ELSE '' END)
                    || ' ' || max(CASE WHEN e.amount > 0 THEN e.purse ELSE '' END) NOT IN ({ways})
                 ORDER BY movement LIMIT 1"
            ),
            numbered![],
        )
    }

    fn positions(&self) -> Result<Vec<Position>, StoreError> {
        let sql = "SELECT p.id AS payment_id,
            t.captured AS captured,
            CASE WHEN p.status = 'requires_capture' THEN p.amount - t.captured ELSE 0 END AS to_hold,
            t.captured <= p.amount AND CASE p.status
                WHEN 'succeeded' THEN h.state IS NULL AND (t.captured > 0 OR p.amount = 0)
                    AND (p.manual OR t.captured = p.amount)
                WHEN 'requires_capture' THEN h.state IS NOT NULL AND p.manual
                ELSE h.state IS NULL AND t.captured = 0 END AS stands,
            (SELECT CAST(coalesce(sum(amount), 0) AS BIGINT) FROM refunds r
             WHERE r.payment_id = p.id AND r.status = 'pending') AS pending,
            (SELECT CAST(coalesce(sum(amount), 0) AS BIGINT) FROM refunds r
             WHERE r.payment_id = p.id AND r.status = 'succeeded') AS made,
            (SELECT CAST(coalesce(sum(amount), 0) AS BIGINT) FROM disputes d
             WHERE d.payment_id = p.id AND d.status IN ('needs_response', 'under_review', 'lost')) AS charged_back,
            CAST(coalesce(sum(CASE WHEN e.purse = 'shopper' THEN e.amount ELSE 0 END), 0) AS BIGINT) AS shopper,
            CAST(coalesce(sum(CASE WHEN e.purse = 'merchant' THEN e.amount ELSE 0 END), 0) AS BIGINT) AS merchant,
            CAST(coalesce(sum(CASE WHEN e.purse = 'held' THEN e.amount ELSE 0 END), 0) AS BIGINT) AS held,
            CAST(coalesce(sum(CASE WHEN e.purse = 'refunding' THEN e.amount ELSE 0 END), 0) AS BIGINT) AS refunding,
            CAST(coalesce(sum(e.amount), 0) AS BIGINT) AS total
            FROM payments p
            JOIN (SELECT q.id AS payment_id, CAST(coalesce(sum(c.amount), 0) AS BIGINT) AS captured FROM payments q
                LEFT JOIN captures c ON c.payment_id = q.id AND c.currency = q.currency
                GROUP BY q.id) t ON t.payment_id = p.id
            LEFT JOIN entries e ON e.payment_id = p.id
            LEFT JOIN holds h ON h.payment_id = p.id AND h.state = 'held'
            GROUP BY p.id, t.captured, h.state";
        self.all(sql, numbered![], read)
    }
}
