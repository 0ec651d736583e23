//! `customer`, `customer_session`, and what is left of a deleted object.

use serde_json::{Value as Json, json};

use super::payment_method::address;

/// A customer.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Customer {
    /// `cus_…`
    pub id: String,
    /// When it was made, in Unix seconds.
    pub created: i64,
    /// The address, or null.
    pub address: Json,
    /// The account that is this customer.
    pub customer_account: Option<String>,
    /// The payment method that invoices charge, or null.
    pub default_payment_method: Json,
    /// A note of the merchant's.
    pub description: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// The merchant's texts.
    pub metadata: Json,
    /// The whole name.
    pub name: Option<String>,
    /// A telephone number.
    pub phone: Option<String>,
    /// Locales, most wanted first.
    pub preferred_locales: Vec<String>,
    /// Where goods go, or null.
    pub shipping: Json,
}

impl Customer {
    /// The object.
    #[must_use]
    pub fn to_json(&self) -> Json {
        json!({
            "id": self.id,
            "object": "customer",
            "address": address(&self.address),
            "balance": 0,
            "created": self.created,
            "currency": null,
            "customer_account": self.customer_account,
            "default_source": null,
            "delinquent": false,
            "description": self.description,
            "discount": null,
            "email": self.email,
            "invoice_prefix": prefix(&self.id),
            "invoice_settings": {
                "custom_fields": null,
                "default_payment_method": self.default_payment_method,
                "footer": null,
                "rendering_options": null,
            },
            "livemode": false,
            "metadata": self.metadata,
            "name": self.name,
            "next_invoice_sequence": 1,
            "phone": self.phone,
            "preferred_locales": self.preferred_locales,
            "shipping": self.shipping,
            "tax_exempt": "none",
            "test_clock": null,
        })
    }
}

/// Eight capital letters and digits, from the id.
fn prefix(id: &str) -> String {
    let rest = id.strip_prefix("cus_").unwrap_or(id);
    rest.chars()
        .take(8)
        .collect::<String>()
        .to_ascii_uppercase()
}

/// What is answered about something that was deleted.
#[must_use]
pub fn deleted(id: &str, object: &str) -> Json {
    json!({ "id": id, "object": object, "deleted": true })
}

/// A session of a customer: what a page may do with his payment methods.
#[derive(Clone, PartialEq, Debug)]
pub struct CustomerSession {
    /// `cuss_secret_…`
    pub client_secret: String,
    /// When it was made, in Unix seconds.
    pub created: i64,
    /// When it ends.
    pub expires_at: i64,
    /// Whose it is.
    pub customer: String,
    /// The account that is this customer.
    pub customer_account: Option<String>,
    /// The features of the payment element, or null when it is not enabled.
    pub payment_element: Json,
}

impl CustomerSession {
    /// The object. It has no id.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let off = || json!({ "enabled": false });
        let off_with_features = || json!({ "enabled": false, "features": null });
        let payment_element = if self.payment_element.is_null() {
            off_with_features()
        } else {
            json!({ "enabled": true, "features": self.payment_element })
        };
        json!({
            "object": "customer_session",
            "client_secret": self.client_secret,
            "components": {
                "active_entitlements": off(),
                "buy_button": off(),
                "customer_portal": off_with_features(),
                "customer_sheet": off_with_features(),
                "mobile_payment_element": off_with_features(),
                "payment_element": payment_element,
                "pricing_table": off(),
            },
            "created": self.created,
            "customer": self.customer,
            "customer_account": self.customer_account,
            "expires_at": self.expires_at,
            "livemode": false,
        })
    }
}
