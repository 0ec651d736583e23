//! What an account signs with here: its number and its key.

use std::fmt;

use payseal_core::wire::ids::{AccountName, GatewayNo, IdError};
use payseal_gateway::account::{Account, Accounts};
use payseal_gateway::credentials::{Credentials, NotCredentials, Section, read};
use serde::Deserialize;
use zeroize::Zeroizing;

use super::name::NAME;

/// The account that AsiaBill publishes for trying its interface.
pub(crate) const DEMO: &str = "gateway_no = \"12246002\"\nsignkey = \"12H4567r\"\n";

const SHAPE: &str = "it has gateway_no = \"...\" and signkey = \"...\", and nothing else";
const NUMBER: &str = "gateway_no is not 1 to 16 digits";

/// The key that an account signs with. A secret: printed masked, wiped on drop, in no answer.
struct SignKey(Zeroizing<String>);

/// The number and the key of an account.
pub(crate) struct Keys {
    gateway_no: GatewayNo,
    signkey: SignKey,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    /// By its other name in files of before there were sections.
    #[serde(alias = "number")]
    gateway_no: String,
    signkey: String,
}

impl Keys {
    /// Those of an account; none when it is none of this dialect's.
    pub(crate) fn of(account: &Account) -> Option<&Self> {
        account.credentials()
    }

    /// The account with a number, and what it signs with. What another dialect calls an account is
    /// no number here.
    pub(super) fn by_number<'a>(
        accounts: &'a Accounts,
        number: &str,
    ) -> Option<(&'a Account, &'a Self)> {
        let account = accounts.find(number)?;
        let keys = Self::of(account)?;
        (keys.gateway_no() == number).then_some((account, keys))
    }

    /// The public number.
    pub(crate) fn gateway_no(&self) -> &str {
        self.gateway_no.as_str()
    }

    /// The merchant number, which AsiaBill derives from the gateway number.
    pub(super) fn mer_no(&self) -> &str {
        let text = self.gateway_no.as_str();
        text.get(..5).unwrap_or(text)
    }

    /// The key, for computing a signature.
    pub(crate) fn expose_key(&self) -> &str {
        &self.signkey.0
    }
}

impl fmt::Debug for SignKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignKey(..)")
    }
}

/// What an account with this number and this key signs with.
///
/// # Errors
/// When the number is none.
pub fn credentials(gateway_no: &str, signkey: String) -> Result<Credentials, IdError> {
    let keys = Keys {
        gateway_no: GatewayNo::parse(gateway_no)?,
        signkey: SignKey(Zeroizing::new(signkey)),
    };
    let name = AccountName::parse(gateway_no)?;
    Ok(Credentials::new(NAME, keys).known_as(name))
}

/// Reads the section of an account.
pub(crate) fn read_section(section: Section) -> Result<Credentials, NotCredentials> {
    let Said {
        gateway_no,
        signkey,
    } = read(section, SHAPE)?;
    credentials(&gateway_no, signkey).map_err(|_| NotCredentials(NUMBER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_has_the_published_number_and_keeps_its_key_to_itself() {
        let held = read_section(toml::from_str(DEMO).unwrap()).unwrap();
        let keys = held.held::<Keys>().unwrap();
        assert_eq!((keys.gateway_no(), keys.mer_no()), ("12246002", "12246"));
        assert_eq!(keys.expose_key(), "12H4567r");
        assert_eq!(format!("{:?}", keys.signkey), "SignKey(..)");
        assert_eq!(held.names()[0].as_str(), "12246002");
    }

    #[test]
    fn what_is_none_is_said_without_the_key() {
        for (text, why) in [
            ("gateway_no = \"x\"\nsignkey = \"12H4567r\"", NUMBER),
            ("signkey = \"12H4567r\"", SHAPE),
            ("gateway_no = \"1\"\nsignkey = 12", SHAPE),
            (
                "gateway_no = \"1\"\nsignkey = \"12H4567r\"\nmore = 1",
                SHAPE,
            ),
        ] {
            let section = toml::from_str(text).unwrap();
            assert_eq!(
                read_section(section).unwrap_err(),
                NotCredentials(why),
                "{text}"
            );
        }
    }
}
