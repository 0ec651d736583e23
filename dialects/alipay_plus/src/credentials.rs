//! What an account signs with: the merchant's key pair, of which the gateway needs the public half only,
//! and the gateway's own.

use payseal_core::wire::ids::AccountName;
use payseal_core::wire::secret::SecretText;
use payseal_engine::secret::NoRandomness;
use payseal_gateway::account::Account;
use payseal_gateway::credentials::{Credentials, NotCredentials, Section, read};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::name::NAME;
use crate::wire::keys::{PrivateKey, PublicKey};

/// What can stand in a section.
const SHAPE: &str = "client_id, merchant_public_key or merchant_private_key, and gateway_private_key are \
                     texts (keys as PEM or base64, RSA of 2048 bits or more); notify_url is a text, \
                     takes_card_numbers and captures_in_parts are true or false";

/// The keys of one account.
pub(crate) struct Keys {
    client_id: String,
    /// Verifies the merchant's requests.
    pub(crate) merchant: PublicKey,
    /// The merchant's own half, where the file has it: to be shown to a developer.
    merchant_private: Option<PrivateKey>,
    /// Signs answers and notifications.
    pub(crate) gateway: PrivateKey,
    /// Where the merchant hears of what no call gave an address for.
    pub(crate) notify_url: Option<String>,
    /// Whether the merchant is certified to handle card numbers.
    pub(crate) takes_card_numbers: bool,
    /// Whether the merchant may capture less than was authorised, and more than once.
    pub(crate) captures_in_parts: bool,
}

/// A section of the accounts file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    client_id: String,
    merchant_public_key: Option<SecretText>,
    merchant_private_key: Option<SecretText>,
    gateway_private_key: SecretText,
    notify_url: Option<String>,
    #[serde(default)]
    takes_card_numbers: bool,
    #[serde(default)]
    captures_in_parts: bool,
}

impl Keys {
    /// Those of an account; none when it is none of this dialect's.
    pub(crate) fn of(account: &Account) -> Option<&Self> {
        account.credentials()
    }

    /// By which the requests of this dialect name the account.
    pub(crate) fn client_id(&self) -> &str {
        &self.client_id
    }

    /// What a developer signs with and verifies by.
    pub(crate) fn shown(&self) -> Vec<(&'static str, String)> {
        let private = self.merchant_private.as_ref();
        let private = private.and_then(|key| key.expose_pem().ok());
        let public = self.gateway.public().to_pem();
        let mut shown = vec![("clientId", self.client_id.clone())];
        shown.extend(private.map(|pem| ("merchantPrivateKey", pem.to_string())));
        shown.extend(public.ok().map(|pem| ("gatewayPublicKey", pem)));
        shown
    }
}

/// Reads a section of the accounts file.
pub(crate) fn read_section(section: Section) -> Result<Credentials, NotCredentials> {
    let wrong = || NotCredentials(SHAPE);
    let said: Said = read(section, SHAPE)?;
    let name = AccountName::parse(&said.client_id).map_err(|_| wrong())?;
    let private = said.merchant_private_key.as_ref();
    let private = private.map(|text| PrivateKey::parse(text.expose_text()));
    let private = private.transpose().map_err(|_| wrong())?;
    let merchant = match (&said.merchant_public_key, &private) {
        (Some(text), None) => PublicKey::parse(text.expose_text()).map_err(|_| wrong())?,
        (None, Some(private)) => private.public(),
        (Some(_), Some(_)) | (None, None) => return Err(wrong()),
    };
    let keys = Keys {
        client_id: said.client_id,
        merchant,
        merchant_private: private,
        gateway: PrivateKey::parse(said.gateway_private_key.expose_text()).map_err(|_| wrong())?,
        notify_url: said.notify_url,
        takes_card_numbers: said.takes_card_numbers,
        captures_in_parts: said.captures_in_parts,
    };
    Ok(Credentials::new(NAME, keys).known_as(name))
}

/// What the demo shop's account has: pairs of this machine's own. It may send card numbers, so that every
/// call of the vendor's guide can be tried as it stands there.
pub(crate) fn make_demo() -> Result<Zeroizing<String>, NoRandomness> {
    let pem = || {
        let key = PrivateKey::generate().map_err(|_| NoRandomness)?;
        key.expose_pem().map_err(|_| NoRandomness)
    };
    let (merchant, gateway) = (pem()?, pem()?);
    Ok(Zeroizing::new(format!(
        "client_id = \"{DEMO_CLIENT_ID}\"\ntakes_card_numbers = true\n\
         merchant_private_key = \"\"\"\n{}\"\"\"\ngateway_private_key = \"\"\"\n{}\"\"\"\n",
        *merchant, *gateway
    )))
}

/// The vendor's clients call its sandbox when an id begins so.
const DEMO_CLIENT_ID: &str = "SANDBOX_PAYSEAL_DEMO";

/// The credentials of an account that a program sets up itself.
///
/// # Errors
/// With what can stand in a section, when something else does.
pub fn credentials(section: Section) -> Result<Credentials, NotCredentials> {
    read_section(section)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<Credentials, NotCredentials> {
        read_section(toml::from_str(text).unwrap())
    }

    #[test]
    fn the_demo_account_has_a_pair_of_its_own_each_time_and_tells_what_a_developer_needs() {
        let made = make_demo().unwrap();
        assert_ne!(*made, *make_demo().unwrap());
        let held = read_text(&made).unwrap();
        assert_eq!(held.names()[0].as_str(), DEMO_CLIENT_ID);
        let shown = held.held::<Keys>().unwrap().shown();
        let names: Vec<&str> = shown.iter().map(|(name, _)| *name).collect();
        assert_eq!(
            names,
            ["clientId", "merchantPrivateKey", "gatewayPublicKey"]
        );
        assert!(shown[1].1.starts_with("-----BEGIN RSA PRIVATE KEY-----\n"));
        assert!(shown[2].1.starts_with("-----BEGIN PUBLIC KEY-----\n"));
    }

    #[test]
    fn a_merchant_who_keeps_his_key_gives_the_public_half_and_is_shown_none() {
        let key = PrivateKey::generate().unwrap();
        let (public, private) = (key.public().to_pem().unwrap(), key.expose_pem().unwrap());
        let text = |rest: &str| {
            format!(
                "client_id = \"c1\"\ngateway_private_key = \"\"\"{}\"\"\"\n{rest}",
                *private
            )
        };
        let held = read_text(&text(&format!("merchant_public_key = '''{public}'''\n"))).unwrap();
        let keys: &Keys = held.held().unwrap();
        assert!(!keys.takes_card_numbers);
        assert_eq!(keys.shown().len(), 2);
        for rest in [
            "",
            "merchant_public_key = \"12H4567r\"\n",
            "merchant_private_key = \"12H4567r\"\n",
            "merchant_private_key = 12\n",
            "merchant_public_key = \"\"\nsomething = 1\n",
        ] {
            assert_eq!(read_text(&text(rest)).unwrap_err().to_string(), SHAPE);
        }
    }
}
