//! Session and request-id rows in SQL.

use rusqlite::{Connection, OptionalExtension};

use crate::clock::Moment;
use crate::store::{Session, StoreError};

pub(super) fn insert_session(
    connection: &Connection,
    token_hash: &str,
    session: &Session,
    now: Moment,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM sessions WHERE expires <= ?1")?
        .execute([now.millis()])?;
    connection
        .prepare_cached("INSERT INTO sessions (token_hash, account, expires) VALUES (?1, ?2, ?3)")?
        .execute((token_hash, &session.account, session.expires.millis()))?;
    Ok(())
}

pub(super) fn session(
    connection: &Connection,
    token_hash: &str,
) -> Result<Option<Session>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT account, expires FROM sessions WHERE token_hash = ?1")?
        .query_row([token_hash], |row| {
            Ok(Session {
                account: row.get(0)?,
                expires: Moment::from_millis(row.get(1)?),
            })
        })
        .optional()?)
}

pub(super) fn burn(
    connection: &Connection,
    account: &str,
    request_id: &str,
    now: Moment,
    since: Moment,
) -> Result<bool, StoreError> {
    connection
        .prepare_cached("DELETE FROM request_ids WHERE seen < ?1")?
        .execute([since.millis()])?;
    let added = connection
        .prepare_cached(
            "INSERT INTO request_ids (account, request_id, seen) VALUES (?1, ?2, ?3)
             ON CONFLICT DO NOTHING",
        )?
        .execute((account, request_id, now.millis()))?;
    Ok(added == 1)
}
