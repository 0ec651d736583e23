//! Where a payment stands, and why. What a merchant or a shopper is told of it is a dialect's last
//! step, and nobody reads it back.

use super::db_words::db_words;

/// Where a payment stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AttemptStatus {
    /// The shopper has to answer, at the bank or at a provider.
    RequiresAction,
    /// It settles by itself.
    Processing(Awaited),
    /// The money is held until the merchant takes it or lets it go.
    RequiresCapture,
    /// The merchant has the money.
    Succeeded,
    /// It was declined, and no money moves.
    Failed(DeclineReason),
    /// Somebody let go of it, and no money moves.
    Canceled(CancelReason),
}

/// What a payment that settles by itself waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Awaited {
    /// The issuer answers late.
    Issuer,
    /// The shopper said yes, and the money comes later.
    Funds,
}

/// Why a payment was declined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeclineReason {
    /// Nobody says why.
    Generic,
    /// There is not enough money.
    InsufficientFunds,
    /// The card was reported lost.
    LostCard,
    /// The card was reported stolen.
    StolenCard,
    /// The card is expired.
    ExpiredCard,
    /// The security code is wrong.
    IncorrectCvc,
    /// The card was charged too often.
    VelocityExceeded,
    /// The issuer keeps the card, and does not honour this charge.
    DoNotHonor,
    /// Something went wrong at the issuer's.
    ProcessingError,
    /// The shopper would have to answer a challenge, and is not there.
    AuthenticationRequired,
    /// The challenge was failed, or could not be made.
    AuthenticationFailed,
}

/// Why a payment was let go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CancelReason {
    /// A newer attempt to pay the same order took its place.
    Superseded,
    /// The shopper walked away from the bank or the provider.
    AbandonedAction,
    /// The shopper walked away from the payment page.
    AbandonedCheckout,
    /// The order waited too long on the payment page.
    CheckoutExpired,
    /// Held money went back.
    Voided,
    /// The merchant wants it no longer: the shopper asked for that.
    Requested,
    /// The merchant wants it no longer: it is there twice.
    Duplicate,
    /// The merchant wants it no longer: it is a fraud.
    Fraudulent,
    /// The merchant wants it no longer: nobody came back to it.
    Abandoned,
    /// It waited too long.
    Expired,
}

db_words!(Awaited {
    Issuer => "issuer",
    Funds => "funds",
});

db_words!(DeclineReason {
    Generic => "generic",
    InsufficientFunds => "insufficient_funds",
    LostCard => "lost_card",
    StolenCard => "stolen_card",
    ExpiredCard => "expired_card",
    IncorrectCvc => "incorrect_cvc",
    VelocityExceeded => "velocity_exceeded",
    DoNotHonor => "do_not_honor",
    ProcessingError => "processing_error",
    AuthenticationRequired => "authentication_required",
    AuthenticationFailed => "authentication_failed",
});

db_words!(CancelReason {
    Superseded => "superseded",
    AbandonedAction => "abandoned_action",
    AbandonedCheckout => "abandoned_checkout",
    CheckoutExpired => "checkout_expired",
    Voided => "voided",
    Requested => "requested",
    Duplicate => "duplicate",
    Fraudulent => "fraudulent",
    Abandoned => "abandoned",
    Expired => "expired",
});

impl AttemptStatus {
    /// Whether the shopper has paid, and the merchant has the money or may take it.
    #[must_use]
    pub const fn is_paid(self) -> bool {
        matches!(self, Self::RequiresCapture | Self::Succeeded)
    }

    /// Whether it is over and no money moves.
    #[must_use]
    pub const fn is_unpaid_for_good(self) -> bool {
        matches!(self, Self::Failed(_) | Self::Canceled(_))
    }

    /// The words in the database: where it stands, and why.
    #[must_use]
    pub const fn db_words(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::RequiresAction => ("requires_action", None),
            Self::Processing(awaited) => ("processing", Some(awaited.db_word())),
            Self::RequiresCapture => ("requires_capture", None),
            Self::Succeeded => ("succeeded", None),
            Self::Failed(reason) => ("failed", Some(reason.db_word())),
            Self::Canceled(reason) => ("canceled", Some(reason.db_word())),
        }
    }

    /// The status that [`Self::db_words`] writes so.
    #[must_use]
    pub fn from_db_words(status: &str, reason: Option<&str>) -> Option<Self> {
        match (status, reason) {
            ("requires_action", None) => Some(Self::RequiresAction),
            ("processing", Some(word)) => Awaited::from_db_word(word).map(Self::Processing),
            ("requires_capture", None) => Some(Self::RequiresCapture),
            ("succeeded", None) => Some(Self::Succeeded),
            ("failed", Some(word)) => DeclineReason::from_db_word(word).map(Self::Failed),
            ("canceled", Some(word)) => CancelReason::from_db_word(word).map(Self::Canceled),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_is_read_as_it_is_written() {
        let mut all = vec![
            AttemptStatus::RequiresAction,
            AttemptStatus::RequiresCapture,
            AttemptStatus::Succeeded,
        ];
        all.extend(Awaited::ALL.iter().copied().map(AttemptStatus::Processing));
        all.extend(
            DeclineReason::ALL
                .iter()
                .copied()
                .map(AttemptStatus::Failed),
        );
        all.extend(
            CancelReason::ALL
                .iter()
                .copied()
                .map(AttemptStatus::Canceled),
        );
        let mut seen = std::collections::BTreeSet::new();
        for status in all {
            let (word, reason) = status.db_words();
            assert_eq!(AttemptStatus::from_db_words(word, reason), Some(status));
            assert!(seen.insert((word, reason)), "{status:?}");
        }
        for (word, reason) in [
            ("succeeded", Some("generic")),
            ("failed", None),
            ("failed", Some("superseded")),
            ("success", None),
        ] {
            assert_eq!(AttemptStatus::from_db_words(word, reason), None, "{word}");
        }
    }
}
