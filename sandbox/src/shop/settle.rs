//! Settling an order: the gateway is asked which payments it has for it. This never charges.

use payseal_core::wire::charge::OrderStatus;
use payseal_core::wire::customer::Listing;
use payseal_core::wire::endpoint::{Endpoint, Method};
use payseal_core::wire::ids::{OrderNo, TradeNo};
use serde::Deserialize;

use super::Shop;
use super::charges::Status;
use super::gateway::CallError;
use super::orders::Standing;

/// One payment, as far as the shop reads it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Transaction {
    trade_no: TradeNo,
    trade_status: OrderStatus,
    trade_info: String,
    pub(super) trade_amount: String,
    pub(super) trade_currency: String,
}

struct ListTransactions;

impl Endpoint for ListTransactions {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = "/openApi/V2022-03/transactions";
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = ();
    type Answer = Listing<Transaction>;
}

/// The payment that says how an order stands, if the gateway has any: the one that succeeded,
/// else one that still may, else the newest that failed.
pub(super) async fn find(
    shop: &Shop,
    order_no: &OrderNo,
) -> Result<Option<Transaction>, CallError> {
    let query = [("orderNo", order_no.as_str())];
    let listing = shop
        .gateway
        .call::<ListTransactions>(&(), &query, None)
        .await?;
    let list = listing.list;
    let first = |status| list.iter().find(|payment| payment.trade_status == status);
    Ok(first(OrderStatus::Success)
        .or_else(|| first(OrderStatus::Pending))
        .or_else(|| list.first())
        .cloned())
}

/// Asks how an order stands, and takes the answer as news of it. Whether there was an answer: an
/// order that the gateway never heard of may still be on its way there.
pub(super) async fn ask(shop: &Shop, order_no: &OrderNo) -> Result<bool, CallError> {
    let found = find(shop, order_no).await?;
    if let Some(payment) = &found {
        shop.orders.hear(order_no, payment.standing(), false);
    }
    Ok(found.is_some())
}

impl Transaction {
    pub(super) fn standing(&self) -> Standing {
        Standing {
            trade_no: Some(self.trade_no.clone()),
            info: self.trade_info.clone(),
            ..Standing::new(Status::of(self.trade_status))
        }
    }
}
