//! An IBAN that may be sent: a country of the area, its length, its check digits. Says nothing about whether there is
//! such an account.

use std::fmt;

use super::signs::Signs;
use super::{Check, Reason, countries};

/// A proven IBAN, wiped on drop.
pub struct Iban(Signs);

impl Iban {
    /// Checks what was typed. Letters and digits count, all else is taken for a separator; the word `IBAN` before the
    /// number is left out.
    #[must_use]
    pub fn check(text: &str) -> Check<Self> {
        let mut signs = Signs::of(text);
        signs.drop_word();
        let typed = signs.as_slice();
        let (country, length) = match typed {
            [] => return Check::Empty,
            [letter] if countries::any_begins_with(*letter) => (true, None),
            [first, second, ..] => {
                let length = countries::length(&[*first, *second]);
                (length.is_some(), length)
            }
            [_] => (false, None),
        };
        if !country {
            return Check::Invalid(Reason::IbanCountry);
        }
        match length {
            Some(length) if typed.len() > length => Check::Invalid(Reason::IbanTooLong),
            Some(length) if typed.len() == length => {
                if holds(typed) {
                    Check::Valid(Self(signs))
                } else {
                    Check::Invalid(Reason::IbanTypo)
                }
            }
            Some(_) | None => Check::Incomplete(Reason::IbanIncomplete),
        }
    }

    /// The two letters of its country.
    #[must_use]
    pub fn country(&self) -> &str {
        self.0.as_str().get(..2).unwrap_or_default()
    }

    /// The last four signs, which may be shown.
    #[must_use]
    pub fn last4(&self) -> &str {
        self.0.last4()
    }

    /// Whether it stands in a text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.0.are_in(text)
    }

    /// The whole of it. Account data: for the one request that carries it.
    #[must_use]
    pub fn expose_iban(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Debug for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Iban(..)")
    }
}

/// Whether the check digits fit (ISO 7064, MOD 97-10): the first four signs behind the others and every letter as a
/// number from ten, what is left over after division by 97 is one.
fn holds(signs: &[u8]) -> bool {
    let (head, tail) = signs.split_at(signs.len().min(4));
    let digits = head.get(2..).unwrap_or_default();
    // The remainders 00 to 01 and 99 come out right, too, and are never given.
    let given =
        digits.iter().all(u8::is_ascii_digit) && (b"02".as_slice()..=b"98").contains(&digits);
    let left = tail.iter().chain(head).fold(0_u32, |left, sign| {
        let value = u32::from(*sign);
        match sign {
            b'0'..=b'9' => (left * 10 + value - 48) % 97,
            _ => (left * 100 + value - 55) % 97,
        }
    });
    given && left == 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::bank_account::SEPA_COUNTRIES;

    /// One of each country, from the registry's examples, and those of Stripe's test accounts.
    const GOOD: [&str; 16] = [
        "AT61 1904 3002 3457 3201",
        "AT32 1904 3002 3547 3204",
        "AT86 1904 3002 3547 3202",
        "BE68 5390 0754 7034",
        "CH93 0076 2011 6238 5295 7",
        "DE89 3704 0044 0532 0130 00",
        "ES91 2100 0418 4502 0005 1332",
        "FI21 1234 5600 0007 85",
        "FR14 2004 1010 0505 0001 3M02 606",
        "GB29 NWBK 6016 1331 9268 19",
        "IE29 AIBK 9311 5212 3456 78",
        "IT60 X054 2811 1010 0000 0123 456",
        "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
        "NL91 ABNA 0417 1643 00",
        "NO93 8601 1117 947",
        "SE45 5000 0000 0583 9825 7466",
    ];

    fn reason(text: &str) -> Option<Reason> {
        Iban::check(text).reason_when_left()
    }

    #[test]
    fn iban_of_a_country_holds_however_it_is_written() {
        for text in GOOD {
            let plain = text.replace(' ', "");
            for written in [
                text.to_owned(),
                plain.to_lowercase(),
                format!(" IBAN: {plain} "),
                plain.replace('1', "\u{ff11}"),
            ] {
                let iban = Iban::check(&written).valid();
                let iban = iban.unwrap_or_else(|| panic!("{written}"));
                assert_eq!(iban.expose_iban(), plain);
                assert_eq!(iban.country(), &plain[..2]);
                assert!(plain.ends_with(iban.last4()));
            }
        }
    }

    #[test]
    fn iban_that_does_not_hold_says_why() {
        for (text, expected) in [
            ("", None),
            (" - ", None),
            ("A", Some(Reason::IbanIncomplete)),
            ("U", Some(Reason::IbanCountry)),
            ("7", Some(Reason::IbanCountry)),
            ("US", Some(Reason::IbanCountry)),
            (
                "TR33 0006 1005 1978 6457 8413 26",
                Some(Reason::IbanCountry),
            ),
            ("AT61 1904 3002 3457 320", Some(Reason::IbanIncomplete)),
            ("AT61 1904 3002 3457 3202", Some(Reason::IbanTypo)),
            ("ATX1 1904 3002 3457 3201", Some(Reason::IbanTypo)),
            ("AT61 1904 3002 3457 3201 1", Some(Reason::IbanTooLong)),
            ("4242 4242 4242 4242", Some(Reason::IbanCountry)),
        ] {
            assert_eq!(reason(text), expected, "{text:?}");
        }
    }

    #[test]
    fn iban_prints_nothing_of_itself() {
        let iban = Iban::check(GOOD[0]).valid().unwrap();
        assert_eq!(format!("{iban:?}"), "Iban(..)");
    }

    /// A number of a country with the check digits that it must have, worked out by long division.
    fn made(country: usize, rest: &str) -> String {
        let (code, length) = SEPA_COUNTRIES[country];
        let rest = &rest[..usize::from(length) - 4];
        let spelled: String = format!("{rest}{code}00")
            .chars()
            .map(|sign| sign.to_digit(36).unwrap().to_string())
            .collect();
        let left = spelled
            .bytes()
            .fold(0, |left, digit| (left * 10 + u32::from(digit - b'0')) % 97);
        format!("{code}{:02}{rest}", 98 - left)
    }

    proptest! {
        #[test]
        fn iban_with_its_check_digits_holds_and_with_one_sign_changed_does_not(
            country in 0..SEPA_COUNTRIES.len(), rest in "[0-9A-Z]{31}", at in 2_usize..31, other in 0_u32..36,
        ) {
            let good = made(country, &rest);
            prop_assert_eq!(reason(&good), None);
            prop_assert!(Iban::check(&good).valid().is_some());
            let at = at % (good.len() - 2) + 2;
            let other = char::from_digit(other, 36).unwrap().to_ascii_uppercase();
            let mut spoilt: Vec<char> = good.chars().collect();
            // A letter in a digit's place lengthens the number: nothing is promised then.
            let alike = spoilt[at].is_ascii_digit() == other.is_ascii_digit();
            if alike && spoilt[at] != other {
                spoilt[at] = other;
                let spoilt: String = spoilt.into_iter().collect();
                prop_assert!(Iban::check(&spoilt).valid().is_none(), "{} {}", good, spoilt);
            }
        }

        #[test]
        fn iban_with_two_neighbours_swapped_does_not_hold(
            country in 0..SEPA_COUNTRIES.len(), rest in "[0-9]{31}", at in 4_usize..30,
        ) {
            let good = made(country, &rest);
            let at = 4 + at % (good.len() - 5);
            let mut swapped: Vec<char> = good.chars().collect();
            if swapped[at] != swapped[at + 1] {
                swapped.swap(at, at + 1);
                let swapped: String = swapped.into_iter().collect();
                prop_assert_eq!(reason(&swapped), Some(Reason::IbanTypo));
            }
        }

        #[test]
        fn iban_check_takes_any_text(text in "\\PC*") {
            let _ = Iban::check(&text);
        }
    }
}
