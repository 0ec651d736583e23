//! How a call can end, and what the shopper is told of it.

use crate::card::{Brand, Field, Reason};
use crate::wire::GatewayCode;
use crate::wire::ids::PaymentMethodId;

use super::decline::Decline;
use super::terms::Consent;

/// We could not find out. The shopper did nothing wrong, and nobody said no.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Failure {
    /// The browser has no network.
    Offline,
    /// The gateway did not answer in time.
    Timeout,
    /// The gateway could not be reached.
    Unreachable,
    /// The gateway's answer was not one.
    AnswerInvalid,
    /// The gateway would not take the call, for a reason that is not the card's.
    GatewayRefused,
    /// The merchant's server gave no session token.
    SessionTokenFailed,
    /// The gateway refused two session tokens in a row.
    SessionTokenRefused,
    /// The saved cards could not be had.
    SavedCardsFailed,
    /// The page cleared or closed the form while the call was under way.
    Cancelled,
    /// A call of another kind is under way.
    Busy,
    /// The merchant's server would not take the charge; nothing was charged.
    ChargeRefused,
    /// Too many cards were refused one after another; the form waits a little.
    TooManyAttempts,
}

impl Failure {
    /// All failures, for tables and tests.
    pub const ALL: [Self; 12] = [
        Self::Offline,
        Self::Timeout,
        Self::Unreachable,
        Self::AnswerInvalid,
        Self::GatewayRefused,
        Self::SessionTokenFailed,
        Self::SessionTokenRefused,
        Self::SavedCardsFailed,
        Self::Cancelled,
        Self::Busy,
        Self::ChargeRefused,
        Self::TooManyAttempts,
    ];

    /// The code that the merchant's developer sees.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Timeout => "timeout",
            Self::Unreachable => "gateway_unreachable",
            Self::AnswerInvalid => "gateway_answer_invalid",
            Self::GatewayRefused => "gateway_refused",
            Self::SessionTokenFailed => "session_token_failed",
            Self::SessionTokenRefused => "session_token_refused",
            Self::SavedCardsFailed => "saved_cards_failed",
            Self::Cancelled => "cancelled",
            Self::Busy => "busy",
            Self::ChargeRefused => "charge_refused",
            Self::TooManyAttempts => "too_many_attempts",
        }
    }

    /// What the merchant's developer should look at, when it is something of theirs.
    #[must_use]
    pub const fn hint(self) -> Option<&'static str> {
        match self {
            Self::SessionTokenRefused => Some(
                "the gateway refused two session tokens in a row: let sessionToken give a new one, made for this account, this page's origin and this customer",
            ),
            Self::SavedCardsFailed => {
                Some("the saved cards did not come; the form can be used with a new card")
            }
            Self::Offline
            | Self::Timeout
            | Self::Unreachable
            | Self::AnswerInvalid
            | Self::GatewayRefused
            | Self::SessionTokenFailed
            | Self::Cancelled
            | Self::Busy
            | Self::ChargeRefused
            | Self::TooManyAttempts => None,
        }
    }

    /// Whether the same call may succeed later without a change by anyone.
    #[must_use]
    pub const fn can_retry(self) -> bool {
        match self {
            Self::Offline
            | Self::Timeout
            | Self::Unreachable
            | Self::SessionTokenFailed
            | Self::SavedCardsFailed
            | Self::Cancelled
            | Self::Busy
            | Self::ChargeRefused
            | Self::TooManyAttempts => true,
            Self::AnswerInvalid | Self::GatewayRefused | Self::SessionTokenRefused => false,
        }
    }
}

/// What the shopper is told above the form, beside the reasons under the fields.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notice {
    /// The gateway does not take this card.
    CardRefused,
    /// We could not find out.
    Failed(Failure),
    /// The payment was declined.
    Declined(Decline),
    /// Nobody knows yet whether the payment was made.
    Unknown,
    /// A saved card is what it was: the gateway did not change it.
    ChangeFailed,
    /// Only a clock that may be wrong says that the card has expired: it can be tried.
    ClockDoubted,
    /// The page was away: the security code has to be typed again.
    CodeForgotten,
    /// The page was away for long: the card has to be typed again.
    CardForgotten,
}

/// How a payment stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PaymentStatus {
    /// It is made.
    Succeeded,
    /// It is not made.
    Declined(Decline),
    /// It will be known later.
    Pending,
    /// Nobody knows; it is settled by asking again, never by charging again.
    Unknown,
}

/// How one `submit` or `confirm` ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CallOutcome {
    /// The gateway keeps the card.
    Created {
        /// Under this id.
        id: PaymentMethodId,
        /// With this brand.
        brand: Option<Brand>,
        /// What the shopper agreed to, when they agreed to its being kept.
        consent: Option<Consent>,
    },
    /// The payment stands so.
    Payment {
        /// How.
        status: PaymentStatus,
        /// With what it was paid.
        id: PaymentMethodId,
        /// What the shopper agreed to, when they agreed to its being kept.
        consent: Option<Consent>,
    },
    /// Nothing is wrong, which was all that was asked.
    Complete,
    /// The shopper has to look at a field first.
    Incomplete {
        /// The first such field.
        field: Field,
        /// Why.
        reason: Reason,
    },
    /// The gateway does not take the card.
    CardRefused {
        /// The field it named.
        field: Field,
        /// Its code.
        code: GatewayCode,
    },
    /// The gateway said no to something that is not in the shopper's hands.
    GatewayRefused {
        /// Its code.
        code: GatewayCode,
    },
    /// We could not find out.
    Failed(Failure),
}
