//! What every handler of the gateway's web server shares. Which routes there are is in `routes`.

use payseal_core::card::{BrandSet, CvcPolicies};
use tokio::sync::watch;

use crate::account::Accounts;
use crate::dialect::Dialect;
use crate::tries::Tries;
use payseal_engine::clock::Clock;
use payseal_engine::ledger::Ledger;
use payseal_engine::store::Payment;

/// The longest request body. A create call with every billing field full is a few kilobytes.
pub const MAX_BODY: usize = 64 * 1024;

/// The interfaces that a gateway speaks.
pub type Dialects = &'static [&'static dyn Dialect<Gateway>];

/// What every handler of the gateway shares.
#[derive(Clone)]
pub struct Gateway {
    /// The rules and the rows.
    pub ledger: Ledger,
    /// The merchant accounts.
    pub accounts: Accounts,
    /// The interfaces that it speaks.
    pub dialects: Dialects,
    /// The clock.
    pub clock: Clock,
    /// The gateway as browsers name it, such as `http://pay.localhost:4001`.
    pub origin: String,
    /// The payment page as browsers name it: an origin of its own, so that it is to the card form
    /// what a merchant's page is.
    pub checkout_origin: String,
    /// The bank as browsers name it: the issuer is not the gateway, and its page is not on the
    /// origin of the card form.
    pub bank_origin: String,
    /// The hash of the secret that moves the clock.
    pub admin_hash: String,
    /// How often cards were tried.
    pub tries: Tries,
    /// Turns true when the sandbox stops.
    pub stopping: watch::Receiver<bool>,
}

impl Gateway {
    /// Whether the cards of an account need their security code, by brand.
    #[must_use]
    pub fn cvc_policies(&self, account: &str) -> CvcPolicies {
        let account = self.accounts.find(account);
        account.map_or_else(CvcPolicies::default, |account| account.cvc_policies)
    }

    /// The brands that an account takes; none when it does not say.
    #[must_use]
    pub fn brands(&self, account: &str) -> BrandSet {
        let account = self.accounts.find(account);
        account.map_or(BrandSet::NONE, |account| account.brands)
    }

    /// The interface that a payment was asked for in; none when this gateway no longer speaks it.
    #[must_use]
    pub fn dialect_of(&self, payment: &Payment) -> Option<&'static dyn Dialect<Self>> {
        self.dialect_called(&payment.dialect)
    }

    /// The interface of this name.
    #[must_use]
    pub fn dialect_called(&self, name: &str) -> Option<&'static dyn Dialect<Self>> {
        let mut all = self.dialects.iter().copied();
        all.find(|dialect| dialect.name() == name)
    }

    /// The gateway as a dialect's handlers see it: what they create has ids of this dialect.
    #[must_use]
    pub fn in_dialect(&self, dialect: &dyn Dialect<Self>) -> Self {
        Self {
            ledger: self.ledger.speaking(dialect.name()),
            ..self.clone()
        }
    }

    /// Where a browser goes when a payment was answered elsewhere: the merchant's address with the
    /// result, in the words of the payment's dialect.
    #[must_use]
    pub fn way_back(&self, payment: &Payment) -> Option<String> {
        let account = self.accounts.find(&payment.account)?;
        self.dialect_of(payment)?.way_back(account, payment)
    }

    /// Why a payment came to nothing, in the words of its dialect; else in the store's.
    #[must_use]
    pub fn decline_words(&self, payment: &Payment) -> String {
        let words = self
            .dialect_of(payment)
            .and_then(|dialect| dialect.decline_words(payment));
        words.unwrap_or_else(|| {
            let (status, reason) = payment.status.db_words();
            reason.unwrap_or(status).to_owned()
        })
    }

    /// Waits until the sandbox stops.
    pub async fn stopping(&self) {
        // An error means that the sender is gone, which is a stop as well.
        let _ = self.stopping.clone().wait_for(|stopping| *stopping).await;
    }
}
