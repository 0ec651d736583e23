//! `setup_intent`.

use serde_json::{Map, Value as Json, json};

/// A setup intent.
#[derive(Clone, PartialEq, Debug)]
pub struct SetupIntent {
    /// `seti_…`
    pub id: String,
    /// Why it was cancelled.
    pub cancellation_reason: Option<String>,
    /// The secret by which a page reads and confirms it.
    pub client_secret: String,
    /// When it was made, in Unix seconds.
    pub created: i64,
    /// Whose it is.
    pub customer: Option<String>,
    /// The account that is this customer.
    pub customer_account: Option<String>,
    /// What came of the last attempt, or null.
    pub last_setup_error: Json,
    /// The last attempt.
    pub latest_attempt: Option<String>,
    /// What the shopper agreed to.
    pub mandate: Option<String>,
    /// What the shopper has to do, or null.
    pub next_action: Json,
    /// What is set up.
    pub payment_method: Option<String>,
    /// What may be set up.
    pub payment_method_types: Vec<String>,
    /// Where it stands.
    pub status: &'static str,
    /// `off_session` or `on_session`.
    pub usage: String,
    /// Fields that the merchant set and that are told back as they are.
    pub told_back: Map<String, Json>,
}

/// The fields that are null unless the merchant set them.
const USUALLY_NULL: [&str; 9] = [
    "allowed_payment_method_types",
    "application",
    "automatic_payment_methods",
    "description",
    "excluded_payment_method_types",
    "flow_directions",
    "on_behalf_of",
    "payment_method_configuration_details",
    "single_use_mandate",
];

impl SetupIntent {
    /// The object, as a secret key sees it.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let mut intent = json!({
            "id": self.id,
            "object": "setup_intent",
            "cancellation_reason": self.cancellation_reason,
            "client_secret": self.client_secret,
            "created": self.created,
            "customer": self.customer,
            "customer_account": self.customer_account,
            "last_setup_error": self.last_setup_error,
            "latest_attempt": self.latest_attempt,
            "livemode": false,
            "mandate": self.mandate,
            "metadata": {},
            "next_action": self.next_action,
            "payment_method": self.payment_method,
            "payment_method_options": {},
            "payment_method_types": self.payment_method_types,
            "status": self.status,
            "usage": self.usage,
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
