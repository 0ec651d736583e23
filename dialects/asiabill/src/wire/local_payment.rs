//! Local payment methods: paying on a provider's page instead of with a card.

use crate::wire::charge::OrderStatus;
use payseal_core::wire::endpoint::{Endpoint, Method};
use payseal_core::wire::ids::TradeNo;
use payseal_core::wire::lenient;
use serde::{Deserialize, Serialize};

use crate::wire::order::Order;

/// An order to be paid on a provider's page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LocalPaymentRequest {
    /// The payment method type, such as `Alipay` or `ideal`.
    pub payment_method: String,
    /// The shopper's device: `0` for a computer; anything else is a phone, which scans no QR code.
    #[serde(
        default,
        deserialize_with = "lenient::any_text",
        skip_serializing_if = "String::is_empty"
    )]
    pub is_mobile: String,
    /// The order.
    #[serde(flatten)]
    pub order: Order,
}

/// Where to redirect the shopper.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LocalPaymentAnswer {
    /// The provider's page; empty if there is nothing to pay there.
    pub redirect_url: String,
    /// The gateway's number of the payment, if it gives one.
    pub trade_no: Option<TradeNo>,
    /// The merchant's order number, if the gateway gives it.
    pub order_no: Option<String>,
    /// The amount, if the gateway gives it.
    pub order_amount: Option<String>,
    /// The currency, if the gateway gives it.
    pub order_currency: Option<String>,
    /// The payment's status, if the gateway gives it.
    pub order_status: Option<OrderStatus>,
    /// The gateway's explanation, if it gives one.
    pub order_info: Option<String>,
}

/// `POST local_payment`: a payment on a provider's page.
#[derive(Clone, Copy, Debug)]
pub struct PayLocally;

impl Endpoint for PayLocally {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/V2022-03/local_payment";
    const SUCCESS: &'static str = "0000";
    type Params = ();
    type Request = LocalPaymentRequest;
    type Answer = LocalPaymentAnswer;
}
