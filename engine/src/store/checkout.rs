//! An order that waits on the gateway's own payment page, as a row.

use payseal_core::money::Money;
use serde::{Deserialize, Serialize};

use super::{CaptureMode, Provider, StoreError};
use crate::clock::Moment;
use crate::secret::Fingerprint;

/// A way to pay.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PaymentMethodType {
    /// With a card, in the sealed form.
    Card,
    /// On a provider's page.
    Provider(Provider),
}

impl PaymentMethodType {
    /// Every one, in the order in which a page offers them.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Card).chain(Provider::ALL.iter().copied().map(Self::Provider))
    }

    /// The word in the database.
    #[must_use]
    pub const fn db_word(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Provider(provider) => provider.db_word(),
        }
    }

    /// The one that [`Self::db_word`] writes so.
    #[must_use]
    pub fn from_db_word(word: &str) -> Option<Self> {
        match word {
            "card" => Some(Self::Card),
            other => Provider::from_db_word(other).map(Self::Provider),
        }
    }
}

/// One line of what is bought.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Good {
    /// What it is.
    pub title: String,
    /// How many.
    pub count: u32,
    /// What one costs, as the merchant wrote it.
    pub price: Option<String>,
}

/// An order on the payment page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checkout {
    /// The hash of the secret that opens it; it opens nothing itself.
    pub id: String,
    /// The merchant account.
    pub account: String,
    /// The dialect that it was sent there in, by name; its payments are of the same.
    pub dialect: String,
    /// The merchant's own name of what is paid, such as the number of an order.
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// The customer whose cards are shown, when the merchant named one.
    pub customer: Option<String>,
    /// Where the shopper is billed, when the merchant said it.
    pub country: Option<String>,
    /// What is bought.
    pub goods: Vec<Good>,
    /// The one way to pay that the merchant allows; none allows all.
    pub only: Option<PaymentMethodType>,
    /// When the money is taken.
    pub capture: CaptureMode,
    /// Handed back as it came.
    pub remark: Option<String>,
    /// Where the browser goes in the end.
    pub return_url: String,
    /// Where the merchant wants to hear about payments.
    pub callback_url: Option<String>,
    /// From when on it can no longer be paid.
    pub expires: Moment,
    /// Whether the shopper walked away from it.
    pub cancelled: bool,
    /// When it began.
    pub created: Moment,
}

/// What is known of one press of the button.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CheckoutAttempt {
    /// The payment that it made; none when it charged nothing, and never will.
    pub payment_id: Option<String>,
}

/// The rows of orders on the payment page.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait CheckoutRows {
    /// Adds an order on the payment page.
    fn insert_checkout(&self, checkout: &Checkout) -> Result<(), StoreError>;
    /// Finds an order on the payment page by the hash of its secret.
    fn checkout(&self, id: &str) -> Result<Option<Checkout>, StoreError>;
    /// Notes that the shopper walked away from one.
    fn cancel_checkout(&self, id: &str) -> Result<(), StoreError>;
    /// What is known of an attempt to pay one, by the fingerprint of its name.
    fn checkout_attempt(
        &self,
        id: &str,
        name: &Fingerprint,
    ) -> Result<Option<CheckoutAttempt>, StoreError>;
    /// Remembers an attempt, which must be new.
    fn insert_checkout_attempt(
        &self,
        id: &str,
        name: &Fingerprint,
        attempt: &CheckoutAttempt,
    ) -> Result<(), StoreError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_has_a_word_of_its_own() {
        for way in PaymentMethodType::all() {
            assert_eq!(PaymentMethodType::from_db_word(way.db_word()), Some(way));
        }
        assert_eq!(PaymentMethodType::from_db_word("cash"), None);
    }
}
