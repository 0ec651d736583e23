//! The shopper's yes to keeping a card, as rows: how far it goes, and who gave it when.

use crate::clock::Moment;

/// Whether a kept card may be shown to the shopper again.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Redisplay {
    /// The shopper asked for it.
    Always,
    /// Only for the purpose it was kept for.
    Limited,
    /// Nobody said anything about it.
    #[default]
    Unspecified,
}

impl Redisplay {
    /// The word in the database and on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Limited => "limited",
            Self::Unspecified => "unspecified",
        }
    }

    /// The value that [`Self::word`] writes so.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Always, Self::Limited, Self::Unspecified]
            .into_iter()
            .find(|redisplay| redisplay.word() == word)
    }
}

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

impl ConsentState {
    /// The word in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotAsked => "not_asked",
            Self::Withheld => "withheld",
            Self::Given => "given",
        }
    }

    /// The state that [`Self::word`] writes so.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::NotAsked, Self::Withheld, Self::Given]
            .into_iter()
            .find(|state| state.word() == word)
    }
}

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
    pub redisplay: Redisplay,
    /// When it was given.
    pub given: Moment,
}
