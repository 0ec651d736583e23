//! The gateway's web server: what every handler shares, and which routes there are. What the
//! routes do is in the dialects and in the modules beside this one.

use axum::extract::{DefaultBodyLimit, OriginalUri, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, middleware};
use payseal_core::card::CvcPolicies;
use tokio::sync::watch;

use crate::account::Accounts;
use crate::checkout;
use crate::clock::Clock;
use crate::dialects::asiabill;
use crate::hosts::{self, Hosts};
use crate::ledger::{Ledger, one_request};
use crate::tries::Tries;
use crate::{admin, card_list, page};

/// The longest request body. A create call with every billing field full is a few kilobytes.
pub const MAX_BODY: usize = 64 * 1024;

/// What every handler of the gateway shares.
#[derive(Clone)]
pub struct Gateway {
    /// The rules and the rows.
    pub ledger: Ledger,
    /// The merchant accounts.
    pub accounts: Accounts,
    /// The clock.
    pub clock: Clock,
    /// The gateway as browsers name it, such as `http://pay.localhost:4001`.
    pub origin: String,
    /// The payment page as browsers name it: an origin of its own, so that it is to the card form
    /// what a merchant's page is.
    pub checkout_origin: String,
    /// The bank as browsers name it: the issuer is not the gateway, and its page is not on the
    /// origin of the card form.
    pub bank_origin: String,
    /// The hash of the secret that moves the clock.
    pub admin_hash: String,
    /// How often cards were tried.
    pub tries: Tries,
    /// Turns true when the sandbox stops.
    pub stopping: watch::Receiver<bool>,
}

impl Gateway {
    /// Whether the cards of an account need their security code, by brand.
    #[must_use]
    pub fn cvc_policies(&self, account: &str) -> CvcPolicies {
        let account = self.accounts.find(account);
        account.map_or_else(CvcPolicies::default, |account| account.cvc_policies)
    }

    /// Waits until the sandbox stops.
    pub async fn stopping(&self) {
        // An error means that the sender is gone, which is a stop as well.
        let _ = self.stopping.clone().wait_for(|stopping| *stopping).await;
    }
}

/// Every route of the gateway that listens on a port, with the frame's.
pub fn router(gateway: Gateway, frame: Router, port: u16) -> Router {
    let checkout = checkout::routes().with_state(gateway.clone());
    let bank = bank(gateway.clone());
    let own = Router::new()
        .merge(asiabill::routes())
        .merge(admin::routes())
        .merge(card_list::routes())
        .route("/", get(home))
        .route(page::STYLE_PATH, get(style))
        .route(checkout::LOGO_ROUTE, get(checkout::logo))
        .fallback(unknown)
        .layer(middleware::from_fn_with_state(
            gateway.clone(),
            asiabill::sign_answers,
        ))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .with_state(gateway);
    own.merge(frame)
        .layer(middleware::from_fn_with_state(
            Hosts::of(port, checkout, bank),
            hosts::by_name,
        ))
        .layer(middleware::from_fn(with_patience))
}

/// However often a request asks the ledger, it waits for it once.
async fn with_patience(request: Request, next: Next) -> Response {
    one_request(next.run(request)).await
}

/// The bank's own routes: its page, and nothing of the gateway's.
fn bank(gateway: Gateway) -> Router {
    Router::new()
        .merge(asiabill::bank_routes())
        .route("/", get(bank_home))
        .route(page::STYLE_PATH, get(style))
        .fallback(async || {
            let sentence = "There is nothing at this address of the sandbox bank.\n";
            (StatusCode::NOT_FOUND, sentence)
        })
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .with_state(gateway)
}

async fn bank_home() -> Response {
    let body = "<p>This is the bank of a Payseal sandbox. It asks the shopper when a payment needs \
                it, on a page whose address the gateway gives to the merchant.</p>\n";
    page::html("Sandbox bank", body)
}

async fn home(State(gateway): State<Gateway>) -> Response {
    let body = format!(
        "<p>This is the payment gateway of a Payseal sandbox. It accepts \
         <a href=\"{}\">published test cards</a> only, and moves no money.</p>\n\
         <p>Merchants reach it at <code>{}</code>.</p>\n",
        card_list::PATH,
        page::escape(&gateway.origin),
    );
    page::html("Sandbox gateway", &body)
}

async fn style() -> Response {
    (
        [(header::CONTENT_TYPE, "text/css; charset=utf-8")],
        page::STYLE,
    )
        .into_response()
}

/// Whatever has no route: refused in the words of the dialect that the path belongs to.
async fn unknown(OriginalUri(uri): OriginalUri) -> Response {
    let path = uri.path();
    if asiabill::speaks(path) {
        return asiabill::no_such_path().into_response();
    }
    let sentence = "There is nothing at this address of the sandbox gateway.\n";
    (StatusCode::NOT_FOUND, sentence).into_response()
}
