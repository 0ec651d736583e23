//! Buffers that hold card data for as long as one request needs it.
//!
//! They are wiped when dropped and print masked. They do not reach the copies that an operating
//! system, a browser or a JSON parser makes of the same bytes.

use core::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};
use zeroize::{Zeroize, Zeroizing};

/// A request body with a card in it.
pub struct SecretBytes(Zeroizing<Vec<u8>>);

impl SecretBytes {
    /// An empty buffer that takes `capacity` bytes without moving: a move would leave a copy.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        Self(Zeroizing::new(Vec::with_capacity(capacity)))
    }

    /// Takes over a buffer.
    #[must_use]
    pub fn from_vec(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Adds bytes at the end; when they would not fit, the old buffer is wiped after the move.
    pub fn push(&mut self, bytes: &[u8]) {
        if self.0.len() + bytes.len() > self.0.capacity() {
            let mut larger = Vec::with_capacity((self.0.len() + bytes.len()) * 2);
            larger.extend_from_slice(&self.0);
            self.0.zeroize();
            self.0 = Zeroizing::new(larger);
        }
        self.0.extend_from_slice(bytes);
    }

    /// How much fits without moving.
    #[must_use]
    pub fn capacity(&self) -> usize {
        self.0.capacity()
    }

    /// The bytes, for the one request that carries them.
    #[must_use]
    pub fn expose_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for SecretBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretBytes({} bytes)", self.0.len())
    }
}

/// A text of a card as a gateway receives it: not yet proven, and not to be kept.
///
/// A whole number is read as its digits, since some clients send `cardExpireMonth` so.
#[derive(Default)]
pub struct SecretText(Zeroizing<String>);

impl SecretText {
    /// The text, to be proven.
    #[must_use]
    pub fn expose_text(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<String> for SecretText {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretText(..)")
    }
}

impl<'de> Deserialize<'de> for SecretText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SecretVisitor)
    }
}

struct SecretVisitor;

/// The message for every wrong type: serde's own would repeat the value.
const NOT_A_TEXT: &str = "a card's member is a text";

impl Visitor<'_> for SecretVisitor {
    type Value = SecretText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<SecretText, E> {
        Ok(text.to_owned().into())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<SecretText, E> {
        Ok(text.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<SecretText, E> {
        Ok(number.to_string().into())
    }

    fn visit_unit<E: Error>(self) -> Result<SecretText, E> {
        Ok(SecretText::default())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<SecretText, E> {
        Err(E::custom(NOT_A_TEXT))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<SecretText, E> {
        Err(E::custom(NOT_A_TEXT))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_masked() {
        assert_eq!(
            format!("{:?}", SecretBytes::from_vec(b"4242".to_vec())),
            "SecretBytes(4 bytes)"
        );
        assert_eq!(
            format!("{:?}", SecretText::from("4242".to_owned())),
            "SecretText(..)"
        );
    }

    #[test]
    fn reads_texts_and_whole_numbers_and_repeats_nothing_else() {
        let read = |json: &str| serde_json::from_str::<SecretText>(json);
        assert_eq!(read("\"0123\"").expect("a text").expose_text(), "0123");
        assert_eq!(read("2030").expect("a whole number").expose_text(), "2030");
        assert!(read("null").expect("nothing").is_empty());
        for json in ["42424.5", "-4242", "true", "[4242]", "{\"a\":4242}"] {
            let error = read(json).expect_err("not a text").to_string();
            assert!(!error.contains("4242"), "{error}");
        }
    }

    #[test]
    fn a_buffer_that_is_large_enough_does_not_move() {
        let mut bytes = SecretBytes::with_capacity(8);
        let before = bytes.capacity();
        bytes.push(b"1234");
        bytes.push(b"5678");
        assert_eq!(bytes.capacity(), before);
        assert_eq!(bytes.expose_bytes(), b"12345678");
        bytes.push(b"9");
        assert_eq!(bytes.expose_bytes(), b"123456789");
    }
}
