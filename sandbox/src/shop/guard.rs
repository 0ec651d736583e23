//! Who may ask the shop's server at all: pages of the shop itself, under a loopback name. It
//! knows nothing of visitors.

use axum::extract::Request;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::problem::Problem;
use payseal_gateway::own_pages;
pub(super) use payseal_gateway::own_pages::host;

/// Turns away other sites' forms and scripts, and names that merely resolve to this machine.
pub(super) async fn guard(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if !is_loopback(request.headers()) || !(reads || own_pages::is_own(request.headers())) {
        return Problem::Foreign.into_response();
    }
    next.run(request).await
}

fn is_loopback(headers: &HeaderMap) -> bool {
    host(headers).is_some()
}
