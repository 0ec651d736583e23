//! The shopper's yes to keeping a card, as rows: how far it goes, and who gave it when.

use super::StoreError;
use super::db_words::db_words;
use crate::clock::Moment;

/// Whether a kept card may be shown to the shopper again.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum AllowRedisplay {
    /// The shopper asked for it.
    Always,
    /// Only for the purpose it was kept for.
    Limited,
    /// Nobody said anything about it.
    #[default]
    Unspecified,
}

db_words!(AllowRedisplay {
    Always => "always",
    Limited => "limited",
    Unspecified => "unspecified",
});

/// Whether the shopper agreed that a card is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ConsentState {
    /// The merchant did not have the gateway ask; he answers for it himself.
    #[default]
    NotAsked,
    /// The shopper was asked and did not agree.
    Withheld,
    /// The shopper agreed, and a [`Consent`] says to what.
    Given,
}

db_words!(ConsentState {
    NotAsked => "not_asked",
    Withheld => "withheld",
    Given => "given",
});

/// A recorded consent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consent {
    /// The card it is about.
    pub payment_method: String,
    /// The merchant account.
    pub account: String,
    /// Who agreed; a guest has no name here.
    pub customer: Option<String>,
    /// Which text was shown.
    pub text_version: String,
    /// How far it goes.
    pub redisplay: AllowRedisplay,
    /// When it was given.
    pub given: Moment,
}

/// The rows of consents.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait ConsentRows {
    /// Writes a consent, or the customer of one that is there.
    fn put_consent(&self, consent: &Consent) -> Result<(), StoreError>;
    /// Finds the consent to keep a payment method.
    fn consent(&self, account: &str, payment_method: &str) -> Result<Option<Consent>, StoreError>;
}
