//! Merchant accounts of the gateway: who may sign, with which key, and on whose pages the frame
//! may stand. They come from the configuration and never change while the sandbox runs.

use std::fmt;
use std::sync::Arc;

use payseal_core::bridge::origin::Origin;
use payseal_core::card::{Brand, CvcPolicies, CvcPolicy};
use payseal_core::wire::ids::{GatewayNo, IdError};
use zeroize::Zeroizing;

use payseal_engine::store::Capture;

/// The key that an account signs with. A secret: printed masked, wiped on drop, in no answer.
#[derive(Clone)]
pub struct SignKey(Zeroizing<String>);

impl SignKey {
    /// Takes a key.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The key, for computing a signature.
    #[must_use]
    pub fn expose_key(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SignKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignKey(..)")
    }
}

/// A merchant's account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Its public number.
    pub gateway_no: GatewayNo,
    /// The merchant's name, as shoppers know him.
    pub name: String,
    /// Its secret key.
    pub signkey: SignKey,
    /// The origins of pages that may show the frame.
    pub origins: Vec<Origin>,
    /// When the payments of a merchant take their money, where they do not say it themselves.
    pub capture: Capture,
    /// Whether a card needs its security code, by brand.
    pub cvc_policies: CvcPolicies,
    /// Whether the demo shop trades under it: the shop's origin is then one of its origins.
    pub shop: bool,
}

/// The account that AsiaBill publishes for trying its interface.
const DEMO: (&str, &str) = ("12246002", "12H4567r");

impl Account {
    /// The demo shop's account: the one that AsiaBill publishes for trying its interface.
    ///
    /// # Errors
    /// Never, as far as anyone knows: only if the published number were none.
    pub fn demo() -> Result<Self, IdError> {
        Ok(Self {
            gateway_no: GatewayNo::parse(DEMO.0)?,
            name: "Harbour Coffee".to_owned(),
            signkey: SignKey::new(DEMO.1.to_owned()),
            origins: Vec::new(),
            capture: Capture::Automatic,
            cvc_policies: Self::usual_cvc_policies(),
            shop: true,
        })
    }

    /// What holds unless an account or a session says otherwise: a Maestro card may have no code.
    #[must_use]
    pub fn usual_cvc_policies() -> CvcPolicies {
        CvcPolicies::default().with(Brand::Maestro, CvcPolicy::Optional)
    }

    /// The merchant number, which AsiaBill derives from the gateway number.
    #[must_use]
    pub fn mer_no(&self) -> &str {
        let text = self.gateway_no.as_str();
        text.get(..5).unwrap_or(text)
    }
}

/// All accounts, shared by everything that serves a request.
#[derive(Clone, Debug)]
pub struct Accounts(Arc<[Account]>);

impl Accounts {
    /// The accounts of a sandbox whose shop stands at `shop`. The form of each of them may be shown
    /// on the gateway's own payment page.
    #[must_use]
    pub fn new(mut accounts: Vec<Account>, shop: &Origin, checkout: &Origin) -> Self {
        for account in &mut accounts {
            if !account.origins.contains(checkout) {
                account.origins.push(checkout.clone());
            }
            if account.shop && !account.origins.contains(shop) {
                account.origins.push(shop.clone());
            }
        }
        Self(accounts.into())
    }

    /// Every account.
    #[must_use]
    pub fn all(&self) -> &[Account] {
        &self.0
    }

    /// The account with this number.
    #[must_use]
    pub fn find(&self, gateway_no: &str) -> Option<&Account> {
        self.0.iter().find(|a| a.gateway_no.as_str() == gateway_no)
    }

    /// The account that the demo shop trades under.
    #[must_use]
    pub fn of_shop(&self) -> Option<&Account> {
        self.0.iter().find(|account| account.shop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_account_is_on_the_shops_pages_and_keeps_its_key_to_itself() {
        let shop = Origin::parse("http://shop.localhost:4000").unwrap();
        let checkout = Origin::parse("http://checkout.localhost:4001").unwrap();
        let accounts = Accounts::new(vec![Account::demo().unwrap()], &shop, &checkout);
        let account = accounts.find("12246002").unwrap();
        assert_eq!(account.origins, [checkout, shop]);
        assert_eq!(account.mer_no(), "12246");
        assert!(!format!("{accounts:?}").contains("12H4567r"));
        assert!(accounts.find("12246003").is_none());
    }
}
