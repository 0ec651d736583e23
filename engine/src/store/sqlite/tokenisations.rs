//! Tries to tokenise, and the keys of keyed hashes, in SQL.

use rusqlite::{OptionalExtension as _, Row, named_params};

use super::SqliteRows;
use super::query::collect;
use crate::clock::Moment;
use crate::secret::Fingerprint;
use crate::store::{StoreError, Tokenisation, TokenisationRows};

fn read(row: &Row<'_>) -> Result<Tokenisation, StoreError> {
    Ok(Tokenisation {
        account: row.get("account")?,
        owner: row.get("owner")?,
        key: Fingerprint::stored(row.get("idempotency_key")?),
        request: Fingerprint::stored(row.get("request")?),
        payment_method: row.get("payment_method")?,
        made: Moment::from_millis(row.get("made")?),
    })
}

impl TokenisationRows for SqliteRows<'_> {
    fn fingerprint_key(&self, account: &str) -> Result<Option<String>, StoreError> {
        let found = self
            .transaction
            .prepare_cached("SELECT key FROM fingerprint_keys WHERE account = ?1")?
            .query_row([account], |row| row.get(0))
            .optional()?;
        Ok(found)
    }

    fn insert_fingerprint_key(&self, account: &str, key: &str) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("INSERT INTO fingerprint_keys (account, key) VALUES (?1, ?2)")?
            .execute([account, key])?;
        Ok(())
    }

    fn insert_tokenisation(
        &self,
        tokenisation: &Tokenisation,
        since: Moment,
    ) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("DELETE FROM tokenisations WHERE made < ?1")?
            .execute([since.millis()])?;
        self.transaction
            .prepare_cached(
                "INSERT INTO tokenisations (account, owner, idempotency_key, request, payment_method,
                 made) VALUES (:account, :owner, :key, :request, :payment_method, :made)",
            )?
            .execute(named_params! {
                ":account": tokenisation.account,
                ":owner": tokenisation.owner,
                ":key": tokenisation.key.expose_hash(),
                ":request": tokenisation.request.expose_hash(),
                ":payment_method": tokenisation.payment_method,
                ":made": tokenisation.made.millis(),
            })?;
        Ok(())
    }

    fn tokenisation(
        &self,
        account: &str,
        owner: &str,
        key: &Fingerprint,
        since: Moment,
    ) -> Result<Option<Tokenisation>, StoreError> {
        let sql = "SELECT * FROM tokenisations
                   WHERE account = ?1 AND owner = ?2 AND idempotency_key = ?3 AND made >= ?4";
        let parameters = (account, owner, key.expose_hash(), since.millis());
        Ok(collect(&self.transaction, sql, parameters, read)?.pop())
    }
}
