//! Random secrets and ids, and the hash under which a secret is kept. It keeps nothing itself.

use std::fmt;

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// The machine gave no randomness.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gave no random bytes; without them no token is safe to hand out")]
pub struct NoRandomness;

/// A new secret of 32 random bytes, written as 64 lower-case hex digits.
///
/// # Errors
/// When the operating system has no randomness to give.
pub fn mint() -> Result<String, NoRandomness> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(HEXLOWER.encode(&bytes))
}

/// `len` random decimal digits, the first one not zero.
///
/// # Errors
/// When the operating system has no randomness to give.
pub fn digits(len: usize) -> Result<String, NoRandomness> {
    let mut text = String::with_capacity(len);
    while text.len() < len {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
        // 250 and above would favour the digits 0 to 5.
        for byte in bytes.into_iter().filter(|byte| *byte < 250) {
            let digit = char::from(b'0' + byte % 10);
            if text.len() < len && !(text.is_empty() && digit == '0') {
                text.push(digit);
            }
        }
    }
    Ok(text)
}

/// The form in which a secret may be stored and looked up: whoever reads the database can not
/// use what he finds there, and a look-up by hash leaks nothing about the secret by its timing.
#[must_use]
pub fn fingerprint(secret: &str) -> String {
    fingerprint_of(secret.as_bytes())
}

/// The same of what is no text.
#[must_use]
pub fn fingerprint_of(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// HMAC-SHA256 of these bytes under a key.
#[must_use]
#[expect(clippy::expect_used, reason = "an HMAC takes a key of any length")]
pub fn hmac_sha256(key: &[u8], bytes: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length");
    mac.update(bytes);
    mac.finalize().into_bytes().into()
}

/// A keyed hash of something that is not secret enough by itself, such as a card's number: whoever
/// has the hash and not the key cannot try all numbers. It serves to compare, and is told to no
/// page, answer or log.
#[derive(Clone, PartialEq, Eq)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of these parts under a key.
    #[must_use]
    pub fn of(key: &str, parts: &[&str]) -> Self {
        let mut whole = Zeroizing::new(Vec::new());
        for part in parts {
            // With its length before it, so that no two lists of parts are the same bytes.
            whole.extend_from_slice(part.len().to_string().as_bytes());
            whole.push(b':');
            whole.extend_from_slice(part.as_bytes());
        }
        Self(HEXLOWER.encode(&hmac_sha256(key.as_bytes(), &whole)))
    }

    /// One that was stored.
    #[must_use]
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// What is stored.
    #[must_use]
    pub fn expose_hash(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fingerprint(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_long_and_different() {
        let (one, other) = (mint().unwrap(), mint().unwrap());
        assert_eq!(one.len(), 64);
        assert_ne!(one, other);
        assert!(one.bytes().all(|b| b.is_ascii_hexdigit()));
    }

    #[test]
    fn ids_have_their_length() {
        for _ in 0..200 {
            let id = digits(19).unwrap();
            assert_eq!(id.len(), 19);
            assert!(!id.starts_with('0') && id.bytes().all(|b| b.is_ascii_digit()));
        }
    }

    #[test]
    fn a_keyed_fingerprint_is_its_keys_and_its_parts() {
        let of = |key: &str, parts: &[&str]| Fingerprint::of(key, parts);
        let one = of("k", &["card", "4242424242424242"]);
        assert_eq!(one, of("k", &["card", "4242424242424242"]));
        for (key, parts) in [
            ("l", vec!["card", "4242424242424242"]),
            ("k", vec!["card", "4000056655665556"]),
            ("k", vec!["card4242424242424242"]),
            ("k", vec!["card", "4242424242424242", ""]),
            ("k", vec!["c", "ard4242424242424242"]),
        ] {
            assert_ne!(one, of(key, &parts), "{key} {parts:?}");
        }
        assert_eq!(format!("{one:?}"), "Fingerprint(..)");
    }

    #[test]
    fn a_fingerprint_is_sha256() {
        assert_eq!(
            fingerprint("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
