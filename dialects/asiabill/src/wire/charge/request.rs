//! What a merchant's server says when it wants money.
//!
//! A card is named by its id here; a card's own digits are read apart, by [`InlineCard`].

use serde::{Deserialize, Serialize};

use super::parts::{ChallengeWish, Device, Goods, Recurrence, Shipping};
use payseal_core::wire::ids::{CustomerId, OrderNo, PaymentMethodId};
use payseal_core::wire::lenient;
use payseal_core::wire::payment_method::CreateRequest;

/// What to charge. Amount and currency stay texts here and become `Money` in one place beyond.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChargeRequest {
    /// Where the gateway reports what happens later.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub callback_url: Option<String>,
    /// The customer; with one, the card is bound to it.
    #[serde(
        rename = "customerId",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_empty"
    )]
    pub customer: Option<CustomerId>,
    /// The card, when it is one the gateway keeps.
    #[serde(
        rename = "customerPaymentMethodId",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_empty"
    )]
    pub payment_method: Option<PaymentMethodId>,
    /// The shopper's address on the network.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub customer_ip: Option<String>,
    /// What the shopper holds.
    #[serde(rename = "isMobile", default)]
    pub device: Device,
    /// A decimal with at most two places, such as `7.00`.
    #[serde(rename = "orderAmount", deserialize_with = "lenient::text")]
    pub amount: String,
    /// Three letters.
    #[serde(rename = "orderCurrency")]
    pub currency: String,
    /// The merchant's own number.
    pub order_no: OrderNo,
    /// What the merchant's software is called.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub platform: Option<String>,
    /// Repeated in every answer and report.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub remark: Option<String>,
    /// Where the shopper comes back to after a challenge.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub return_url: Option<String>,
    /// Whether more charges follow, or this is one of them.
    #[serde(default, skip_serializing_if = "Recurrence::is_once")]
    pub token_type: Recurrence,
    /// The merchant's site.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub web_site: Option<String>,
    /// Whether to challenge.
    #[serde(
        rename = "priorityThreeDSecure",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub challenge: Option<ChallengeWish>,
    /// What is bought.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goods_details: Vec<Goods>,
    /// Where it goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping: Option<Shipping>,
}

impl ChargeRequest {
    /// A charge of a card that the gateway keeps, with nothing said beyond what is needed.
    #[must_use]
    pub fn of_saved_card(
        payment_method: PaymentMethodId,
        customer: Option<CustomerId>,
        order_no: OrderNo,
        amount: String,
        currency: String,
    ) -> Self {
        Self {
            callback_url: None,
            customer,
            payment_method: Some(payment_method),
            customer_ip: None,
            device: Device::Web,
            amount,
            currency,
            order_no,
            platform: None,
            remark: None,
            return_url: None,
            token_type: Recurrence::Once,
            web_site: None,
            challenge: None,
            goods_details: Vec::new(),
            shipping: None,
        }
    }
}

/// The card inside a charge, of a merchant who may touch card numbers. Read from the same body as
/// [`ChargeRequest`], apart from it, so that a charge itself holds no secret.
#[derive(Debug, Deserialize)]
pub struct InlineCard {
    /// The card, in the shape of a create call.
    #[serde(rename = "customerPaymentMethod", default)]
    pub card: Option<CreateRequest>,
}
