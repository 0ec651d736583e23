//! Reading a moment as a UTC date and time, the way trade numbers and transaction lists write
//! it. It knows no time zone and no leap second.

use crate::clock::Moment;

const DAY_MILLIS: i64 = 86_400_000;

/// A UTC date and time of day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Date {
    /// The year, such as 2026.
    pub year: i64,
    /// The month, 1 to 12.
    pub month: i64,
    /// The day of the month, 1 to 31.
    pub day: i64,
    /// Seconds since midnight.
    pub second: i64,
}

impl Date {
    /// The UTC date and time of a moment.
    #[must_use]
    pub fn of(moment: Moment) -> Self {
        let days = moment.millis().div_euclid(DAY_MILLIS);
        // Counted from 0000-03-01, so that the leap day is the last day of its year.
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * day_of_year + 2) / 153;
        let month = if march_month < 10 {
            march_month + 3
        } else {
            march_month - 9
        };
        Self {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month,
            day: day_of_year - (153 * march_month + 2) / 5 + 1,
            second: moment.millis().rem_euclid(DAY_MILLIS) / 1000,
        }
    }

    /// `20260331235959`, the first fourteen digits of a trade number.
    #[must_use]
    pub fn compact(self) -> String {
        let (hour, minute, second) = self.time();
        format!(
            "{:04}{:02}{:02}{hour:02}{minute:02}{second:02}",
            self.year, self.month, self.day
        )
    }

    /// `2026-03-31T23:59:59`, the form of the transaction list's filters and dates.
    #[must_use]
    pub fn iso(self) -> String {
        let (hour, minute, second) = self.time();
        format!(
            "{:04}-{:02}-{:02}T{hour:02}:{minute:02}:{second:02}",
            self.year, self.month, self.day
        )
    }

    /// The moment of a text that [`Self::iso`] could have written.
    #[must_use]
    pub fn parse_iso(text: &str) -> Option<Moment> {
        let (date, time) = text.split_once('T')?;
        let [year, month, day] = numbers(date, '-')?;
        let [hour, minute, second] = numbers(time, ':')?;
        let possible = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=31).contains(&day)
            && hour < 24
            && minute < 60
            && second < 60;
        if !possible {
            return None;
        }
        let march_year = year - i64::from(month <= 2);
        let march_month = (month + 9) % 12;
        let days = march_year * 365 + march_year / 4 - march_year / 100
            + march_year / 400
            + (153 * march_month + 2) / 5
            + day
            - 1
            - 719_468;
        let seconds = hour * 3600 + minute * 60 + second;
        Some(Moment::from_millis(days * DAY_MILLIS + seconds * 1000))
    }

    fn time(self) -> (i64, i64, i64) {
        (self.second / 3600, self.second / 60 % 60, self.second % 60)
    }
}

/// Three numbers of digits only, with a sign between them.
fn numbers(text: &str, between: char) -> Option<[i64; 3]> {
    let mut parts = text.split(between).map(|part| {
        let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse::<i64>().ok()).flatten()
    });
    let found = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(found)
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
            "2026-01-01T24:00:00",
            "2026-01-01T00:00",
            "2026-01-01T00:00:00:00",
            "-2026-01-01T00:00:00",
            "2026-+1-01T00:00:00",
        ] {
            assert_eq!(Date::parse_iso(text), None, "{text}");
        }
    }
}
