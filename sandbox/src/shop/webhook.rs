//! `/api/webhooks/asiabill`: the gateway reports how a payment stands. Only its signature counts,
//! and only while it is young; the same report may come any number of times.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use payseal_core::wire::charge::OrderStatus;
use payseal_core::wire::ids::{OrderNo, TradeNo};
use serde::Deserialize;

use super::Shop;
use super::charges::Status;
use super::orders::Standing;

/// Where the gateway reports to.
pub(super) const PATH: &str = "/api/webhooks/asiabill";

/// The word that ends the gateway's sending.
const ACKNOWLEDGED: &str = "success";

#[derive(Deserialize)]
struct Report {
    #[serde(rename = "type")]
    kind: String,
    data: serde_json::Value,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Payment {
    order_no: OrderNo,
    trade_no: TradeNo,
    order_status: OrderStatus,
    order_info: String,
}

/// `POST /api/webhooks/asiabill`.
pub(super) async fn report(
    State(shop): State<Arc<Shop>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if !shop.gateway.has_signed_webhook(&headers, &body) {
        let sentence = "this report is not signed by the gateway, or older than ten minutes\n";
        return (StatusCode::FORBIDDEN, sentence).into_response();
    }
    let Ok(report) = serde_json::from_slice::<Report>(&body) else {
        return (StatusCode::BAD_REQUEST, "this report cannot be read\n").into_response();
    };
    if !report.kind.starts_with("transaction.") {
        // Nothing that this shop acts on: heard, and not to be sent again.
        return ACKNOWLEDGED.into_response();
    }
    let Ok(payment) = serde_json::from_value::<Payment>(report.data) else {
        return (StatusCode::BAD_REQUEST, "this report cannot be read\n").into_response();
    };
    let news = Standing {
        trade_no: Some(payment.trade_no),
        info: payment.order_info,
        ..Standing::new(Status::of(payment.order_status))
    };
    if !shop.orders.hear(&payment.order_no, news, true) {
        tracing::info!(order = %payment.order_no, "a report is about an order that is forgotten");
    }
    ACKNOWLEDGED.into_response()
}
