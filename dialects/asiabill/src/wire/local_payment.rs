//! Local payment methods: paying on a provider's page instead of with a card.

use crate::wire::charge::OrderStatus;
use payseal_core::wire::endpoint::{Endpoint, Method};
use payseal_core::wire::ids::{OrderNo, TradeNo};
use serde::{Deserialize, Serialize};

/// An order to be paid on a provider's page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LocalPaymentRequest {
    /// The payment method type, such as `Alipay` or `ideal`.
    pub payment_method: String,
    /// The merchant's order number.
    pub order_no: OrderNo,
    /// The amount, as a decimal.
    pub order_amount: String,
    /// The currency; not every provider accepts every currency.
    pub order_currency: String,
    /// Where the shopper returns to.
    pub return_url: String,
    /// The webhook endpoint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callback_url: Option<String>,
    /// Returned unchanged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
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
