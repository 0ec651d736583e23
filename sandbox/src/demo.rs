//! The demo shop's account, and what it signs with in each dialect. What a dialect makes once on each
//! machine lies with the keys, for its owner's eyes only, and is the same at the next start.

use std::io;
use std::path::PathBuf;

use payseal_core::wire::ids::{AccountName, IdError};
use payseal_engine::secret::NoRandomness;
use payseal_gateway::account::Account;
use payseal_gateway::credentials::{DemoCredentials, NotCredentials};
use payseal_gateway::gateway::Dialects;

use crate::keys::{KeptError, Keys, kept};

/// Its public name: in the address of every demo's frame, and in every demo's rows.
const PUBLIC_NAME: &str = "12246002";

/// Why the demo's account has nothing to sign with.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The file of what is made once can be neither read nor written.
    #[error(
        "the demo account's keys in {0} cannot be kept ({1}); make its folder writable, or choose another with --db or --keys"
    )]
    File(PathBuf, #[source] io::Error),
    /// What is kept is none.
    #[error(
        "the demo account's keys in {0} are none ({1}); remove the file, and new ones are made"
    )]
    Kept(PathBuf, NotCredentials),
    /// A dialect does not read what it gives.
    #[error("the demo account of {0}: {1}")]
    Published(&'static str, NotCredentials),
    /// No random bytes.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

/// The demo shop's account. What it signs with is put to it when a sandbox starts.
///
/// # Errors
/// Never, as far as anyone knows: only if its name were none.
pub fn demo_account() -> Result<Account, IdError> {
    let name = AccountName::parse(PUBLIC_NAME)?;
    let mut account = Account::new(name, "Harbour Coffee".to_owned());
    account.shop = true;
    Ok(account)
}

/// Lets the account sign in every dialect in which it does not yet.
pub(crate) fn hold_all(
    account: &mut Account,
    dialects: Dialects,
    keys: &Keys,
) -> Result<(), DemoError> {
    for dialect in dialects {
        if account.is_held(dialect.name()) {
            continue;
        }
        let credentials = match dialect.demo_credentials() {
            DemoCredentials::None => continue,
            DemoCredentials::Published(text) => {
                let wrong = |why| DemoError::Published(dialect.name(), why);
                let section = section(text).map_err(wrong)?;
                dialect.read_credentials(section).map_err(wrong)?
            }
            DemoCredentials::MadeOnce(make) => {
                let path = keys.of_dialect(dialect.name());
                let text = kept(&path, make).map_err(|error| match error {
                    KeptError::Io(error) => DemoError::File(path.clone(), error),
                    KeptError::NoRandomness(error) => error.into(),
                })?;
                let wrong = |why| DemoError::Kept(path.clone(), why);
                let section = section(&text).map_err(wrong)?;
                dialect.read_credentials(section).map_err(wrong)?
            }
        };
        account.hold(credentials);
    }
    Ok(())
}

fn section(text: &str) -> Result<toml::Table, NotCredentials> {
    toml::from_str(text).map_err(|_| NotCredentials("they are no TOML"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_account_is_the_shops_and_signs_with_nothing_yet() {
        let account = demo_account().unwrap();
        assert_eq!(account.names().count(), 1);
        assert!(account.shop && account.origins.is_empty());
    }
}
