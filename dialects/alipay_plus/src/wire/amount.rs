//! Amounts: a currency and a whole number of its minor units, as text.

use payseal_core::money::{Currency, Money};
use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize};

use super::codes::Code;
use super::result::Refused;
use super::text::Text;

/// The most digits of an amount.
const MOST_DIGITS: usize = 15;

/// An amount as it came: of some currency, known or not.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Amount {
    currency: Text<3>,
    #[serde(deserialize_with = "whole")]
    value: u64,
}

impl Amount {
    /// As it is kept to compare it with.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{} {}", self.currency, self.value)
    }

    /// The money.
    ///
    /// # Errors
    /// When it is none at all, or of no currency that is known here.
    pub fn money(&self) -> Result<Money, Refused> {
        let code = self.currency.as_str();
        if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(Refused::because(
                Code::ParamIllegal,
                "a currency is three capital letters",
            ));
        }
        if self.value == 0 {
            return Err(Refused::because(Code::ParamIllegal, "an amount is zero"));
        }
        let currency = Currency::parse(code).ok_or(Code::CurrencyNotSupport)?;
        Ok(Money::from_minor(self.value, currency))
    }
}

fn whole<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Said {
        Text(String),
        Number(u64),
    }
    let text = match Said::deserialize(deserializer)? {
        Said::Text(text) => text,
        Said::Number(number) => number.to_string(),
    };
    let digits = text.len() <= MOST_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.then(|| text.parse().ok()).flatten();
    number.ok_or_else(|| D::Error::invalid_value(Unexpected::Other("text"), &"digits"))
}

/// An amount as it is answered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct WrittenAmount {
    currency: &'static str,
    value: String,
}

impl From<Money> for WrittenAmount {
    fn from(money: Money) -> Self {
        Self {
            currency: money.currency().code(),
            value: money.minor().to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{from_str, to_string};

    use super::*;

    #[test]
    fn reads_whole_minor_units_of_a_known_currency() {
        let money = |json: &str| from_str::<Amount>(json).unwrap().money();
        let cents = money(r#"{"currency":"SGD","value":"4200"}"#).unwrap();
        assert_eq!((cents.minor(), cents.currency().code()), (4200, "SGD"));
        assert_eq!(
            money(r#"{"currency":"JPY","value":700}"#)
                .unwrap()
                .to_decimal(),
            "700"
        );
        for (json, code) in [
            (
                r#"{"currency":"ZZZ","value":"1"}"#,
                Code::CurrencyNotSupport,
            ),
            (r#"{"currency":"sgd","value":"1"}"#, Code::ParamIllegal),
            (r#"{"currency":"SG","value":"1"}"#, Code::ParamIllegal),
            (r#"{"currency":"SGD","value":"0"}"#, Code::ParamIllegal),
        ] {
            assert_eq!(money(json).unwrap_err().code, code, "{json}");
        }
        for value in [
            "\"\"",
            "\"-1\"",
            "\"1.5\"",
            "1.5",
            "\"1111111111111111\"",
            "null",
            "\"1e3\"",
        ] {
            let json = format!("{{\"currency\":\"SGD\",\"value\":{value}}}");
            assert!(from_str::<Amount>(&json).is_err(), "{json}");
        }
    }

    proptest! {
        #[test]
        fn every_amount_is_read_as_it_is_written(minor in 1_u64..1_000_000_000_000_000) {
            let money = Money::from_minor(minor, Currency::parse("EUR").unwrap());
            let json = to_string(&WrittenAmount::from(money)).unwrap();
            prop_assert_eq!(from_str::<Amount>(&json).unwrap().money(), Ok(money));
        }
    }
}
