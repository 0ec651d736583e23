//! Which month it is, and how sure that is. The gateway judges an expiry in the end: a device's clock
//! and its time zone may be wrong, and are believed only as far as they do no harm.

use super::YearMonth;

const DAY: u64 = 86_400_000;

/// No clock that shows an earlier month than this is right: this program was written then.
const WRITTEN: YearMonth = YearMonth {
    year: 2026,
    month: 11,
};

/// A clock so many years ahead of that is taken for wrong.
const YEARS_AHEAD: u16 = 20;

/// The month against which an expiry is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    month: YearMonth,
    sure: bool,
}

impl Today {
    /// As the gateway said, or a test knows.
    pub const fn sure(month: YearMonth) -> Self {
        Self { month, sure: true }
    }

    /// From the gateway's clock when it has been heard, else from the device's; both in milliseconds
    /// since 1970, whatever the time zone.
    ///
    /// The device's is a day late on purpose: somewhere it is still yesterday, and a card is good
    /// through its month.
    pub fn of_clocks(gateway: Option<u64>, device: u64) -> Self {
        if let Some(month) = gateway.and_then(month_of) {
            return Self::sure(month);
        }
        let month = month_of(device.saturating_sub(DAY))
            .filter(|month| (WRITTEN.year..=WRITTEN.year + YEARS_AHEAD).contains(&month.year));
        Self {
            month: month.map_or(WRITTEN, |month| month.max(WRITTEN)),
            sure: false,
        }
    }

    /// The month.
    pub const fn month(self) -> YearMonth {
        self.month
    }

    /// Whether the gateway vouches for it. Nothing is refused for good by a clock that is not sure.
    pub const fn is_sure(self) -> bool {
        self.sure
    }
}

impl From<YearMonth> for Today {
    fn from(month: YearMonth) -> Self {
        Self::sure(month)
    }
}

/// The month of a moment, in UTC and the Gregorian calendar.
fn month_of(millis: u64) -> Option<YearMonth> {
    // Eras of 400 years that begin in March, so that a leap day is the last of its year.
    let days = millis / DAY + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let from_march = (5 * day + 2) / 153;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = era * 400 + year + u64::from(month <= 2);
    YearMonth::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?)
}

#[cfg(test)]
mod tests {
    use super::{Today, month_of};
    use crate::card::{Expiry, FieldState, YearMonth};

    /// Milliseconds since 1970 of these.
    const KIRITIMATI_1_DECEMBER_0030: u64 = 1_796_034_600_000; // 2026-11-30T10:30:00Z
    const BAKER_30_NOVEMBER_2330: u64 = 1_796_124_600_000; // 2026-12-01T11:30:00Z
    const LONDON_2_DECEMBER_0001: u64 = 1_796_169_660_000; // 2026-12-02T00:01:00Z
    const YEAR_2031: u64 = 1_930_000_000_000; // 2031-02-27
    const YEAR_2126: u64 = 4_930_000_000_000;

    fn month(year: u16, month: u8) -> YearMonth {
        YearMonth::new(year, month).unwrap()
    }

    #[test]
    fn clock_months_are_those_of_the_calendar() {
        for (millis, expected) in [
            (0, (1970, 1)),
            (951_782_400_000, (2000, 2)), // 29 February
            (951_868_800_000, (2000, 3)),
            (1_709_164_800_000, (2024, 2)), // 29 February
            (1_767_225_599_999, (2025, 12)),
            (1_767_225_600_000, (2026, 1)),
            (4_107_542_400_000, (2100, 3)), // 2100 is no leap year
            (253_402_300_799_999, (9999, 12)),
        ] {
            assert_eq!(
                month_of(millis),
                Some(month(expected.0, expected.1)),
                "{millis}"
            );
        }
        assert_eq!(month_of(u64::MAX), None);
    }

    #[test]
    fn clock_of_the_gateway_counts_and_a_device_has_a_day_of_grace() {
        let november = month(2026, 11);
        for (name, gateway, device, expected, sure) in [
            (
                "Kiritimati",
                None,
                KIRITIMATI_1_DECEMBER_0030,
                november,
                false,
            ),
            (
                "Baker Island",
                None,
                BAKER_30_NOVEMBER_2330,
                november,
                false,
            ),
            (
                "London",
                None,
                LONDON_2_DECEMBER_0001,
                month(2026, 12),
                false,
            ),
            ("2031", None, YEAR_2031, month(2031, 2), false),
            ("1970", None, 0, november, false),
            ("2126", None, YEAR_2126, november, false),
            (
                "2031, and the gateway knows",
                Some(KIRITIMATI_1_DECEMBER_0030),
                YEAR_2031,
                november,
                true,
            ),
            (
                "1970, and the gateway knows",
                Some(LONDON_2_DECEMBER_0001),
                0,
                month(2026, 12),
                true,
            ),
            ("no such year", Some(u64::MAX), 0, november, false),
        ] {
            let today = Today::of_clocks(gateway, device);
            assert_eq!((today.month(), today.is_sure()), (expected, sure), "{name}");
        }
    }

    #[test]
    fn clock_refuses_no_card_that_is_good_somewhere() {
        let check = |text, today: Today| Expiry::check(text, today.month()).state();
        for device in [KIRITIMATI_1_DECEMBER_0030, BAKER_30_NOVEMBER_2330, 0] {
            let today = Today::of_clocks(None, device);
            assert_eq!(check("11 / 26", today), FieldState::Valid);
            assert_eq!(check("12 / 30", today), FieldState::Valid);
        }
        let wrong = Today::of_clocks(None, YEAR_2031);
        assert_eq!(check("12 / 30", wrong), FieldState::Invalid);
        let told = Today::of_clocks(Some(KIRITIMATI_1_DECEMBER_0030), YEAR_2031);
        assert_eq!(check("12 / 30", told), FieldState::Valid);
        assert_eq!(check("10 / 26", told), FieldState::Invalid);
        assert_eq!(Expiry::check_any("12 / 30").state(), FieldState::Valid);
        assert_eq!(Expiry::check_any("13 / 30").state(), FieldState::Invalid);
    }
}
