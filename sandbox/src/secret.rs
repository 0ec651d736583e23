//! Random secrets and ids, and the hash under which a secret is kept. It keeps nothing itself.

use sha2::{Digest, Sha256};

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
    Ok(hex(&bytes))
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
    hex(&Sha256::digest(secret.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        for nibble in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
    }
    text
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
    fn a_fingerprint_is_sha256() {
        assert_eq!(
            fingerprint("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
