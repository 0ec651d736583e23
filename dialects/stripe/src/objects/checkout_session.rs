//! `checkout.session` and its line items.

use serde_json::{Map, Value as Json, json};

/// A line of a checkout session.
#[derive(Clone, PartialEq, Debug)]
pub struct LineItem {
    /// `li_…`
    pub id: String,
    /// What it is called.
    pub description: String,
    /// The price, as an object.
    pub price: Json,
    /// How many.
    pub quantity: u64,
    /// How much of one, in minor units.
    pub unit_amount: u64,
    /// The currency, in lower case.
    pub currency: String,
    /// The least and the most of it, when the shopper may change the quantity.
    pub adjustable: Option<(u64, u64)>,
}

impl LineItem {
    /// How much of all.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.unit_amount.saturating_mul(self.quantity)
    }

    /// The object.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let adjustable = self.adjustable.map(
            |(minimum, maximum)| json!({ "enabled": true, "maximum": maximum, "minimum": minimum }),
        );
        json!({
            "id": self.id,
            "object": "item",
            "adjustable_quantity": adjustable,
            "amount_discount": 0,
            "amount_subtotal": self.total(),
            "amount_tax": 0,
            "amount_total": self.total(),
            "currency": self.currency,
            "description": self.description,
            "metadata": {},
            "price": self.price,
            "quantity": self.quantity,
        })
    }
}

/// A checkout session.
#[derive(Clone, PartialEq, Debug)]
pub struct CheckoutSession {
    /// `cs_test_…`
    pub id: String,
    /// How much of all lines; none in setup mode.
    pub amount_total: Option<u64>,
    /// The secret by which a page reads and confirms it; none of the hosted page's.
    pub client_secret: Option<String>,
    /// When it was made, in Unix seconds.
    pub created: i64,
    /// The currency, in lower case.
    pub currency: Option<String>,
    /// Whose it is.
    pub customer: Option<String>,
    /// The account that is this customer.
    pub customer_account: Option<String>,
    /// Whom it was paid by, or null.
    pub customer_details: Json,
    /// When it ends.
    pub expires_at: i64,
    /// `payment` or `setup`.
    pub mode: String,
    /// The intent, once there is one.
    pub payment_intent: Option<String>,
    /// How it may be paid.
    pub payment_method_types: Vec<String>,
    /// `paid`, `unpaid`, `no_payment_required`.
    pub payment_status: &'static str,
    /// The setup intent, in setup mode.
    pub setup_intent: Option<String>,
    /// `open`, `complete`, `expired`.
    pub status: &'static str,
    /// `elements`, `embedded_page`, `hosted_page` and their older names.
    pub ui_mode: String,
    /// The hosted page's address.
    pub url: Option<String>,
    /// Fields that the merchant set and that are told back as they are.
    pub told_back: Map<String, Json>,
}

/// The fields that are null unless the merchant set them.
const USUALLY_NULL: [&str; 34] = [
    "adaptive_pricing",
    "after_expiration",
    "allow_promotion_codes",
    "allowed_payment_method_types",
    "billing_address_collection",
    "cancel_url",
    "client_reference_id",
    "collected_information",
    "consent",
    "consent_collection",
    "currency_conversion",
    "customer_creation",
    "customer_email",
    "discounts",
    "integration_identifier",
    "invoice",
    "invoice_creation",
    "locale",
    "managed_payments",
    "origin_context",
    "payment_link",
    "payment_method_collection",
    "payment_method_configuration_details",
    "payment_method_options",
    "permissions",
    "recovered_from",
    "saved_payment_method_options",
    "shipping_address_collection",
    "shipping_cost",
    "submit_type",
    "subscription",
    "success_url",
    "total_details",
    "wallet_options",
];

impl CheckoutSession {
    /// The object. `return_url` is there only when the merchant set it.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let mut session = json!({
            "id": self.id,
            "object": "checkout.session",
            "amount_subtotal": self.amount_total,
            "amount_total": self.amount_total,
            "automatic_tax": { "enabled": false, "liability": null, "provider": null, "status": null },
            "client_secret": self.client_secret,
            "created": self.created,
            "currency": self.currency,
            "custom_fields": [],
            "custom_text": {
                "after_submit": null,
                "shipping_address": null,
                "submit": null,
                "terms_of_service_acceptance": null,
            },
            "customer": self.customer,
            "customer_account": self.customer_account,
            "customer_details": self.customer_details,
            "expires_at": self.expires_at,
            "livemode": false,
            "metadata": {},
            "mode": self.mode,
            "payment_intent": self.payment_intent,
            "payment_method_types": self.payment_method_types,
            "payment_status": self.payment_status,
            "setup_intent": self.setup_intent,
            "shipping_options": [],
            "status": self.status,
            "ui_mode": self.ui_mode,
            "url": self.url,
        });
        if let Json::Object(fields) = &mut session {
            for name in USUALLY_NULL {
                fields.entry(name).or_insert(Json::Null);
            }
            if self.amount_total.is_some() {
                fields.insert(
                    "total_details".to_owned(),
                    json!({ "amount_discount": 0, "amount_shipping": 0, "amount_tax": 0 }),
                );
            }
            fields.extend(self.told_back.clone());
        }
        session
    }
}
