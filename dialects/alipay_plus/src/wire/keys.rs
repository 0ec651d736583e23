//! RSA keys, and the texts that the vendor's clients read them from: the one for Python wants a private
//! key as PKCS#1 and a public one as SPKI, each as PEM with bare line feeds; the one for Java wants PKCS#8
//! in one line.
//!
//! Signing is AWS-LC's, which takes the same time whatever the key is.

use std::fmt;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{
    KeyPair as _, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, UnparsedPublicKey,
};
use data_encoding::BASE64;
use pkcs8::PrivateKeyInfoRef;
use pkcs8::der::pem::{LineEnding, encode_string};
use zeroize::Zeroizing;

/// The shortest key that signs, in bytes.
const SHORTEST: usize = 2048 / 8;

/// A text is no key. It is never repeated: there may be one in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoKey {
    /// No private key.
    #[error("a private key is RSA of 2048 bits or more, as PKCS#1 or PKCS#8, PEM or base64")]
    Private,
    /// No public key.
    #[error("a public key is RSA of 2048 bits or more, as SPKI, PEM or base64")]
    Public,
    /// None could be made.
    #[error("no key could be made; the operating system gave no random bytes")]
    NoRandomness,
}

/// Nothing was signed: the operating system gave no random bytes to blind the key with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("nothing could be signed; the operating system gave no random bytes")]
pub struct Unsigned;

/// Who signs. A secret: printed masked, in no answer.
pub struct PrivateKey {
    pair: KeyPair,
}

impl PrivateKey {
    /// A new one, of 2048 bits.
    ///
    /// # Errors
    /// When the operating system has no randomness to give.
    pub fn generate() -> Result<Self, NoKey> {
        let pair = KeyPair::generate(KeySize::Rsa2048).map_err(|_| NoKey::NoRandomness)?;
        Ok(Self { pair })
    }

    /// Reads one, from PEM or from base64 with or without line ends.
    ///
    /// # Errors
    /// When it is none, or too short.
    pub fn parse(text: &str) -> Result<Self, NoKey> {
        let der = Zeroizing::new(der_of(text).ok_or(NoKey::Private)?);
        let pair = KeyPair::from_pkcs8(&der).or_else(|_| KeyPair::from_der(&der));
        let pair = pair.map_err(|_| NoKey::Private)?;
        if pair.public_modulus_len() < SHORTEST {
            return Err(NoKey::Private);
        }
        Ok(Self { pair })
    }

    /// Signs.
    ///
    /// # Errors
    /// When the operating system has no randomness to give.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Unsigned> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        let random = SystemRandom::new();
        self.pair
            .sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
            .map_err(|_| Unsigned)?;
        Ok(signature)
    }

    /// The other half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey {
            der: self.pair.public_key().as_ref().to_vec(),
        }
    }

    /// As PKCS#1 PEM, to be kept or handed to its owner.
    ///
    /// # Errors
    /// When it has no such form, which each has.
    pub fn expose_pem(&self) -> Result<Zeroizing<String>, NoKey> {
        let der: Pkcs8V1Der<'static> = self.pair.as_der().map_err(|_| NoKey::Private)?;
        let info = PrivateKeyInfoRef::try_from(der.as_ref()).map_err(|_| NoKey::Private)?;
        pem("RSA PRIVATE KEY", info.private_key.as_bytes())
            .map(Zeroizing::new)
            .ok_or(NoKey::Private)
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(..)")
    }
}

/// Whose signatures hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicKey {
    /// As PKCS#1.
    der: Vec<u8>,
}

impl PublicKey {
    /// Reads one, from PEM or from base64 with or without line ends.
    ///
    /// # Errors
    /// When it is none, or too short.
    pub fn parse(text: &str) -> Result<Self, NoKey> {
        let der = der_of(text).ok_or(NoKey::Public)?;
        let key = aws_lc_rs::rsa::PublicKey::from_der(&der).map_err(|_| NoKey::Public)?;
        let der = key.as_ref().to_vec();
        // The head of the structure is a few bytes; a modulus of half the size is far below.
        if der.len() < SHORTEST {
            return Err(NoKey::Public);
        }
        Ok(Self { der })
    }

    /// Whether the owner of this key signed a message.
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &self.der)
            .verify(message, signature)
            .is_ok()
    }

    /// As SPKI PEM.
    ///
    /// # Errors
    /// When it has no such form, which each has.
    pub fn to_pem(&self) -> Result<String, NoKey> {
        let key = aws_lc_rs::rsa::PublicKey::from_der(&self.der).map_err(|_| NoKey::Public)?;
        let der = key.as_der().map_err(|_| NoKey::Public)?;
        pem("PUBLIC KEY", der.as_ref()).ok_or(NoKey::Public)
    }
}

fn pem(label: &str, der: &[u8]) -> Option<String> {
    encode_string(label, LineEnding::LF, der).ok()
}

/// What a text has between the lines of PEM, or all of it.
fn der_of(text: &str) -> Option<Vec<u8>> {
    let lines = text.lines().map(str::trim);
    let base64: Zeroizing<String> =
        Zeroizing::new(lines.filter(|line| !line.starts_with("-----")).collect());
    BASE64.decode(base64.as_bytes()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_goes_out_and_comes_back_in_every_form() {
        let key = PrivateKey::generate().unwrap();
        let pem = key.expose_pem().unwrap();
        assert!(pem.starts_with("-----BEGIN RSA PRIVATE KEY-----\n") && !pem.contains('\r'));
        let bare: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
        let pkcs8: Pkcs8V1Der<'static> = key.pair.as_der().unwrap();
        let pkcs8 = BASE64.encode(pkcs8.as_ref());
        for text in [&*pem, &pem.replace('\n', "\r\n"), &bare, &pkcs8] {
            let again = PrivateKey::parse(text).unwrap();
            assert_eq!(again.public(), key.public());
        }
        let public = key.public().to_pem().unwrap();
        assert!(public.starts_with("-----BEGIN PUBLIC KEY-----\n") && !public.contains('\r'));
        assert_eq!(PublicKey::parse(&public), Ok(key.public()));
        assert_eq!(format!("{key:?}"), "PrivateKey(..)");
    }

    #[test]
    fn a_signature_holds_for_one_key_and_one_message() {
        let (key, other) = (
            PrivateKey::generate().unwrap(),
            PrivateKey::generate().unwrap(),
        );
        let signature = key.sign(b"one").unwrap();
        assert!(key.public().verifies(b"one", &signature));
        assert!(!key.public().verifies(b"onf", &signature));
        assert!(!other.public().verifies(b"one", &signature));
        for at in [0, 128, 255] {
            let mut flipped = signature.clone();
            flipped[at] ^= 1;
            assert!(!key.public().verifies(b"one", &flipped));
        }
        assert!(!key.public().verifies(b"one", &[]));
    }

    #[test]
    fn what_is_no_key_is_refused_without_being_repeated() {
        let public = PrivateKey::generate().unwrap().public().to_pem().unwrap();
        for text in ["", "12H4567r", "MIIB", &public] {
            let error = PrivateKey::parse(text).unwrap_err();
            assert_eq!(error, NoKey::Private);
        }
        for text in ["", "12H4567r", "MIIB"] {
            assert_eq!(PublicKey::parse(text), Err(NoKey::Public));
        }
    }
}
