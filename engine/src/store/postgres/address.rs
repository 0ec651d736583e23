//! Where a database is, as it was given.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use postgres::Config;
use postgres::config::{Host, SslMode};

use crate::store::StoreError;

/// How long to wait for the server at the start, and when it has gone away.
const CONNECT: Duration = Duration::from_secs(5);

/// The address of a database. What is sent there is not encrypted, so it is always one of this machine.
#[derive(Clone)]
pub struct PostgresAddress(Box<Config>);

impl PostgresAddress {
    /// Whether a text is meant to be one.
    #[must_use]
    pub fn is_meant_by(text: &str) -> bool {
        text.starts_with("postgres://") || text.starts_with("postgresql://")
    }

    /// Reads `postgres://user:password@localhost:5432/name`. Without a password in it, this one is given.
    ///
    /// # Errors
    /// When it is none, or not of this machine.
    pub fn parse(text: &str, password: Option<&str>) -> Result<Self, StoreError> {
        if !Self::is_meant_by(text) {
            return Err(StoreError::Address);
        }
        let mut config: Config = text.parse().map_err(|_| StoreError::Address)?;
        let hosts_are_here =
            !config.get_hosts().is_empty() && config.get_hosts().iter().all(is_here);
        let addresses_are_here = config.get_hostaddrs().iter().all(|ip| ip.is_loopback());
        let is_named = config.get_user().is_some() && config.get_dbname().is_some();
        let is_encrypted = config.get_ssl_mode() == SslMode::Require;
        if !hosts_are_here || !addresses_are_here || !is_named || is_encrypted {
            return Err(StoreError::Address);
        }
        if let (None, Some(password)) = (config.get_password(), password) {
            config.password(password);
        }
        config
            .connect_timeout(CONNECT)
            .application_name("payseal-sandbox");
        Ok(Self(Box::new(config)))
    }

    pub(super) fn config(&self) -> &Config {
        &self.0
    }
}

fn is_here(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => {
            let ip = name.parse::<IpAddr>();
            name == "localhost" || ip.is_ok_and(|ip| ip.is_loopback())
        }
        Host::Unix(_) => true,
    }
}

/// Without the password.
impl fmt::Display for PostgresAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let user = self.0.get_user().unwrap_or_default();
        let name = self.0.get_dbname().unwrap_or_default();
        let host = match self.0.get_hosts().first() {
            Some(Host::Tcp(name)) if name.contains(':') => format!("[{name}]"),
            Some(Host::Tcp(name)) => name.clone(),
            Some(Host::Unix(folder)) => folder.display().to_string(),
            None => String::new(),
        };
        write!(f, "postgres://{user}@{host}")?;
        if let Some(port) = self.0.get_ports().first() {
            write!(f, ":{port}")?;
        }
        write!(f, "/{name}")
    }
}

impl fmt::Debug for PostgresAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_server_of_this_machine_is_spoken_to() {
        for address in [
            "postgres://me@localhost/pay",
            "postgres://me:secret@127.0.0.1:5433/pay",
            "postgres://me@[::1]/pay",
            "postgresql://me@%2Fvar%2Frun%2Fpostgresql/pay",
        ] {
            assert!(PostgresAddress::parse(address, None).is_ok(), "{address}");
        }
        for address in [
            "postgres://me@db.example/pay",
            "postgres://me@192.168.0.1/pay",
            "postgres://me@localhost,db.example/pay",
            "host=localhost user=me dbname=pay",
            "postgres://me@localhost/pay?hostaddr=10.0.0.1",
            "postgres://localhost/pay",
            "postgres://me@localhost",
            "postgres://me@localhost/pay?sslmode=require",
            "dbname=pay",
            "pay.sqlite",
            "",
        ] {
            assert!(
                matches!(
                    PostgresAddress::parse(address, None),
                    Err(StoreError::Address)
                ),
                "{address}"
            );
        }
    }

    #[test]
    fn a_password_is_never_printed() {
        let own = PostgresAddress::parse("postgres://me:s3cret@[::1]:5433/pay", Some("other"));
        let own = own.unwrap();
        assert_eq!(own.config().get_password(), Some(&b"s3cret"[..]));
        assert_eq!(own.to_string(), "postgres://me@[::1]:5433/pay");
        assert_eq!(format!("{own:?}"), "postgres://me@[::1]:5433/pay");
        let given = PostgresAddress::parse("postgres://me@localhost/pay", Some("s3cret")).unwrap();
        assert_eq!(given.config().get_password(), Some(&b"s3cret"[..]));
        assert_eq!(given.to_string(), "postgres://me@localhost:5432/pay");
        let wrong = PostgresAddress::parse("postgres://me:s3cret@db.example/pay", None);
        let said = format!("{0} {0:?}", wrong.unwrap_err());
        assert!(!said.contains("s3cret"), "{said}");
    }
}
