//! `payment_intent`.

use serde_json::{Map, Value as Json, json};

/// A payment intent. What only the dialect remembers comes as JSON, as it was kept.
#[derive(Clone, PartialEq, Debug)]
pub struct PaymentIntent {
    /// `pi_…`
    pub id: String,
    /// How much, in minor units.
    pub amount: u64,
    /// How much can still be captured.
    pub amount_capturable: u64,
    /// How much the merchant has.
    pub amount_received: u64,
    /// The currency, in lower case.
    pub currency: String,
    /// `automatic`, `automatic_async`, `manual`.
    pub capture_method: String,
    /// The secret by which a page reads and confirms it.
    pub client_secret: String,
    /// When it was made, in Unix seconds.
    pub created: i64,
    /// When it was cancelled.
    pub canceled_at: Option<i64>,
    /// Why it was cancelled.
    pub cancellation_reason: Option<String>,
    /// Whose it is.
    pub customer: Option<String>,
    /// The account that is this customer.
    pub customer_account: Option<String>,
    /// What came of the last attempt, or null.
    pub last_payment_error: Json,
    /// The charge of the last attempt.
    pub latest_charge: Option<String>,
    /// What the shopper has to do, or null.
    pub next_action: Json,
    /// How it is paid.
    pub payment_method: Option<String>,
    /// How it may be paid.
    pub payment_method_types: Vec<String>,
    /// Where it stands.
    pub status: &'static str,
    /// Fields that the merchant set and that are told back as they are: `description`, `metadata`,
    /// `payment_method_options`, `receipt_email`, `setup_future_usage`, `shipping` and others.
    pub told_back: Map<String, Json>,
}

/// The fields that are null unless the merchant set them.
const USUALLY_NULL: [&str; 20] = [
    "allowed_payment_method_types",
    "application",
    "application_fee_amount",
    "automatic_payment_methods",
    "description",
    "excluded_payment_method_types",
    "managed_payments",
    "on_behalf_of",
    "payment_method_configuration_details",
    "payment_record",
    "processing",
    "receipt_email",
    "review",
    "setup_future_usage",
    "shipping",
    "source",
    "statement_descriptor",
    "statement_descriptor_suffix",
    "transfer_data",
    "transfer_group",
];

impl PaymentIntent {
    /// The object, as a secret key sees it.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let mut intent = json!({
            "id": self.id,
            "object": "payment_intent",
            "amount": self.amount,
            "amount_capturable": self.amount_capturable,
            "amount_details": { "tip": {} },
            "amount_received": self.amount_received,
            "canceled_at": self.canceled_at,
            "cancellation_reason": self.cancellation_reason,
            "capture_method": self.capture_method,
            "client_secret": self.client_secret,
            "confirmation_method": "automatic",
            "created": self.created,
            "currency": self.currency,
            "customer": self.customer,
            "customer_account": self.customer_account,
            "last_payment_error": self.last_payment_error,
            "latest_charge": self.latest_charge,
            "livemode": false,
            "metadata": {},
            "next_action": self.next_action,
            "payment_method": self.payment_method,
            "payment_method_options": {},
            "payment_method_types": self.payment_method_types,
            "status": self.status,
        });
        if let Json::Object(fields) = &mut intent {
            for name in USUALLY_NULL {
                fields.insert(name.to_owned(), Json::Null);
            }
            fields.extend(self.told_back.clone());
        }
        intent
    }
}

/// These fields of an object.
pub(super) fn only(object: Json, names: &[&str]) -> Json {
    let Json::Object(fields) = object else {
        return object;
    };
    let told = fields
        .into_iter()
        .filter(|(name, _)| names.contains(&name.as_str()));
    Json::Object(told.collect())
}

/// The shopper goes to the bank and comes back; where he cannot come back, the page shows the bank.
#[must_use]
pub fn next_action(url: &str, return_url: Option<&str>) -> Json {
    let redirect = json!({ "return_url": return_url, "url": url });
    if return_url.is_some() {
        return json!({ "type": "redirect_to_url", "redirect_to_url": redirect });
    }
    json!({
        "type": "use_stripe_sdk",
        "redirect_to_url": redirect,
        "use_stripe_sdk": { "type": "three_d_secure_redirect", "stripe_js": url },
    })
}
