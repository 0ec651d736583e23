//! The bank: the issuer's pages, and those of the providers whose part it plays. They stand on an
//! origin of their own, and lead back to the merchant in the words of the payment's dialect.

mod challenge;
mod entrance;
mod scan;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use axum::{Form, Router};
use maud::html;

pub use challenge::{Answered, Opened, answer, show};
pub use entrance::Entrance;
pub use scan::HERE;

use crate::gateway::Gateway;
use crate::page;

/// Every route of the bank's own origin.
pub fn routes() -> Router<Gateway> {
    Router::new()
        .route(
            "/sandbox/bank/{secret}",
            get(show_challenge).post(take_answer),
        )
        .route("/", get(home))
        .route(page::STYLE_PATH, get(page::style))
        .fallback(async || {
            let sentence = "There is nothing at this address of the sandbox bank.\n";
            (StatusCode::NOT_FOUND, sentence)
        })
}

async fn show_challenge(
    State(gateway): State<Gateway>,
    Path(secret): Path<String>,
    Query(opened): Query<Opened>,
) -> Response {
    show(&gateway, Entrance::own(&gateway, secret), opened).await
}

async fn take_answer(
    State(gateway): State<Gateway>,
    Path(secret): Path<String>,
    Form(answered): Form<Answered>,
) -> Response {
    answer(&gateway, Entrance::own(&gateway, secret), answered).await
}

async fn home() -> Response {
    let body = html! {
        p {
            "This is the bank of a Payseal sandbox. It asks the shopper when a payment needs it, on a page \
             whose address the gateway gives to the merchant."
        }
    };
    page::page("Sandbox bank", body)
}
