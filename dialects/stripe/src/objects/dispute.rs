//! `dispute`.

use serde_json::{Map, Value as Json, json};

/// The names of evidence, each a text or a file's id.
pub const EVIDENCE: [&str; 27] = [
    "access_activity_log",
    "billing_address",
    "cancellation_policy",
    "cancellation_policy_disclosure",
    "cancellation_rebuttal",
    "customer_communication",
    "customer_email_address",
    "customer_name",
    "customer_purchase_ip",
    "customer_signature",
    "duplicate_charge_documentation",
    "duplicate_charge_explanation",
    "duplicate_charge_id",
    "product_description",
    "receipt",
    "refund_policy",
    "refund_policy_disclosure",
    "refund_refusal_explanation",
    "service_date",
    "service_documentation",
    "shipping_address",
    "shipping_carrier",
    "shipping_date",
    "shipping_documentation",
    "shipping_tracking_number",
    "uncategorized_file",
    "uncategorized_text",
];

/// A dispute: the bank took the money back, or asks about it.
#[derive(Clone, PartialEq, Debug)]
pub struct Dispute {
    /// `du_…`
    pub id: String,
    /// How much.
    pub amount: u64,
    /// The charge.
    pub charge: String,
    /// When it was made, in Unix seconds.
    pub created: i64,
    /// The currency, in lower case.
    pub currency: String,
    /// The intent.
    pub payment_intent: String,
    /// The brand of the card; empty when there is none.
    pub brand: String,
    /// `fraudulent`, `product_not_received` and others.
    pub reason: &'static str,
    /// Where it stands.
    pub status: &'static str,
    /// What the merchant said.
    pub evidence: Map<String, Json>,
    /// How often the merchant answered.
    pub submission_count: u32,
    /// The merchant's texts.
    pub metadata: Json,
}

impl Dispute {
    /// The object.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let inquiry = self.status.starts_with("warning_");
        let mut evidence: Map<String, Json> = EVIDENCE
            .iter()
            .map(|name| ((*name).to_owned(), Json::Null))
            .collect();
        evidence.insert("enhanced_evidence".to_owned(), json!({}));
        evidence.extend(self.evidence.clone());
        let mut dispute = json!({
            "id": self.id,
            "object": "dispute",
            "amount": self.amount,
            "balance_transactions": [],
            "charge": self.charge,
            "created": self.created,
            "currency": self.currency,
            "enhanced_eligibility_types": [],
            "evidence": evidence,
            "evidence_details": {
                // Nine days, and the rest of the ninth.
                "due_by": self.created.saturating_add(9 * 86_400 + 86_399),
                "enhanced_eligibility": {},
                "has_evidence": !self.evidence.is_empty(),
                "past_due": false,
                "submission_count": self.submission_count,
                "submission_method": null,
            },
            "intended_submission_method": null,
            "is_charge_refundable": inquiry,
            "livemode": false,
            "metadata": self.metadata,
            "network_reason_code": null,
            "payment_intent": self.payment_intent,
            "payment_method_details": {
                "card": {
                    "brand": self.brand,
                    "case_type": if inquiry { "inquiry" } else { "chargeback" },
                    "network": self.brand,
                    "network_reason_code": null,
                },
                "type": "card",
            },
            "reason": self.reason,
            "status": self.status,
        });
        // Of the dispute of a debit nothing more is known.
        if self.brand.is_empty()
            && let Json::Object(fields) = &mut dispute
        {
            fields.remove("payment_method_details");
        }
        dispute
    }
}
