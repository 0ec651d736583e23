//! `product` and `price`.

use serde_json::{Value as Json, json};

/// A product.
#[derive(Clone, PartialEq, Debug)]
pub struct Product {
    /// `prod_…`, or the merchant's own.
    pub id: String,
    /// Whether it is sold.
    pub active: bool,
    /// When it was made, in Unix seconds.
    pub created: i64,
    /// The price that is meant when none is named.
    pub default_price: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Addresses of pictures.
    pub images: Vec<String>,
    /// The merchant's texts.
    pub metadata: Json,
    /// What it is called.
    pub name: String,
    /// When it was changed last.
    pub updated: i64,
    /// Its page.
    pub url: Option<String>,
}

impl Product {
    /// The object.
    #[must_use]
    pub fn to_json(&self) -> Json {
        json!({
            "id": self.id,
            "object": "product",
            "active": self.active,
            "created": self.created,
            "default_price": self.default_price,
            "description": self.description,
            "images": self.images,
            "livemode": false,
            "marketing_features": [],
            "metadata": self.metadata,
            "name": self.name,
            "package_dimensions": null,
            "shippable": null,
            "statement_descriptor": null,
            "tax_code": null,
            "tax_details": null,
            "type": "service",
            "unit_label": null,
            "updated": self.updated,
            "url": self.url,
        })
    }
}

/// A price of a product.
#[derive(Clone, PartialEq, Debug)]
pub struct Price {
    /// `price_…`
    pub id: String,
    /// Whether it can be charged.
    pub active: bool,
    /// When it was made, in Unix seconds.
    pub created: i64,
    /// The currency, in lower case.
    pub currency: String,
    /// The merchant's name of it.
    pub lookup_key: Option<String>,
    /// The merchant's texts.
    pub metadata: Json,
    /// A note of the merchant's.
    pub nickname: Option<String>,
    /// Of what.
    pub product: String,
    /// How much, in minor units.
    pub unit_amount: u64,
}

impl Price {
    /// The object.
    #[must_use]
    pub fn to_json(&self) -> Json {
        json!({
            "id": self.id,
            "object": "price",
            "active": self.active,
            "billing_scheme": "per_unit",
            "created": self.created,
            "currency": self.currency,
            "custom_unit_amount": null,
            "livemode": false,
            "lookup_key": self.lookup_key,
            "metadata": self.metadata,
            "nickname": self.nickname,
            "product": self.product,
            "recurring": null,
            "tax_behavior": "unspecified",
            "tiers_mode": null,
            "transform_quantity": null,
            "type": "one_time",
            "unit_amount": self.unit_amount,
            // A text on the wire.
            "unit_amount_decimal": self.unit_amount.to_string(),
        })
    }
}
