//! `/api/webhooks/asiabill`: the gateway reports how a payment stands. Only its signature counts,
//! and only while it is young; the same report may come any number of times.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use payseal_asiabill::client::{Event, WebhookError};

use super::orders::Standing;
use super::state::Shop;
use super::status::Status;

/// Where the gateway reports to.
pub(super) const PATH: &str = "/api/webhooks/asiabill";

/// The word that ends the gateway's sending.
const ACKNOWLEDGED: &str = "success";

/// `POST /api/webhooks/asiabill`.
pub(super) async fn report(
    State(shop): State<Arc<Shop>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let payment = match heard(&shop, &headers, &body).await {
        Ok(
            Event::TransactionSuccess(payment)
            | Event::TransactionFail(payment)
            | Event::TransactionPending(payment),
        ) => payment,
        // Nothing that this shop acts on: heard, and not to be sent again.
        Ok(
            Event::TransactionClear(_)
            | Event::PreAuthorizedCaptured(_)
            | Event::PreAuthorizedVoid(_)
            | Event::RefundSuccess(_)
            | Event::RefundFail(_)
            | Event::Chargeback(_)
            | Event::Unknown { .. },
        ) => return ACKNOWLEDGED.into_response(),
        Err(WebhookError::NotSigned | WebhookError::Old | WebhookError::Ahead) => {
            let sentence =
                "this report is not signed by the gateway, or not of these ten minutes\n";
            return (StatusCode::FORBIDDEN, sentence).into_response();
        }
        Err(WebhookError::Unreadable) => {
            return (StatusCode::BAD_REQUEST, "this report cannot be read\n").into_response();
        }
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

/// Reads a report. One that is ahead says that this machine's clock is behind; how far, the gateway is
/// asked, since a report is believed about its payment and not about the time.
async fn heard(shop: &Shop, headers: &HeaderMap, body: &[u8]) -> Result<Event, WebhookError> {
    let first = shop.gateway.webhook(headers, body);
    if first != Err(WebhookError::Ahead) {
        return first;
    }
    // Where it cannot be asked, the report is refused, and comes again.
    match shop.gateway.set_clock().await {
        Ok(()) => shop.gateway.webhook(headers, body),
        Err(_) => first,
    }
}
