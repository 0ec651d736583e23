//! Which sentence belongs to which reason, failure and notice.
//!
//! Exhaustive on purpose: a new reason does not compile until it has words. The `{count}` of a
//! sentence about the code is filled by whoever knows the card's brand.

use super::Text;
use crate::card::Reason;
#[cfg(feature = "pay")]
use crate::flow::Decline;
use crate::flow::{Failure, Notice};

impl Text {
    /// What is said under a field.
    #[must_use]
    pub fn reason(&self, reason: Reason) -> &str {
        match reason {
            Reason::NumberMissing => &self.reason_number_missing,
            Reason::NumberIncomplete => &self.reason_number_incomplete,
            Reason::NumberTypo => &self.reason_number_typo,
            Reason::NumberTooLong => &self.reason_number_too_long,
            Reason::NumberBrand => &self.reason_number_brand,
            Reason::NumberRefused => &self.reason_number_refused,
            Reason::ExpiryMissing => &self.reason_expiry_missing,
            Reason::ExpiryIncomplete => &self.reason_expiry_incomplete,
            Reason::ExpiryMonth => &self.reason_expiry_month,
            Reason::ExpiryPast => &self.reason_expiry_past,
            Reason::ExpiryTooFar => &self.reason_expiry_too_far,
            Reason::ExpiryRefused => &self.reason_expiry_refused,
            Reason::CvcMissing => &self.reason_cvc_missing,
            Reason::CvcIncomplete => &self.reason_cvc_incomplete,
            Reason::CvcTooLong => &self.reason_cvc_too_long,
            Reason::CvcRefused => &self.reason_cvc_refused,
            Reason::HolderMissing => &self.reason_holder_missing,
            Reason::HolderLooksLikeNumber => &self.reason_holder_looks_like_number,
            Reason::HolderTooLong => &self.reason_holder_too_long,
        }
    }

    /// What is said when we could not find out.
    #[must_use]
    pub fn failure(&self, failure: Failure) -> &str {
        match failure {
            Failure::Offline => &self.notice_offline,
            Failure::Timeout => &self.notice_timeout,
            Failure::Unreachable => &self.notice_unavailable,
            Failure::AnswerInvalid | Failure::GatewayRefused => &self.notice_unexpected,
            Failure::SessionTokenFailed | Failure::SessionTokenRefused => &self.notice_session,
            #[cfg(feature = "pay")]
            Failure::SavedCardsFailed => &self.saved_failed,
            #[cfg(not(feature = "pay"))]
            Failure::SavedCardsFailed => &self.notice_unexpected,
            Failure::Cancelled | Failure::Busy => &self.notice_cancelled,
            #[cfg(feature = "pay")]
            Failure::ChargeRefused => &self.notice_charge_refused,
            #[cfg(not(feature = "pay"))]
            Failure::ChargeRefused => &self.notice_unexpected,
            Failure::TooManyAttempts => &self.notice_too_many,
        }
    }

    /// What is said of a payment that was declined.
    #[cfg(feature = "pay")]
    #[must_use]
    pub fn decline(&self, decline: Decline) -> &str {
        match decline {
            Decline::Card => &self.declined_card,
            Decline::Funds => &self.declined_funds,
            Decline::Expired => &self.declined_expired,
            Decline::Cvc => &self.declined_cvc,
            // What the bank knows of a lost card is not for whoever holds it now.
            Decline::LostOrStolen | Decline::Risk => &self.declined_card,
            Decline::Processing => &self.declined_processing,
            Decline::Limit => &self.declined_limit,
            Decline::Authentication => &self.declined_authentication,
            Decline::ChallengeCancelled => &self.declined_cancelled,
            Decline::ChallengeExpired => &self.declined_challenge_expired,
        }
    }

    /// What is said above the form.
    #[must_use]
    pub fn notice(&self, notice: Notice) -> &str {
        match notice {
            Notice::CardRefused => &self.notice_refused,
            Notice::Failed(failure) => self.failure(failure),
            Notice::ClockDoubted => &self.notice_clock,
            Notice::CodeForgotten => &self.notice_code_forgotten,
            Notice::CardForgotten => &self.notice_card_forgotten,
            #[cfg(feature = "pay")]
            Notice::Declined(decline) => self.decline(decline),
            #[cfg(feature = "pay")]
            Notice::Unknown => &self.notice_unknown,
            #[cfg(feature = "pay")]
            Notice::ChangeFailed => &self.notice_change_failed,
            #[cfg(not(feature = "pay"))]
            Notice::Declined(_) | Notice::Unknown | Notice::ChangeFailed => &self.notice_unexpected,
        }
    }
}
