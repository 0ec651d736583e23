//! The clock's remote control, for tests in other processes. It asks for the admin token and can
//! only push time forward.

use std::time::Duration;

use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

use crate::gateway::Gateway;
use crate::secret;

/// The header with the admin token.
pub const TOKEN_HEADER: &str = "x-sandbox-token";

/// The farthest that one call may push the clock: ten years.
const MAX_ADVANCE: u64 = 10 * 366 * 24 * 60 * 60;

pub(crate) fn routes() -> Router<Gateway> {
    Router::new().route("/sandbox/clock", get(show).post(advance))
}

/// Proof that the caller knows the admin token.
struct Admin;

impl FromRequestParts<Gateway> for Admin {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, gateway: &Gateway) -> Result<Self, Response> {
        // Hashes are compared, so the time it takes tells nothing about the token.
        let told = parts
            .headers
            .get(TOKEN_HEADER)
            .and_then(|value| value.to_str().ok())
            .map(secret::fingerprint);
        if told.as_deref() == Some(gateway.admin_hash.as_str()) {
            return Ok(Self);
        }
        let sentence = "send the sandbox's admin token in the header x-sandbox-token\n";
        Err((StatusCode::FORBIDDEN, sentence).into_response())
    }
}

#[derive(Serialize)]
struct Shown {
    now: i64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Advance {
    advance_seconds: u64,
}

async fn show(State(gateway): State<Gateway>, _: Admin) -> Json<Shown> {
    Json(Shown {
        now: gateway.clock.now().millis(),
    })
}

async fn advance(
    State(gateway): State<Gateway>,
    _: Admin,
    Json(advance): Json<Advance>,
) -> Result<Json<Shown>, Response> {
    if advance.advance_seconds > MAX_ADVANCE {
        let sentence = "advanceSeconds is at most ten years\n";
        return Err((StatusCode::BAD_REQUEST, sentence).into_response());
    }
    gateway
        .clock
        .advance(Duration::from_secs(advance.advance_seconds));
    tracing::info!(seconds = advance.advance_seconds, "the clock was pushed");
    Ok(show(State(gateway), Admin).await)
}
