//! A decline in Stripe's words.

use payseal_engine::store::DeclineReason;

/// How a decline is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decline {
    /// The code of the error and of a failed charge.
    pub code: &'static str,
    /// What the issuer said.
    pub decline_code: Option<&'static str>,
    /// What the merchant may do.
    pub advice_code: Option<&'static str>,
    /// The field of the card that is wrong.
    pub param: Option<&'static str>,
    /// A sentence for the shopper.
    pub message: &'static str,
}

const LATER: Option<&str> = Some("try_again_later");
const NEVER: Option<&str> = Some("do_not_try_again");
const CONFIRM: Option<&str> = Some("confirm_card_data");

const DECLINED: &str = "Your card was declined.";

impl Decline {
    /// It was too risky, and nobody asked the issuer.
    pub const FRAUDULENT: Self = Self::issuers("fraudulent", None, DECLINED);

    /// The decline of an engine's reason.
    #[must_use]
    pub const fn of(reason: DeclineReason) -> Self {
        match reason {
            DeclineReason::Generic => Self::issuers("generic_decline", LATER, DECLINED),
            DeclineReason::InsufficientFunds => Self::issuers(
                "insufficient_funds",
                LATER,
                "Your card has insufficient funds.",
            ),
            DeclineReason::LostCard => Self::issuers("lost_card", NEVER, DECLINED),
            DeclineReason::StolenCard => Self::issuers("stolen_card", NEVER, DECLINED),
            DeclineReason::DoNotHonor => Self::issuers("do_not_honor", LATER, DECLINED),
            DeclineReason::VelocityExceeded => Self::issuers(
                "card_velocity_exceeded",
                LATER,
                "Your card was declined for making repeated attempts too frequently or exceeding \
                 its amount limit.",
            ),
            DeclineReason::ExpiredCard => Self::own(
                "expired_card",
                CONFIRM,
                Some("exp_month"),
                "Your card has expired.",
            ),
            DeclineReason::IncorrectCvc => Self::own(
                "incorrect_cvc",
                CONFIRM,
                Some("cvc"),
                "Your card's security code is incorrect.",
            ),
            DeclineReason::ProcessingError => Self::own(
                "processing_error",
                LATER,
                None,
                "An error occurred while processing your card. Try again in a little bit.",
            ),
            DeclineReason::AuthenticationRequired => Self::own(
                "authentication_required",
                None,
                None,
                "Your card was declined. This transaction requires authentication.",
            ),
            DeclineReason::AuthenticationFailed => Self {
                code: "payment_intent_authentication_failure",
                decline_code: None,
                advice_code: None,
                param: None,
                message: "We are unable to authenticate your payment method. Please choose a \
                          different payment method and try again.",
            },
        }
    }

    /// The card was declined, and this is what the issuer says.
    const fn issuers(
        decline_code: &'static str,
        advice_code: Option<&'static str>,
        message: &'static str,
    ) -> Self {
        Self {
            code: "card_declined",
            decline_code: Some(decline_code),
            advice_code,
            param: None,
            message,
        }
    }

    /// The reason has a code of its own, which the decline code repeats.
    const fn own(
        code: &'static str,
        advice_code: Option<&'static str>,
        param: Option<&'static str>,
        message: &'static str,
    ) -> Self {
        Self {
            code,
            decline_code: Some(code),
            advice_code,
            param,
            message,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_the_codes_of_the_published_table() {
        use DeclineReason as R;
        for (reason, code, decline_code, advice_code, param) in [
            (
                R::Generic,
                "card_declined",
                "generic_decline",
                "try_again_later",
                "",
            ),
            (
                R::InsufficientFunds,
                "card_declined",
                "insufficient_funds",
                "try_again_later",
                "",
            ),
            (
                R::LostCard,
                "card_declined",
                "lost_card",
                "do_not_try_again",
                "",
            ),
            (
                R::StolenCard,
                "card_declined",
                "stolen_card",
                "do_not_try_again",
                "",
            ),
            (
                R::ExpiredCard,
                "expired_card",
                "expired_card",
                "confirm_card_data",
                "exp_month",
            ),
            (
                R::IncorrectCvc,
                "incorrect_cvc",
                "incorrect_cvc",
                "confirm_card_data",
                "cvc",
            ),
            (
                R::ProcessingError,
                "processing_error",
                "processing_error",
                "try_again_later",
                "",
            ),
            (
                R::AuthenticationRequired,
                "authentication_required",
                "authentication_required",
                "",
                "",
            ),
            (
                R::AuthenticationFailed,
                "payment_intent_authentication_failure",
                "",
                "",
                "",
            ),
        ] {
            let decline = Decline::of(reason);
            let told = (
                decline.code,
                decline.decline_code.unwrap_or_default(),
                decline.advice_code.unwrap_or_default(),
                decline.param.unwrap_or_default(),
            );
            assert_eq!(told, (code, decline_code, advice_code, param), "{reason:?}");
        }
    }
}
