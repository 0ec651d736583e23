//! The key that a call carries: a bearer token, or the user of basic credentials without a password.

use std::fmt;

use data_encoding::BASE64;
use zeroize::Zeroizing;

use super::error::ApiError;

/// A key as it was sent. Whether it is anybody's, the accounts say.
#[derive(Clone, PartialEq, Eq)]
pub enum Key {
    /// A server's, `sk_test_…`.
    Secret(Zeroizing<String>),
    /// A browser's, `pk_test_…`.
    Publishable(String),
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Secret(_) => "Secret(..)",
            Self::Publishable(_) => "Publishable(..)",
        })
    }
}

impl Key {
    /// Reads the value of `Authorization`.
    ///
    /// # Errors
    /// When there is none, or it is no key of a sandbox.
    pub fn read(authorization: Option<&str>) -> Result<Self, ApiError> {
        let none = || {
            ApiError::unauthenticated(
                "You did not provide an API key. Send it as a bearer token \
                 (Authorization: Bearer sk_test_…) or as the user of basic credentials with an \
                 empty password (curl -u sk_test_…:).",
            )
        };
        let text = authorization.ok_or_else(none)?.trim();
        let (scheme, value) = text.split_once(' ').ok_or_else(none)?;
        let key = match scheme.to_ascii_lowercase().as_str() {
            "bearer" => Zeroizing::new(value.trim().to_owned()),
            "basic" => user(value.trim()).ok_or_else(none)?,
            _ => return Err(none()),
        };
        Self::of(key).ok_or_else(|| {
            ApiError::unauthenticated(
                "Invalid API key provided. The sandbox's keys begin with sk_test_ and pk_test_; \
                 GET /sandbox/accounts tells those of its demo account.",
            )
        })
    }

    fn of(key: Zeroizing<String>) -> Option<Self> {
        let plain = key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if !plain || key.len() > 255 {
            return None;
        }
        if key.starts_with("sk_test_") {
            return Some(Self::Secret(key));
        }
        key.starts_with("pk_test_")
            .then(|| Self::Publishable(key.as_str().to_owned()))
    }
}

fn user(credentials: &str) -> Option<Zeroizing<String>> {
    let plain = Zeroizing::new(BASE64.decode(credentials.as_bytes()).ok()?);
    let text = std::str::from_utf8(&plain).ok()?;
    let (user, password) = text.split_once(':').unwrap_or((text, ""));
    password.is_empty().then(|| Zeroizing::new(user.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_bearer_token_or_a_user() {
        let secret = Key::Secret(Zeroizing::new("sk_test_1".to_owned()));
        for header in [
            "Bearer sk_test_1",
            "bearer  sk_test_1",
            "Basic c2tfdGVzdF8xOg==",
            "Basic c2tfdGVzdF8x",
        ] {
            assert_eq!(Key::read(Some(header)).unwrap(), secret, "{header}");
        }
        let publishable = Key::read(Some("Bearer pk_test_1")).unwrap();
        assert_eq!(publishable, Key::Publishable("pk_test_1".to_owned()));
    }

    #[test]
    fn anything_else_is_401() {
        for header in [
            None,
            Some(""),
            Some("sk_test_1"),
            Some("Bearer "),
            Some("Bearer sk_live_1"),
            Some("Bearer sk_test_1 x"),
            Some("Basic ***"),
            // sk_test_1:password
            Some("Basic c2tfdGVzdF8xOnBhc3N3b3Jk"),
            Some("Digest sk_test_1"),
        ] {
            let error = Key::read(header).unwrap_err();
            assert_eq!(error.status, 401, "{header:?}");
            assert!(!error.message.contains("sk_test_1"), "{header:?}");
        }
    }

    #[test]
    fn a_secret_key_is_not_printed() {
        let key = Key::read(Some("Bearer sk_test_hidden")).unwrap();
        assert!(!format!("{key:?}").contains("hidden"));
    }
}
