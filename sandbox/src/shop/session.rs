//! `/api/session-token` and `/api/me`: what the shop's pages ask before anything is saved or
//! charged. The token passes through and is not kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::{Extension, Json};
use payseal_core::wire::browser::SESSION_LIFETIME_SECONDS;
use payseal_gateway::merchant::SessionWish;
use serde::{Deserialize, Serialize};

use super::cart::Wanted;
use super::problem::Problem;
use super::state::Shop;
use super::visitor::Visitor;
use super::{catalogue, customer, guard};

/// What the loader expects of a merchant's server.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Token {
    session_token: String,
    expires_in: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    customer_id: Option<String>,
    /// How many cards the customer has, for a page that pays: it keeps place for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    cards: Option<usize>,
}

/// What a page wants a token for; in the query, since the loader sends no body. Without `for`,
/// it asks for no consent; whoever the token is for, it speaks for nobody else.
#[derive(Debug, Deserialize)]
pub(super) struct Purpose {
    #[serde(rename = "for")]
    place: Option<Place>,
    cvc: Option<Cvc>,
    consent: Option<Consent>,
    #[serde(flatten)]
    wanted: Wanted,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Place {
    /// Saving cards and looking at them.
    Cards,
    /// Paying.
    Checkout,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Cvc {
    Never,
    Always,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Consent {
    None,
    Required,
}

/// `POST /api/session-token`.
pub(super) async fn token(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Arc<Visitor>>,
    purpose: Result<Query<Purpose>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Json<Token>, Problem> {
    let Query(purpose) = purpose.map_err(|_| Problem::OptionInvalid)?;
    let wish = wish(&shop, &visitor, &purpose, &headers).await?;
    let customer_id = wish.customer.clone().filter(|_| purpose.place.is_some());
    let session_token = shop.gateway.open_session(wish).await?;
    let cards = match &customer_id {
        // A list that is not to be had now may be had by the form later.
        Some(customer) if purpose.place == Some(Place::Checkout) => {
            let cards = shop.gateway.cards_of(customer.clone()).await;
            cards.ok().map(|cards| cards.len())
        }
        Some(_) | None => None,
    };
    Ok(Json(Token {
        session_token,
        expires_in: SESSION_LIFETIME_SECONDS,
        customer_id,
        cards,
    }))
}

async fn wish(
    shop: &Shop,
    visitor: &Visitor,
    purpose: &Purpose,
    headers: &HeaderMap,
) -> Result<SessionWish, Problem> {
    let customer = if visitor.is_guest() {
        None
    } else {
        Some(customer::of(shop, visitor).await?)
    };
    let amount = if purpose.place == Some(Place::Checkout) && !purpose.wanted.is_empty() {
        let total = purpose.wanted.cart().total();
        Some(total.ok_or(Problem::OptionInvalid)?)
    } else {
        None
    };
    let consent_required = match (purpose.consent, purpose.place) {
        (Some(Consent::Required), _) | (None, Some(_)) => true,
        (Some(Consent::None), _) | (None, None) => false,
    };
    let site = guard::host(headers).map(|host| format!("http://{host}"));
    Ok(SessionWish {
        customer,
        cvc_again: purpose.cvc == Some(Cvc::Always),
        consent_required,
        origins: site.into_iter().collect(),
        amount,
    })
}

/// Who is looking, and what things cost.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Me {
    signed_in: bool,
    /// The gateway's id of the customer, once there is one.
    customer_id: Option<String>,
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
