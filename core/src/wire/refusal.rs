//! What a refusal of the v3 browser routes is about, as far as the form must know.
//!
//! The gateway's own words are read for their inner code and go no further: the shopper reads
//! sentences of `text`.

use super::codes::{self, GatewayCode, RequestCode};
use crate::card::Field;

/// A refusal, by what the form does about it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// The session token is missing, unknown or expired: ask for another and try again.
    TokenRefused,
    /// One field is wrong: the shopper can mend it.
    Field(Field),
    /// Anything else.
    Other(GatewayCode),
}

impl Refusal {
    /// Reads a refusal from its code and the inner code that begins its message.
    #[must_use]
    pub fn read(code: GatewayCode, message: &str) -> Self {
        if code.as_str() == RequestCode::Signature.code() {
            return Self::TokenRefused;
        }
        match codes::inner_number(message) {
            Some(inner) if codes::NUMBER.contains(&inner) => Self::Field(Field::Number),
            Some(inner) if codes::EXPIRY.contains(&inner) => Self::Field(Field::Expiry),
            Some(inner) if codes::CVC.contains(&inner) => Self::Field(Field::Cvc),
            _ => Self::Other(code),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(code: &str, message: &str) -> Refusal {
        Refusal::read(GatewayCode::parse(code).expect("a code"), message)
    }

    #[test]
    fn each_inner_code_belongs_to_one_field() {
        for inner in 0..=99_u16 {
            let message = format!("I{inner:04}_refused");
            let field = match inner {
                26..=30 => Some(Field::Number),
                31..=38 => Some(Field::Expiry),
                39..=41 => Some(Field::Cvc),
                _ => None,
            };
            let expected = field.map_or_else(|| read("P0002", ""), Refusal::Field);
            assert_eq!(read("P0002", &message), expected, "{message}");
        }
    }

    #[test]
    fn a_refused_token_is_known_by_its_code_whatever_the_words() {
        assert_eq!(
            read("L0005", "check sign info error"),
            Refusal::TokenRefused
        );
        assert_eq!(read("L0005", "I0030_x"), Refusal::TokenRefused);
        assert_ne!(read("L0004", "L0005"), Refusal::TokenRefused);
    }
}
