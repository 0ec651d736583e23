//! Amounts: a whole number of minor units and a [`Currency`]. No floats, no locale: how an amount
//! reads to a shopper is the browser's business.

mod currency;

use std::fmt;

pub use currency::Currency;

/// The most digits an amount has, as gateways take it.
const MAX_DIGITS: usize = 15;

/// An amount of money, never negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    minor: u64,
    currency: Currency,
}

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongAmount {
    /// Not digits with at most one decimal point between them.
    Malformed,
    /// More decimals than the currency has.
    TooPrecise,
    /// More digits than gateways take.
    TooLarge,
}

impl fmt::Display for WrongAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "write the amount as digits with a point, such as 7.00",
            Self::TooPrecise => "write the amount with no more decimals than its currency has",
            Self::TooLarge => "write the amount with at most 15 digits",
        })
    }
}

impl std::error::Error for WrongAmount {}

impl Money {
    /// `minor` units: cents of a dollar, whole yen.
    pub const fn from_minor(minor: u64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Reads `7`, `7.5`, `7.00`. Zeros beyond the currency's decimals change nothing and are
    /// allowed: shops write `700.00` yen.
    ///
    /// # Errors
    ///
    /// A sign, a space, a comma, an exponent, no digit on either side of the point; a decimal that
    /// the currency cannot hold; more than 15 digits.
    pub fn parse_decimal(text: &str, currency: Currency) -> Result<Self, WrongAmount> {
        let (whole, decimals) = match text.split_once('.') {
            Some((whole, decimals)) if !decimals.is_empty() => (whole, decimals),
            Some(_) => return Err(WrongAmount::Malformed),
            None => (text, ""),
        };
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !are_digits(whole) || !are_digits(decimals) {
            return Err(WrongAmount::Malformed);
        }
        let exponent = currency.exponent();
        let (kept, rest) = decimals.split_at(decimals.len().min(exponent));
        if rest.bytes().any(|byte| byte != b'0') {
            return Err(WrongAmount::TooPrecise);
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() + exponent > MAX_DIGITS {
            return Err(WrongAmount::TooLarge);
        }
        let missing = exponent - kept.len();
        let digits = whole.bytes().chain(kept.bytes());
        let minor = digits
            .chain(std::iter::repeat_n(b'0', missing))
            .fold(0_u64, |minor, byte| minor * 10 + u64::from(byte - b'0'));
        Ok(Self { minor, currency })
    }

    /// Writes the amount with all the decimals of its currency: `7.00`, `700`, `7.000`.
    pub fn to_decimal(self) -> String {
        let exponent = self.currency.exponent();
        let mut text = self.minor.to_string();
        if exponent > 0 {
            let missing = (exponent + 1).saturating_sub(text.len());
            text.insert_str(0, &"0".repeat(missing));
            text.insert(text.len() - exponent, '.');
        }
        text
    }

    /// The amount in minor units.
    pub const fn minor(self) -> u64 {
        self.minor
    }

    /// Its currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }
}

#[cfg(test)]
mod tests {
    use super::{Currency, Money, WrongAmount};

    fn minor(text: &str, code: &str) -> Result<u64, WrongAmount> {
        Money::parse_decimal(text, Currency::parse(code).unwrap()).map(Money::minor)
    }

    #[test]
    fn reads_amounts_by_the_decimals_of_their_currency() {
        for (text, code, expected) in [
            ("7.00", "USD", 700),
            ("7", "USD", 700),
            ("7.5", "USD", 750),
            ("0.01", "EUR", 1),
            ("0", "EUR", 0),
            ("007.00", "USD", 700),
            ("700", "JPY", 700),
            ("700.00", "JPY", 700),
            ("7.000", "KWD", 7000),
            ("7.1", "KWD", 7100),
            ("7.100000", "USD", 710),
            ("9999999999999.99", "USD", 999_999_999_999_999),
        ] {
            assert_eq!(minor(text, code), Ok(expected), "{text} {code}");
        }
    }

    #[test]
    fn refuses_what_is_no_amount() {
        for text in [
            "", ".", "7.", ".5", "-7", "+7", " 7", "7 ", "7,00", "1e3", "7.0.0", "0x7", "\u{ff17}",
            "NaN",
        ] {
            assert_eq!(minor(text, "USD"), Err(WrongAmount::Malformed), "{text:?}");
        }
        assert_eq!(minor("7.001", "USD"), Err(WrongAmount::TooPrecise));
        assert_eq!(minor("7.5", "JPY"), Err(WrongAmount::TooPrecise));
        let large = "1".repeat(14);
        assert_eq!(minor(&large, "USD"), Err(WrongAmount::TooLarge));
        assert_eq!(minor(&"9".repeat(400), "JPY"), Err(WrongAmount::TooLarge));
    }

    #[test]
    fn writes_all_decimals() {
        for (minor, code, expected) in [
            (700, "USD", "7.00"),
            (1, "USD", "0.01"),
            (0, "USD", "0.00"),
            (10, "USD", "0.10"),
            (700, "JPY", "700"),
            (1, "KWD", "0.001"),
        ] {
            let money = Money::from_minor(minor, Currency::parse(code).unwrap());
            assert_eq!(money.to_decimal(), expected);
            assert_eq!(money.currency().code(), code);
        }
    }
}
