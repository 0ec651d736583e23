//! What only the operator asks, on an address of its own: it is on no public one.

use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::meter::Meter;
use super::metrics;

/// How long the gateway may take to accept a connection before this host is not ready.
const CONNECT: Duration = Duration::from_secs(2);

#[derive(Clone)]
struct Desk {
    meter: Meter,
    /// Where the gateway is now, as host and port.
    upstream: tokio::sync::watch::Receiver<(String, u16)>,
}

/// `/health`: the program answers. `/ready`: the gateway behind it accepts connections.
/// `/metrics`: what was counted.
pub fn router(meter: Meter, upstream: tokio::sync::watch::Receiver<(String, u16)>) -> Router {
    Router::new()
        .route("/health", get(async || "alive\n"))
        .route("/ready", get(ready))
        .route("/metrics", get(counted))
        .with_state(Desk { meter, upstream })
}

async fn ready(State(desk): State<Desk>) -> Response {
    let (host, port) = desk.upstream.borrow().clone();
    let host = host.trim_matches(['[', ']']).to_owned();
    match timeout(CONNECT, TcpStream::connect((host, port))).await {
        Ok(Ok(_)) => "ready\n".into_response(),
        Ok(Err(_)) | Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the gateway behind this host accepts no connection\n",
        )
            .into_response(),
    }
}

async fn counted(State(desk): State<Desk>) -> Response {
    let (under_way, sums) = desk.meter.read();
    (
        [(CONTENT_TYPE, metrics::KIND)],
        metrics::written(under_way, &sums),
    )
        .into_response()
}
