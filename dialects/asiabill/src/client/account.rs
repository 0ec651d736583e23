//! The account: its public number and its secret key. It signs and verifies, and never exposes the
//! key.

use std::fmt;

use crate::wire::signature::{SignedHeaders, hmac, message_string, return_string};
use zeroize::Zeroizing;

/// A merchant's account at the gateway. The key is masked when printed, and wiped when dropped.
///
/// ```
/// let account = payseal_asiabill::client::Account::new("12246002", "12H4567r");
/// assert_eq!(format!("{account:?}"), "Account(12246002)");
/// ```
pub struct Account {
    gateway_no: String,
    signkey: Zeroizing<String>,
}

impl Account {
    /// An account with its gateway number and signkey.
    #[must_use]
    pub fn new(gateway_no: &str, signkey: &str) -> Self {
        Self {
            gateway_no: gateway_no.to_owned(),
            signkey: Zeroizing::new(signkey.to_owned()),
        }
    }

    /// The public gateway number.
    #[must_use]
    pub fn gateway_no(&self) -> &str {
        &self.gateway_no
    }

    /// The `sign-info` of a request, in lower-case hex. `path` and `query` are pairs of name and
    /// decoded value; `body` is the exact bytes that are sent.
    ///
    /// ```
    /// let account = payseal_asiabill::client::Account::new("12246002", "12H4567r");
    /// let id = "68E79DD3-5C5A-09F1-7C81-6AD56019B798";
    /// assert_eq!(
    ///     account.sign(id, "1795189030141", &[], &[], b""),
    ///     "e29ebc933e5f820b3f1e41824848035131e0b73d887fac0b54d955a1ec9278c6",
    /// );
    /// ```
    #[must_use]
    pub fn sign(
        &self,
        id: &str,
        time: &str,
        path: &[(&str, &str)],
        query: &[(&str, &str)],
        body: &[u8],
    ) -> String {
        let headers = self.headers(id, time, None);
        let string = message_string(&headers, path, query, body);
        hmac::sign(self.signkey.as_bytes(), &string).to_lower_hex()
    }

    /// Whether the gateway signed a message to this account: an answer, or, with a version, a
    /// webhook. The gateway number is always the account's own, whatever the message says.
    pub(crate) fn has_signed(
        &self,
        id: &str,
        time: &str,
        version: Option<&str>,
        body: &[u8],
        signature: &str,
    ) -> bool {
        let string = message_string(&self.headers(id, time, version), &[], &[], body);
        hmac::verify(self.signkey.as_bytes(), &string, signature)
    }

    /// Whether the gateway signed the query of a returning shopper.
    pub(crate) fn has_signed_return(&self, query: &[(&str, &str)], signature: &str) -> bool {
        hmac::verify(self.signkey.as_bytes(), &return_string(query), signature)
    }

    fn headers<'a>(
        &'a self,
        id: &'a str,
        time: &'a str,
        version: Option<&'a str>,
    ) -> SignedHeaders<'a> {
        SignedHeaders {
            gateway_no: &self.gateway_no,
            id,
            time,
            version,
        }
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Account({})", self.gateway_no)
    }
}
