//! The webhook endpoint: the gateway reports how a payment stands. Only its signature counts, and only
//! while it is young; the same report may come any number of times.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use payseal_gateway::merchant::WebhookError;

use super::orders::Standing;
use super::state::Shop;

/// Where the gateway of a dialect reports to.
pub(super) fn path(dialect: &str) -> String {
    format!("/api/webhooks/{dialect}")
}

/// `POST` of a report.
pub(super) async fn report(
    State(shop): State<Arc<Shop>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    match shop.gateway.webhook(&headers, &body).await {
        Ok(Some(news)) => {
            let standing = Standing::of(news.attempt);
            if !shop.orders.hear(&news.order, standing, true) {
                tracing::info!(
                    order = news.order,
                    "a report is about an order that is forgotten"
                );
            }
        }
        // Nothing that this shop acts on: heard, and not to be sent again.
        Ok(None) => {}
        Err(WebhookError::NotBelieved) => {
            let sentence =
                "this report is not signed by the gateway, or not of these ten minutes\n";
            return (StatusCode::FORBIDDEN, sentence).into_response();
        }
        Err(WebhookError::Unreadable) => {
            return (StatusCode::BAD_REQUEST, "this report cannot be read\n").into_response();
        }
    }
    shop.gateway.acknowledgement().into_response()
}
