//! The gateway's own payment page, for merchants who have none: the order, every way to pay that it
//! has, and the way back. It stands on an origin of its own and shows the card form as any
//! merchant's page does, in the sealed frame; so a mistake in it can no more read a card than a
//! merchant's could.
//!
//! What an order may do is [`payseal_engine::ledger`]'s; this only draws and answers.

mod calls;
mod cookies;
mod leave;
mod order;
mod page;
mod still;
mod switch;
mod ways;
mod words;

use axum::Router;
use axum::extract::{Path, Request};
use axum::http::{Method, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use crate::fixed_file::fixed;
use crate::logos;
use payseal_gateway::address::LOGO_ROUTE;
use payseal_gateway::gateway::Gateway;
use payseal_gateway::own_pages;

/// Every route of the payment page's origin.
pub(crate) fn routes() -> Router<Gateway> {
    Router::new()
        .route("/c/{secret}", get(page::show))
        .route("/c/{secret}/session", post(calls::session))
        .route("/c/{secret}/charge", post(calls::charge))
        .route("/c/{secret}/provider", post(leave::to_provider))
        .route("/c/{secret}/cancel", post(leave::cancel))
        .route("/back/{id}", get(leave::back))
        .route("/back/{id}/card", get(still::from_bank))
        .route("/files/{name}", get(file))
        .route(LOGO_ROUTE, get(logos::logo))
        .fallback(async || still::plain(StatusCode::NOT_FOUND, "missing", None))
        .layer(middleware::from_fn(only_own_posts))
}

/// Turns away what pages of other origins send.
async fn only_own_posts(request: Request, next: Next) -> Response {
    if request.method() == Method::POST && !own_pages::is_own(request.headers()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

const FILES: [(&str, &str, &str); 5] = [
    (
        "checkout.css",
        "text/css; charset=utf-8",
        include_str!("../../../www/checkout/checkout.css"),
    ),
    (
        "checkout.js",
        "text/javascript; charset=utf-8",
        include_str!("../../../www/checkout/checkout.js"),
    ),
    (
        "attempt.js",
        "text/javascript; charset=utf-8",
        include_str!("../../../www/shop/assets/attempt.js"),
    ),
    (
        "alert.svg",
        "image/svg+xml",
        include_str!("../../../www/icons/alert.svg"),
    ),
    (
        "lock.svg",
        "image/svg+xml",
        include_str!("../../../www/icons/lock.svg"),
    ),
];

async fn file(Path(name): Path<String>) -> Response {
    let found = FILES.iter().find(|(known, _, _)| *known == name);
    match found {
        Some((_, kind, text)) => fixed(kind, text),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
