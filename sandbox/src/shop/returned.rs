//! `/api/returned`: a shopper is back from the bank, and the address says how it went. Whoever
//! types an address can say anything, so only the gateway's signature on it counts; nothing else
//! is concluded from a visit.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use payseal_core::wire::charge::OrderStatus;
use payseal_core::wire::ids::{OrderNo, TradeNo};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};

use super::Shop;
use super::cards::Face;
use super::charges::{Receipt, Status};
use super::problem::Problem;

/// `GET /api/returned`, with the query of the page that the shopper came back to.
pub(super) async fn returned(
    State(shop): State<Arc<Shop>>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Json<Receipt>, Problem> {
    let Query(pairs) = query.map_err(|_| Problem::ReturnUnproven)?;
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    let member = |name: &str| {
        let mut found = pairs.iter().filter(|(other, _)| *other == name);
        // A member that is there twice could be signed once and read once.
        let (_, value) = found.next()?;
        found.next().is_none().then_some(*value)
    };
    let signature = member("signInfo").ok_or(Problem::ReturnUnproven)?;
    if !shop.gateway.has_signed_return(&pairs, signature) {
        return Err(Problem::ReturnUnproven);
    }
    let read = || {
        let status: StrDeserializer<'_, ValueError> = member("orderStatus")?.into_deserializer();
        let mask = member("maskCardNo").unwrap_or_default();
        Some(Receipt {
            status: Status::of(OrderStatus::deserialize(status).ok()?),
            trade_no: TradeNo::parse(member("tradeNo")?).ok(),
            order_no: OrderNo::parse(member("orderNo")?).ok()?,
            amount: member("orderAmount")?.to_owned(),
            currency: member("orderCurrency")?.to_owned(),
            card: Face::of_mask(mask),
            at: shop.gateway.now().millis(),
            info: member("orderInfo").unwrap_or_default().to_owned(),
            redirect_url: None,
        })
    };
    read().map(Json).ok_or(Problem::ReturnUnproven)
}
