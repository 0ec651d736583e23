//! The gateway's codes: those of a request that was refused before it was looked at, and the
//! inner codes that begin a message.
//!
//! It holds the codes this project emits or acts on, not the vendor's whole list.

use core::fmt;
use core::ops::RangeInclusive;

/// A code that a gateway answered: at most 16 ASCII letters and digits, so that it can be shown
/// and logged whatever the gateway was.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct GatewayCode {
    bytes: [u8; 16],
    len: u8,
}

impl GatewayCode {
    /// Reads a code; none when it is empty, too long, or has any other character.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        if text.is_empty() || !text.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        bytes
            .get_mut(..text.len())?
            .copy_from_slice(text.as_bytes());
        Some(Self {
            bytes,
            len: u8::try_from(text.len()).ok()?,
        })
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.bytes
            .get(..usize::from(self.len))
            .and_then(|bytes| core::str::from_utf8(bytes).ok())
            .unwrap_or_default()
    }
}

impl fmt::Debug for GatewayCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "GatewayCode({})", self.as_str())
    }
}

impl fmt::Display for GatewayCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why the gateway refused a request as such. In the order in which a gateway checks:
/// [`Self::Path`], [`Self::Account`], [`Self::Time`], [`Self::Signature`], [`Self::Replay`],
/// [`Self::Member`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum RequestCode {
    /// `S0001`: anything that has no code of its own.
    Unknown,
    /// `L0001`: no such account, or it may not do this.
    Account,
    /// `L0002`: no such path, or not with this method.
    Path,
    /// `L0003`: `request-time` is more than ten minutes away.
    Time,
    /// `L0004`: `request-id` was used within thirty minutes.
    Replay,
    /// `L0005`: the signature, or the browser's session token, does not hold.
    Signature,
    /// `P0001`: the body cannot be read.
    Body,
    /// `P0002`: a member is absent or wrong.
    Member,
    /// `K0001`, this project's own: the idempotency key made something else before.
    KeyReused,
}

impl RequestCode {
    /// Every code.
    pub const ALL: [Self; 9] = [
        Self::Unknown,
        Self::Account,
        Self::Path,
        Self::Time,
        Self::Replay,
        Self::Signature,
        Self::Body,
        Self::Member,
        Self::KeyReused,
    ];

    /// The code on the wire.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "S0001",
            Self::Account => "L0001",
            Self::Path => "L0002",
            Self::Time => "L0003",
            Self::Replay => "L0004",
            Self::Signature => "L0005",
            Self::Body => "P0001",
            Self::Member => "P0002",
            Self::KeyReused => "K0001",
        }
    }

    /// The vendor's English message.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Unknown => "api request error",
            Self::Account => "limited request",
            Self::Path => "api url error",
            Self::Time => "requestTime outside range",
            Self::Replay => "duplicate request",
            Self::Signature => "check sign info error",
            Self::Body => "request param error",
            Self::Member => "param is null or incorrect",
            Self::KeyReused => "idempotency key reused",
        }
    }
}

/// The message that goes with a success code.
pub const SUCCESS_MESSAGE: &str = "success";

/// Inner codes about the card number.
pub const NUMBER: RangeInclusive<u16> = 26..=30;

/// Inner codes about the expiry.
pub const EXPIRY: RangeInclusive<u16> = 31..=38;

/// Inner codes about the cvc.
pub const CVC: RangeInclusive<u16> = 39..=41;

/// The number of the inner code `Innnn` that begins a message, when it is followed by `_`, `:`
/// or nothing.
#[must_use]
pub fn inner_number(message: &str) -> Option<u16> {
    let rest = message.strip_prefix('I')?;
    let (digits, tail) = (rest.get(..4)?, rest.get(4..)?);
    let ends = tail.is_empty() || tail.starts_with(['_', ':']);
    if !ends || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_short_and_plain() {
        assert_eq!(
            GatewayCode::parse("L0005").map(|c| c.to_string()),
            Some("L0005".to_owned())
        );
        assert_eq!(GatewayCode::parse("0").map(|c| c.as_str().len()), Some(1));
        assert!(GatewayCode::parse("A123456789012345").is_some());
        for text in ["", "A1234567890123456", "L 5", "<b>", "é", "I0030_x"] {
            assert_eq!(GatewayCode::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn every_request_code_is_a_gateway_code_of_its_own() {
        let mut seen = std::collections::BTreeSet::new();
        for code in RequestCode::ALL {
            assert!(GatewayCode::parse(code.code()).is_some());
            assert!(seen.insert(code.code()), "{}", code.code());
        }
    }

    #[test]
    fn an_inner_code_is_read_from_the_start_of_a_message_only() {
        assert_eq!(inner_number("I0061_Duplicate Order"), Some(61));
        assert_eq!(inner_number("I0061:Duplicate Order"), Some(61));
        assert_eq!(inner_number("I0030"), Some(30));
        for text in [
            "", "I", "I00", "I00301", "I003x_", "x I0030_", "i0030_", "I00é0_",
        ] {
            assert_eq!(inner_number(text), None, "{text:?}");
        }
    }
}
