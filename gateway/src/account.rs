//! Merchant accounts of the gateway: by which names they are known, what they sign with in each
//! dialect, and on whose pages the frame may stand. They never change while the sandbox runs.

use std::any::Any;
use std::collections::BTreeSet;
use std::sync::Arc;

use payseal_core::bridge::origin::Origin;
use payseal_core::card::{Brand, BrandSet, CvcPolicies, CvcPolicy};
use payseal_core::wire::ids::AccountName;
use payseal_engine::store::CaptureMode;

use crate::credentials::Credentials;

/// A merchant's account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Its public name: in the address of the frame, and in rows.
    pub public_name: AccountName,
    /// The merchant's name, as shoppers know him.
    pub name: String,
    /// The origins of pages that may show the frame.
    pub origins: Vec<Origin>,
    /// When the payments of a merchant take their money, where they do not say it themselves.
    pub capture: CaptureMode,
    /// Whether a card needs its security code, by brand.
    pub cvc_policies: CvcPolicies,
    /// The brands that the form shows as taken, where a session says nothing else of it; the form's usual
    /// ones when there are none.
    pub brands: BrandSet,
    /// Whether the demo shop trades under it: the shop's origin is then one of its origins.
    pub shop: bool,
    /// What it signs with, by dialect.
    credentials: Vec<Credentials>,
}

impl Account {
    /// An account that signs with nothing yet, of a merchant without pages.
    #[must_use]
    pub fn new(public_name: AccountName, name: String) -> Self {
        Self {
            public_name,
            name,
            origins: Vec::new(),
            capture: CaptureMode::Automatic,
            cvc_policies: Self::usual_cvc_policies(),
            brands: BrandSet::NONE,
            shop: false,
            credentials: Vec::new(),
        }
    }

    /// Signs with these in their dialect, and no longer with others there.
    pub fn hold(&mut self, credentials: Credentials) {
        self.credentials
            .retain(|held| held.dialect() != credentials.dialect());
        self.credentials.push(credentials);
    }

    /// Whether it signs with anything in a dialect.
    #[must_use]
    pub fn is_held(&self, dialect: &str) -> bool {
        self.credentials
            .iter()
            .any(|held| held.dialect() == dialect)
    }

    /// What it signs with in the dialect whose type this is; none when it is none of its accounts.
    #[must_use]
    pub fn credentials<T: Any>(&self) -> Option<&T> {
        self.credentials.iter().find_map(Credentials::held)
    }

    /// Every public name that it has.
    pub fn names(&self) -> impl Iterator<Item = &AccountName> {
        let further = self.credentials.iter().flat_map(Credentials::names);
        [&self.public_name].into_iter().chain(further)
    }

    /// What holds unless an account or a session says otherwise: a Maestro card may have no code.
    #[must_use]
    pub fn usual_cvc_policies() -> CvcPolicies {
        CvcPolicies::default().with(Brand::Maestro, CvcPolicy::Optional)
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

    /// The account with this public name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Account> {
        let is_called = |account: &&Account| account.names().any(|own| own.as_str() == name);
        self.0.iter().find(is_called)
    }

    /// Whether two public names are the same account's.
    #[must_use]
    pub fn are_one(&self, name: &str, other: &str) -> bool {
        let found = self.find(name);
        found.is_some_and(|account| account.names().any(|own| own.as_str() == other))
    }

    /// A public name that two accounts have, if there is one.
    #[must_use]
    pub fn taken_twice(&self) -> Option<&AccountName> {
        let mut seen = BTreeSet::new();
        self.0.iter().find_map(|account| {
            let own: BTreeSet<_> = account.names().collect();
            own.into_iter().find(|name| !seen.insert(*name))
        })
    }

    /// An account with the key of another one, when a key alone says whose a call is.
    #[must_use]
    pub fn opened_alike(&self) -> Option<&Account> {
        let mut seen = BTreeSet::new();
        let mut keys = self.0.iter().flat_map(|account| {
            let keys = account.credentials.iter().filter_map(Credentials::key);
            keys.map(move |key| (account, key))
        });
        let twice = keys.find(|(_, key)| !seen.insert(*key));
        twice.map(|(account, _)| account)
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

    fn account(name: &str) -> Account {
        let name = AccountName::parse(name).unwrap();
        Account::new(name, "Harbour Coffee".to_owned())
    }

    fn keys(dialect: &'static str, name: &str) -> Credentials {
        Credentials::new(dialect, "key".to_owned()).known_as(AccountName::parse(name).unwrap())
    }

    fn accounts(all: Vec<Account>) -> Accounts {
        let shop = Origin::parse("http://shop.localhost:4000").unwrap();
        let checkout = Origin::parse("http://checkout.localhost:4001").unwrap();
        Accounts::new(all, &shop, &checkout)
    }

    #[test]
    fn the_shops_account_is_on_the_shops_pages_and_every_one_on_the_payment_page() {
        let mut shops = account("1");
        shops.shop = true;
        let accounts = accounts(vec![shops, account("2")]);
        let pages = |name| {
            let account = accounts.find(name).unwrap();
            account
                .origins
                .iter()
                .map(Origin::as_str)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            pages("1"),
            [
                "http://checkout.localhost:4001",
                "http://shop.localhost:4000"
            ]
        );
        assert_eq!(pages("2"), ["http://checkout.localhost:4001"]);
    }

    #[test]
    fn an_account_is_found_by_each_of_its_names_and_signs_once_in_a_dialect() {
        let mut one = account("harbour");
        one.hold(keys("a", "pk_old"));
        one.hold(keys("a", "pk_1"));
        one.hold(keys("b", "client_1"));
        let accounts = accounts(vec![one, account("2")]);
        for name in ["harbour", "pk_1", "client_1"] {
            assert_eq!(accounts.find(name).unwrap().public_name.as_str(), "harbour");
            assert!(accounts.are_one("harbour", name) && accounts.are_one(name, "pk_1"));
        }
        assert!(accounts.find("pk_old").is_none());
        assert!(!accounts.are_one("harbour", "2") && !accounts.are_one("3", "3"));
        let held = accounts.find("harbour").unwrap();
        assert!(held.is_held("a") && !held.is_held("c"));
        assert!(held.credentials::<String>().is_some());
        assert_eq!(accounts.taken_twice(), None);
    }

    #[test]
    fn no_name_is_two_accounts() {
        let mut one = account("harbour");
        one.hold(keys("a", "2"));
        // A name that says the same twice of one account is no clash.
        one.hold(keys("b", "harbour"));
        let accounts = accounts(vec![one, account("2")]);
        let twice = accounts.taken_twice().map(AccountName::as_str);
        assert_eq!(twice, Some("2"));
    }

    #[test]
    fn no_key_opens_two_accounts() {
        let opened = |first: &'static str, second: &'static str, key: &str| {
            let (mut one, mut two) = (account("1"), account("2"));
            one.hold(keys(first, "pk_1").found_by("sk_1"));
            two.hold(keys(second, "pk_2").found_by(key));
            let accounts = accounts(vec![one, two]);
            accounts
                .opened_alike()
                .map(|account| account.public_name.to_string())
        };
        assert_eq!(opened("a", "a", "sk_1").as_deref(), Some("2"));
        assert_eq!(opened("a", "a", "sk_2"), None);
        assert_eq!(opened("a", "b", "sk_1"), None);
    }
}
