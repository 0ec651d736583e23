//! The sandbox's remote control, for tests in other processes: it pushes the clock forward, and
//! makes happen to a payment what a merchant has no call for. It asks for the admin token.

use std::time::Duration;

use axum::extract::{FromRequestParts, Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

use payseal_engine::ledger::Fault;
use payseal_engine::secret;
use payseal_gateway::gateway::Gateway;

/// The header with the admin token.
pub const TOKEN_HEADER: &str = "x-sandbox-token";

/// The farthest that one call may push the clock: ten years.
const MAX_ADVANCE: u64 = 10 * 366 * 24 * 60 * 60;

pub(crate) fn routes() -> Router<Gateway> {
    Router::new()
        .route("/sandbox/clock", get(show).post(advance))
        .route("/sandbox/payments/{tradeNo}/chargeback", post(charge_back))
        .route("/sandbox/payments/{tradeNo}/clear", post(clear))
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

/// What a bank says when it takes money back and nothing else is asked for.
const REASON: &str = "4853 Cardholder dispute";

/// The longest reason.
const MAX_REASON: usize = 200;

#[derive(Default, Deserialize)]
struct Dispute {
    reason: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Disputed {
    /// The dispute's.
    #[serde(rename = "batchNo")]
    number: String,
    amount: String,
    currency: &'static str,
}

/// The shopper's bank takes a payment's money back.
async fn charge_back(
    State(gateway): State<Gateway>,
    _: Admin,
    Path(payment_id): Path<String>,
    dispute: Option<Json<Dispute>>,
) -> Result<Json<Disputed>, Response> {
    let Json(dispute) = dispute.unwrap_or_default();
    let reason = dispute.reason.unwrap_or_else(|| REASON.to_owned());
    if reason.chars().count() > MAX_REASON {
        let sentence = "reason has at most 200 characters\n";
        return Err((StatusCode::BAD_REQUEST, sentence).into_response());
    }
    let chargeback = gateway
        .ledger
        .run(move |book| book.charge_back(&payment_id, reason))
        .await
        .map_err(|fault| refused(&fault))?;
    Ok(Json(Disputed {
        number: chargeback.number.to_string(),
        amount: chargeback.amount.to_decimal(),
        currency: chargeback.amount.currency().code(),
    }))
}

/// A payment's money is paid out to the merchant.
async fn clear(
    State(gateway): State<Gateway>,
    _: Admin,
    Path(payment_id): Path<String>,
) -> Result<StatusCode, Response> {
    gateway
        .ledger
        .run(move |book| book.clear(&payment_id))
        .await
        .map_err(|fault| refused(&fault))?;
    Ok(StatusCode::NO_CONTENT)
}

fn refused(fault: &Fault) -> Response {
    match fault {
        Fault::Refused(refusal) => {
            (StatusCode::UNPROCESSABLE_ENTITY, format!("{refusal}\n")).into_response()
        }
        Fault::Store(_) | Fault::NoRandomness(_) | Fault::Busy | Fault::Torn => {
            tracing::error!(error = %fault, "the remote control failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
