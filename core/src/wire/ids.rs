//! The names that the gateway gives to things, each proven once.
//!
//! They say nothing about whether the thing exists. Every id is safe in a path, a header and a
//! log, except [`SessionToken`], which is a secret.

use core::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// Why a text is not an id. It never repeats the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IdError {
    /// The text is empty.
    Empty,
    /// The text is longer than the gateway allows.
    TooLong,
    /// A character that such an id never has.
    Character,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "an id is needed here, and the text is empty",
            Self::TooLong => "the id is longer than the gateway allows",
            Self::Character => "the id has a character that such an id never has",
        })
    }
}

impl core::error::Error for IdError {}

fn prove(text: &str, start: &str, max: usize, allowed: fn(u8) -> bool) -> Result<(), IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    let text = text.strip_prefix(start).ok_or(IdError::Character)?;
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    if text.len() > max {
        return Err(IdError::TooLong);
    }
    if text.bytes().all(allowed) {
        Ok(())
    } else {
        Err(IdError::Character)
    }
}

/// Letters, digits, `_` and `-`: what needs no escape in a path.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}

fn is_letter_or_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

/// What may stand in an HTTP header value without a space.
fn is_visible(byte: u8) -> bool {
    byte.is_ascii_graphic()
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, max $max:literal, $allowed:expr) => {
        id! { $(#[$doc])* $name, after "" max $max, $allowed }
    };
    ($(#[$doc:meta])* $name:ident, after $start:literal max $max:literal, $allowed:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads the id.
            ///
            /// # Errors
            /// When the text is empty, too long or has a character such an id never has.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                prove(text, $start, $max, $allowed)?;
                Ok(Self(text.to_owned()))
            }

            /// The id as the gateway wrote it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                prove(&text, $start, $max, $allowed)?;
                Ok(Self(text))
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// A shopper whom the gateway knows: `cus_` and 19 digits at AsiaBill.
    CustomerId, max 100, is_word
}
id! {
    /// A card that the gateway keeps: `pm_` and 1 to 64 letters or digits, 19 digits at AsiaBill. The
    /// one thing of a card that leaves the frame.
    PaymentMethodId, after "pm_" max 64, is_letter_or_digit
}
id! {
    /// The gateway's number of a payment: 22 digits at AsiaBill.
    TradeNo, max 32, is_word
}
id! {
    /// The merchant's own number of an order; any visible ASCII.
    OrderNo, max 50, is_visible
}
id! {
    /// The public number of a merchant account at the gateway: 8 digits at AsiaBill.
    GatewayNo, max 16, is_digit
}
id! {
    /// What a merchant account is called in the frame's address: the number at AsiaBill, and elsewhere a
    /// publishable key.
    AccountName, max 64, is_word
}
id! {
    /// The name of one try to tokenise a card, made by the caller at random. Sent again with the
    /// same card it is the same try, and gives the same id.
    IdempotencyKey, max 64, is_word
}

/// What a browser may call the gateway with for half an hour. A secret: printed masked, wiped
/// when dropped, never in a URL, a log or storage.
pub struct SessionToken(Zeroizing<String>);

impl SessionToken {
    /// Reads a token.
    ///
    /// # Errors
    /// When the text is empty, over 512 characters, or could not stand in a header.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        prove(text, "", 512, is_visible)?;
        Ok(Self(Zeroizing::new(text.to_owned())))
    }

    /// The token itself, for the one header that carries it.
    #[must_use]
    pub fn expose_token(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_gateway_writes() {
        assert_eq!(
            CustomerId::parse("cus_1420997690607206400").map(|id| id.to_string()),
            Ok("cus_1420997690607206400".to_owned())
        );
        assert!(PaymentMethodId::parse("pm_1420997693836820480").is_ok());
        assert!(PaymentMethodId::parse(&format!("pm_{}", "aZ".repeat(32))).is_ok());
        assert!(PaymentMethodId::parse("pm_1").is_ok());
        assert!(AccountName::parse("pk_test_51H-x").is_ok());
        assert!(AccountName::parse(&"A".repeat(64)).is_ok());
        assert!(TradeNo::parse("2022041810092544882449").is_ok());
        assert!(OrderNo::parse("WC#1001/2").is_ok());
        assert!(GatewayNo::parse("12246002").is_ok());
    }

    #[test]
    fn refuses_what_could_change_a_path_or_a_header() {
        for text in [
            "pm_1/detach",
            "pm_1?x=1",
            "..",
            "pm 1",
            "pm_1\r\n",
            "pm_é",
            "%2e",
            "pm_1_2",
            "pm_1-2",
            "pm1",
            "PM_1",
            "cus_1",
        ] {
            assert_eq!(
                PaymentMethodId::parse(text),
                Err(IdError::Character),
                "{text:?}"
            );
        }
        assert_eq!(PaymentMethodId::parse("pm_"), Err(IdError::Empty));
        let long = format!("pm_{}", "1".repeat(65));
        assert_eq!(PaymentMethodId::parse(&long), Err(IdError::TooLong));
        assert_eq!(AccountName::parse(""), Err(IdError::Empty));
        assert_eq!(AccountName::parse(&"A".repeat(65)), Err(IdError::TooLong));
        for text in ["pk.test", "pk test", "a/b", "\u{e9}"] {
            assert_eq!(AccountName::parse(text), Err(IdError::Character), "{text}");
        }
        assert_eq!(CustomerId::parse(""), Err(IdError::Empty));
        assert_eq!(CustomerId::parse(&"c".repeat(101)), Err(IdError::TooLong));
        assert_eq!(GatewayNo::parse("1224600a"), Err(IdError::Character));
        assert!(SessionToken::parse("two words").is_err());
        assert!(SessionToken::parse("line\nbreak").is_err());
    }

    #[test]
    fn deserialising_goes_through_parse_and_does_not_repeat_the_text() {
        let error = serde_json::from_str::<CustomerId>("\"4242 4242\"")
            .expect_err("a space is no part of an id")
            .to_string();
        assert!(!error.contains("4242"), "{error}");
    }

    #[test]
    fn a_session_token_prints_masked() {
        let token = SessionToken::parse("tok_SECRET").expect("visible ASCII");
        assert_eq!(format!("{token:?}"), "SessionToken(..)");
        assert_eq!(token.expose_token(), "tok_SECRET");
    }
}
