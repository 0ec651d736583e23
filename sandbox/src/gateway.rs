//! The gateway's web server: what every handler shares, and which routes there are. What the
//! routes do is in the dialects and in the modules beside this one.

use axum::extract::{DefaultBodyLimit, OriginalUri, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, middleware};
use tokio::sync::watch;

use crate::account::Accounts;
use crate::checkout;
use crate::clock::Clock;
use crate::dialects::asiabill;
use crate::hosts::{self, Hosts};
use crate::ledger::Ledger;
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
    /// The hash of the secret that moves the clock.
    pub admin_hash: String,
    /// How often cards were tried.
    pub tries: Tries,
    /// Turns true when the sandbox stops.
    pub stopping: watch::Receiver<bool>,
}

impl Gateway {
    /// Waits until the sandbox stops.
    pub async fn stopping(&self) {
        // An error means that the sender is gone, which is a stop as well.
        let _ = self.stopping.clone().wait_for(|stopping| *stopping).await;
    }
}

/// Every route of the gateway that listens on a port, with the frame's.
pub fn router(gateway: Gateway, frame: Router, port: u16) -> Router {
    let checkout = checkout::routes().with_state(gateway.clone());
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
    own.merge(frame).layer(middleware::from_fn_with_state(
        Hosts::of(port, checkout),
        hosts::by_name,
    ))
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
