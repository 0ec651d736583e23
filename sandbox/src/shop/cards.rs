//! `/api/cards`: the visitor's saved cards. The gateway keeps them; the shop keeps nothing, and
//! touches no card that is not this visitor's.

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::{Extension, Json};
use payseal_core::wire::ids::PaymentMethodId;
use payseal_core::wire::payment_method::PaymentMethod;
use serde::{Deserialize, Serialize};

use super::customer;
use super::face::Face;
use super::problem::Problem;
use super::state::Shop;
use super::visitor::Visitor;
use payseal_engine::calendar::Date;
use payseal_engine::clock::Moment;
use payseal_gateway::merchant::CallError;

/// A saved card, as the page shows it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SavedCard {
    customer_payment_method_id: PaymentMethodId,
    #[serde(flatten)]
    pub(super) face: Face,
    expiry_month: Option<String>,
    expiry_year: Option<String>,
    expired: bool,
}

impl SavedCard {
    fn of(method: PaymentMethod, now: Moment) -> Self {
        let date = Date::of(now);
        let number = |text: &Option<String>| text.as_deref().and_then(|t| t.parse::<i32>().ok());
        let expiry = number(&method.card.year).zip(number(&method.card.month));
        Self {
            face: Face::of(&method),
            expired: expiry.is_some_and(|expiry| expiry < (date.year(), date.month().into())),
            customer_payment_method_id: method.payment_method,
            expiry_month: method.card.month,
            expiry_year: method.card.year,
        }
    }
}

/// The answer of `GET /api/cards`.
#[derive(Debug, Serialize)]
pub(super) struct SavedCards {
    cards: Vec<SavedCard>,
}

/// The body of `POST /api/cards`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Keep {
    customer_payment_method_id: PaymentMethodId,
}

/// `GET /api/cards`.
pub(super) async fn list(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Arc<Visitor>>,
) -> Result<Json<SavedCards>, Problem> {
    signed_in(&visitor)?;
    let mut methods = match customer::known(&shop, &visitor).await? {
        Some(customer) => methods_of(&shop, &customer).await?,
        None => Vec::new(),
    };
    // The newest first: it is the one that is wanted next.
    methods.sort_by_key(|method| std::cmp::Reverse(method.created));
    let now = shop.now();
    let cards = methods
        .into_iter()
        .map(|method| SavedCard::of(method, now))
        .collect();
    Ok(Json(SavedCards { cards }))
}

/// `POST /api/cards`: binds a card to the visitor's customer. Asked twice, it is bound once.
pub(super) async fn keep(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Arc<Visitor>>,
    body: Result<Json<Keep>, JsonRejection>,
) -> Result<Json<SavedCard>, Problem> {
    signed_in(&visitor)?;
    let Json(keep) = body.map_err(|_| Problem::OptionInvalid)?;
    let method = query(&shop, &keep.customer_payment_method_id).await?;
    let customer = customer::of(&shop, &visitor).await?;
    let kept = match &method.customer {
        Some(owner) if owner.as_str() == customer => method,
        Some(_) => return Err(Problem::CardUnknown),
        None => {
            let id = keep.customer_payment_method_id;
            shop.gateway.attach(customer, id).await?;
            method
        }
    };
    Ok(Json(SavedCard::of(kept, shop.now())))
}

/// `DELETE /api/cards/{id}`: unbinds a card of the visitor's.
pub(super) async fn remove(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Arc<Visitor>>,
    Path(id): Path<String>,
) -> Result<Json<serde_json::Value>, Problem> {
    signed_in(&visitor)?;
    let id = PaymentMethodId::parse(&id).map_err(|_| Problem::CardUnknown)?;
    let customer = customer::known(&shop, &visitor)
        .await?
        .ok_or(Problem::CardUnknown)?;
    if !methods_of(&shop, &customer)
        .await?
        .iter()
        .any(|method| method.payment_method == id)
    {
        return Err(Problem::CardUnknown);
    }
    shop.gateway.detach(id.clone()).await?;
    Ok(Json(serde_json::json!({ "removed": id })))
}

/// A card by its id, whoever's it is; an id that the gateway refuses is no card of ours.
pub(super) async fn query(shop: &Shop, id: &PaymentMethodId) -> Result<PaymentMethod, Problem> {
    match shop.gateway.card(id.clone()).await {
        Err(CallError::Refused) => Err(Problem::CardUnknown),
        answer => Ok(answer?),
    }
}

async fn methods_of(shop: &Shop, customer: &str) -> Result<Vec<PaymentMethod>, CallError> {
    shop.gateway.cards_of(customer.to_owned()).await
}

fn signed_in(visitor: &Visitor) -> Result<(), Problem> {
    if visitor.is_guest() {
        Err(Problem::Guest)
    } else {
        Ok(())
    }
}
