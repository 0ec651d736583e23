//! The demo shop, Harbour Coffee: a merchant on its own origin. Its pages embed the sealed form,
//! its server makes real HTTP calls to the gateway, in the words of `Merchant`: which dialect it speaks there, it
//! does not know. It keeps no card data, no password and no
//! database, and it never looks into the gateway's ledger.
//!
//! Reading order: [`router`], `page`, `session`, `cards`, `charges`, `checkout`,
//! `orders`, `webhook`.

mod cards;
mod cart;
mod catalogue;
mod charges;
mod checkout;
mod customer;
mod face;
mod files;
mod guard;
mod hosted;
mod methods;
mod orders;
mod page;
mod problem;
mod returned;
mod session;
mod settle;
mod state;
mod status;
mod visitor;
mod webhook;

use std::fmt;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};

pub use files::Pages;
use page::Page;
use payseal_gateway::merchant::Merchant;
use problem::Problem;
use state::Shop;

/// What the shop must know to trade.
pub struct Config {
    /// The shop's way to its gateway.
    pub gateway: Box<dyn Merchant>,
    /// What the dialect that it speaks there is called: the webhook endpoint and the page with that
    /// dialect's own script are named after it.
    pub dialect: &'static str,
    /// The gateway as browsers name it, such as `http://pay.localhost:4001`.
    pub gateway_origin: String,
    /// The bank as browsers name it, whose page stands in a dialog of the checkout.
    pub bank_origin: String,
    /// The public name of the shop's account, which stands in the frame's address.
    pub account: String,
    /// The shop's pages, with the brand marks.
    pub pages: Pages,
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "shop::Config({} at {})",
            self.account, self.gateway_origin
        )
    }
}

/// The shop's pages and its JSON routes.
pub fn router(config: Config) -> Router {
    let Config { dialect, .. } = config;
    let webhook_path = webhook::path(dialect);
    let shop = Arc::new(Shop {
        gateway: config.gateway,
        webhook_path: webhook_path.clone(),
        orders: orders::Orders::default(),
        gateway_origin: config.gateway_origin,
        bank_origin: config.bank_origin,
        account: config.account,
        pages: config.pages,
    });
    let api = Router::new()
        .route("/api/session-token", post(session::token))
        .route("/api/me", get(session::me))
        .route("/api/cards", get(cards::list).post(cards::keep))
        .route("/api/cards/{id}", delete(cards::remove))
        .route("/api/charges", post(charges::charge))
        .route("/api/checkout/charge", post(checkout::charge))
        .route("/api/checkout/hosted", post(hosted::send))
        .route("/api/methods", post(methods::list))
        .route(
            "/api/orders/{order}",
            get(settle::order).post(settle::order),
        )
        .route("/api/returned", get(returned::returned))
        .route("/api/{*other}", get(no_such_call))
        .layer(middleware::from_fn(never_kept));
    let pages = Router::new()
        .route("/", get(|s, e, q, h| page::show(Page::Home, s, e, q, h)))
        .route(
            "/save",
            get(|s, e, q, h| page::show(Page::Save, s, e, q, h)),
        )
        .route(
            "/cards",
            get(|s, e, q, h| page::show(Page::Cards, s, e, q, h)),
        )
        .route(
            "/checkout",
            get(|s, e, q, h| page::show(Page::Checkout, s, e, q, h)),
        )
        .route(
            "/order",
            get(|s, e, q, h| page::show(Page::Order, s, e, q, h)),
        )
        .route(
            "/returned",
            get(|s, e, q, h| page::show(Page::Returned, s, e, q, h)),
        )
        .route(
            "/gallery",
            get(|s, e, q, h| page::show(Page::Gallery, s, e, q, h)),
        )
        .route(
            &format!("/{dialect}"),
            get(move |s, e, q, h| page::show(Page::OfDialect(dialect), s, e, q, h)),
        )
        .fallback(|s, e, q, h| page::show(Page::Missing, s, e, q, h));
    let visited = pages.merge(api).layer(middleware::from_fn_with_state(
        Arc::<visitor::Visitors>::default(),
        visitor::greet,
    ));
    Router::new()
        .route("/assets/{file}", get(asset))
        .route("/marks/{file}", get(mark))
        .route("/text/{file}", get(text))
        .route(&webhook_path, post(webhook::report))
        .merge(visited)
        .layer(DefaultBodyLimit::max(16 * 1024))
        .layer(middleware::from_fn(guard::guard))
        .with_state(shop)
}

async fn asset(
    State(shop): State<Arc<Shop>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    shop.pages.serve("assets", &name, &headers).await
}

async fn mark(
    State(shop): State<Arc<Shop>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    shop.pages.serve("icons", &name, &headers).await
}

async fn text(
    State(shop): State<Arc<Shop>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    shop.pages.serve("text", &name, &headers).await
}

async fn no_such_call() -> Response {
    Problem::OptionInvalid.into_response()
}

/// Answers about a visitor stay out of every cache.
async fn never_kept(request: axum::extract::Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
