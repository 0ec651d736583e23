//! Paying on a provider's page instead of with a card.

use payseal_core::wire::charge::OrderStatus;
use payseal_core::wire::endpoint::{Endpoint, Method};
use payseal_core::wire::ids::{OrderNo, TradeNo};
use serde::{Deserialize, Serialize};

/// An order to be paid on a provider's page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LocalPaymentRequest {
    /// The gateway's word for the provider, such as `Alipay` or `ideal`.
    pub payment_method: String,
    /// The merchant's number of the order.
    pub order_no: OrderNo,
    /// How much, as a decimal.
    pub order_amount: String,
    /// In what; not every provider takes every currency.
    pub order_currency: String,
    /// Where the shopper comes back to.
    pub return_url: String,
    /// Where the gateway reports to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callback_url: Option<String>,
    /// Handed back as it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Where to send the shopper.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LocalPaymentAnswer {
    /// The provider's page; empty when there is nothing to pay there.
    pub redirect_url: String,
    /// The gateway's number of the payment, where it says it.
    pub trade_no: Option<TradeNo>,
    /// How the payment stands, where it says it.
    pub order_status: Option<OrderStatus>,
    /// The gateway's words, where it says them.
    pub order_info: Option<String>,
}

pub(crate) struct PayLocally;

impl Endpoint for PayLocally {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/V2022-03/local_payment";
    const SUCCESS: &'static str = "0000";
    type Params = ();
    type Request = LocalPaymentRequest;
    type Answer = LocalPaymentAnswer;
}
