//! A card number that may be sent: right length, right checksum. Says nothing about whether the
//! card exists.

use std::fmt;

use super::buffer::WipedText;
use super::candidates::{LONGEST, of_digits};
use super::check::{Check, Reason};
use super::digits::{Digits, character};
use super::{Brand, luhn};

/// The shortest number of an unknown brand.
const SHORTEST: usize = 12;

/// A proven card number, wiped on drop.
pub struct CardNumber {
    digits: WipedText,
    brand: Option<Brand>,
}

impl CardNumber {
    /// Checks what was typed. Only digits count, in any script we read; anything else is taken
    /// for a separator.
    ///
    /// No number is special: test numbers pass because they are well formed.
    pub fn check(text: &str) -> Check<Self> {
        let digits = Digits::of(text);
        let typed = digits.as_slice();
        let possible = of_digits(typed);
        let brand = possible.best();
        let longest = possible.longest();
        let has_length = match brand {
            Some(brand) => brand
                .lengths()
                .iter()
                .any(|len| usize::from(*len) == typed.len()),
            None => (SHORTEST..=LONGEST).contains(&typed.len()),
        };
        let has_checksum = brand.is_none_or(Brand::has_luhn);

        if typed.is_empty() {
            Check::Empty
        } else if typed.len() > longest {
            Check::Invalid(Reason::NumberTooLong)
        } else if has_length && (!has_checksum || luhn::holds(typed)) {
            Check::Valid(Self::proven(typed, brand))
        } else if has_length && typed.len() == longest {
            Check::Invalid(Reason::NumberTypo)
        } else if has_length {
            // A longer number of the brand may follow, but most who stop here mistyped a digit.
            Check::Incomplete(Reason::NumberTypo)
        } else {
            Check::Incomplete(Reason::NumberIncomplete)
        }
    }

    fn proven(typed: &[u8], brand: Option<Brand>) -> Self {
        let mut digits = WipedText::new();
        for digit in typed {
            digits.push(character(*digit));
        }
        Self { digits, brand }
    }

    /// The brand, when it is one we know.
    pub const fn brand(&self) -> Option<Brand> {
        self.brand
    }

    /// The last four digits, which may be shown.
    pub fn last4(&self) -> &str {
        let digits = self.digits.as_str();
        digits
            .len()
            .checked_sub(4)
            .and_then(|start| digits.get(start..))
            .unwrap_or_default()
    }

    /// All digits. Card data: for the one request that tokenises it.
    pub fn expose_digits(&self) -> &str {
        self.digits.as_str()
    }
}

impl fmt::Debug for CardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardNumber(")?;
        f.write_str(self.brand.map_or("unknown", Brand::slug))?;
        f.write_str(" ..")?;
        f.write_str(self.last4())?;
        f.write_str(")")
    }
}

#[cfg(test)]
mod tests {
    use super::CardNumber;
    use crate::card::{Brand, Check, FieldState, Reason};

    fn verdict(text: &str) -> (FieldState, Option<Reason>) {
        let check = CardNumber::check(text);
        (check.state(), check.reason_when_left())
    }

    #[test]
    fn tells_the_states_apart() {
        let typo = Some(Reason::NumberTypo);
        let incomplete = Some(Reason::NumberIncomplete);
        let too_long = Some(Reason::NumberTooLong);
        for (text, expected) in [
            ("", (FieldState::Empty, None)),
            ("  ", (FieldState::Empty, None)),
            ("4", (FieldState::Incomplete, incomplete)),
            ("4242 4242 4242 424", (FieldState::Incomplete, incomplete)),
            ("4242 4242 4242 4242", (FieldState::Valid, None)),
            ("4242-4242-4242-4242", (FieldState::Valid, None)),
            ("4242424242424242", (FieldState::Valid, None)),
            // Visa may have 19 digits; Mastercard has 16 and no more.
            ("4242 4242 4242 4243", (FieldState::Incomplete, typo)),
            (
                "4242 4242 4242 4242 4",
                (FieldState::Incomplete, incomplete),
            ),
            ("4242 4242 4242 4242 424", (FieldState::Invalid, typo)),
            ("4242 4242 4242 4242 4242", (FieldState::Invalid, too_long)),
            ("5555 5555 5555 4445", (FieldState::Invalid, typo)),
            ("5555 5555 5555 4444 0", (FieldState::Invalid, too_long)),
            ("3782 822463 10005", (FieldState::Valid, None)),
            ("3782 822463 10006", (FieldState::Invalid, typo)),
        ] {
            assert_eq!(verdict(text), expected, "{text:?}");
        }
    }

    #[test]
    fn an_unknown_brand_is_taken_by_its_checksum() {
        // 12 digits, a prefix nobody we know uses.
        let number = CardNumber::check("7000 0000 0005").valid().unwrap();
        assert_eq!(number.brand(), None);
        assert_eq!(format!("{number:?}"), "CardNumber(unknown ..0005)");
        assert_eq!(verdict("7000 0000 0009").1, Some(Reason::NumberTypo));
        assert_eq!(verdict("7000 0000 008").1, Some(Reason::NumberIncomplete));
    }

    #[test]
    fn unionpay_needs_no_checksum() {
        assert_eq!(verdict("6200 0000 0000 0004").0, FieldState::Valid);
    }

    #[test]
    fn prints_brand_and_last_four_only() {
        let number = CardNumber::check("4242 4242 4242 4242").valid().unwrap();
        assert_eq!(format!("{number:?}"), "CardNumber(visa ..4242)");
        assert_eq!(number.last4(), "4242");
        assert_eq!(number.expose_digits(), "4242424242424242");
        assert_eq!(number.brand(), Some(Brand::Visa));
        assert_eq!(
            format!("{:?}", CardNumber::check("4242")),
            "Incomplete(NumberIncomplete)"
        );
        assert!(matches!(CardNumber::check("4242"), Check::Incomplete(_)));
    }
}
