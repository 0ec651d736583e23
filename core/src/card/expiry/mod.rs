//! The month a card expires. Today is an argument: the same text gives the same answer on every
//! machine and in every test.

mod parts;
mod today;

use std::fmt;

use super::check::{Check, Reason};
use super::digits::spelled;
pub(super) use parts::{Parts, is_month, is_slash};
pub use today::Today;

/// How many years ahead a card may expire before it is taken for a slip of the finger.
const YEARS_AHEAD: u16 = 30;

/// A month of a year, in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct YearMonth {
    year: u16,
    month: u8,
}

impl YearMonth {
    /// The month 1–12 of a year 1–9999.
    pub const fn new(year: u16, month: u8) -> Option<Self> {
        if year >= 1 && year <= 9999 && month >= 1 && month <= 12 {
            Some(Self { year, month })
        } else {
            None
        }
    }

    /// The year, in full.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1–12.
    pub const fn month(self) -> u8 {
        self.month
    }
}

/// A proven expiry: not past, not absurdly far.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Expiry(YearMonth);

impl Expiry {
    /// Checks what was typed: `12 / 30`, `1/30`, `0130`, `01/2030`, `2030-01`, in any digits and
    /// with any usual separator. Two digits of a year mean 20xx. A card is good through its month.
    pub fn check(text: &str, today: YearMonth) -> Check<Self> {
        let last = YearMonth {
            year: today.year.saturating_add(YEARS_AHEAD),
            month: today.month,
        };
        Self::check_between(text, today, last)
    }

    /// As [`check`](Self::check), for whoever does not know what day it is: any month from 2000 to
    /// 2099.
    pub fn check_any(text: &str) -> Check<Self> {
        let month = |year, month| YearMonth { year, month };
        Self::check_between(text, month(2000, 1), month(2099, 12))
    }

    fn check_between(text: &str, today: YearMonth, last: YearMonth) -> Check<Self> {
        let parts = Parts::read(text);
        if parts.is_empty() {
            return Check::Empty;
        }
        let month = match parts.month() {
            [] | [0] => None,
            [_] | [_, _] => Some(spelled(parts.month())),
            _ => return Check::Invalid(Reason::ExpiryMonth),
        };
        if month.is_some_and(|month| !(1..=12).contains(&month)) {
            return Check::Invalid(Reason::ExpiryMonth);
        }
        let year = match parts.year() {
            [] | [_] | [2, 0, _] => None,
            [_, _] => Some(2000 + spelled(parts.year())),
            [_, _, _, _] => Some(spelled(parts.year())),
            _ => return Check::Invalid(Reason::ExpiryIncomplete),
        };
        let (Some(month), Some(year)) = (month, year) else {
            return Check::Incomplete(Reason::ExpiryIncomplete);
        };
        // Both are known to be small here; a failure would only mean "no such month".
        let whole = u16::try_from(year)
            .ok()
            .zip(u8::try_from(month).ok())
            .and_then(|(year, month)| YearMonth::new(year, month));
        let Some(whole) = whole else {
            return Check::Invalid(Reason::ExpiryMonth);
        };
        if whole < today && parts.year() == [2, 0] {
            // On the way to 20xx in full.
            Check::Incomplete(Reason::ExpiryPast)
        } else if whole < today {
            Check::Invalid(Reason::ExpiryPast)
        } else if whole > last {
            Check::Invalid(Reason::ExpiryTooFar)
        } else {
            Check::Valid(Self(whole))
        }
    }

    /// The whole month that was typed, whether or not a card could have it.
    pub(super) fn typed(text: &str) -> Option<YearMonth> {
        let parts = Parts::read(text);
        let year = match parts.year() {
            [_, _] => 2000 + spelled(parts.year()),
            [_, _, _, _] => spelled(parts.year()),
            _ => return None,
        };
        let month = u8::try_from(spelled(parts.month())).ok()?;
        YearMonth::new(u16::try_from(year).ok()?, month)
    }

    /// The month, 1–12.
    pub const fn month(self) -> u8 {
        self.0.month
    }

    /// The year, in full.
    pub const fn year(self) -> u16 {
        self.0.year
    }
}

impl fmt::Debug for Expiry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Expiry(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::{Expiry, YearMonth};
    use crate::card::{Check, FieldState, Reason};

    const TODAY: Option<YearMonth> = YearMonth::new(2026, 11);

    fn check(text: &str) -> Check<Expiry> {
        Expiry::check(text, TODAY.unwrap())
    }

    #[test]
    fn reads_every_usual_way_to_write_january_2030() {
        for text in [
            "01 / 30",
            "01/30",
            "1/30",
            "1-30",
            "1.30",
            "01 30",
            "0130",
            "130",
            "01/2030",
            "1/2030",
            "012030",
            "12030",
            "2030-01",
            "2030/1",
            "203001",
            " 01/30 ",
            "\u{ff10}\u{ff11}\u{ff0f}\u{ff13}\u{ff10}",
            "\u{ff10}\u{ff11}/\u{ff13}\u{ff10}",
            "٠١/٣٠",
            "۰۱/۳۰",
            "2030年01月",
            "exp 01/30",
            "Exp. 01/30",
            "valid thru: 01/30",
            "Jan 2030",
            "january 30",
            "2030 Jan",
            "Jan-30",
            "30/01",
            "3001",
            "30 / 01",
        ] {
            let expiry = check(text).valid();
            let expiry = expiry.map(|expiry| (expiry.year(), expiry.month()));
            assert_eq!(expiry, Some((2030, 1)), "{text:?}");
        }
    }

    #[test]
    fn tells_the_states_apart() {
        use FieldState::{Empty, Incomplete, Invalid, Valid};
        let unfinished = Some(Reason::ExpiryIncomplete);
        let month = Some(Reason::ExpiryMonth);
        let past = Some(Reason::ExpiryPast);
        let far = Some(Reason::ExpiryTooFar);
        for (text, state, reason) in [
            ("", Empty, None),
            (" / ", Empty, None),
            ("0", Incomplete, unfinished),
            ("1", Incomplete, unfinished),
            ("12 / ", Incomplete, unfinished),
            ("12 / 3", Incomplete, unfinished),
            (" / 30", Incomplete, unfinished),
            ("0 / 30", Incomplete, unfinished),
            ("12 / 203", Incomplete, unfinished),
            ("12 / 30", Valid, None),
            ("11 / 26", Valid, None),
            ("10 / 26", Invalid, past),
            ("12 / 20", Incomplete, past),
            ("12 / 2020", Invalid, past),
            ("01 / 1999", Invalid, past),
            ("11 / 56", Valid, None),
            ("12 / 56", Invalid, far),
            ("12 / 99", Invalid, far),
            ("00", Invalid, month),
            ("00 / 30", Invalid, month),
            ("13 / 30", Invalid, month),
            ("12 / 305", Invalid, unfinished),
            ("12 / 20301", Invalid, unfinished),
            // What could be two things is none of them.
            ("30 / 13", Invalid, month),
            ("3013", Invalid, unfinished),
            ("Monday", Empty, None),
            ("x/y", Empty, None),
        ] {
            let check = check(text);
            assert_eq!(check.state(), state, "{text:?}");
            assert_eq!(check.reason_when_left(), reason, "{text:?}");
        }
    }

    #[test]
    fn months_are_in_the_order_of_time() {
        let month = |year, month| YearMonth::new(year, month).unwrap();
        assert!(month(2029, 12) < month(2030, 1));
        assert!(month(2030, 1) < month(2030, 2));
        assert_eq!(YearMonth::new(2030, 0), None);
        assert_eq!(YearMonth::new(2030, 13), None);
        assert_eq!(YearMonth::new(0, 1), None);
    }

    #[test]
    fn prints_nothing() {
        assert_eq!(format!("{:?}", check("12 / 30")), "Valid(Expiry(..))");
    }
}
