//! The demo shop, Harbour Coffee: a merchant on its own origin. Its pages embed the sealed form,
//! its server signs real HTTP calls to the gateway. It keeps no card data, no password and no
//! database, and it never looks into the gateway's ledger.
//!
//! Reading order: [`router`], `page`, `session`, `cards`, `charges`, `checkout`,
//! `orders`, `webhook`. The calls to the gateway are `payseal_asiabill::client`'s.

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
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};

use page::Page;
use payseal_asiabill::client::{Account, Client, ClientError};
use problem::Problem;
use state::Shop;

/// What the shop must know to trade.
#[derive(Clone)]
pub struct Config {
    /// Where the shop's server reaches the gateway, such as `http://127.0.0.1:4001`.
    pub gateway_url: String,
    /// The gateway as browsers name it, such as `http://pay.localhost:4001`.
    pub gateway_origin: String,
    /// The bank as browsers name it, whose page stands in a dialog of the checkout.
    pub bank_origin: String,
    /// The public name of the shop's account, which stands in the frame's address.
    pub account: String,
    /// The merchant's public gateway number.
    pub gateway_no: String,
    /// The merchant's secret key.
    pub signkey: String,
    /// The directory with the shop's pages, `www/shop`; the brand marks are beside it, in `icons`.
    pub assets_dir: PathBuf,
}

/// A masked print: the signkey is a secret.
impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "shop::Config({} at {})",
            self.gateway_no, self.gateway_origin
        )
    }
}

/// The shop has no way to call its gateway.
#[derive(Debug, thiserror::Error)]
#[error("the demo shop: {0}")]
pub struct NoClient(#[from] ClientError);

/// The shop's pages and its JSON routes.
///
/// # Errors
/// When the shop has no way to call its gateway.
pub fn router(config: Config) -> Result<Router, NoClient> {
    let shop = Arc::new(Shop {
        gateway: client(&config)?,
        orders: orders::Orders::default(),
        gateway_origin: config.gateway_origin,
        bank_origin: config.bank_origin,
        account: config.account,
        assets_dir: config.assets_dir,
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
            "/asiabill",
            get(|s, e, q, h| page::show(Page::Asiabill, s, e, q, h)),
        )
        .fallback(|s, e, q, h| page::show(Page::Missing, s, e, q, h));
    let visited = pages.merge(api).layer(middleware::from_fn_with_state(
        Arc::<visitor::Visitors>::default(),
        visitor::greet,
    ));
    Ok(Router::new()
        .route("/assets/{file}", get(asset))
        .route("/marks/{file}", get(mark))
        .route("/text/{file}", get(text))
        .route(webhook::PATH, post(webhook::report))
        .merge(visited)
        .layer(DefaultBodyLimit::max(16 * 1024))
        .layer(middleware::from_fn(guard::guard))
        .with_state(shop))
}

/// The way to the gateway: a loopback address, called by the name that the gateway answers to.
fn client(config: &Config) -> Result<Client, ClientError> {
    let account = Account::new(&config.gateway_no, &config.signkey);
    let origin = &config.gateway_origin;
    let name = origin.split_once("://").map_or(&**origin, |(_, name)| name);
    Ok(Client::new(&config.gateway_url, account)?.named(name))
}

async fn asset(
    State(shop): State<Arc<Shop>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    files::serve(shop.assets_dir.join("assets"), name, &headers).await
}

async fn mark(
    State(shop): State<Arc<Shop>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    files::serve(shop.assets_dir.join("../icons"), name, &headers).await
}

async fn text(
    State(shop): State<Arc<Shop>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    files::serve(shop.assets_dir.join("text"), name, &headers).await
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
