//! A card in a call: as a merchant's server sends it who may touch card numbers, and what is answered of
//! one, which never holds its number.

use std::borrow::Cow;

use payseal_core::card::{CardNumber, Check, Cvc, Expiry, Reason, YearMonth};
use payseal_core::wire::secret::SecretText;
use serde::{Deserialize, Serialize};

use super::codes::Code;
use super::lenient;
use super::result::Refused;
use super::text::Text;

/// A card and what goes with it, as it came: unproven, secret, not to be kept.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CardData {
    /// The digits.
    #[serde(rename = "cardNo")]
    pub number: SecretText,
    /// Three or four digits.
    pub cvv: SecretText,
    /// Two digits.
    pub expiry_year: SecretText,
    /// Two digits.
    pub expiry_month: SecretText,
    /// Whose card it is.
    pub cardholder_name: Option<CardholderName>,
    /// Where the card's bills go.
    pub billing_address: Option<BillingAddress>,
    /// Whether the shopper is asked whatever the issuer would do.
    #[serde(rename = "is3DSAuthentication", deserialize_with = "lenient::flag")]
    pub asks_shopper: Option<bool>,
    /// Whether the shopper is asked when it does not work without.
    #[serde(deserialize_with = "lenient::flag")]
    pub enable_authentication_upgrade: Option<bool>,
    /// Whether the shopper pays on the page of the card's issuer.
    #[serde(deserialize_with = "lenient::flag")]
    pub require_issuer_authentication: Option<bool>,
    /// Whether a token of the card is wanted.
    #[serde(deserialize_with = "lenient::flag")]
    pub tokenize: Option<bool>,
    /// Whether the card was kept before.
    #[serde(deserialize_with = "lenient::flag")]
    pub is_card_on_file: Option<bool>,
    /// A charge without the shopper.
    #[serde(deserialize_with = "lenient::maybe")]
    pub recurring_type: Option<RecurringType>,
    /// Where the card's brand is, when it has two.
    #[serde(deserialize_with = "lenient::maybe")]
    pub selected_card_brand: Option<Text<32>>,
}

/// A charge that a merchant makes without the shopper.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RecurringType {
    /// At set times.
    Scheduled,
    /// At no set times.
    Unscheduled,
}

/// Whose card it is.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CardholderName {
    /// The given name.
    #[serde(deserialize_with = "lenient::maybe")]
    pub first_name: Option<Text<64>>,
    /// The family name.
    #[serde(deserialize_with = "lenient::maybe")]
    pub last_name: Option<Text<64>>,
}

/// Where the card's bills go.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct BillingAddress {
    /// The country, two letters.
    #[serde(deserialize_with = "lenient::maybe")]
    pub region: Option<Text<2>>,
    /// The state or province.
    #[serde(deserialize_with = "lenient::maybe")]
    pub state: Option<Text<64>>,
    /// The town.
    #[serde(deserialize_with = "lenient::maybe")]
    pub city: Option<Text<64>>,
    /// Street and number.
    #[serde(deserialize_with = "lenient::maybe")]
    pub address1: Option<Text<256>>,
    /// The rest of it.
    #[serde(deserialize_with = "lenient::maybe")]
    pub address2: Option<Text<256>>,
    /// The postal code.
    #[serde(deserialize_with = "lenient::maybe")]
    pub zip_code: Option<Text<32>>,
}

impl CardData {
    /// Whether there is anything of a card in it.
    #[must_use]
    pub fn has_card(&self) -> bool {
        [
            &self.number,
            &self.cvv,
            &self.expiry_year,
            &self.expiry_month,
        ]
        .iter()
        .any(|text| !text.is_empty())
    }

    /// Proves the card by the rules of the form. Its security code may be absent; a wrong one is a mistake.
    ///
    /// # Errors
    /// With the code of the first mistake: a member that is missing or malformed, then the number, then
    /// the date.
    pub fn prove(&self, today: YearMonth) -> Result<(CardNumber, Expiry), Refused> {
        let malformed = |reason| Refused::because(Code::InvalidPaymentMethodMetaData, reason);
        let number = self.number.expose_text();
        let (month, year) = (
            self.expiry_month.expose_text(),
            self.expiry_year.expose_text(),
        );
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if number.is_empty() || month.is_empty() || year.is_empty() {
            return Err(malformed("a card has cardNo, expiryMonth and expiryYear"));
        }
        if month.len() != 2 || year.len() != 2 || !are_digits(month) || !are_digits(year) {
            return Err(malformed("expiryMonth and expiryYear are two digits each"));
        }
        let cvv = self.cvv.expose_text();
        if !are_digits(cvv) || !(cvv.is_empty() || (3..=4).contains(&cvv.len())) {
            return Err(malformed("cvv is three or four digits"));
        }
        if !are_digits(number) {
            return Err(Code::InvalidCardNumber.into());
        }
        let Check::Valid(number) = CardNumber::check(number) else {
            return Err(Code::InvalidCardNumber.into());
        };
        let expiry = match Expiry::check(&format!("{month}/20{year}"), today) {
            Check::Valid(expiry) => expiry,
            Check::Invalid(Reason::ExpiryPast | Reason::ExpiryTooFar) => {
                return Err(Code::InvalidExpirationDate.into());
            }
            Check::Empty | Check::Incomplete(_) | Check::Invalid(_) => {
                return Err(malformed("expiryMonth is 01 to 12"));
            }
        };
        if !cvv.is_empty() && !matches!(Cvc::check(cvv, number.brand()), Check::Valid(_)) {
            return Err(malformed("cvv has another length on cards of this brand"));
        }
        Ok((number, expiry))
    }
}

/// What is answered of the card that a payment was made with.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentResultInfo {
    /// The number: asterisks and the last four digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_no: Option<String>,
    /// The brand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_brand: Option<Cow<'static, str>>,
    /// What it is paid with again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_token: Option<String>,
    /// The last four digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_four: Option<String>,
    /// Two digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiry_month: Option<String>,
    /// Two digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiry_year: Option<String>,
    /// `CREDIT` and the like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub funding: Option<&'static str>,
    /// `GLOBAL`, or a country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_region: Option<&'static str>,
    /// The issuer's own word for a decline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal_reason_raw: Option<&'static str>,
    /// What came of the challenge, when there was one.
    #[serde(rename = "threeDSResult", skip_serializing_if = "Option::is_none")]
    pub three_ds: Option<ThreeDsResult>,
}

/// What came of a challenge.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ThreeDsResult {
    /// `2.2.0`.
    #[serde(rename = "threeDSVersion")]
    pub version: &'static str,
    /// `05` when it was passed, `02` with a Mastercard.
    pub eci: &'static str,
    /// Whether the shopper was asked.
    pub challenged: bool,
}

/// The number of a card as it is answered.
#[must_use]
pub fn masked(length: usize, last_four: &str) -> String {
    format!("{:*>length$}", last_four)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> YearMonth {
        YearMonth::new(2026, 11).unwrap()
    }

    fn prove(json: &str) -> Result<(), Code> {
        let card: CardData = serde_json::from_str(json).unwrap();
        let proven = card.prove(today());
        proven.map(drop).map_err(|refused| refused.code)
    }

    #[test]
    fn names_the_first_mistake_of_a_card() {
        let card = |number: &str, cvv: &str, month: &str, year: &str| {
            prove(&format!(
                "{{\"cardNo\":\"{number}\",\"cvv\":\"{cvv}\",\"expiryMonth\":\"{month}\",\
                 \"expiryYear\":\"{year}\"}}"
            ))
        };
        let good = "4054695723100768";
        assert_eq!(card(good, "123", "12", "29"), Ok(()));
        assert_eq!(card(good, "", "11", "26"), Ok(()));
        for (number, cvv, month, year, code) in [
            ("", "123", "12", "29", Code::InvalidPaymentMethodMetaData),
            (good, "123", "", "29", Code::InvalidPaymentMethodMetaData),
            (
                good,
                "123",
                "12",
                "2029",
                Code::InvalidPaymentMethodMetaData,
            ),
            (good, "123", "13", "29", Code::InvalidPaymentMethodMetaData),
            (good, "12", "12", "29", Code::InvalidPaymentMethodMetaData),
            (good, "1234", "12", "29", Code::InvalidPaymentMethodMetaData),
            (
                "4054695723100769",
                "123",
                "12",
                "29",
                Code::InvalidCardNumber,
            ),
            (
                "4054695723100769",
                "123",
                "10",
                "26",
                Code::InvalidCardNumber,
            ),
            (
                "4054 6957 2310 0768",
                "123",
                "12",
                "29",
                Code::InvalidCardNumber,
            ),
            (good, "123", "10", "26", Code::InvalidExpirationDate),
            (good, "123", "12", "20", Code::InvalidExpirationDate),
        ] {
            assert_eq!(
                card(number, cvv, month, year),
                Err(code),
                "{cvv} {month} {year}"
            );
        }
    }

    #[test]
    fn flags_are_read_as_texts_too_and_what_is_read_prints_no_digit() {
        let card: CardData = serde_json::from_str(
            r#"{"cardNo":"4054695723100768","cvv":"123","is3DSAuthentication":"true",
                "tokenize":true,"isCardOnFile":"","recurringType":"SCHEDULED","unknown":{"a":1}}"#,
        )
        .unwrap();
        assert_eq!((card.asks_shopper, card.tokenize), (Some(true), Some(true)));
        assert_eq!(
            (card.is_card_on_file, card.enable_authentication_upgrade),
            (None, None)
        );
        assert_eq!(card.recurring_type, Some(RecurringType::Scheduled));
        assert!(card.has_card());
        let printed = format!("{card:?}");
        assert!(
            !printed.contains("4054") && !printed.contains("123"),
            "{printed}"
        );
        assert!(!CardData::default().has_card());
    }

    #[test]
    fn a_masked_number_is_asterisks_and_the_last_four() {
        assert_eq!(masked(16, "0768"), "************0768");
        assert_eq!(masked(15, "0005"), "***********0005");
    }
}
