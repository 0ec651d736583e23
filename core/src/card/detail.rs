//! What more can be said of a [`Reason`]: how many digits, which month.
//!
//! It is for the shopper alone. What the page hears is made of the [`Reason`], which has no place for
//! a detail; a detail prints nothing, since a month and a count of digits are the card's.

use std::fmt;

use super::candidates::of_digits;
use super::check::Reason;
use super::digits::Digits;
use super::{Brand, BrandSet, Expiry, YearMonth};

/// A fact about what was typed, beyond its reason.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// So many digits are missing.
    Missing(usize),
    /// So many digits are too many.
    Extra(usize),
    /// The month in which the card expired.
    Expired(YearMonth),
    /// A year that no card lasts until.
    Year(u16),
    /// Cards of this brand are not taken, and these are.
    Brand(Brand, BrandSet),
}

impl Detail {
    /// What more `text` tells of the reason it was given. Nothing, where it cannot be known: a brand
    /// whose numbers have many lengths does not say how many digits are missing.
    pub fn of(reason: Reason, text: &str, taken: BrandSet) -> Option<Self> {
        match reason {
            Reason::NumberIncomplete => {
                let (typed, len) = lengths(text)?;
                Some(Self::Missing(len.checked_sub(typed).filter(|it| *it > 0)?))
            }
            Reason::NumberTooLong => {
                let (typed, len) = lengths(text)?;
                Some(Self::Extra(typed.checked_sub(len).filter(|it| *it > 0)?))
            }
            Reason::ExpiryPast => Expiry::typed(text).map(Self::Expired),
            Reason::ExpiryTooFar => Some(Self::Year(Expiry::typed(text)?.year())),
            Reason::NumberBrand => {
                let brand = of_digits(Digits::of(text).as_slice()).only()?;
                Some(Self::Brand(brand, taken))
            }
            Reason::NumberMissing
            | Reason::NumberTypo
            | Reason::NumberRefused
            | Reason::ExpiryMissing
            | Reason::ExpiryIncomplete
            | Reason::ExpiryMonth
            | Reason::ExpiryRefused
            | Reason::CvcMissing
            | Reason::CvcIncomplete
            | Reason::CvcTooLong
            | Reason::CvcRefused
            | Reason::HolderMissing
            | Reason::HolderLooksLikeNumber
            | Reason::HolderTooLong => None,
        }
    }
}

impl Detail {
    /// Whether a number has as many digits as its brand's numbers have.
    pub(crate) fn is_whole(text: &str) -> bool {
        lengths(text).is_some_and(|(typed, len)| typed == len)
    }
}

/// How many digits were typed, and how many the brand's numbers have.
fn lengths(text: &str) -> Option<(usize, usize)> {
    let digits = Digits::of(text);
    let brand = of_digits(digits.as_slice()).only()?;
    Some((digits.len(), usual_length(brand)?))
}

/// The length that a brand's numbers have. A few Visa numbers of 19 digits exist; a shopper who
/// stops short of 16 has not got one.
fn usual_length(brand: Brand) -> Option<usize> {
    match brand.lengths() {
        [len] | [len, 19] => Some(usize::from(*len)),
        _ => None,
    }
}

impl fmt::Debug for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Detail(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::Detail;
    use crate::card::{Brand, BrandSet, CardNumber, Expiry, Reason, YearMonth};

    fn month(year: u16, month: u8) -> YearMonth {
        YearMonth::new(year, month).unwrap()
    }

    fn of_number(text: &str) -> Option<Detail> {
        Detail::of(
            CardNumber::check(text).reason_when_left()?,
            text,
            BrandSet::NONE,
        )
    }

    fn of_expiry(text: &str) -> Option<Detail> {
        Detail::of(
            Expiry::check(text, month(2026, 11)).reason_when_left()?,
            text,
            BrandSet::NONE,
        )
    }

    #[test]
    fn digits_are_counted_where_the_brand_says_how_many_there_are() {
        for (text, expected) in [
            ("4242 4242 4242 42", Some(Detail::Missing(2))),
            ("4242 4242 4242 424", Some(Detail::Missing(1))),
            ("3782 822463 1000", Some(Detail::Missing(1))),
            ("5555 5555", Some(Detail::Missing(8))),
            ("5555 5555 5555 4444 0", Some(Detail::Extra(1))),
            ("3782 822463 10005 77", Some(Detail::Extra(2))),
            // Visa may go on to 19: seventeen may be one too many or two too few.
            ("4242 4242 4242 4242 4", None),
            ("4242 4242 4242 4242 4242", Some(Detail::Extra(4))),
            // Elo or Visa; UnionPay and Maestro of many lengths; a brand that nobody knows.
            ("4", None),
            ("6200 0000 0000 00", None),
            ("5018 0000 00", None),
            ("7000 0000 00", None),
            ("4242 4242 4242 4242", None),
            ("4242 4242 4242 4243", None),
        ] {
            assert!(of_number(text) == expected, "{text}");
        }
    }

    #[test]
    fn the_date_is_the_one_that_was_typed() {
        for (text, expected) in [
            ("03 / 24", Some(Detail::Expired(month(2024, 3)))),
            ("2024-03", Some(Detail::Expired(month(2024, 3)))),
            ("12 / 20", Some(Detail::Expired(month(2020, 12)))),
            ("10 / 2026", Some(Detail::Expired(month(2026, 10)))),
            ("12 / 99", Some(Detail::Year(2099))),
            ("11 / 26", None),
            ("13 / 24", None),
            ("03 / 2", None),
        ] {
            assert!(of_expiry(text) == expected, "{text}");
        }
    }

    #[test]
    fn a_brand_that_is_not_taken_is_told_with_those_that_are() {
        let taken = BrandSet::NONE.with(Brand::Visa);
        let told = Detail::of(Reason::NumberBrand, "3782", taken);
        assert!(told == Some(Detail::Brand(Brand::Amex, taken)));
        assert!(Detail::of(Reason::NumberBrand, "3", taken).is_none());
    }

    #[test]
    fn prints_nothing() {
        assert_eq!(format!("{:?}", Detail::Missing(2)), "Detail(..)");
        assert_eq!(
            format!("{:?}", Detail::Expired(month(2024, 3))),
            "Detail(..)"
        );
    }
}
