//! `charge`.

use serde_json::{Map, Value as Json, json};

use super::payment_method::BillingDetails;
use crate::wire::decline::Decline;

/// What came of a charge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The issuer said yes.
    Authorized,
    /// A debit is on its way.
    Pending,
    /// The issuer said no.
    Declined(Decline),
    /// The sandbox's risk rules said no, and nobody asked the issuer.
    Blocked(Decline),
}

impl Outcome {
    const fn status(self) -> &'static str {
        match self {
            Self::Authorized => "succeeded",
            Self::Pending => "pending",
            Self::Declined(_) | Self::Blocked(_) => "failed",
        }
    }

    const fn failure(self) -> Option<Decline> {
        match self {
            Self::Authorized | Self::Pending => None,
            Self::Declined(decline) | Self::Blocked(decline) => Some(decline),
        }
    }

    fn to_json(self, risk_level: &str) -> Json {
        let (network_status, kind, seller_message) = match self {
            Self::Authorized | Self::Pending => {
                ("approved_by_network", "authorized", "Payment complete.")
            }
            Self::Declined(_) => (
                "declined_by_network",
                "issuer_declined",
                "The bank did not return any further details with this decline.",
            ),
            Self::Blocked(_) => (
                "not_sent_to_network",
                "blocked",
                "Stripe blocked this payment as too risky.",
            ),
        };
        let failure = self.failure();
        json!({
            "advice_code": failure.and_then(|decline| decline.advice_code),
            "network_advice_code": null,
            "network_decline_code": null,
            "network_status": network_status,
            "reason": match self {
                Self::Blocked(_) => Some("highest_risk_level"),
                Self::Authorized | Self::Pending | Self::Declined(_) => failure.map(|decline| decline.decline_code.unwrap_or(decline.code)),
            },
            "risk_level": risk_level,
            "seller_message": seller_message,
            "type": kind,
        })
    }
}

/// A charge: one attempt to take the money of an intent.
#[derive(Clone, PartialEq, Debug)]
pub struct Charge {
    /// `ch_…`, or `py_…` of a bank account.
    pub id: String,
    /// How much was asked for.
    pub amount: u64,
    /// How much was taken.
    pub amount_captured: u64,
    /// How much went back.
    pub amount_refunded: u64,
    /// Whom it was billed to.
    pub billing_details: BillingDetails,
    /// When it was made, in Unix seconds.
    pub created: i64,
    /// The currency, in lower case.
    pub currency: String,
    /// Whose it is.
    pub customer: Option<String>,
    /// Whether the bank took the money back.
    pub disputed: bool,
    /// What came of it.
    pub outcome: Outcome,
    /// `normal`, `elevated`, `highest`.
    pub risk_level: &'static str,
    /// What it is a charge of.
    pub payment_intent: String,
    /// What was charged.
    pub payment_method: String,
    /// The word of what was charged, and what is told of it.
    pub details: (&'static str, Json),
    /// `description`, `metadata`, `receipt_email`, `shipping`, `statement_descriptor` of the intent.
    pub told_back: Map<String, Json>,
}

/// The fields that are null unless the merchant set them.
const USUALLY_NULL: [&str; 18] = [
    "application",
    "application_fee",
    "application_fee_amount",
    "balance_transaction",
    "description",
    "failure_balance_transaction",
    "on_behalf_of",
    "receipt_email",
    "receipt_number",
    "receipt_url",
    "review",
    "shipping",
    "source",
    "source_transfer",
    "statement_descriptor",
    "statement_descriptor_suffix",
    "transfer_data",
    "transfer_group",
];

impl Charge {
    /// The object.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let failure = self.outcome.failure();
        let (kind, details) = &self.details;
        let mut payment_method_details = Map::new();
        payment_method_details.insert("type".to_owned(), Json::from(*kind));
        payment_method_details.insert((*kind).to_owned(), details.clone());
        let mut charge = json!({
            "id": self.id,
            "object": "charge",
            "amount": self.amount,
            "amount_captured": self.amount_captured,
            "amount_refunded": self.amount_refunded,
            "billing_details": self.billing_details.to_json(),
            "calculated_statement_descriptor": "PAYSEAL SANDBOX",
            "captured": self.amount_captured > 0,
            "created": self.created,
            "currency": self.currency,
            "customer": self.customer,
            "disputed": self.disputed,
            "failure_code": failure.map(|decline| decline.code),
            "failure_message": failure.map(|decline| decline.message),
            "fraud_details": {},
            "livemode": false,
            "metadata": {},
            "outcome": self.outcome.to_json(self.risk_level),
            "paid": matches!(self.outcome, Outcome::Authorized),
            "payment_intent": self.payment_intent,
            "payment_method": self.payment_method,
            "payment_method_details": payment_method_details,
            "radar_options": {},
            "refunded": self.amount_captured > 0 && self.amount_refunded == self.amount_captured,
            "status": self.outcome.status(),
        });
        if let Json::Object(fields) = &mut charge {
            for name in USUALLY_NULL {
                fields.insert(name.to_owned(), Json::Null);
            }
            fields.extend(self.told_back.clone());
        }
        charge
    }
}
