//! Why an issuer or a gateway did not pay, in few words of ours.
//!
//! A gateway says it in words of its own, which differ from one to the next and are no sentence
//! for a shopper. What is not recognised is the plain decline: a wrong guess would send the
//! shopper looking for a mistake that is not there.

/// Why a payment was declined.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Decline {
    /// The issuer gives no reason.
    Card,
    /// There is not enough money.
    Funds,
    /// The card has expired, or the expiry is wrong.
    Expired,
    /// The security code is wrong.
    Cvc,
    /// The card is reported lost or stolen.
    LostOrStolen,
    /// Something broke on the way; the same card may succeed later.
    Processing,
    /// The card was used too often, or for too much.
    Limit,
    /// The bank asked the shopper, and the answer was not right.
    Authentication,
    /// The shopper stopped the bank's check.
    ChallengeCancelled,
    /// The bank's check was never answered.
    ChallengeExpired,
    /// The gateway takes the payment for too risky.
    Risk,
}

/// What marks a reason in a gateway's words, in lower case; the first that fits counts.
const MARKS: &[(&str, Decline)] = &[
    ("insufficient", Decline::Funds),
    ("expired_challenge", Decline::ChallengeExpired),
    ("challenge_expired", Decline::ChallengeExpired),
    ("expire", Decline::Expired),
    ("cvc", Decline::Cvc),
    ("cvv", Decline::Cvc),
    ("security code", Decline::Cvc),
    ("lost", Decline::LostOrStolen),
    ("stolen", Decline::LostOrStolen),
    ("processing", Decline::Processing),
    ("limit", Decline::Limit),
    ("too many", Decline::Limit),
    ("velocity", Decline::Limit),
    ("authentication", Decline::Authentication),
    ("challenge", Decline::Authentication),
    ("risk", Decline::Risk),
    ("fraud", Decline::Risk),
];

impl Decline {
    /// All of them, for tables and tests.
    pub const ALL: [Self; 11] = [
        Self::Card,
        Self::Funds,
        Self::Expired,
        Self::Cvc,
        Self::LostOrStolen,
        Self::Processing,
        Self::Limit,
        Self::Authentication,
        Self::ChallengeCancelled,
        Self::ChallengeExpired,
        Self::Risk,
    ];

    /// The code that the merchant's developer sees.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Card => "card_declined",
            Self::Funds => "insufficient_funds",
            Self::Expired => "card_expired",
            Self::Cvc => "cvc_incorrect",
            Self::LostOrStolen => "card_lost_or_stolen",
            Self::Processing => "processing_error",
            Self::Limit => "limit_exceeded",
            Self::Authentication => "authentication_failed",
            Self::ChallengeCancelled => "challenge_cancelled",
            Self::ChallengeExpired => "challenge_expired",
            Self::Risk => "high_risk",
        }
    }

    /// Whether the same card may succeed when it is tried again.
    #[must_use]
    pub const fn can_retry(self) -> bool {
        match self {
            Self::Cvc
            | Self::Processing
            | Self::Authentication
            | Self::ChallengeCancelled
            | Self::ChallengeExpired => true,
            Self::Card
            | Self::Funds
            | Self::Expired
            | Self::LostOrStolen
            | Self::Limit
            | Self::Risk => false,
        }
    }

    /// Whether it is an issuer's no. Whoever tries cards of others collects these.
    #[must_use]
    pub(super) const fn counts(self) -> bool {
        !matches!(self, Self::ChallengeCancelled | Self::ChallengeExpired)
    }

    /// Reads a gateway's words, or one of our own codes: `Decline: insufficient funds`,
    /// `I0039_CVV error`, `E0008_…`, `processing_error`.
    #[must_use]
    pub fn read(words: &str) -> Self {
        let words = words.to_ascii_lowercase();
        if let Some(decline) = Self::ALL.into_iter().find(|it| it.code() == words) {
            return decline;
        }
        match words.get(..5) {
            Some("e0008") => return Self::ChallengeCancelled,
            Some("r0000") => return Self::Risk,
            Some(inner) => {
                let number = inner
                    .strip_prefix('i')
                    .and_then(|it| it.parse::<u16>().ok());
                match number {
                    Some(31..=38) => return Self::Expired,
                    Some(39..=41) => return Self::Cvc,
                    Some(_) | None => {}
                }
            }
            None => {}
        }
        // By bytes: searching texts brings a good deal of code along.
        let words = words.as_bytes();
        let says = |mark: &str| words.windows(mark.len()).any(|it| it == mark.as_bytes());
        MARKS
            .iter()
            .find(|(mark, _)| says(mark))
            .map_or(Self::Card, |(_, decline)| *decline)
    }
}

#[cfg(test)]
mod tests {
    use super::Decline;

    #[test]
    fn decline_reason_is_read_from_the_gateways_words_or_plain() {
        for (words, decline) in [
            ("Decline", Decline::Card),
            ("", Decline::Card),
            ("Declined by nobody in particular", Decline::Card),
            ("Decline: insufficient funds", Decline::Funds),
            ("Decline: lost card", Decline::LostOrStolen),
            ("Decline: stolen card", Decline::LostOrStolen),
            ("Decline: processing error", Decline::Processing),
            ("Decline: too many charges", Decline::Limit),
            ("Decline: authentication failed", Decline::Authentication),
            ("Decline: incorrect CVC", Decline::Cvc),
            ("I0039_CVV error", Decline::Cvc),
            ("I0033:card", Decline::Expired),
            ("I0061_Duplicate Order", Decline::Card),
            ("E0008_customer cancelled", Decline::ChallengeCancelled),
            ("R0000", Decline::Risk),
            ("card expired", Decline::Expired),
            ("é", Decline::Card),
        ] {
            assert_eq!(Decline::read(words), decline, "{words}");
        }
    }

    #[test]
    fn decline_codes_of_our_own_come_back() {
        for decline in Decline::ALL {
            assert_eq!(Decline::read(decline.code()), decline);
        }
    }
}
