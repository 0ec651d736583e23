//! What an account signs with in a dialect. Only the dialect knows what that is: it reads them, keeps
//! them in a type of its own, and gets them back by that type. Printed masked, in no answer.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use payseal_core::wire::ids::AccountName;
use payseal_engine::secret::{NoRandomness, fingerprint};
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

/// A section of the accounts file, which has the name of a dialect.
pub type Section = toml::Table;

/// The credentials of one account in one dialect.
#[derive(Clone)]
pub struct Credentials {
    dialect: &'static str,
    known_as: Vec<AccountName>,
    found_by: Option<(&'static str, String)>,
    held: Arc<dyn Any + Send + Sync>,
}

impl Credentials {
    /// Credentials in a dialect, kept in a type of its own, which wipes what is secret.
    #[must_use]
    pub fn new(dialect: &'static str, held: impl Any + Send + Sync) -> Self {
        Self {
            dialect,
            known_as: Vec::new(),
            found_by: None,
            held: Arc::new(held),
        }
    }

    /// Gives the account a further public name: that by which requests of this dialect name it.
    #[must_use]
    pub fn known_as(mut self, name: AccountName) -> Self {
        self.known_as.push(name);
        self
    }

    /// Says that whoever sends this secret is this account, by nothing else. Its hash is kept, to tell that
    /// no two accounts have one.
    #[must_use]
    pub fn found_by(mut self, secret: &str) -> Self {
        self.found_by = Some((self.dialect, fingerprint(secret)));
        self
    }

    /// The dialect in which a secret alone finds the account, and the secret's hash.
    #[must_use]
    pub const fn key(&self) -> Option<&(&'static str, String)> {
        self.found_by.as_ref()
    }

    /// The dialect that they are of.
    #[must_use]
    pub const fn dialect(&self) -> &'static str {
        self.dialect
    }

    /// The further public names of the account.
    #[must_use]
    pub fn names(&self) -> &[AccountName] {
        &self.known_as
    }

    /// What is held, for the dialect whose type it is.
    #[must_use]
    pub fn held<T: Any>(&self) -> Option<&T> {
        self.held.downcast_ref()
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(..)")
    }
}

/// Why a section is none of a dialect's. It says what can stand there and never repeats what does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotCredentials(pub &'static str);

impl fmt::Display for NotCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for NotCredentials {}

/// Reads a section in a dialect's own shape.
///
/// # Errors
/// With what can stand there, when something else does.
pub fn read<T: DeserializeOwned>(
    section: Section,
    shape: &'static str,
) -> Result<T, NotCredentials> {
    section.try_into().map_err(|_| NotCredentials(shape))
}

/// What the demo shop's account has in a dialect, as text of a section.
#[derive(Clone, Copy, Debug)]
pub enum DemoCredentials {
    /// It has none.
    None,
    /// The same on every machine, such as those that a vendor publishes for trying its interface.
    Published(&'static str),
    /// Made once on each machine, and kept beside the database.
    MadeOnce(fn() -> Result<Zeroizing<String>, NoRandomness>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_got_back_by_their_type_and_are_not_printed() {
        struct Keys(&'static str);
        let name = AccountName::parse("pk_test_1").unwrap();
        let held = Credentials::new("scratch", Keys("sk_test_1")).known_as(name);
        assert_eq!(held.held::<Keys>().map(|keys| keys.0), Some("sk_test_1"));
        assert!(held.held::<String>().is_none());
        assert_eq!(format!("{held:?}"), "Credentials(..)");
        assert_eq!(held.names()[0].as_str(), "pk_test_1");
    }

    #[test]
    fn a_section_that_is_none_is_not_repeated() {
        #[derive(Debug, serde::Deserialize)]
        struct Keys {
            #[serde(rename = "signkey")]
            _signkey: String,
        }
        let section: Section = toml::from_str("signkey = 12345678").unwrap();
        let refused = read::<Keys>(section, "signkey is a text").unwrap_err();
        assert_eq!(refused.to_string(), "signkey is a text");
    }
}
