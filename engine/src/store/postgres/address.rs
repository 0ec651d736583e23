//! Where a database is, as it was given.

use std::time::Duration;

use postgres::Config;
use postgres::config::{Host, SslMode};

use crate::store::StoreError;

/// How long to wait for the server at the start, and when it has gone away.
const CONNECT: Duration = Duration::from_secs(5);

/// Reads `postgres://user:password@localhost:5432/name`. What is sent is not encrypted, so only a server of
/// this machine is spoken to.
pub(super) fn read_address(address: &str) -> Result<Config, StoreError> {
    let mut config: Config = address.parse().map_err(|_| StoreError::Address)?;
    let is_here = |host: &Host| match host {
        Host::Tcp(name) => {
            name == "localhost"
                || name
                    .parse::<std::net::IpAddr>()
                    .is_ok_and(|ip| ip.is_loopback())
        }
        Host::Unix(_) => true,
    };
    let hosts_are_here = !config.get_hosts().is_empty() && config.get_hosts().iter().all(is_here);
    let addresses_are_here = config.get_hostaddrs().iter().all(|ip| ip.is_loopback());
    if !hosts_are_here || !addresses_are_here || config.get_ssl_mode() == SslMode::Require {
        return Err(StoreError::Address);
    }
    config
        .connect_timeout(CONNECT)
        .application_name("payseal-sandbox");
    Ok(config)
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
            "host=/tmp user=me dbname=pay",
        ] {
            assert!(read_address(address).is_ok(), "{address}");
        }
        for address in [
            "postgres://me@db.example/pay",
            "postgres://me@192.168.0.1/pay",
            "postgres://me@localhost,db.example/pay",
            "host=localhost hostaddr=10.0.0.1 user=me",
            "postgres://me@localhost/pay?sslmode=require",
            "dbname=pay",
            "pay.sqlite",
            "",
        ] {
            assert!(
                matches!(read_address(address), Err(StoreError::Address)),
                "{address}"
            );
        }
    }
}
