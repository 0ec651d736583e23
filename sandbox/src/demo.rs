//! The demo shop's account, and what it signs with in each dialect. What a dialect makes once on each
//! machine lies beside the database, for its owner's eyes only, and is the same at the next start.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use payseal_core::wire::ids::{AccountName, IdError};
use payseal_engine::secret::NoRandomness;
use payseal_gateway::account::Account;
use payseal_gateway::credentials::{DemoCredentials, NotCredentials};
use payseal_gateway::gateway::Dialects;
use zeroize::Zeroizing;

/// Its public name: in the address of every demo's frame, and in every demo's rows.
const PUBLIC_NAME: &str = "12246002";

/// Why the demo's account has nothing to sign with.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The file of what is made once can be neither read nor written.
    #[error(
        "the demo account's keys in {0} cannot be kept ({1}); make its folder writable, or choose another with --db"
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

/// Where what a dialect makes once is kept, beside a database.
pub(crate) fn kept_at(database: &Path, dialect: &str) -> PathBuf {
    let mut name = database.to_owned().into_os_string();
    name.push(format!("-{dialect}.toml"));
    name.into()
}

/// Lets the account sign in every dialect in which it does not yet.
pub(crate) fn hold_all(
    account: &mut Account,
    dialects: Dialects,
    database: &Path,
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
                let path = kept_at(database, dialect.name());
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

/// Why something that is made once is not there.
#[derive(Debug, thiserror::Error)]
pub(crate) enum KeptError {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

/// What lies there; made now, when nothing does.
pub(crate) fn kept(
    path: &Path,
    make: fn() -> Result<Zeroizing<String>, NoRandomness>,
) -> Result<Zeroizing<String>, KeptError> {
    match fs::read_to_string(path) {
        Ok(text) => return Ok(Zeroizing::new(text)),
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        Err(_) => {}
    }
    let made = make()?;
    // Whole or not at all: what is half written would be read at the next start.
    let mut draft = path.to_owned().into_os_string();
    draft.push(".new");
    let mut options = OpenOptions::new();
    let options = options.write(true).create(true).truncate(true).mode(0o600);
    let mut file = options.open(&draft)?;
    file.write_all(made.as_bytes())?;
    fs::rename(&draft, path)?;
    Ok(made)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn what_is_made_once_is_the_same_at_the_next_start_and_its_owners_alone() {
        let folder = std::env::temp_dir().join(format!("payseal-demo-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = kept_at(&folder.join("s.sqlite"), "scratch");
        let made = kept(&path, || Ok(Zeroizing::new("key = \"1\"\n".to_owned()))).unwrap();
        let again = kept(&path, || Err(NoRandomness)).unwrap();
        assert_eq!(*made, *again);
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(path.ends_with("s.sqlite-scratch.toml"));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_demo_account_is_the_shops_and_signs_with_nothing_yet() {
        let account = demo_account().unwrap();
        assert_eq!(account.names().count(), 1);
        assert!(account.shop && account.origins.is_empty());
    }
}
