//! The signature of every message, both ways: RSA with SHA-256 over the method, the path, who it is
//! for, when, and the very bytes of the body. An answer is signed over the path of its request.

use std::fmt;

use data_encoding::BASE64;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::keys::{PrivateKey, PublicKey, Unsigned};

/// The one algorithm that there is.
const ALGORITHM: &str = "RSA256";

/// The version of the first key of an account.
pub const FIRST_KEY: u32 = 1;

/// The value of the header `signature` of an answer that is not signed. The vendor's client for Python
/// shows a refusal only when the header is there, and empty.
pub const NO_SIGNATURE: &str = "algorithm=RSA256,keyVersion=1,signature=";

/// What a signature is made over.
#[derive(Clone, Copy, Debug)]
pub struct Content<'a> {
    /// `POST`.
    pub method: &'a str,
    /// The path, with its query when there is one; never the host.
    pub path: &'a str,
    /// Whose message it is, or for whom.
    pub client_id: &'a str,
    /// The time, as its header has it.
    pub time: &'a str,
    /// The body, as it is sent.
    pub body: &'a [u8],
}

impl Content<'_> {
    /// The bytes that are signed.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let head = format!(
            "{} {}\n{}.{}.",
            self.method, self.path, self.client_id, self.time
        );
        let mut bytes = head.into_bytes();
        bytes.extend_from_slice(self.body);
        bytes
    }

    /// The header `signature` over it.
    ///
    /// # Errors
    /// When there is no randomness to sign with.
    pub fn sign(&self, key: &PrivateKey) -> Result<String, Unsigned> {
        let signature = Signature {
            key_version: FIRST_KEY,
            bytes: key.sign(&self.bytes())?,
        };
        Ok(signature.to_string())
    }

    /// Whether a signature is one over this, by the owner of a key.
    #[must_use]
    pub fn is_signed(&self, signature: &Signature, key: &PublicKey) -> bool {
        key.verifies(&self.bytes(), &signature.bytes)
    }
}

/// The header `signature`, read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signature {
    /// Which of the account's keys signed.
    pub key_version: u32,
    /// The signature itself.
    pub bytes: Vec<u8>,
}

/// Why a header is no signature.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoSignature {
    /// It does not have the form.
    #[error("the header signature is algorithm=RSA256,keyVersion=1,signature=…")]
    Malformed,
    /// It says another algorithm.
    #[error("the algorithm of a signature is RSA256")]
    Algorithm,
    /// Its value is empty, or no percent-encoded base64.
    #[error("the value of a signature is base64, percent-encoded")]
    Value,
}

impl Signature {
    /// Reads the header. Blanks around its parts do not count, nor does their order.
    ///
    /// # Errors
    /// When a part is missing, unknown, there twice, or has a value that it cannot have.
    pub fn parse(header: &str) -> Result<Self, NoSignature> {
        let (mut algorithm, mut version, mut value) = (None, None, None);
        for part in header.split(',') {
            let (name, said) = part.trim().split_once('=').ok_or(NoSignature::Malformed)?;
            let place = match name {
                "algorithm" => &mut algorithm,
                "keyVersion" => &mut version,
                "signature" => &mut value,
                _ => return Err(NoSignature::Malformed),
            };
            if place.replace(said).is_some() {
                return Err(NoSignature::Malformed);
            }
        }
        let (Some(algorithm), Some(version), Some(value)) = (algorithm, version, value) else {
            return Err(NoSignature::Malformed);
        };
        if algorithm != ALGORITHM {
            return Err(NoSignature::Algorithm);
        }
        let digits = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit());
        let key_version = digits.then(|| version.parse().ok()).flatten();
        Ok(Self {
            key_version: key_version.ok_or(NoSignature::Malformed)?,
            bytes: decode(value).ok_or(NoSignature::Value)?,
        })
    }
}

/// A plus stands for itself: base64 has it, and no form was ever here.
fn decode(value: &str) -> Option<Vec<u8>> {
    let base64: Vec<u8> = percent_decode_str(value).collect();
    let bytes = BASE64.decode(&base64).ok()?;
    (!bytes.is_empty()).then_some(bytes)
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let base64 = BASE64.encode(&self.bytes);
        let value = utf8_percent_encode(&base64, NON_ALPHANUMERIC);
        let version = self.key_version;
        write!(
            f,
            "algorithm={ALGORITHM},keyVersion={version},signature={value}"
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_content_is_the_request_line_then_who_when_and_what() {
        let content = Content {
            method: "POST",
            path: "/ams/api/v1/payments/pay?a=b",
            client_id: "SANDBOX_5Y",
            time: "2026-11-20T15:36:25+00:00",
            body: b"{\n   \"a\": 1\n}",
        };
        assert_eq!(
            content.bytes(),
            b"POST /ams/api/v1/payments/pay?a=b\n\
              SANDBOX_5Y.2026-11-20T15:36:25+00:00.{\n   \"a\": 1\n}"
        );
    }

    #[test]
    fn a_header_is_read_whatever_the_client_writes_around_its_parts() {
        let bytes = vec![251, 255, 190];
        for header in [
            "algorithm=RSA256,keyVersion=1,signature=%2B%2F%2B%2B",
            "algorithm=RSA256, keyVersion=1, signature=%2b%2f%2b%2b",
            "signature=+/++ , algorithm=RSA256,keyVersion=1",
        ] {
            let read = Signature::parse(header).unwrap();
            assert_eq!((read.key_version, &read.bytes), (1, &bytes), "{header}");
        }
        for (header, why) in [
            ("", NoSignature::Malformed),
            ("algorithm=RSA256,keyVersion=1", NoSignature::Malformed),
            (
                "algorithm=RSA256,keyVersion=,signature=AAAA",
                NoSignature::Malformed,
            ),
            (
                "algorithm=RSA256,keyVersion=+1,signature=AAAA",
                NoSignature::Malformed,
            ),
            (
                "algorithm=RSA256,keyVersion=1,signature=AAAA,signature=AAAA",
                NoSignature::Malformed,
            ),
            (
                "algorithm=RSA256,keyVersion=1,signature=AAAA,more=1",
                NoSignature::Malformed,
            ),
            (
                "algorithm=HmacSHA256,keyVersion=1,signature=AAAA",
                NoSignature::Algorithm,
            ),
            (NO_SIGNATURE, NoSignature::Value),
            (
                "algorithm=RSA256,keyVersion=1,signature=A%20AA",
                NoSignature::Value,
            ),
        ] {
            assert_eq!(Signature::parse(header), Err(why), "{header}");
        }
    }

    proptest! {
        #[test]
        fn every_header_is_read_as_it_is_written(
            key_version in any::<u32>(),
            bytes in proptest::collection::vec(any::<u8>(), 1..300),
        ) {
            let signature = Signature { key_version, bytes };
            let header = signature.to_string();
            let value = header.rsplit('=').next().unwrap();
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'%';
            prop_assert!(value.bytes().all(plain));
            prop_assert_eq!(Signature::parse(&header), Ok(signature));
        }

        #[test]
        fn no_header_makes_the_reader_panic(header in "\\PC{0,80}") {
            let _ = Signature::parse(&header);
        }
    }
}
