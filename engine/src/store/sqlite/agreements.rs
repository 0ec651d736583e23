//! Agreement rows in SQL.

use super::SqliteRows;
use crate::store::{AgreementRows, StoreError};

impl AgreementRows for SqliteRows<'_> {
    fn insert_agreement(
        &self,
        account: &str,
        customer: &str,
        payment_method: &str,
        payment_id: &str,
    ) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached(
                "INSERT INTO agreements (account, customer, payment_method, payment_id)
                 VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO NOTHING",
            )?
            .execute([account, customer, payment_method, payment_id])?;
        Ok(())
    }

    fn delete_agreement(&self, payment_id: &str) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached("DELETE FROM agreements WHERE payment_id = ?1")?
            .execute([payment_id])?;
        Ok(())
    }

    fn has_agreement(
        &self,
        account: &str,
        customer: &str,
        payment_method: &str,
    ) -> Result<bool, StoreError> {
        Ok(self
            .transaction
            .prepare_cached(
                "SELECT 1 FROM agreements
                 WHERE account = ?1 AND customer = ?2 AND payment_method = ?3",
            )?
            .exists([account, customer, payment_method])?)
    }
}
