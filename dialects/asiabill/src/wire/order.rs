//! The order, in calls that send the shopper elsewhere to pay it.

use payseal_core::wire::lenient;
use serde::{Deserialize, Serialize};

/// What is to be paid, where the shopper returns to and whom to tell.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// The merchant's order number, 1 to 50 characters.
    pub order_no: String,
    /// The amount, as a decimal; clients write a text or a number.
    #[serde(deserialize_with = "lenient::any_text")]
    pub order_amount: String,
    /// The currency; not every provider accepts every currency.
    pub order_currency: String,
    /// Where the shopper returns to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_url: Option<String>,
    /// The webhook endpoint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callback_url: Option<String>,
    /// Returned unchanged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// The billing address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_address: Option<BillingAddress>,
}

/// The part of the billing address that decides which payment method types there are.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct BillingAddress {
    /// A two-letter ISO country code; anything else says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}
