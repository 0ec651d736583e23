//! What became of a payment, asked of the gateway: the only source from which the shop believes
//! that it was paid. It changes nothing there.

use payseal_core::wire::charge::OrderStatus;
use payseal_core::wire::endpoint::Params;
use payseal_core::wire::ids::{OrderNo, TradeNo};
use payseal_core::wire::{Endpoint, Method};
use serde::Deserialize;

use super::Shop;
use super::gateway::CallError;

struct FindTransaction;

struct ByTradeNo(TradeNo);

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

/// A payment, as the gateway's books have it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Transaction {
    pub(super) order_no: OrderNo,
    trade_amount: String,
    trade_currency: String,
    pub(super) trade_status: OrderStatus,
}

impl Transaction {
    /// Whether it pays this order, and all of it.
    pub(super) fn pays(&self, order_no: &OrderNo, amount: &str, currency: &str) -> bool {
        self.order_no == *order_no && self.trade_amount == amount && self.trade_currency == currency
    }
}

/// Reads a payment by the gateway's number.
pub(super) async fn find(shop: &Shop, trade_no: &TradeNo) -> Result<Transaction, CallError> {
    let by = ByTradeNo(trade_no.clone());
    shop.gateway.call::<FindTransaction>(&by, &[], None).await
}
