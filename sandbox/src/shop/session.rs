//! `/api/session-token` and `/api/me`: what the shop's pages ask before anything is saved or
//! charged. The token passes through and is not kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::{Extension, Json};
use payseal_asiabill::client::{ConsentRule, CvcRule, SessionRequest};
use payseal_core::card::CvcPolicies;
use payseal_core::wire::browser::SESSION_LIFETIME_SECONDS;
use payseal_core::wire::ids::CustomerId;
use serde::{Deserialize, Serialize};

use super::cart::Wanted;
use super::charges::CURRENCY;
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
    customer_id: Option<CustomerId>,
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
    let features = features(&shop, &visitor, &purpose, &headers).await?;
    let session = shop.gateway.create_session_for(&features).await?;
    let customer_id = features.customer_id.filter(|_| purpose.place.is_some());
    let cards = match &customer_id {
        // A list that is not to be had now may be had by the form later.
        Some(customer) if purpose.place == Some(Place::Checkout) => {
            let cards = shop.gateway.list_payment_methods(customer).await;
            cards.ok().map(|cards| cards.len())
        }
        Some(_) | None => None,
    };
    Ok(Json(Token {
        session_token: session.session_token.expose_token().to_owned(),
        expires_in: SESSION_LIFETIME_SECONDS,
        customer_id,
        cards,
    }))
}

async fn features(
    shop: &Shop,
    visitor: &Visitor,
    purpose: &Purpose,
    headers: &HeaderMap,
) -> Result<SessionRequest, Problem> {
    let customer_id = if visitor.is_guest() {
        None
    } else {
        Some(customer::of(shop, visitor).await?)
    };
    let amount = if purpose.place == Some(Place::Checkout) && !purpose.wanted.is_empty() {
        let total = purpose.wanted.cart().total();
        Some(total.ok_or(Problem::OptionInvalid)?.to_string())
    } else {
        None
    };
    let consent = match (purpose.consent, purpose.place) {
        (Some(Consent::Required), _) | (None, Some(_)) => ConsentRule::Required,
        (Some(Consent::None), _) | (None, None) => ConsentRule::None,
    };
    let site = guard::host(headers).map(|host| format!("http://{host}"));
    Ok(SessionRequest {
        customer_id,
        cvc: match purpose.cvc {
            Some(Cvc::Always) => CvcRule::Always,
            Some(Cvc::Never) | None => CvcRule::Never,
        },
        cvc_policy: CvcPolicies::default(),
        consent,
        origins: site.into_iter().collect(),
        currency: amount.is_some().then(|| CURRENCY.to_owned()),
        amount,
    })
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
