//! Settling an order: the gateway is asked which payments it has for it. This never charges.

use payseal_core::wire::charge::OrderStatus;
use payseal_core::wire::ids::OrderNo;
use payseal_merchant::{CallError, Transaction};

use super::Shop;
use super::charges::Status;
use super::orders::Standing;

/// The payment that says how an order stands, if the gateway has any: the one that succeeded,
/// else one that still may, else the newest that failed.
pub(super) async fn find(
    shop: &Shop,
    order_no: &OrderNo,
) -> Result<Option<Transaction>, CallError> {
    let list = shop.gateway.list_transactions(order_no).await?.list;
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
        shop.orders.hear(order_no, standing(payment), false);
    }
    Ok(found.is_some())
}

/// How an order stands by this payment of it.
pub(super) fn standing(payment: &Transaction) -> Standing {
    Standing {
        trade_no: Some(payment.trade_no.clone()),
        info: payment.trade_info.clone(),
        ..Standing::new(Status::of(payment.trade_status))
    }
}
