//! Settling an order, and `/api/orders`: the gateway is asked which payments it has for it. This
//! never charges.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::{Extension, Json};
use payseal_gateway::merchant::{CallError, Payment, PaymentStatus};
use serde::Deserialize;

use super::orders::{Standing, Told};
use super::problem::Problem;
use super::state::Shop;
use super::status::Status;
use super::visitor::Visitor;

/// The payment that says how an order stands, if the gateway has any: the one that succeeded,
/// else one that still may, else the newest that failed.
pub(super) async fn find(shop: &Shop, order_no: &str) -> Result<Option<Payment>, CallError> {
    let list = shop.gateway.payments_of(order_no.to_owned()).await?;
    let first = |status| list.iter().find(|payment| payment.status == status);
    Ok(first(PaymentStatus::Succeeded)
        .or_else(|| first(PaymentStatus::Pending))
        .or_else(|| list.first())
        .cloned())
}

/// Asks how an order stands, and takes the answer as news of it. Whether there was an answer: an
/// order that the gateway never heard of may still be on its way there.
pub(super) async fn ask(shop: &Shop, order_no: &str) -> Result<bool, CallError> {
    let found = find(shop, order_no).await?;
    if let Some(payment) = &found {
        shop.orders.hear(order_no, standing(payment), false);
    }
    Ok(found.is_some())
}

/// How an order stands by this payment of it.
pub(super) fn standing(payment: &Payment) -> Standing {
    Standing {
        trade_no: Some(payment.id.clone()),
        info: payment.info.clone(),
        ..Standing::new(Status::of(payment.status))
    }
}

#[derive(Deserialize)]
pub(super) struct Wish {
    settle: Option<String>,
}

/// `GET` or `POST /api/orders/{orderNo}`. With `settle`, and where the shop has no answer of its
/// own, the gateway is asked; else the page learns what answers and webhooks have said so far.
pub(super) async fn order(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Arc<Visitor>>,
    Path(order_no): Path<String>,
    Query(wish): Query<Wish>,
) -> Result<Json<Told>, Problem> {
    let order = shop
        .orders
        .find(&order_no)
        .filter(|order| order.visitor == visitor.name)
        .ok_or(Problem::OrderUnknown)?;
    let asks = wish.settle.is_some() || order.standing.status == Status::Unknown;
    if asks && !order.standing.is_final() {
        ask(&shop, &order_no).await?;
    }
    let order = shop.orders.find(&order_no).unwrap_or(order);
    Ok(Json(Told::of(order_no, order)))
}
