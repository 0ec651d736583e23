//! What became of payments, asked of the gateway: the only source from which a merchant should
//! believe that it was paid.

use payseal_core::wire::charge::OrderStatus;
use payseal_core::wire::customer::Listing;
use payseal_core::wire::endpoint::{Endpoint, Method, Params};
use payseal_core::wire::ids::{OrderNo, TradeNo};
use serde::Deserialize;

/// A payment, as the gateway's books have it.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Transaction {
    /// The merchant's number of the order.
    pub order_no: OrderNo,
    /// The gateway's number of the payment.
    pub trade_no: TradeNo,
    /// How much.
    pub trade_amount: String,
    /// In what.
    pub trade_currency: String,
    /// How it stands.
    pub trade_status: OrderStatus,
    /// The issuer's words.
    #[serde(default)]
    pub trade_info: String,
    /// What became of the money of a payment that succeeded, where the gateway says it; AsiaBill's
    /// does not.
    #[serde(default)]
    pub capture_status: Option<CaptureStatus>,
    /// How much went back, or is on its way, where the gateway says it.
    #[serde(default)]
    pub refunded_amount: Option<String>,
    /// How much the bank took back, where the gateway says it.
    #[serde(default)]
    pub chargeback_amount: Option<String>,
}

/// What became of the money of a payment that succeeded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CaptureStatus {
    /// It is held: capture it, or let it go.
    Held,
    /// It was taken.
    Captured,
    /// It went back untouched.
    Void,
    /// Nothing: the payment did not succeed, or the word is one that is not known here.
    #[serde(other)]
    None,
}

impl Transaction {
    /// Whether it pays this order, and all of it.
    #[must_use]
    pub fn pays(&self, order_no: &OrderNo, amount: &str, currency: &str) -> bool {
        self.order_no == *order_no && self.trade_amount == amount && self.trade_currency == currency
    }
}

/// `GET /openApi/V2022-03/orderInfo/{tradeNo}`.
pub(crate) struct FindTransaction;

pub(crate) struct ByTradeNo(pub(crate) TradeNo);

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
pub(crate) struct ListTransactions;

impl Endpoint for ListTransactions {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = "/openApi/V2022-03/transactions";
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = ();
    type Answer = Listing<Transaction>;
}
