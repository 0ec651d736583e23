//! `/api/session-token` and `/api/me`: what the shop's pages ask before anything is saved or
//! charged. The token passes through and is not kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::{Extension, Json};
use payseal_core::wire::ids::CustomerId;
use payseal_core::wire::session::{self, CreateSession};
use serde::Serialize;

use super::Shop;
use super::catalogue;
use super::problem::Problem;
use super::visitor::Visitor;

/// What the loader expects of a merchant's server.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Token {
    session_token: String,
    expires_in: u32,
}

/// `POST /api/session-token`.
pub(super) async fn token(State(shop): State<Arc<Shop>>) -> Result<Json<Token>, Problem> {
    let session = shop.gateway.call::<CreateSession>(&(), &[], None).await?;
    Ok(Json(Token {
        session_token: session.session_token.expose_token().to_owned(),
        expires_in: session::LIFETIME_SECONDS,
    }))
}

/// Who is looking, and what things cost.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Me {
    signed_in: bool,
    /// The gateway's id of the customer, once there is one.
    customer_id: Option<CustomerId>,
    prices: BTreeMap<&'static str, String>,
}

/// `GET /api/me`.
pub(super) async fn me(Extension(visitor): Extension<Arc<Visitor>>) -> Json<Me> {
    let signed_in = !visitor.is_guest();
    Json(Me {
        signed_in,
        customer_id: visitor.customer.get().filter(|_| signed_in).cloned(),
        prices: catalogue::ITEMS
            .iter()
            .map(|(slug, price)| (*slug, price.to_string()))
            .collect(),
    })
}
