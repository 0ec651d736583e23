//! Payment status, queried from the gateway: the only source that a merchant should trust for
//! whether a payment succeeded.

use crate::wire::charge::OrderStatus;
use crate::wire::customer::Listing;
use payseal_core::wire::endpoint::{Endpoint, Method, Params};
use payseal_core::wire::ids::{OrderNo, TradeNo};
use serde::{Deserialize, Serialize};

/// A payment, as the gateway has it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Transaction {
    /// The merchant's order number, as it was sent: on the payment page any 1 to 50 characters are one.
    pub order_no: String,
    /// The gateway's number of the payment.
    pub trade_no: TradeNo,
    /// When it was asked for, if the gateway says so.
    #[serde(default)]
    pub trade_date: Option<String>,
    /// The amount.
    pub trade_amount: String,
    /// The currency.
    pub trade_currency: String,
    /// Its status.
    pub trade_status: OrderStatus,
    /// The issuer's explanation.
    #[serde(default)]
    pub trade_info: String,
    /// The merchant's remark, if the gateway repeats it.
    #[serde(default)]
    pub remark: Option<String>,
    /// With what it was paid, in the gateway's words.
    #[serde(default)]
    pub payment_method: Option<String>,
    /// Whether a successful payment was captured, if the gateway says so; AsiaBill's does not.
    #[serde(default)]
    pub capture_status: Option<CaptureStatus>,
    /// The amount refunded or being refunded, if the gateway gives it.
    #[serde(default)]
    pub refunded_amount: Option<String>,
    /// The amount charged back, if the gateway gives it.
    #[serde(default)]
    pub chargeback_amount: Option<String>,
    /// `1` when a shipment was reported, if the gateway says so.
    #[serde(default)]
    pub upload_logistics_flag: Option<String>,
}

/// The capture status of a successful payment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CaptureStatus {
    /// Authorised: capture or void it.
    Held,
    /// Captured.
    Captured,
    /// Voided.
    Void,
    /// None: the payment did not succeed, or the status is unknown to this crate.
    #[serde(other, rename = "")]
    None,
}

impl Transaction {
    /// Whether it pays this order in full.
    #[must_use]
    pub fn pays(&self, order_no: &OrderNo, amount: &str, currency: &str) -> bool {
        self.order_no == order_no.as_str()
            && self.trade_amount == amount
            && self.trade_currency == currency
    }
}

/// `GET /openApi/V2022-03/orderInfo/{tradeNo}`.
#[derive(Clone, Copy, Debug)]
pub struct FindTransaction;

/// By the gateway's number of a payment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ByTradeNo(pub TradeNo);

impl Params for ByTradeNo {
    fn pairs(&self) -> Vec<(&'static str, &str)> {
        vec![("tradeNo", self.0.as_str())]
    }
}

impl Endpoint for FindTransaction {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = "/openApi/V2022-03/orderInfo/{tradeNo}";
    const SUCCESS: &'static str = "00000";
    type Params = ByTradeNo;
    type Request = ();
    type Answer = Transaction;
}

/// `GET /openApi/V2022-03/transactions`.
#[derive(Clone, Copy, Debug)]
pub struct ListTransactions;

impl Endpoint for ListTransactions {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = "/openApi/V2022-03/transactions";
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = ();
    type Answer = Listing<Transaction>;
}
