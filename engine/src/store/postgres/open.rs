//! A transaction that is open.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use postgres::Client;
use postgres::types::ToSql;

use super::statement::{Prepared, number};
use crate::store::StoreError;
use crate::store::sql::{Connection, Parameters, Row};

pub(super) struct Open<'store> {
    client: RefCell<&'store mut Client>,
    prepared: &'store RefCell<HashMap<String, Prepared>>,
    /// Whether a statement failed: until it is undone, the server ignores what comes, and would answer a
    /// commit by undoing everything and calling that done.
    failed: Cell<bool>,
    ended: bool,
}

impl<'store> Open<'store> {
    pub(super) fn new(
        client: &'store mut Client,
        prepared: &'store RefCell<HashMap<String, Prepared>>,
    ) -> Self {
        Self {
            client: RefCell::new(client),
            prepared,
            failed: Cell::new(false),
            ended: false,
        }
    }

    fn ready(&self, sql: &str) -> Result<Prepared, StoreError> {
        if let Some(ready) = self.prepared.borrow().get(sql) {
            return Ok(ready.clone());
        }
        let (numbered, names) = number(sql);
        let statement = self.noted(self.client.borrow_mut().prepare(&numbered))?;
        let ready = Prepared { statement, names };
        let mut all = self.prepared.borrow_mut();
        all.insert(sql.to_owned(), ready.clone());
        Ok(ready)
    }

    fn noted<T>(&self, result: Result<T, postgres::Error>) -> Result<T, StoreError> {
        if result.is_err() {
            self.failed.set(true);
        }
        Ok(result?)
    }
}

impl Connection for Open<'_> {
    // Transactions of sandboxes take turns. But nobody who looks into the database by hand, and has a row, keeps
    // the others from being sent.
    const CLAIM: &'static str = " FOR UPDATE SKIP LOCKED";

    fn execute(&self, sql: &str, parameters: Parameters<'_>) -> Result<u64, StoreError> {
        let ready = self.ready(sql)?;
        let values = ready.values(parameters)?;
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|it| it as _).collect();
        let mut client = self.client.borrow_mut();
        self.noted(client.execute(&ready.statement, &values))
    }

    fn each(
        &self,
        sql: &str,
        parameters: Parameters<'_>,
        see: &mut dyn FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let ready = self.ready(sql)?;
        let values = ready.values(parameters)?;
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|it| it as _).collect();
        let rows = self.noted(self.client.borrow_mut().query(&ready.statement, &values))?;
        rows.iter().try_for_each(|row| see(&Row::Postgres(row)))
    }

    fn at_once(&self, sql: &str) -> Result<(), StoreError> {
        let done = self.client.borrow_mut().batch_execute(sql);
        self.noted(done)?;
        // The server takes statements again only where it went back to before the one that failed.
        self.failed.set(false);
        Ok(())
    }

    fn commit(mut self) -> Result<(), StoreError> {
        if self.failed.get() {
            return Err(StoreError::Undone);
        }
        self.client.borrow_mut().batch_execute("COMMIT")?;
        self.ended = true;
        Ok(())
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        if !self.ended {
            // Where the connection is gone, the server undoes it.
            let _ = self.client.get_mut().batch_execute("ROLLBACK");
        }
    }
}
