//! The accounts file: merchants beside the demo shop's, with what each signs with in the dialects
//! that it has a section for.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use payseal_core::bridge::origin::{Origin, OriginError};
use payseal_core::wire::brand;
use payseal_core::wire::ids::AccountName;
use payseal_engine::store::CaptureMode;
use payseal_gateway::account::Account;
use payseal_gateway::credentials::{Credentials, NotCredentials, Section};
use payseal_gateway::cvc_policy;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::config::Config;

/// Why an accounts file cannot be used. It never repeats what the file says: there are keys in it.
#[derive(Debug, thiserror::Error)]
pub enum AccountsError {
    /// The file cannot be read.
    #[error("the accounts file {0} cannot be read ({1}); check the path given to --config")]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// It is not TOML, or not in the shape of an accounts file.
    #[error(
        "the accounts file is not one; write an [[account]] table per account with number = \
         \"...\" and origins = [\"http://...\"], and below it a section with its keys, such as \
         [account.asiabill] (line {0})"
    )]
    Shape(usize),
    /// A public name that is none.
    #[error(
        "account {0} of the accounts file has a number that is not 1 to 64 letters, digits, hyphens or underscores"
    )]
    Name(usize),
    /// A section of no dialect, or something else that an account does not have.
    #[error(
        "account {0} of the accounts file has something that is neither an account's nor a dialect's: {1} are"
    )]
    Stranger(usize, String),
    /// A section without what its dialect needs.
    #[error("account {0} of the accounts file, section {1}: {2}")]
    Credentials(usize, &'static str, NotCredentials),
    /// An origin that is none.
    #[error("account {0} of the accounts file has an origin that is none: {1}")]
    Origin(usize, OriginError),
    /// A brand or a policy that is none.
    #[error("account {0} of the accounts file: {1}")]
    CvcPolicy(usize, &'static str),
    /// A brand that is none.
    #[error("account {0} of the accounts file has a brand that is none; write them as \"visa\"")]
    Brand(usize),
    /// Two accounts have the same name.
    #[error("account {0} of the accounts file has a number that is taken already")]
    Twice(usize),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    account: Vec<Section>,
}

#[derive(Deserialize)]
struct FileAccount {
    number: String,
    /// A key of before there were sections.
    signkey: Option<String>,
    name: Option<String>,
    #[serde(default)]
    origins: Vec<String>,
    #[serde(default)]
    capture: FileCapture,
    #[serde(default)]
    brands: Vec<String>,
    #[serde(default)]
    cvc_policy: BTreeMap<String, String>,
    /// The sections of dialects.
    #[serde(flatten)]
    sections: BTreeMap<String, toml::Value>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "lowercase")]
enum FileCapture {
    #[default]
    Automatic,
    Manual,
}

impl Config {
    /// Reads the accounts of a file and puts them beside those that are there already.
    ///
    /// # Errors
    /// When the file cannot be read, or says something that is no account.
    pub fn read_accounts(&mut self, path: &Path) -> Result<(), AccountsError> {
        let text = std::fs::read_to_string(path).map(Zeroizing::new);
        let text = text.map_err(|error| AccountsError::Unreadable(path.to_owned(), error))?;
        self.parse_accounts(&text)
    }

    fn parse_accounts(&mut self, text: &str) -> Result<(), AccountsError> {
        let file: File = toml::from_str(text).map_err(|error| shape(text, &error))?;
        for (at, said) in (1..).zip(file.account) {
            let account =
                self.account(at, said.try_into().map_err(|error| shape(text, &error))?)?;
            let is_taken = |own: &Account| {
                own.names()
                    .any(|name| account.names().any(|new| new == name))
            };
            if self.accounts.iter().any(is_taken) {
                return Err(AccountsError::Twice(at));
            }
            self.accounts.push(account);
        }
        Ok(())
    }

    fn account(&self, at: usize, said: FileAccount) -> Result<Account, AccountsError> {
        let public_name = AccountName::parse(&said.number).map_err(|_| AccountsError::Name(at))?;
        let origins = said
            .origins
            .iter()
            .map(|origin| Origin::parse(origin).map_err(|why| AccountsError::Origin(at, why)))
            .collect::<Result<Vec<_>, _>>()?;
        let policies = said.cvc_policy.iter();
        let policies = policies.map(|(brand, policy)| (brand.as_str(), policy.as_str()));
        let mut account = Account::new(
            public_name,
            said.name
                .unwrap_or_else(|| name_for(&said.number, &origins)),
        );
        account.origins = origins;
        account.cvc_policies = cvc_policy::over(account.cvc_policies, policies)
            .map_err(|why| AccountsError::CvcPolicy(at, why))?;
        let brands = said.brands.iter().map(|name| brand::recognise(name));
        account.brands = brands
            .collect::<Option<_>>()
            .ok_or(AccountsError::Brand(at))?;
        account.capture = match said.capture {
            FileCapture::Automatic => CaptureMode::Automatic,
            FileCapture::Manual => CaptureMode::Manual,
        };
        if let Some(signkey) = said.signkey {
            let flat = [("number", said.number), ("signkey", signkey)];
            let flat = flat.map(|(name, value)| (name.to_owned(), toml::Value::String(value)));
            account.hold(self.credentials(at, self.legacy_dialect, Section::from_iter(flat))?);
        }
        for (name, section) in said.sections {
            let toml::Value::Table(section) = section else {
                return Err(self.stranger(at));
            };
            account.hold(self.credentials(at, &name, section)?);
        }
        Ok(account)
    }

    fn credentials(
        &self,
        at: usize,
        name: &str,
        section: Section,
    ) -> Result<Credentials, AccountsError> {
        let mut dialects = self.dialects.iter();
        let dialect = dialects.find(|dialect| dialect.name() == name);
        let dialect = dialect.ok_or_else(|| self.stranger(at))?;
        dialect
            .read_credentials(section)
            .map_err(|why| AccountsError::Credentials(at, dialect.name(), why))
    }

    fn stranger(&self, at: usize) -> AccountsError {
        let mut known = vec![
            "number",
            "name",
            "origins",
            "capture",
            "brands",
            "cvc_policy",
        ];
        known.extend(self.dialects.iter().map(|dialect| dialect.name()));
        AccountsError::Stranger(at, known.join(", "))
    }
}

/// Where in the file it is no accounts file: what is said there is not repeated.
fn shape(text: &str, error: &toml::de::Error) -> AccountsError {
    let start = error.span().map_or(0, |span| span.start);
    AccountsError::Shape(text.get(..start).map_or(1, |t| t.matches('\n').count() + 1))
}

/// What shoppers know a merchant by who has given no name: where they are, else the account's.
fn name_for(number: &str, origins: &[Origin]) -> String {
    origins.first().map_or(number, Origin::authority).to_owned()
}

#[cfg(test)]
mod tests {
    use payseal_core::card::Brand;

    use super::*;

    fn parse(text: &str) -> Result<Vec<Account>, String> {
        let mut config = Config::demo();
        config
            .parse_accounts(text)
            .map_err(|error| error.to_string())?;
        Ok(config.accounts)
    }

    #[test]
    fn reads_accounts_beside_the_demo() {
        let accounts = parse(
            "[[account]]\nnumber = \"12246003\"\nsignkey = \"12H4567r\"\n\
             origins = [\"http://shop.localhost:5000\"]\ncapture = \"manual\"\n\
             brands = [\"visa\", \"Mastercard\"]\n",
        )
        .unwrap();
        assert_eq!(accounts.len(), 2);
        let brands = [Brand::Visa, Brand::Mastercard];
        assert!(accounts[1].brands.iter().eq(brands) && accounts[0].brands.is_empty());
        assert_eq!(
            accounts[1].origins[0].as_str(),
            "http://shop.localhost:5000"
        );
        assert!(!accounts[1].shop);
        assert_eq!(accounts[1].name, "shop.localhost:5000");
        assert_eq!(
            (accounts[0].capture, accounts[1].capture),
            (CaptureMode::Automatic, CaptureMode::Manual)
        );
    }

    #[test]
    fn an_account_signs_in_each_dialect_that_it_has_a_section_for() {
        let accounts = parse(
            "[[account]]\nnumber = \"corner-shop\"\n\n[account.asiabill]\n\
             gateway_no = \"12246003\"\nsignkey = \"12H4567r\"\n\n\
             [[account]]\nnumber = \"12246004\"\nsignkey = \"12H4567r\"\n\n\
             [[account]]\nnumber = \"nothing-yet\"\n",
        )
        .unwrap();
        let names = |at: usize| accounts[at].names().map(AccountName::as_str);
        assert_eq!(names(1).collect::<Vec<_>>(), ["corner-shop", "12246003"]);
        assert!(names(2).all(|name| name == "12246004"));
        let signs = [1, 2, 3].map(|at| accounts[at].is_held("asiabill"));
        assert_eq!(signs, [true, true, false]);
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
                "[[account]]\nnumber = \"x y\"\nsignkey = \"12H4567r\"\n",
                "1 to 64 letters",
            ),
            (
                "[[account]]\nnumber = \"12246002\"\nsignkey = \"12H4567r\"\n",
                "taken",
            ),
            (
                "[[account]]\nnumber = \"1\"\n[account.asiabill]\ngateway_no = \"12246002\"\n\
                 signkey = \"12H4567r\"\n",
                "taken",
            ),
            (
                "[[account]]\nnumber = \"1\"\nsignkey = \"12H4567r\"\norigins = [\"*\"]\n",
                "account 1",
            ),
            (
                "[[account]]\nnumber = \"1\"\nbrands = [\"12H4567r\"]\n",
                "account 1 of the accounts file has a brand",
            ),
            (
                "[[account]]\nnumber = \"1\"\nsign_key = \"12H4567r\"\n",
                "neither an account's nor a dialect's: number, name, origins",
            ),
            (
                "[[account]]\nnumber = \"1\"\n[account.12H4567r]\n",
                "cvc_policy, asiabill",
            ),
            (
                "[[account]]\nnumber = \"1\"\n[account.asiabill]\nsignkey = \"12H4567r\"\n",
                "section asiabill",
            ),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.contains(expected), "{error}");
            assert!(!error.contains("12H4567r"), "{error}");
        }
    }
}
