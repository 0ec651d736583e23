//! What of a `payment_method` that is no card, and of its charges, is told.

use serde_json::{Value as Json, json};

/// A way to pay that is no card, with what is told of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Bank {
    /// A direct debit in euros.
    SepaDebit {
        /// The last four of the IBAN.
        last4: String,
        /// The country of the IBAN.
        country: String,
        /// A keyed hash, by which the same account is known again.
        fingerprint: String,
        /// The charge that it came from, when a bank redirect made it.
        generated_from: Option<String>,
    },
    /// A direct debit in Australian dollars.
    AuBecsDebit {
        /// The branch.
        bsb_number: String,
        /// The last four of the account.
        last4: String,
        /// A keyed hash, by which the same account is known again.
        fingerprint: String,
    },
    /// A bank redirect.
    Bancontact,
    /// A bank redirect.
    Ideal,
    /// A bank redirect.
    Giropay,
    /// A bank redirect.
    P24,
}

impl Bank {
    /// The word of its type.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::SepaDebit { .. } => "sepa_debit",
            Self::AuBecsDebit { .. } => "au_becs_debit",
            Self::Bancontact => "bancontact",
            Self::Ideal => "ideal",
            Self::Giropay => "giropay",
            Self::P24 => "p24",
        }
    }

    /// `payment_method_details` of a charge, under the word of its type.
    #[must_use]
    pub fn of_charge(&self) -> Json {
        match self {
            Self::Bancontact => json!({
                "bank_code": "VAPE",
                "bank_name": "VAN DE PUT & CO",
                "bic": "VAPEBE22",
                "generated_sepa_debit": null,
                "generated_sepa_debit_mandate": null,
                "iban_last4": "7061",
                "preferred_language": "en",
                "verified_name": null,
            }),
            Self::Ideal => json!({
                "bank": null,
                "bic": null,
                "generated_sepa_debit": null,
                "generated_sepa_debit_mandate": null,
                "iban_last4": "5264",
                "transaction_id": null,
                "verified_name": null,
            }),
            Self::Giropay => json!({
                "bank_code": null, "bank_name": null, "bic": null, "verified_name": null,
            }),
            Self::P24 => json!({ "bank": null, "reference": null, "verified_name": null }),
            Self::SepaDebit { .. } | Self::AuBecsDebit { .. } => self.to_json(),
        }
    }

    pub(super) fn to_json(&self) -> Json {
        match self {
            Self::SepaDebit {
                last4,
                country,
                fingerprint,
                generated_from,
            } => json!({
                "bank_code": null,
                "branch_code": null,
                "country": country,
                "fingerprint": fingerprint,
                "generated_from": generated_from.as_ref().map(|charge| {
                    json!({ "charge": charge, "setup_attempt": null })
                }),
                "last4": last4,
            }),
            Self::AuBecsDebit {
                bsb_number,
                last4,
                fingerprint,
            } => json!({
                "bsb_number": bsb_number, "fingerprint": fingerprint, "last4": last4,
            }),
            Self::Ideal => json!({ "bank": null, "bic": null }),
            Self::P24 => json!({ "bank": null }),
            Self::Bancontact | Self::Giropay => json!({}),
        }
    }
}
