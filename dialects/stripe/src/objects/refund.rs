//! `refund`.

use serde_json::{Value as Json, json};

/// A refund.
#[derive(Clone, PartialEq, Debug)]
pub struct Refund {
    /// `re_…`
    pub id: String,
    /// How much.
    pub amount: u64,
    /// The charge.
    pub charge: String,
    /// When it was made, in Unix seconds.
    pub created: i64,
    /// The currency, in lower case.
    pub currency: String,
    /// Whose it is.
    pub customer: Option<String>,
    /// Why it failed.
    pub failure_reason: Option<&'static str>,
    /// The merchant's texts.
    pub metadata: Json,
    /// The intent.
    pub payment_intent: String,
    /// Where the money goes back to.
    pub payment_method: String,
    /// The merchant's reason.
    pub reason: Option<String>,
    /// `pending`, `succeeded`, `failed`.
    pub status: &'static str,
}

impl Refund {
    /// The object. It has no `livemode`.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let mut refund = json!({
            "id": self.id,
            "object": "refund",
            "amount": self.amount,
            "balance_transaction": null,
            "charge": self.charge,
            "created": self.created,
            "currency": self.currency,
            "customer": self.customer,
            "customer_account": null,
            "destination_details": {
                "card": {
                    "reference_status": "pending",
                    "reference_type": "acquirer_reference_number",
                    "type": "refund",
                },
                "type": "card",
            },
            "metadata": self.metadata,
            "payment_intent": self.payment_intent,
            "payment_method": self.payment_method,
            "reason": self.reason,
            "receipt_number": null,
            "source_transfer_reversal": null,
            "status": self.status,
            "transfer_reversal": null,
        });
        if let (Some(reason), Json::Object(refund)) = (self.failure_reason, &mut refund) {
            refund.insert("failure_reason".to_owned(), Json::from(reason));
        }
        refund
    }
}
