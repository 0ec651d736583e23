//! Every route of the gateway's port, by the name that is asked for: the gateway with the frame and
//! its dialects, its payment page, and the bank.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::html;
use tower::ServiceExt as _;

use crate::hosts::{self, Hosts};
use crate::{account_list, admin, card_list, checkout, logos};
use payseal_engine::ledger::one_request;
use payseal_gateway::dialect::Dialect;
use payseal_gateway::gateway::{Gateway, MAX_BODY};
use payseal_gateway::{address, bank, page};

/// Every route of the gateway that listens at an address, and perhaps by https on another port, with the
/// frame's.
pub fn router(
    gateway: Gateway,
    frame: Router,
    listens: SocketAddr,
    tls_port: Option<u16>,
) -> Router {
    let checkout = checkout::routes().with_state(gateway.clone());
    let bank = gateway
        .dialects
        .iter()
        .fold(bank::routes(), |bank, dialect| {
            bank.merge(dialect.bank_routes())
        })
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .with_state(gateway.clone());
    let spoken: Arc<[Spoken]> = gateway
        .dialects
        .iter()
        .map(|dialect| Spoken::of(*dialect, &gateway))
        .collect();
    let own = Router::new()
        .merge(admin::routes())
        .merge(card_list::routes())
        .merge(account_list::routes(listens))
        .route("/", get(home))
        .route(page::STYLE_PATH, get(page::style))
        .route(address::LOGO_ROUTE, get(logos::logo))
        .fallback(move |request| elsewhere(Arc::clone(&spoken), request))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .with_state(gateway);
    let ports: Vec<u16> = [listens.port()].into_iter().chain(tls_port).collect();
    own.merge(frame)
        .layer(middleware::from_fn_with_state(
            Hosts::of(&ports, checkout, bank),
            hosts::by_name,
        ))
        .layer(middleware::from_fn(with_patience))
}

/// However often a request asks the ledger, it waits for it once.
async fn with_patience(request: Request, next: Next) -> Response {
    one_request(next.run(request)).await
}

async fn home(State(gateway): State<Gateway>) -> Response {
    let body = html! {
        p {
            "This is the payment gateway of a Payseal sandbox. It accepts "
            a href=(card_list::PATH) { "published test cards" }
            " only, and moves no money."
        }
        p {
            "Merchants reach it at " code { (gateway.origin) } ", with the keys of their "
            a href=(account_list::PATH) { "accounts" }
            "."
        }
    };
    page::page("Sandbox gateway", body)
}

/// A dialect, and what answers at its paths.
struct Spoken {
    dialect: &'static dyn Dialect<Gateway>,
    routes: Router,
}

impl Spoken {
    fn of(dialect: &'static dyn Dialect<Gateway>, gateway: &Gateway) -> Self {
        let routes = dialect
            .routes()
            .fallback(move || async move { dialect.no_such_path() });
        let gateway = gateway.in_dialect(dialect);
        Self {
            dialect,
            routes: dialect.layered(routes, &gateway).with_state(gateway),
        }
    }
}

/// Whatever is no route of the gateway's own is the dialect's that speaks the path.
async fn elsewhere(spoken: Arc<[Spoken]>, request: Request) -> Response {
    let path = request.uri().path();
    let Some(by) = spoken.iter().find(|spoken| spoken.dialect.speaks(path)) else {
        let sentence = "There is nothing at this address of the sandbox gateway.\n";
        return (StatusCode::NOT_FOUND, sentence).into_response();
    };
    match by.routes.clone().oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}
