//! A PostgreSQL database for one test. Where `PAYSEAL_TEST_DB` names a server, as
//! `postgres://user:password@127.0.0.1:5432/postgres`, a test makes a database of its own there, and drops it at
//! its end; elsewhere there is none, and the test takes a file.
//!
//! It panics where something fails: then the test fails where it stands.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use postgres::{Client, NoTls};

/// Names the server.
pub const SERVER: &str = "PAYSEAL_TEST_DB";

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A database, empty until somebody writes into it.
#[derive(Debug)]
pub struct Database {
    server: String,
    name: String,
}

impl Database {
    /// Makes one; none where there is no server for tests.
    #[must_use]
    pub fn fresh() -> Option<Self> {
        let server = std::env::var(SERVER).ok()?;
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{}_{number}", std::process::id());
        run(&server, &format!("CREATE DATABASE {name}"));
        Some(Self { server, name })
    }

    /// Its address, with the password.
    #[must_use]
    pub fn address(&self) -> String {
        let (before, _) = self.server.rsplit_once('/').unwrap_or_default();
        format!("{before}/{}", self.name)
    }

    /// Its address, as it is given beside a password.
    #[must_use]
    pub fn address_without_password(&self) -> String {
        self.address()
            .replacen(&format!(":{}@", self.password()), "@", 1)
    }

    /// The password; empty where the server asks for none.
    #[must_use]
    pub fn password(&self) -> String {
        let (_, place) = self.server.split_once("://").unwrap_or_default();
        let (whose, _) = place.split_once('@').unwrap_or_default();
        let (_, password) = whose.split_once(':').unwrap_or_default();
        password.to_owned()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // Whoever is still connected has nothing left to write.
        run(
            &self.server,
            &format!("DROP DATABASE {} WITH (FORCE)", self.name),
        );
    }
}

/// On a thread of its own: a client must not wait on one that drives other futures.
fn run(server: &str, sql: &str) {
    let done = thread::scope(|scope| {
        let work = scope.spawn(|| Client::connect(server, NoTls)?.batch_execute(sql));
        work.join()
    });
    match done {
        Ok(Ok(())) => {}
        Ok(Err(error)) => panic!("{sql}: {error}: check {SERVER}"),
        Err(_) => panic!("{sql}: no answer: check {SERVER}"),
    }
}
