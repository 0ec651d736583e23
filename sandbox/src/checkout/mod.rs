//! The gateway's own payment page, for merchants who have none: the order, every way to pay that it
//! has, and the way back. It stands on an origin of its own and shows the card form as any
//! merchant's page does, in the sealed frame; so a mistake in it can no more read a card than a
//! merchant's could.
//!
//! What an order may do is [`crate::ledger`]'s; this only draws and answers.

mod calls;
mod leave;
mod page;
mod still;
mod ways;
mod words;

use axum::Router;
use axum::extract::{Path, Request};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use crate::gateway::Gateway;
use crate::own_pages;
use crate::secret;
use crate::store::Local;

/// Where an order waits, for whoever knows its secret.
const ORDER: &str = "/c";

/// The address of an order's page.
pub(crate) fn address(gateway: &Gateway, secret: &str) -> String {
    format!("{}{ORDER}/{secret}", gateway.checkout_origin)
}

/// Where the providers' marks are, here and on the gateway: a merchant's page that may show what the
/// gateway serves may show them.
pub(crate) const LOGO_ROUTE: &str = "/logos/{name}";

/// The path of a provider's mark.
pub(crate) fn logo_path(local: Local) -> String {
    format!("/logos/{}.svg", local.word().to_ascii_lowercase())
}

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
        .route(LOGO_ROUTE, get(logo))
        .fallback(async || still::plain(StatusCode::NOT_FOUND, "missing", None))
        .layer(middleware::from_fn(only_own_posts))
}

/// The name in the rows of an order with this secret.
fn id_of(secret: &str) -> String {
    secret::fingerprint(secret)
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

pub(crate) async fn logo(Path(name): Path<String>) -> Response {
    let word = name.strip_suffix(".svg").unwrap_or_default();
    match Local::from_word(word) {
        Some(local) => fixed("image/svg+xml", logo_of(local)),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The marks are ours: drawn for this page, each in its provider's colours.
const fn logo_of(local: Local) -> &'static str {
    match local {
        Local::Alipay => include_str!("../../../www/checkout/logos/alipay.svg"),
        Local::WeChatPay => include_str!("../../../www/checkout/logos/wechatpay.svg"),
        Local::Klarna => include_str!("../../../www/checkout/logos/klarna.svg"),
        Local::Ideal => include_str!("../../../www/checkout/logos/ideal.svg"),
        Local::Bancontact => include_str!("../../../www/checkout/logos/bcmc.svg"),
        Local::Giropay => include_str!("../../../www/checkout/logos/giropay.svg"),
        Local::P24 => include_str!("../../../www/checkout/logos/p24.svg"),
        Local::Gcash => include_str!("../../../www/checkout/logos/gcash.svg"),
        Local::KakaoPay => include_str!("../../../www/checkout/logos/kakaopay.svg"),
        Local::Sepa => include_str!("../../../www/checkout/logos/sepa.svg"),
    }
}

/// A file that only a new version of this program changes. A mark may be shown by any page.
fn fixed(kind: &'static str, text: &'static str) -> Response {
    let headers: [(HeaderName, HeaderValue); 4] = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("cross-origin"),
        ),
    ];
    (headers, text).into_response()
}
