//! Rows of requests under a key in SQL.

use super::{Connection, Row, SqlRows, named, numbered};
use crate::clock::Moment;
use crate::secret::Fingerprint;
use crate::store::{IdempotencyRows, IdempotentRequest, StoreError, StoredAnswer};

impl<C: Connection> IdempotencyRows for SqlRows<C> {
    fn delete_idempotent_requests(&self, now: Moment) -> Result<(), StoreError> {
        self.execute(
            "DELETE FROM idempotent_requests WHERE expires <= ?1",
            numbered![now.millis()],
        )?;
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
        Ok(self
            .all(sql, numbered![account, dialect, key.expose_hash()], read)?
            .pop())
    }

    fn put_idempotent_request(&self, request: &IdempotentRequest) -> Result<(), StoreError> {
        let answer = request.answer.as_ref();
        self.execute("INSERT INTO idempotent_requests (account, dialect, key, request, tries,
                 leased_until, status, body, expires) VALUES (:account, :dialect, :key, :request,
                 :tries, :leased_until, :status, :body, :expires)
                 ON CONFLICT (account, dialect, key) DO UPDATE SET request = excluded.request,
                 tries = excluded.tries, leased_until = excluded.leased_until, status = excluded.status,
                 body = excluded.body, expires = excluded.expires", named! {
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
        self.execute(
            "DELETE FROM idempotent_requests
                 WHERE account = ?1 AND dialect = ?2 AND key = ?3",
            numbered![account, dialect, key.expose_hash()],
        )?;
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
