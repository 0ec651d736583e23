//! Ids and secrets in Stripe's shapes: a prefix that says what it is, and random letters and digits.

use payseal_engine::secret::{self, NoRandomness};

/// What an id is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IdKind {
    /// An account of the second version, which may be a customer.
    Account,
    /// A charge of a card.
    Charge,
    /// A charge of a bank account.
    BankCharge,
    /// A session of the hosted or embedded checkout.
    CheckoutSession,
    /// A confirmation token.
    ConfirmationToken,
    /// A customer.
    Customer,
    /// A dispute.
    Dispute,
    /// An event.
    Event,
    /// An item of a checkout session.
    LineItem,
    /// A mandate.
    Mandate,
    /// A payment intent.
    PaymentIntent,
    /// A payment method.
    PaymentMethod,
    /// A price.
    Price,
    /// A product.
    Product,
    /// A refund.
    Refund,
    /// A request.
    Request,
    /// An attempt to set up.
    SetupAttempt,
    /// A setup intent.
    SetupIntent,
    /// An endpoint of webhooks.
    WebhookEndpoint,
}

impl IdKind {
    /// Every kind.
    pub const ALL: [Self; 19] = [
        Self::Account,
        Self::Charge,
        Self::BankCharge,
        Self::CheckoutSession,
        Self::ConfirmationToken,
        Self::Customer,
        Self::Dispute,
        Self::Event,
        Self::LineItem,
        Self::Mandate,
        Self::PaymentIntent,
        Self::PaymentMethod,
        Self::Price,
        Self::Product,
        Self::Refund,
        Self::Request,
        Self::SetupAttempt,
        Self::SetupIntent,
        Self::WebhookEndpoint,
    ];

    /// What such an id begins with, and how many letters and digits follow.
    #[must_use]
    pub const fn shape(self) -> (&'static str, usize) {
        match self {
            Self::Account => ("acct_", 16),
            Self::Charge => ("ch_", 24),
            Self::BankCharge => ("py_", 24),
            Self::CheckoutSession => ("cs_test_", 58),
            Self::ConfirmationToken => ("ctoken_", 24),
            Self::Customer => ("cus_", 14),
            Self::Dispute => ("du_", 24),
            Self::Event => ("evt_", 24),
            Self::LineItem => ("li_", 24),
            Self::Mandate => ("mandate_", 24),
            Self::PaymentIntent => ("pi_", 24),
            Self::PaymentMethod => ("pm_", 24),
            Self::Price => ("price_", 24),
            Self::Product => ("prod_", 14),
            Self::Refund => ("re_", 24),
            Self::Request => ("req_", 14),
            Self::SetupAttempt => ("setatt_", 24),
            Self::SetupIntent => ("seti_", 24),
            Self::WebhookEndpoint => ("we_", 24),
        }
    }

    /// A new id.
    ///
    /// # Errors
    /// When the operating system has no randomness to give.
    pub fn mint(self) -> Result<String, NoRandomness> {
        let (prefix, len) = self.shape();
        Ok(format!("{prefix}{}", letters(len)?))
    }

    /// What an id is of, by its beginning.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.is_shape_of(id))
    }

    fn is_shape_of(self, id: &str) -> bool {
        id.strip_prefix(self.shape().0)
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric()))
    }
}

/// A new client secret of an object: the object's id is in front, so that it says what it opens.
///
/// # Errors
/// When the operating system has no randomness to give.
pub fn client_secret(id: &str) -> Result<String, NoRandomness> {
    Ok(format!("{id}_secret_{}", letters(22)?))
}

/// The id that a client secret opens.
#[must_use]
pub fn opened_by(client_secret: &str) -> Option<&str> {
    client_secret.split_once("_secret_").map(|(id, _)| id)
}

/// A new secret of an endpoint of webhooks.
///
/// # Errors
/// When the operating system has no randomness to give.
pub fn webhook_secret() -> Result<String, NoRandomness> {
    Ok(format!("whsec_{}", letters(32)?))
}

/// Random letters and digits, none likelier than another.
///
/// # Errors
/// When the operating system has no randomness to give.
pub fn letters(len: usize) -> Result<String, NoRandomness> {
    const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut text = String::with_capacity(len);
    while text.len() < len {
        let minted = secret::mint()?;
        let bytes = data_encoding::HEXLOWER
            .decode(minted.as_bytes())
            .unwrap_or_default();
        // 248 is the last multiple of 62 that a byte holds.
        for byte in bytes.into_iter().filter(|byte| *byte < 248) {
            if let Some(letter) = ALPHABET.get(usize::from(byte % 62))
                && text.len() < len
            {
                text.push(char::from(*letter));
            }
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_says_what_it_is_of() {
        for kind in IdKind::ALL {
            let (prefix, len) = kind.shape();
            let id = kind.mint().unwrap();
            assert_eq!(id.len(), prefix.len() + len);
            assert_eq!(IdKind::of(&id), Some(kind), "{id}");
            assert_ne!(kind.mint().unwrap(), id);
        }
        for id in ["", "pi_", "pi_1_secret_2", "xx_1", "12", "pi 1"] {
            assert_eq!(IdKind::of(id), None, "{id}");
        }
    }

    #[test]
    fn a_client_secret_opens_its_object() {
        let secret = client_secret("pi_1").unwrap();
        assert_eq!(secret.len(), "pi_1_secret_".len() + 22);
        assert_eq!(opened_by(&secret), Some("pi_1"));
        assert_eq!(opened_by("pi_1"), None);
        assert!(webhook_secret().unwrap().starts_with("whsec_"));
    }
}
