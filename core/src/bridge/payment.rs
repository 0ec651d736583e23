//! The parts of messages that paying adds: saved cards, consent, the merchant's charge and the
//! bank's challenge. Ids and enum states; a saved card's face never crosses to the page.

use serde::{Deserialize, Serialize};

#[cfg(feature = "pay")]
use crate::flow::LeftOut;

/// What the host page may say to a frame that pays. They travel as if each were a message of
/// [`super::message::ToFrame`].
#[cfg(feature = "pay")]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub enum PayToFrame {
    /// The answer to `needCharge`.
    Charged {
        /// The number of the request this answers.
        request: u32,
        /// What the merchant's server said.
        answer: ChargeAnswer,
    },
    /// News of the page that `needChallenge` opened.
    Challenged {
        /// The number of the request this is about.
        request: u32,
        /// What happened there.
        news: ChallengeEvent,
    },
    /// The answer to `needCards`; no list when there is none to be had.
    Cards {
        /// The number of the request this answers.
        request: u32,
        /// The cards, newest first.
        cards: Option<Vec<RawSavedCard>>,
        /// What of the list could not be read. It does not travel: the reader finds it.
        #[serde(skip)]
        #[cfg_attr(test, ts(skip))]
        left_out: Vec<LeftOut>,
    },
    /// Choose a saved card by its id, or none: a new card.
    Select {
        /// Which.
        id: Option<String>,
    },
}

/// What a frame that pays may say. They travel as if each were a message of
/// [`super::message::ToHost`].
#[cfg(feature = "pay")]
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub enum PayToHost {
    /// The list of saved cards is needed from the page.
    NeedCards {
        /// To be repeated in the answer.
        request: u32,
    },
    /// The merchant's server is to charge, or only to say how the payment stands.
    NeedCharge {
        /// To be repeated in the answer.
        request: u32,
        /// Which attempt to pay, counted from one: the same number is never charged twice.
        attempt: u32,
        /// What to charge.
        customer_payment_method_id: String,
        /// What the shopper agreed to, when a new card is to be kept.
        #[serde(skip_serializing_if = "Option::is_none")]
        consent: Option<Consent>,
        /// Only ask, do not charge.
        settle: bool,
    },
    /// The bank's page is to be opened.
    NeedChallenge {
        /// To be repeated in the answer.
        request: u32,
        /// Where it is.
        url: String,
        /// Whom the shopper pays, and how much, as far as that is known; in words.
        #[serde(skip_serializing_if = "Option::is_none")]
        about: Option<String>,
    },
    /// The bank's page is to be closed.
    EndChallenge,
    /// A saved card was removed.
    CardRemoved {
        /// Which.
        id: String,
    },
    /// A saved card was changed, or made the default.
    CardUpdated {
        /// Which.
        id: String,
    },
}

/// What the element is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Mode {
    /// Saves a card now, to be charged later.
    #[default]
    Setup,
    /// Pays now, with a new card or a saved one.
    Payment,
}

/// What the merchant wants of saved cards.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct RawSavedCards {
    #[cfg(feature = "pay")]
    /// Whether the form shows them; `always` when absent.
    pub redisplay: Option<ShowSaved>,
    /// Whether a new card is kept; `always` in setup and `auto` in payment when absent.
    pub save: Option<Save>,
    #[cfg(feature = "pay")]
    /// Whether the shopper may change and remove them; yes when absent.
    pub remove: Option<bool>,
    #[cfg(feature = "pay")]
    /// Whether a saved card's security code is asked for again; `auto` when absent.
    pub cvc: Option<CvcAgain>,
    #[cfg(feature = "pay")]
    /// Whether the page fetches the list, for a gateway that lists only server to server.
    pub list: Option<bool>,
}

/// Whether the form shows saved cards.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ShowSaved {
    /// Those that their owner agreed to see again.
    #[default]
    Always,
    /// None: the page draws its own list and chooses with `select`.
    Never,
}

/// Whether a new card is kept for the next time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Save {
    /// When the shopper ticks the box, which is empty at first.
    Auto,
    /// Never, and nothing is asked.
    Never,
    /// Always, and the form says so.
    Always,
}

/// Whether a saved card's security code is asked for again.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum CvcAgain {
    /// When the session says so.
    #[default]
    Auto,
    /// Whatever the session says.
    Always,
}

/// A saved card, from a page that fetches the list itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct RawSavedCard {
    /// The opaque id.
    pub customer_payment_method_id: String,
    /// The brand, by our slug or by the gateway's name; one that we do not know is shown by name.
    pub brand: Option<String>,
    /// The last four digits; empty when they are not known.
    pub last4: String,
    /// 1 to 12.
    pub exp_month: Option<u32>,
    /// In full.
    pub exp_year: Option<u32>,
    /// The name on the card.
    pub holder: Option<String>,
    /// Whether it is the customer's default.
    pub is_default: Option<bool>,
}

/// What the shopper agreed to, for the merchant's records.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Consent {
    /// Which text was shown.
    pub text_version: String,
    /// How far it goes.
    pub redisplay: AllowRedisplay,
}

/// How far a consent goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum AllowRedisplay {
    /// The card may be shown to the shopper again.
    Always,
    /// Only for what it was kept for.
    Limited,
}

/// The merchant's server's answer to a charge, or why there is none.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub enum ChargeAnswer {
    /// It said how the payment stands.
    Told {
        /// How.
        status: ChargeStatus,
        /// The gateway's reason, when it is a no.
        decline: Option<String>,
        /// The bank's page, when the shopper is wanted there.
        redirect_url: Option<String>,
    },
    /// It would not take the request: nothing was charged.
    Refused,
    /// It did not answer, or not so that it can be understood: whether it charged is not known.
    Lost,
}

/// How a payment stands, by the merchant's server's word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs, reason = "named as in the public result")]
pub enum ChargeStatus {
    Succeeded,
    Declined,
    Pending,
    /// The bank wants the shopper on its own page first.
    Challenge,
    Unknown,
}

/// What became of the bank's page.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ChallengeEvent {
    /// It led back to the merchant.
    Returned,
    /// It went on to another page; it may be over.
    Moved,
    /// The shopper stopped it.
    Cancelled,
}

/// How a `confirm` ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs, reason = "named as in the public result")]
pub enum PaymentStatus {
    Succeeded,
    Declined,
    Pending,
    /// Nobody knows yet; it is settled by asking again, never by charging again.
    Unknown,
}

/// Why a payment was declined.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DeclineReport {
    /// One of an exhaustive list.
    #[cfg_attr(test, ts(type = "DeclineCode"))]
    pub code: String,
    /// A sentence in the shopper's language.
    pub message: String,
    /// Whether the same card may succeed later.
    pub retryable: bool,
}
