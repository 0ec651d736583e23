//! Rows of requests under a key in SQL.

use rusqlite::{Row, named_params};

use super::SqliteRows;
use super::query::collect;
use crate::clock::Moment;
use crate::secret::Fingerprint;
use crate::store::{IdempotencyRows, IdempotentRequest, StoreError, StoredAnswer};

impl IdempotencyRows for SqliteRows<'_> {
    fn delete_idempotent_requests(&self, now: Moment) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("DELETE FROM idempotent_requests WHERE expires <= ?1")?
            .execute([now.millis()])?;
        Ok(())
    }

    fn idempotent_request(
        &self,
        account: &str,
        dialect: &str,
        key: &Fingerprint,
    ) -> Result<Option<IdempotentRequest>, StoreError> {
        let sql = "SELECT * FROM idempotent_requests
            WHERE account = ?1 AND dialect = ?2 AND key = ?3";
        let named = (account, dialect, key.expose_hash());
        Ok(collect(&self.transaction, sql, named, read)?.pop())
    }

    fn put_idempotent_request(&self, request: &IdempotentRequest) -> Result<(), StoreError> {
        let answer = request.answer.as_ref();
        self.transaction
            .prepare_cached(
                "INSERT OR REPLACE INTO idempotent_requests (account, dialect, key, request, tries,
                 leased_until, status, body, expires) VALUES (:account, :dialect, :key, :request,
                 :tries, :leased_until, :status, :body, :expires)",
            )?
            .execute(named_params! {
                ":account": request.account,
                ":dialect": request.dialect,
                ":key": request.key.expose_hash(),
                ":request": request.request.expose_hash(),
                ":tries": request.tries,
                ":leased_until": request.leased_until.millis(),
                ":status": answer.map(|answer| answer.status),
                ":body": answer.map(|answer| answer.body.as_str()),
                ":expires": request.expires.millis(),
            })?;
        Ok(())
    }

    fn delete_idempotent_request(
        &self,
        account: &str,
        dialect: &str,
        key: &Fingerprint,
    ) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached(
                "DELETE FROM idempotent_requests
                 WHERE account = ?1 AND dialect = ?2 AND key = ?3",
            )?
            .execute((account, dialect, key.expose_hash()))?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Result<IdempotentRequest, StoreError> {
    let answer = match (row.get("status")?, row.get("body")?) {
        (Some(status), Some(body)) => Some(StoredAnswer { status, body }),
        (None, None) => None,
        _ => return Err(StoreError::Unreadable("idempotent_requests")),
    };
    Ok(IdempotentRequest {
        account: row.get("account")?,
        dialect: row.get("dialect")?,
        key: Fingerprint::stored(row.get("key")?),
        request: Fingerprint::stored(row.get("request")?),
        tries: row.get("tries")?,
        leased_until: Moment::from_millis(row.get("leased_until")?),
        answer,
        expires: Moment::from_millis(row.get("expires")?),
    })
}
