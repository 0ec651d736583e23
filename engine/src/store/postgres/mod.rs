//! The store in a PostgreSQL database, which several processes may share. Whoever writes has the one lock
//! of the database from the beginning of a transaction to its end, as with a file: so money moves one
//! transaction after the other, whichever process moves it. It has no rule about money or cards.

mod address;
mod open;
mod schema;
mod statement;

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::time::Duration;

use postgres::error::SqlState;
use postgres::{Client, NoTls};

use super::sql::SqlRows;
use super::{Rows, Store, StoreError};
pub use address::PostgresAddress;
use open::Open;
use schema::{LOCK, migrate};
use statement::Prepared;

/// What holds for a connection, whatever the server is set to: a commit is on the disk when it is acknowledged,
/// each statement sees what was written before it, and a process that stands still in the middle of a transaction
/// does not keep the others waiting for ever.
const SESSION: &str = "SET synchronous_commit = on;
    SET default_transaction_isolation = 'read committed';
    SET idle_in_transaction_session_timeout = '30s';
    SET client_min_messages = warning";

/// A store in a PostgreSQL database.
pub struct PostgresStore {
    address: PostgresAddress,
    /// None once the store is dropped.
    client: Option<Client>,
    /// What the server has ready for this connection.
    prepared: RefCell<HashMap<String, Prepared>>,
}

impl fmt::Debug for PostgresStore {
    // The address holds a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PostgresStore")
    }
}

impl PostgresStore {
    /// Connects to a database, and makes its tables when they are missing.
    ///
    /// # Errors
    /// When the server cannot be reached or refuses, or when the tables were made by a newer version.
    pub fn connect(address: &PostgresAddress) -> Result<Self, StoreError> {
        let mut client = reach(address)?;
        on_a_thread_of_its_own(|| migrate(&mut client))?;
        Ok(Self {
            address: address.clone(),
            client: Some(client),
            prepared: RefCell::default(),
        })
    }

    /// The connection, made anew when the server ended it.
    fn client(&mut self) -> Result<&mut Client, StoreError> {
        if self.client.as_ref().is_none_or(Client::is_closed) {
            self.reconnect()?;
        }
        self.client.as_mut().ok_or(StoreError::Unreachable)
    }

    fn reconnect(&mut self) -> Result<(), StoreError> {
        let fresh = reach(&self.address)?;
        if let Some(old) = self.client.replace(fresh) {
            let_go(old);
        }
        self.prepared.borrow_mut().clear();
        Ok(())
    }
}

impl Store for PostgresStore {
    fn transaction(&mut self, patience: Duration) -> Result<Box<dyn Rows + '_>, StoreError> {
        // Nought would be for ever.
        let wait = patience.as_millis().max(1);
        let begin =
            format!("BEGIN; SET LOCAL lock_timeout = {wait}; SELECT pg_advisory_xact_lock({LOCK})");
        let client = self.client()?;
        if let Err(error) = client.batch_execute(&begin) {
            if error.code() == Some(&SqlState::LOCK_NOT_AVAILABLE) {
                client.batch_execute("ROLLBACK")?;
                return Err(StoreError::Locked);
            }
            // Nothing was begun. The server may have been started anew since the last time.
            self.reconnect()?;
            self.client()?.batch_execute(&begin)?;
        }
        let Some(client) = self.client.as_mut() else {
            return Err(StoreError::Unreachable);
        };
        Ok(Box::new(SqlRows {
            connection: Open::new(client, &self.prepared),
        }))
    }
}

impl Drop for PostgresStore {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            let_go(client);
        }
    }
}

fn reach(address: &PostgresAddress) -> Result<Client, StoreError> {
    on_a_thread_of_its_own(|| {
        let mut client = address.config().connect(NoTls)?;
        client.batch_execute(SESSION)?;
        Ok(client)
    })
}

/// A client drives its connection by a runtime of its own, which must neither run nor end on a thread that runs
/// another one.
fn on_a_thread_of_its_own<T: Send>(
    work: impl FnOnce() -> Result<T, StoreError> + Send,
) -> Result<T, StoreError> {
    std::thread::scope(|scope| scope.spawn(work).join()).unwrap_or(Err(StoreError::Unreachable))
}

fn let_go(client: Client) {
    // The thread ends with the connection. Nobody waits: nothing is left to be written.
    std::thread::spawn(move || drop(client));
}
