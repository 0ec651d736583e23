//! `/api/returned`: a shopper is back from the bank, and the address says how it went. Whoever
//! types an address can say anything, so one without the gateway's signature is refused, and even
//! a signed one says only which payment to ask the gateway about.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use payseal_gateway::merchant::CallError;

use super::charges::Receipt;
use super::face::Face;
use super::problem::Problem;
use super::state::Shop;
use super::status::Status;

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
    let told = shop
        .gateway
        .returned(&pairs)
        .ok_or(Problem::ReturnUnproven)?;
    let payment = match shop.gateway.payment(told.payment.clone()).await {
        Err(CallError::Refused) => return Err(Problem::ReturnUnproven),
        answer => answer?,
    };
    if !payment.pays(&told.order, told.amount) {
        return Err(Problem::ReturnUnproven);
    }
    Ok(Json(Receipt {
        status: Status::of(payment.status),
        trade_no: Some(told.payment),
        order_no: told.order,
        amount: told.amount.to_decimal(),
        currency: told.amount.currency().code(),
        card: Face::of_last4(told.last4),
        at: shop.gateway.now(),
        info: told.info,
        redirect_url: None,
    }))
}
