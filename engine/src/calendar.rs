//! Reading a moment as a UTC date and time, the way ids of payments and lists of them write
//! it. It knows no time zone and no leap second.

use time::format_description::StaticFormatDescription;
use time::macros::format_description;
use time::{PrimitiveDateTime, UtcDateTime};

use crate::clock::Moment;

/// `20260331235959`.
const COMPACT: StaticFormatDescription =
    format_description!("[year][month][day][hour][minute][second]");

/// `2026-03-31T23:59:59`.
const ISO: StaticFormatDescription =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]");

/// The same, where a number below ten may stand without its zero.
const LENIENT_ISO: StaticFormatDescription = format_description!(
    "[year]-[month padding:none]-[day padding:none]T[hour padding:none]:[minute padding:none]:[second padding:none]"
);

/// A UTC date and time of day, from the year 1 to the year 9999.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Date(UtcDateTime);

impl Date {
    /// The UTC date and time of a moment; the last second of the year 9999 for every later one, which
    /// only a clock that was moved there shows.
    #[must_use]
    pub fn of(moment: Moment) -> Self {
        let seconds = moment.millis().div_euclid(1000);
        let end = if seconds < 0 {
            UtcDateTime::MIN
        } else {
            UtcDateTime::MAX
        };
        Self(UtcDateTime::from_unix_timestamp(seconds).unwrap_or(end))
    }

    /// The year, such as 2026.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// `20260331235959`, the first fourteen digits of an id of a payment.
    #[must_use]
    pub fn compact(self) -> String {
        self.written(COMPACT)
    }

    /// `2026-03-31T23:59:59`, the form of the transaction list's filters and dates.
    #[must_use]
    pub fn iso(self) -> String {
        self.written(ISO)
    }

    /// The moment of a text that [`Self::iso`] could have written, with or without the zeros before a
    /// number below ten.
    #[must_use]
    pub fn parse_iso(text: &str) -> Option<Moment> {
        let date = PrimitiveDateTime::parse(text, LENIENT_ISO).ok()?;
        let date = (date.year() > 0).then_some(date)?;
        Some(Moment::from_millis(date.as_utc().unix_timestamp() * 1000))
    }

    fn written(self, format: StaticFormatDescription) -> String {
        // Nothing of these formats is unknown of a date with a time; only a formatter can fail, and a
        // text takes everything.
        self.0.format(format).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_known_moments() {
        for (millis, compact, iso) in [
            (0, "19700101000000", "1970-01-01T00:00:00"),
            (951_782_399_999, "20000228235959", "2000-02-28T23:59:59"),
            (951_782_400_000, "20000229000000", "2000-02-29T00:00:00"),
            (1_709_251_200_000, "20240301000000", "2024-03-01T00:00:00"),
            (1_795_189_030_141, "20261120153710", "2026-11-20T15:37:10"),
        ] {
            let date = Date::of(Moment::from_millis(millis));
            assert_eq!(
                (date.compact().as_str(), date.iso().as_str()),
                (compact, iso)
            );
            let back = Date::parse_iso(iso).map(Moment::millis);
            assert_eq!(back, Some(millis.div_euclid(1000) * 1000));
        }
    }

    #[test]
    fn reads_no_impossible_date() {
        for text in [
            "",
            "2026-03-31",
            "2026-13-01T00:00:00",
            "2026-00-01T00:00:00",
            "2026-02-31T00:00:00",
            "2026-02-29T00:00:00",
            "2026-01-01T24:00:00",
            "2026-01-01T00:00",
            "2026-01-01T00:00:00:00",
            "-2026-01-01T00:00:00",
            "2026-+1-01T00:00:00",
        ] {
            assert_eq!(Date::parse_iso(text), None, "{text}");
        }
        let short = Date::parse_iso("2026-3-1T1:2:3");
        assert_eq!(short, Date::parse_iso("2026-03-01T01:02:03"));
        assert!(short.is_some());
    }

    #[test]
    fn a_clock_that_was_moved_too_far_shows_the_last_second() {
        let end = Date::of(Moment::from_millis(i64::MAX));
        assert_eq!(end.iso(), "9999-12-31T23:59:59");
    }
}
