//! The signature itself: HMAC-SHA256 of a string to sign under the account's signkey, in hex.
//!
//! It keeps no key. Requests are signed in lower case; answers, webhooks and redirects in upper
//! case, which the vendor's clients compare strictly; both are accepted here.

use core::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroize;

/// A signature.
pub struct Signature([u8; 32]);

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signature(..)")
    }
}

/// Signs a string with a key.
#[must_use]
pub fn sign(signkey: &[u8], string: &[u8]) -> Signature {
    Signature(keyed(signkey, string).finalize().into_bytes().into())
}

/// Whether a presented signature, in hex of either case, is that of the string. The time it
/// takes says nothing about the right one.
#[must_use]
pub fn verify(signkey: &[u8], string: &[u8], presented: &str) -> bool {
    let mac = keyed(signkey, string);
    match decode(presented) {
        Some(bytes) => mac.verify_slice(&bytes).is_ok(),
        None => false,
    }
}

impl Signature {
    /// The case in which answers, webhooks and redirects are signed.
    #[must_use]
    pub fn to_upper_hex(&self) -> String {
        self.to_hex(b"0123456789ABCDEF")
    }

    /// The case in which clients sign requests.
    #[must_use]
    pub fn to_lower_hex(&self) -> String {
        self.to_hex(b"0123456789abcdef")
    }

    fn to_hex(&self, digits: &[u8; 16]) -> String {
        let digit = |nibble: u8| {
            digits
                .get(usize::from(nibble))
                .map_or('0', |b| char::from(*b))
        };
        self.0
            .iter()
            .flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)])
            .collect()
    }
}

/// An HMAC over the string. The key is brought to the block's size here, as RFC 2104 says, since
/// that constructor cannot fail.
fn keyed(signkey: &[u8], string: &[u8]) -> Hmac<Sha256> {
    let mut block = [0_u8; 64];
    if let Some(start) = block.get_mut(..signkey.len()) {
        start.copy_from_slice(signkey);
    } else if let Some(start) = block.get_mut(..32) {
        start.copy_from_slice(&Sha256::digest(signkey));
    }
    let mut mac = Hmac::<Sha256>::new(&block.into());
    block.zeroize();
    mac.update(string);
    mac
}

fn decode(hex: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if hex.len() != 64 {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *byte = (nibble(*high)? << 4) | nibble(*low)?;
    }
    Some(bytes)
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}
