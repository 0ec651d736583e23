//! Hold rows in SQL.

use super::{Connection, Row, SqlRows, numbered};
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
pub(in crate::store) const DUE: &str =
    "SELECT * FROM holds WHERE expires <= ?1 AND state = 'held' ORDER BY expires";

impl<C: Connection> HoldRows for SqlRows<C> {
    fn put_hold(&self, hold: &Hold) -> Result<(), StoreError> {
        self.execute("INSERT INTO holds (payment_id, account, state, expires) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (payment_id) DO UPDATE SET state = excluded.state, expires = excluded.expires", numbered![&hold.payment_id,
                &hold.account,
                hold.state.db_word(),
                hold.expires.map(Moment::millis)])?;
        Ok(())
    }

    fn hold(&self, payment_id: &str) -> Result<Option<Hold>, StoreError> {
        let sql = "SELECT * FROM holds WHERE payment_id = ?1";
        Ok(self.all(sql, numbered![payment_id], read)?.pop())
    }

    fn holds_due(&self, now: Moment) -> Result<Vec<Hold>, StoreError> {
        self.all(DUE, numbered![now.millis()], read)
    }
}
