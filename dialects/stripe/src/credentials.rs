//! What an account signs with here: a secret key, a publishable one, and the secret of its webhooks.

use payseal_core::wire::ids::AccountName;
use payseal_engine::secret::{NoRandomness, fingerprint};
use payseal_gateway::account::{Account, Accounts};
use payseal_gateway::credentials::{Credentials, NotCredentials, Section, read};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::call::Caller;
use crate::name::NAME;
use crate::wire::error::ApiError;
use crate::wire::id::letters;
use crate::wire::key::Key;

const SHAPE: &str = "it has secret_key = \"sk_test_...\", publishable_key = \"pk_test_...\" and \
                     webhook_secret = \"whsec_...\", and nothing else";

/// The keys of an account.
pub(crate) struct Keys {
    secret_key: Zeroizing<String>,
    publishable_key: String,
    webhook_secret: Zeroizing<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    secret_key: String,
    publishable_key: String,
    webhook_secret: String,
}

impl Keys {
    /// Those of an account; none when it is none of this dialect's.
    pub(crate) fn of(account: &Account) -> Option<&Self> {
        account.credentials()
    }

    /// Names and values, for whoever develops with them.
    pub(crate) fn shown(&self) -> Vec<(&'static str, String)> {
        vec![
            ("secretKey", self.secret_key.as_str().to_owned()),
            ("publishableKey", self.publishable_key.clone()),
            ("webhookSecret", self.webhook_secret.as_str().to_owned()),
        ]
    }

    /// What the deliveries of the account are signed with.
    pub(crate) fn expose_webhook_secret(&self) -> &str {
        &self.webhook_secret
    }

    /// What the account is called in the address of its form.
    pub(crate) fn publishable_key(&self) -> &str {
        &self.publishable_key
    }

    fn is_opened_by(&self, key: &Key) -> Option<Caller> {
        // Hashes, so that the time it takes tells nothing of the key.
        match key {
            Key::Secret(text) => {
                (fingerprint(text) == fingerprint(&self.secret_key)).then_some(Caller::Server)
            }
            Key::Publishable(text) => (*text == self.publishable_key).then_some(Caller::Page),
        }
    }
}

/// The account whose key a call carries.
///
/// # Errors
/// When it is nobody's.
pub(crate) fn account_of<'a>(
    accounts: &'a Accounts,
    key: &Key,
) -> Result<(&'a Account, &'a Keys, Caller), ApiError> {
    let mut all = accounts.all().iter();
    all.find_map(|account| {
        let keys = Keys::of(account)?;
        Some((account, keys, keys.is_opened_by(key)?))
    })
    .ok_or_else(|| {
        ApiError::unauthenticated(
            "Invalid API key provided. GET /sandbox/accounts tells the keys of the demo account.",
        )
    })
}

/// Reads the section of an account.
pub(crate) fn read_section(section: Section) -> Result<Credentials, NotCredentials> {
    let said: Said = read(section, SHAPE)?;
    let shaped = |text: &str, prefix: &str| {
        text.strip_prefix(prefix).is_some_and(|rest| {
            !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        })
    };
    if !shaped(&said.secret_key, "sk_test_")
        || !shaped(&said.publishable_key, "pk_test_")
        || !shaped(&said.webhook_secret, "whsec_")
    {
        return Err(NotCredentials(SHAPE));
    }
    let name = AccountName::parse(&said.publishable_key).map_err(|_| NotCredentials(SHAPE))?;
    let keys = Keys {
        secret_key: Zeroizing::new(said.secret_key),
        publishable_key: said.publishable_key,
        webhook_secret: Zeroizing::new(said.webhook_secret),
    };
    let secret_key = keys.secret_key.clone();
    Ok(Credentials::new(NAME, keys)
        .known_as(name)
        .found_by(&secret_key))
}

/// Those of the demo's account, made once on each machine.
pub(crate) fn make() -> Result<Zeroizing<String>, NoRandomness> {
    Ok(Zeroizing::new(format!(
        "secret_key = \"sk_test_{}\"\npublishable_key = \"pk_test_{}\"\nwebhook_secret = \
         \"whsec_{}\"\n",
        letters(24)?,
        letters(24)?,
        letters(32)?
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_is_read_and_opens_its_account_only() {
        let text = make().unwrap();
        let held = read_section(toml::from_str(&text).unwrap()).unwrap();
        let keys: &Keys = held.held().unwrap();
        let shown = keys.shown();
        let secret = Key::read(Some(&format!("Bearer {}", shown[0].1))).unwrap();
        let publishable = Key::read(Some(&format!("Bearer {}", shown[1].1))).unwrap();
        assert_eq!(keys.is_opened_by(&secret), Some(Caller::Server));
        assert_eq!(keys.is_opened_by(&publishable), Some(Caller::Page));
        let other = Key::read(Some("Bearer sk_test_other")).unwrap();
        assert_eq!(keys.is_opened_by(&other), None);
        assert_eq!(held.names()[0].as_str(), shown[1].1);
        assert_eq!(held.key(), Some(&(NAME, fingerprint(&shown[0].1))));
    }

    #[test]
    fn what_is_none_is_said_without_a_key() {
        for text in [
            "secret_key = \"sk_live_1\"\npublishable_key = \"pk_test_1\"\nwebhook_secret = \"whsec_1\"",
            "secret_key = \"sk_test_1\"\npublishable_key = \"pk_test_\"\nwebhook_secret = \"whsec_1\"",
            "secret_key = \"sk_test_1\"",
            "",
        ] {
            let refused = read_section(toml::from_str(text).unwrap()).unwrap_err();
            assert_eq!(refused, NotCredentials(SHAPE), "{text}");
        }
    }
}
