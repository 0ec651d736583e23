//! The configuration file of the `payseal-host` program.
//!
//! It holds no secret: account numbers and origins are public. Every member is checked before
//! anything listens.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use payseal_core::bridge::origin::Origin;
use serde::Deserialize;
use tokio::sync::Semaphore;

use crate::account::{AccountView, Accounts};
use crate::address::Account;
pub use crate::settings_error::{FileError, SettingsError};

/// How long the gateway behind may take when nothing else is said; the form itself gives up
/// after 15 seconds.
const PATIENCE_SECONDS: u64 = 20;

/// How many calls may be under way at once when nothing else is said.
const MOST_CALLS: usize = 256;

/// How many connections may be open at once when nothing else is said.
const MOST_CONNECTIONS: usize = 1024;

/// The configuration, checked.
#[derive(Debug)]
pub struct Settings {
    /// Where to listen; the machine itself unless the file says otherwise.
    pub listen: SocketAddr,
    /// The folder of the built frame.
    pub frame_dir: PathBuf,
    /// The gateway's host name as shoppers know it.
    pub public_gateway: String,
    /// The origin of the gateway behind this host.
    pub upstream: String,
    /// How long the gateway behind may take.
    pub patience: Duration,
    /// Where the operator asks for health and counts; nowhere unless the file says it.
    pub operator: Option<SocketAddr>,
    /// How many calls may be under way at once.
    pub most_calls: usize,
    /// How many connections may be open at once.
    pub most_connections: usize,
    /// How long requests may go on once the program is told to stop.
    pub stop: Duration,
    /// The accounts.
    pub accounts: AccountList,
}

/// The accounts of a configuration file.
#[derive(Debug)]
pub struct AccountList(BTreeMap<String, AccountView>);

impl AccountList {
    /// The numbers of all accounts, in order.
    pub fn numbers(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl Accounts for AccountList {
    fn find(&self, number: &str) -> Option<AccountView> {
        self.0.get(number).cloned()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default = "loopback")]
    listen: SocketAddr,
    frame_dir: PathBuf,
    public_gateway: String,
    upstream: String,
    #[serde(default = "patience")]
    upstream_seconds: u64,
    operator: Option<SocketAddr>,
    #[serde(default = "most_calls")]
    most_calls: usize,
    #[serde(default = "most_connections")]
    most_connections: usize,
    #[serde(default = "patience")]
    stop_seconds: u64,
    #[serde(default)]
    account: Vec<AccountEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AccountEntry {
    number: String,
    /// As shoppers know the merchant.
    name: Option<String>,
    origins: Vec<String>,
    #[serde(default)]
    live: bool,
}

fn loopback() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 8443))
}

fn most_calls() -> usize {
    MOST_CALLS
}

fn most_connections() -> usize {
    MOST_CONNECTIONS
}

fn patience() -> u64 {
    PATIENCE_SECONDS
}

impl Settings {
    /// Reads a configuration file.
    ///
    /// # Errors
    /// When it cannot be read, or is no configuration.
    pub fn read(file: &Path) -> Result<Self, FileError> {
        let beside = file.parent().unwrap_or(Path::new(""));
        std::fs::read_to_string(file)
            .map_err(SettingsError::from)
            .and_then(|text| Self::parse(&text, beside))
            .map_err(|source| FileError {
                file: file.display().to_string(),
                source,
            })
    }

    /// Reads the text of a configuration file; `beside` is the folder that a relative
    /// `frame_dir` starts from.
    ///
    /// # Errors
    /// When the text is no configuration, naming what to mend.
    pub fn parse(text: &str, beside: &Path) -> Result<Self, SettingsError> {
        let file: File = toml::from_str(text)?;
        let mut faults = Vec::new();
        if file.most_calls == 0 || file.most_connections == 0 {
            faults.push(SettingsError::NoPlace);
        }
        if file.account.is_empty() {
            faults.push(SettingsError::NoAccount);
        }
        let mut accounts = BTreeMap::new();
        for (at, entry) in file.account.into_iter().enumerate() {
            let Ok(Account(number)) = Account::try_from(entry.number.clone()) else {
                faults.push(SettingsError::Number { position: at + 1 });
                continue;
            };
            let view = view(&number, entry, &mut faults);
            if accounts.insert(number.clone(), view).is_some() {
                faults.push(SettingsError::Twice { number });
            }
        }
        if !faults.is_empty() {
            return Err(SettingsError::of(faults));
        }
        Ok(Self {
            listen: file.listen,
            frame_dir: beside.join(file.frame_dir),
            public_gateway: file.public_gateway,
            upstream: file.upstream,
            patience: Duration::from_secs(file.upstream_seconds),
            operator: file.operator,
            most_calls: file.most_calls,
            most_connections: file.most_connections.min(Semaphore::MAX_PERMITS),
            stop: Duration::from_secs(file.stop_seconds),
            accounts: AccountList(accounts),
        })
    }
}

/// The host name of the first page that may embed the form: what shoppers know a merchant by who
/// has given no name.
fn host_of(origins: &[Origin]) -> String {
    origins.first().map_or("", Origin::authority).to_owned()
}

/// What can be made of an entry; what is wrong with it is added to the faults.
fn view(number: &str, entry: AccountEntry, faults: &mut Vec<SettingsError>) -> AccountView {
    let mut origins = Vec::with_capacity(entry.origins.len());
    for text in entry.origins {
        match Origin::parse(&text) {
            Ok(_) if entry.live && !text.starts_with("https://") => {
                faults.push(SettingsError::Insecure {
                    number: number.to_owned(),
                    origin: text,
                });
            }
            Ok(origin) => origins.push(origin),
            Err(source) => faults.push(SettingsError::Origin {
                number: number.to_owned(),
                origin: text,
                source,
            }),
        }
    }
    AccountView {
        name: entry.name.unwrap_or_else(|| host_of(&origins)),
        origins,
        live: entry.live,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r#"
        frame_dir = "frame"
        public_gateway = "pay.example"
        upstream = "http://10.0.0.5:4001"

        [[account]]
        number = "12246002"
        origins = ["https://shop.example"]
        live = true
    "#;

    fn parse(text: &str) -> Result<Settings, String> {
        Settings::parse(text, Path::new("/etc/payseal")).map_err(|error| error.to_string())
    }

    #[test]
    fn settings_say_little_and_listen_to_the_machine_itself() {
        let settings = parse(WHOLE).expect("a configuration");
        assert_eq!(settings.listen.to_string(), "127.0.0.1:8443");
        assert_eq!(settings.frame_dir, Path::new("/etc/payseal/frame"));
        assert_eq!(settings.patience, Duration::from_secs(20));
        let account = settings.accounts.find("12246002").expect("an account");
        assert!(account.live);
        assert_eq!(account.origins[0].as_str(), "https://shop.example");
        assert_eq!(settings.accounts.find("12246003"), None);
    }

    #[test]
    fn settings_name_what_to_mend() {
        for (from, to, part) in [
            (
                "12246002",
                "sh.op",
                "account 1: the number has 1 to 64 letters, digits, hyphens and underscores",
            ),
            (
                "https://shop.example",
                "shop.example",
                "shop.example is not an origin",
            ),
            (
                "https://shop.example",
                "http://shop.example",
                "begin with https://",
            ),
            ("live = true", "alive = true", "unknown field `alive`"),
            ("upstream = ", "downstream = ", "unknown field `downstream`"),
            ("[[account]]", "[[shop]]", "unknown field `shop`"),
        ] {
            let error = parse(&WHOLE.replace(from, to)).expect_err(part);
            assert!(error.contains(part), "{error}");
        }
        let (head, account) = WHOLE.split_once("[[account]]").expect("an account");
        assert!(
            parse(head)
                .expect_err("no account")
                .contains("there is no [[account]]")
        );
        let twice = format!("{WHOLE}\n[[account]]{account}");
        assert!(
            parse(&twice)
                .expect_err("twice")
                .contains("account 12246002 is there twice")
        );
    }

    #[test]
    fn account_is_called_by_its_number_or_a_publishable_key() {
        let (longest, longer) = ("A".repeat(64), "A".repeat(65));
        for (name, is_one) in [
            ("1", true),
            ("pk_test_51H-x", true),
            ("vendor", true),
            (&*longest, true),
            (&*longer, false),
            ("", false),
            ("pk.test", false),
            ("assets", false),
            ("v1", false),
        ] {
            let settings = parse(&WHOLE.replace("12246002", name));
            assert_eq!(settings.is_ok(), is_one, "{name}");
        }
    }

    #[test]
    fn settings_name_every_fault_at_once() {
        let text = WHOLE
            .replace(
                "https://shop.example",
                "http://shop.example\", \"shop.example",
            )
            .replace("upstream = ", "most_calls = 0\n        upstream = ");
        let error = parse(&format!(
            "{text}\n[[account]]\nnumber = \"x y\"\norigins = []"
        ))
        .expect_err("four");
        for part in [
            "4 faults",
            "most_calls and most_connections are at least 1",
            "begin with https://, unlike http://shop.example",
            "shop.example is not an origin",
            "account 2: the number has 1 to 64 letters, digits, hyphens and underscores",
        ] {
            assert!(error.contains(part), "{part}: {error}");
        }
    }

    #[test]
    fn settings_listen_elsewhere_only_when_told() {
        let text = format!("listen = \"0.0.0.0:443\"\n{WHOLE}");
        assert_eq!(parse(&text).expect("a configuration").listen.port(), 443);
    }

    #[test]
    fn settings_of_the_example_hold() {
        let settings = parse(include_str!("../payseal-host.example.toml")).expect("the example");
        assert!(settings.accounts.find("12246002").is_some());
    }
}
