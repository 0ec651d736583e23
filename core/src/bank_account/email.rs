//! Where notices of a debit go. An address is proven by mail that arrives, not here: only what could be none is
//! refused.

use std::fmt;

use super::{Check, Reason};

/// The longest address that mail servers take, in bytes.
const LONGEST: usize = 254;

/// An address that mail could be sent to.
pub struct Email(String);

impl Email {
    /// Checks what was typed, without the space around it.
    #[must_use]
    pub fn check(text: &str) -> Check<Self> {
        let address = text.trim();
        if address.is_empty() {
            return Check::Empty;
        }
        let holds = address.rsplit_once('@').is_some_and(|(name, host)| {
            let labels = || host.split('.');
            !name.is_empty() && labels().count() > 1 && labels().all(|label| !label.is_empty())
        });
        let plain = address.matches('@').count() == 1
            && !address.contains(|it: char| {
                it.is_whitespace() || it.is_control() || "<>,;\"".contains(it)
            });
        if holds && plain && address.len() <= LONGEST {
            Check::Valid(Self(address.to_owned()))
        } else {
            Check::Incomplete(Reason::EmailIncomplete)
        }
    }

    /// The address, for the request that carries it.
    #[must_use]
    pub fn expose_address(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::Email;
    use crate::card::FieldState::{Empty, Incomplete, Valid};

    #[test]
    fn email_is_a_name_at_a_host() {
        let long = format!("{}@example.com", "a".repeat(254));
        for (text, state) in [
            ("", Empty),
            ("  ", Empty),
            ("ada", Incomplete),
            ("ada@", Incomplete),
            ("ada@example", Incomplete),
            ("@example.com", Incomplete),
            ("ada@example..com", Incomplete),
            ("ada@example.com.", Incomplete),
            ("ada@b@example.com", Incomplete),
            ("Ada <ada@example.com>", Incomplete),
            (&long, Incomplete),
            (" ada+shop@example.com ", Valid),
            ("用户@例子.公司", Valid),
            (
                "test_1_generatedSepaDebitIntentsFailsDueToInsufficientFunds@example.com",
                Valid,
            ),
        ] {
            assert_eq!(Email::check(text).state(), state, "{text:?}");
        }
        let email = Email::check(" a@b.example ").valid().unwrap();
        assert_eq!(email.expose_address(), "a@b.example");
        assert_eq!(format!("{email:?}"), "Email(..)");
    }
}
