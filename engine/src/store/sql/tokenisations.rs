//! Tries to tokenise, and the keys of keyed hashes, in SQL.

use super::{Connection, Row, SqlRows, named, numbered};
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

impl<C: Connection> TokenisationRows for SqlRows<C> {
    fn fingerprint_key(&self, account: &str) -> Result<Option<String>, StoreError> {
        let found = self.value(
            "SELECT key FROM fingerprint_keys WHERE account = ?1",
            numbered![account],
        )?;
        Ok(found)
    }

    fn insert_fingerprint_key(&self, account: &str, key: &str) -> Result<(), StoreError> {
        self.execute(
            "INSERT INTO fingerprint_keys (account, key) VALUES (?1, ?2)",
            numbered![account, key],
        )?;
        Ok(())
    }

    fn insert_tokenisation(
        &self,
        tokenisation: &Tokenisation,
        since: Moment,
    ) -> Result<(), StoreError> {
        self.execute(
            "DELETE FROM tokenisations WHERE made < ?1",
            numbered![since.millis()],
        )?;
        self.execute(
            "INSERT INTO tokenisations (account, owner, idempotency_key, request, payment_method,
                 made) VALUES (:account, :owner, :key, :request, :payment_method, :made)",
            named! {
                ":account": tokenisation.account,
                ":owner": tokenisation.owner,
                ":key": tokenisation.key.expose_hash(),
                ":request": tokenisation.request.expose_hash(),
                ":payment_method": tokenisation.payment_method,
                ":made": tokenisation.made.millis(),
            },
        )?;
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
        Ok(self
            .all(
                sql,
                numbered![account, owner, key.expose_hash(), since.millis()],
                read,
            )?
            .pop())
    }
}
