//! The two numbers of an account in Australia. Neither has a check digit.

use std::fmt;

use super::signs::Signs;
use super::{Check, Reason};

/// A BSB of six digits, wiped on drop.
pub struct Bsb(Signs);

impl Bsb {
    /// How many digits it has.
    pub const LENGTH: usize = 6;

    /// Checks what was typed; all but digits is taken for a separator.
    #[must_use]
    pub fn check(text: &str) -> Check<Self> {
        let digits = Signs::digits_of(text);
        match digits.len() {
            0 => Check::Empty,
            Self::LENGTH => Check::Valid(Self(digits)),
            1..Self::LENGTH => Check::Incomplete(Reason::BsbIncomplete),
            _ => Check::Invalid(Reason::BsbTooLong),
        }
    }

    /// Its digits. Account data: for the one request that carries them.
    #[must_use]
    pub fn expose_digits(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Debug for Bsb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bsb(..)")
    }
}

/// An account's number of five to nine digits, wiped on drop. Leading zeros count.
pub struct AccountNumber(Signs);

impl AccountNumber {
    /// The fewest digits.
    pub const SHORTEST: usize = 5;
    /// The most digits.
    pub const LONGEST: usize = 9;

    /// Checks what was typed; all but digits is taken for a separator.
    #[must_use]
    pub fn check(text: &str) -> Check<Self> {
        let digits = Signs::digits_of(text);
        match digits.len() {
            0 => Check::Empty,
            Self::SHORTEST..=Self::LONGEST => Check::Valid(Self(digits)),
            1..Self::SHORTEST => Check::Incomplete(Reason::AccountNumberIncomplete),
            _ => Check::Invalid(Reason::AccountNumberTooLong),
        }
    }

    /// The last four digits, which may be shown.
    #[must_use]
    pub fn last4(&self) -> &str {
        self.0.last4()
    }

    /// Whether it stands in a text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.0.are_in(text)
    }

    /// Its digits. Account data: for the one request that carries them.
    #[must_use]
    pub fn expose_digits(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Debug for AccountNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccountNumber(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::FieldState::{Empty, Incomplete, Invalid, Valid};

    #[test]
    fn bsb_is_six_digits() {
        for (text, state) in [
            ("", Empty),
            ("-", Empty),
            ("000-00", Incomplete),
            ("000-000", Valid),
            ("000 000", Valid),
            ("000000", Valid),
            ("0000001", Invalid),
        ] {
            assert_eq!(Bsb::check(text).state(), state, "{text:?}");
        }
        let bsb = Bsb::check("012-345").valid().unwrap();
        assert_eq!(bsb.expose_digits(), "012345");
        assert_eq!(format!("{bsb:?}"), "Bsb(..)");
    }

    #[test]
    fn account_number_is_five_to_nine_digits() {
        for (text, state) in [
            ("", Empty),
            ("1234", Incomplete),
            ("00012", Valid),
            ("000123456", Valid),
            ("0001234567", Invalid),
            ("\u{ff11}2345", Valid),
        ] {
            assert_eq!(AccountNumber::check(text).state(), state, "{text:?}");
        }
        let number = AccountNumber::check("000 123 456").valid().unwrap();
        assert_eq!(number.expose_digits(), "000123456");
        assert_eq!(number.last4(), "3456");
        assert_eq!(format!("{number:?}"), "AccountNumber(..)");
    }
}
