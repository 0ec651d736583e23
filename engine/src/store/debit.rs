//! What comes of the debits of a bank account. Nobody is asked, and the money comes later, or does not: a test account
//! says which. The numbers of such accounts are a dialect's to know; the engine keeps what comes of them.

use std::time::Duration;

use super::db_words::db_words;

/// What comes of a debit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DebitFate {
    /// The money comes.
    Paid,
    /// The same, after three minutes.
    PaidLate,
    /// It does not come.
    Refused,
    /// The same, after three minutes.
    RefusedLate,
}

db_words!(DebitFate {
    Paid => "debit_paid",
    PaidLate => "debit_paid_late",
    Refused => "debit_refused",
    RefusedLate => "debit_refused_late",
});

impl DebitFate {
    /// How long nobody knows.
    #[must_use]
    pub const fn wait(self) -> Duration {
        match self {
            Self::Paid | Self::Refused => Duration::from_secs(15),
            Self::PaidLate | Self::RefusedLate => Duration::from_secs(3 * 60),
        }
    }

    /// Whether the money comes.
    #[must_use]
    pub const fn pays(self) -> bool {
        matches!(self, Self::Paid | Self::PaidLate)
    }
}
