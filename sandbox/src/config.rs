//! What a sandbox is started with: ports, files and accounts. Where the values come from (flags,
//! a file, a test) is the caller's business; only the accounts file is read here.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use payseal_core::bridge::origin::Origin;
use payseal_core::wire::ids::GatewayNo;
use serde::Deserialize;

use crate::dialects::{DIALECTS, LEGACY};
use payseal_engine::store::Capture;
use payseal_gateway::account::{Account, SignKey};
use payseal_gateway::cvc_policy;
use payseal_gateway::gateway::Dialects;

/// Everything a sandbox needs to know before it starts.
#[derive(Clone, Debug)]
pub struct Config {
    /// The port of the demo shop; 0 lets the machine choose.
    pub shop_port: u16,
    /// The port of the gateway; 0 lets the machine choose.
    pub gateway_port: u16,
    /// The database file; without one, a fresh temporary file that is removed at the end.
    pub db: Option<PathBuf>,
    /// The built frame.
    pub frame_dir: PathBuf,
    /// The demo shop's pages.
    pub shop_dir: PathBuf,
    /// The merchant accounts.
    pub accounts: Vec<Account>,
    /// The interfaces that the gateway speaks.
    pub dialects: Dialects,
    /// Which of them a database is of that says nothing of it: there was one.
    pub legacy_dialect: &'static str,
    /// The secret that moves the clock; without one, a random secret that the sandbox tells.
    pub admin_token: Option<String>,
}

impl Config {
    /// The demo: its usual ports, the demo account, and the files of this source tree.
    #[must_use]
    pub fn demo() -> Self {
        let tree = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        Self {
            shop_port: 4000,
            gateway_port: 4001,
            db: None,
            frame_dir: tree.join("dist/frame"),
            shop_dir: tree.join("www/shop"),
            // Without it the sandbox does not start, and says so.
            accounts: Account::demo().into_iter().collect(),
            dialects: DIALECTS,
            legacy_dialect: LEGACY,
            admin_token: None,
        }
    }
}

/// Why an accounts file cannot be used. It never repeats what the file says: there are keys in it.
#[derive(Debug, thiserror::Error)]
pub enum AccountsError {
    /// The file cannot be read.
    #[error("the accounts file {0} cannot be read ({1}); check the path given to --config")]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// It is not TOML, or not in the shape of an accounts file.
    #[error(
        "the accounts file is not one; write an [[account]] table per account with number = \
         \"...\", signkey = \"...\" and origins = [\"http://...\"] (line {0})"
    )]
    Shape(usize),
    /// A number that is no gateway number.
    #[error("account {0} of the accounts file has a number that is not 1 to 16 digits")]
    Number(usize),
    /// An origin that is none.
    #[error("account {0} of the accounts file has an origin that is none: {1}")]
    Origin(usize, payseal_core::bridge::origin::OriginError),
    /// A brand or a policy that is none.
    #[error("account {0} of the accounts file: {1}")]
    CvcPolicy(usize, &'static str),
    /// Two accounts have the same number.
    #[error("account {0} of the accounts file has a number that is taken already")]
    Twice(usize),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    account: Vec<FileAccount>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileAccount {
    number: String,
    signkey: String,
    name: Option<String>,
    #[serde(default)]
    origins: Vec<String>,
    #[serde(default)]
    capture: FileCapture,
    #[serde(default)]
    cvc_policy: BTreeMap<String, String>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "lowercase")]
enum FileCapture {
    #[default]
    Automatic,
    Manual,
}

/// Reads the accounts of a file and puts them beside those that are there already.
///
/// # Errors
/// When the file cannot be read, or says something that is no account.
pub fn read_accounts(path: &Path, accounts: &mut Vec<Account>) -> Result<(), AccountsError> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| AccountsError::Unreadable(path.to_owned(), error))?;
    parse_accounts(&text, accounts)
}

fn parse_accounts(text: &str, accounts: &mut Vec<Account>) -> Result<(), AccountsError> {
    let file: File = toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        AccountsError::Shape(text.get(..start).map_or(1, |t| t.matches('\n').count() + 1))
    })?;
    for (at, said) in (1..).zip(file.account) {
        let gateway_no = GatewayNo::parse(&said.number).map_err(|_| AccountsError::Number(at))?;
        let origins = said
            .origins
            .iter()
            .map(|origin| Origin::parse(origin).map_err(|why| AccountsError::Origin(at, why)))
            .collect::<Result<Vec<_>, _>>()?;
        if accounts.iter().any(|a| a.gateway_no == gateway_no) {
            return Err(AccountsError::Twice(at));
        }
        let policies = said.cvc_policy.iter();
        let policies = policies.map(|(brand, policy)| (brand.as_str(), policy.as_str()));
        let cvc_policies = cvc_policy::over(Account::usual_cvc_policies(), policies)
            .map_err(|why| AccountsError::CvcPolicy(at, why))?;
        accounts.push(Account {
            name: said
                .name
                .unwrap_or_else(|| name_for(&said.number, &origins)),
            gateway_no,
            signkey: SignKey::new(said.signkey),
            origins,
            capture: match said.capture {
                FileCapture::Automatic => Capture::Automatic,
                FileCapture::Manual => Capture::Manual,
            },
            cvc_policies,
            shop: false,
        });
    }
    Ok(())
}

/// What shoppers know a merchant by who has given no name: where they are, else their number.
fn name_for(number: &str, origins: &[Origin]) -> String {
    origins.first().map_or(number, Origin::authority).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Vec<Account>, String> {
        let mut accounts = vec![Account::demo().unwrap()];
        parse_accounts(text, &mut accounts).map_err(|error| error.to_string())?;
        Ok(accounts)
    }

    #[test]
    fn reads_accounts_beside_the_demo() {
        let accounts = parse(
            "[[account]]\nnumber = \"12246003\"\nsignkey = \"12H4567r\"\n\
             origins = [\"http://shop.localhost:5000\"]\ncapture = \"manual\"\n",
        )
        .unwrap();
        assert_eq!(accounts.len(), 2);
        assert_eq!(
            accounts[1].origins[0].as_str(),
            "http://shop.localhost:5000"
        );
        assert!(!accounts[1].shop);
        assert_eq!(accounts[1].name, "shop.localhost:5000");
        assert_eq!(
            (accounts[0].capture, accounts[1].capture),
            (Capture::Automatic, Capture::Manual)
        );
    }

    #[test]
    fn says_what_is_wrong_without_repeating_a_key() {
        for (text, expected) in [
            (
                "[[account]]\nnumber = \"1\"\nsignkey = 12H4567r\n",
                "(line 3)",
            ),
            (
                "[[account]]\nnumber = \"x\"\nsignkey = \"12H4567r\"\n",
                "1 to 16 digits",
            ),
            (
                "[[account]]\nnumber = \"12246002\"\nsignkey = \"12H4567r\"\n",
                "taken",
            ),
            (
                "[[account]]\nnumber = \"1\"\nsignkey = \"12H4567r\"\norigins = [\"*\"]\n",
                "account 1",
            ),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.contains(expected), "{error}");
            assert!(!error.contains("12H4567r"), "{error}");
        }
    }
}
