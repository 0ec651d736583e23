//! The signature itself: HMAC-SHA256 of a string to sign under the account's signkey, in hex.
//!
//! It keeps no key. Requests are signed in lower case; answers, webhooks and redirects in upper
//! case, which the vendor's clients compare strictly; both are accepted here.

use core::fmt;

use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE, HEXUPPER};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

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
    HEXLOWER_PERMISSIVE
        .decode(presented.as_bytes())
        .is_ok_and(|bytes| keyed(signkey, string).verify_slice(&bytes).is_ok())
}

impl Signature {
    /// The case in which answers, webhooks and redirects are signed.
    #[must_use]
    pub fn to_upper_hex(&self) -> String {
        HEXUPPER.encode(&self.0)
    }

    /// The case in which clients sign requests.
    #[must_use]
    pub fn to_lower_hex(&self) -> String {
        HEXLOWER.encode(&self.0)
    }
}

/// An HMAC over the string.
#[expect(clippy::expect_used, reason = "an HMAC takes a key of any length")]
fn keyed(signkey: &[u8], string: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(signkey).expect("a key of any length");
    mac.update(string);
    mac
}
