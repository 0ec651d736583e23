//! Agreement rows in SQL.

use super::{Connection, SqlRows, numbered};
use crate::store::{AgreementRows, StoreError};

impl<C: Connection> AgreementRows for SqlRows<C> {
    fn insert_agreement(
        &self,
        account: &str,
        customer: &str,
        payment_method: &str,
        payment_id: &str,
    ) -> Result<(), StoreError> {
        self.execute(
            "INSERT INTO agreements (account, customer, payment_method, payment_id)
                 VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO NOTHING",
            numbered![account, customer, payment_method, payment_id],
        )?;
        Ok(())
    }

    fn delete_agreement(&self, payment_id: &str) -> Result<(), StoreError> {
        self.execute(
            "DELETE FROM agreements WHERE payment_id = ?1",
            numbered![payment_id],
        )?;
        Ok(())
    }

    fn has_agreement(
        &self,
        account: &str,
        customer: &str,
        payment_method: &str,
    ) -> Result<bool, StoreError> {
        self.exists(
            "SELECT 1 FROM agreements
                 WHERE account = ?1 AND customer = ?2 AND payment_method = ?3",
            numbered![account, customer, payment_method],
        )
    }
}
