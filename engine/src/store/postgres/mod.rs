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
use postgres::{Client, Config, NoTls};

use super::sql::SqlRows;
use super::{Rows, Store, StoreError};
use address::read_address;
use open::Open;
use schema::{LOCK, migrate};
use statement::Prepared;

/// A store in a PostgreSQL database.
pub struct PostgresStore {
    config: Config,
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
    /// Connects to a database at `postgres://user@localhost/name`, and makes its tables when they are missing.
    ///
    /// # Errors
    /// When the address is none, or not of this machine; when the server cannot be reached or refuses; or when
    /// the tables were made by a newer version.
    pub fn connect(address: &str) -> Result<Self, StoreError> {
        let config = read_address(address)?;
        let mut client = reach(&config)?;
        on_a_thread_of_its_own(|| migrate(&mut client))?;
        Ok(Self {
            config,
            client: Some(client),
            prepared: RefCell::default(),
        })
    }

    /// The connection, made anew when the server ended it.
    fn client(&mut self) -> Result<&mut Client, StoreError> {
        let lost = self.client.as_ref().is_none_or(Client::is_closed);
        if lost {
            let fresh = reach(&self.config)?;
            if let Some(old) = self.client.replace(fresh) {
                let_go(old);
            }
            self.prepared.borrow_mut().clear();
        }
        self.client.as_mut().ok_or(StoreError::Unreachable)
    }
}

impl Store for PostgresStore {
    fn transaction(&mut self, patience: Duration) -> Result<Box<dyn Rows + '_>, StoreError> {
        // Nought would be for ever.
        let wait = patience.as_millis().max(1);
        let begin =
            format!("BEGIN; SET LOCAL lock_timeout = {wait}; SELECT pg_advisory_xact_lock({LOCK})");
        self.client()?;
        let Some(client) = self.client.as_mut() else {
            return Err(StoreError::Unreachable);
        };
        if let Err(error) = client.batch_execute(&begin) {
            let waited = error.code() == Some(&SqlState::LOCK_NOT_AVAILABLE);
            // What is left of it goes with the connection when this fails, too.
            let _ = client.batch_execute("ROLLBACK");
            return Err(if waited {
                StoreError::Locked
            } else {
                error.into()
            });
        }
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

fn reach(config: &Config) -> Result<Client, StoreError> {
    on_a_thread_of_its_own(|| Ok(config.connect(NoTls)?))
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
