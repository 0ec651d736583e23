//! Hold rows in SQL.

use rusqlite::Row;

use super::SqliteRows;
use super::query::collect;
use crate::clock::Moment;
use crate::store::{Hold, HoldRows, HoldState, StoreError};

fn read(row: &Row<'_>) -> Result<Hold, StoreError> {
    let state: String = row.get("state")?;
    let expires: Option<i64> = row.get("expires")?;
    Ok(Hold {
        payment_id: row.get("payment_id")?,
        account: row.get("account")?,
        state: HoldState::from_db_word(&state).ok_or(StoreError::Unreadable("holds"))?,
        expires: expires.map(Moment::from_millis),
    })
}

/// What was held for as long as it may be.
pub(super) const DUE: &str =
    "SELECT * FROM holds WHERE expires <= ?1 AND state = 'held' ORDER BY expires";

impl HoldRows for SqliteRows<'_> {
    fn put_hold(&self, hold: &Hold) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached(
                "INSERT INTO holds (payment_id, account, state, expires) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET state = excluded.state, expires = excluded.expires",
            )?
            .execute((
                &hold.payment_id,
                &hold.account,
                hold.state.db_word(),
                hold.expires.map(Moment::millis),
            ))?;
        Ok(())
    }

    fn hold(&self, payment_id: &str) -> Result<Option<Hold>, StoreError> {
        let sql = "SELECT * FROM holds WHERE payment_id = ?1";
        Ok(collect(&self.transaction, sql, [payment_id], read)?.pop())
    }

    fn holds_due(&self, now: Moment) -> Result<Vec<Hold>, StoreError> {
        collect(&self.transaction, DUE, [now.millis()], read)
    }
}
