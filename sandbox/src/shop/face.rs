//! How a card is shown to its owner.

use payseal_core::card::Brand;
use payseal_core::wire::payment_method::PaymentMethod;
use serde::Serialize;

/// What names a card to its owner.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Face {
    brand: Option<&'static str>,
    last4: String,
}

impl Face {
    pub(super) fn of(method: &PaymentMethod) -> Self {
        Self {
            brand: method.card.brand.map(Brand::slug),
            last4: method.card.last4.clone(),
        }
    }

    /// Of a card of which no brand is told.
    pub(super) fn of_last4(last4: String) -> Self {
        Self { brand: None, last4 }
    }
}
