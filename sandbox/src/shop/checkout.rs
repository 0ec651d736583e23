//! `/api/checkout/charge`: pays an order with the card that the form on the checkout page made
//! or chose. One attempt is one order, however often and in whatever order its requests arrive:
//! an attempt that was begun, or that somebody asked about, is never charged again.

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::{Extension, Json};
use payseal_core::wire::ids::PaymentMethodId;
use payseal_core::wire::payment_method::PaymentMethod;
use payseal_gateway::merchant::{CallError, Charged, Order as Wanting};
use serde::Deserialize;
use serde_json::Value;

use super::cards;
use super::cart::{Cart, Line, Wanted};
use super::charges;
use super::face::Face;
use super::methods;
use super::orders::{Order, Standing, Told};
use super::problem::Problem;
use super::state::Shop;
use super::status::Status;
use super::visitor::Visitor;
use super::{customer, guard, settle};

/// Where the bank's page leads back to, when the page does not say.
const BACK: &str = "/returned";

/// What is said of an attempt that charged nothing and never will.
const NOT_CHARGED: &str = "processing_error";

/// The body of `POST /api/checkout/charge`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Attempt {
    attempt: String,
    /// Absent when the page only asks what became of the attempt, or when no card pays.
    customer_payment_method_id: Option<PaymentMethodId>,
    /// The gateway's word for a provider, in the place of a card.
    payment_method: Option<String>,
    /// What the shopper agreed to. The gateway recorded it with the card; here it only matters
    /// whether there is one.
    consent: Option<Value>,
    #[serde(default)]
    settle: bool,
    item: Option<String>,
    items: Option<Vec<Line>>,
    amount: Option<String>,
}

/// The query of the same call: what is paid for, and where the shopper comes back to.
#[derive(Debug, Deserialize)]
pub(super) struct Place {
    #[serde(flatten)]
    wanted: Wanted,
    back: Option<String>,
}

/// `POST /api/checkout/charge`.
pub(super) async fn charge(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Arc<Visitor>>,
    Query(place): Query<Place>,
    headers: HeaderMap,
    body: Result<Json<Attempt>, JsonRejection>,
) -> Result<Json<Told>, Problem> {
    let Json(attempt) = body.map_err(|_| Problem::OptionInvalid)?;
    let order_no = charges::order_no(&visitor, &attempt.attempt)?;
    let _one_at_a_time = visitor.till.lock().await;
    let known = shop.orders.find(&order_no);
    if attempt.settle || known.is_some_and(|order| !order.only_waits()) {
        return recall(&shop, &visitor, order_no).await;
    }
    let paid = pay(&shop, &visitor, &place, &headers, attempt, &order_no).await;
    if let Err(problem) = paid {
        // Nothing was asked of the bank: the same attempt may be made again.
        shop.orders.forget(&order_no);
        return Err(problem);
    }
    told(&shop, order_no)
}

/// What became of an attempt. One that the gateway never heard of, and that is not on its way
/// there, is closed: a request that comes late must not charge after the page was told this.
async fn recall(shop: &Shop, visitor: &Visitor, order_no: String) -> Result<Json<Told>, Problem> {
    let known = shop.orders.find(&order_no);
    if known
        .as_ref()
        .is_none_or(|order| !order.standing.is_final())
    {
        let found = settle::find(shop, &order_no).await?;
        match (&known, found) {
            (Some(_), None) => {}
            (Some(_), Some(payment)) => {
                shop.orders
                    .hear(&order_no, settle::standing(&payment), false);
            }
            (None, found) => {
                let order = Order {
                    visitor: visitor.name.clone(),
                    amount: found.as_ref().map(|payment| payment.amount),
                    card: None,
                    standing: found.map_or_else(not_charged, |payment| settle::standing(&payment)),
                    reported: false,
                    sent: false,
                };
                shop.orders.put(order_no.clone(), order);
            }
        }
    }
    told(shop, order_no)
}

fn not_charged() -> Standing {
    Standing {
        info: NOT_CHARGED.to_owned(),
        ..Standing::new(Status::Declined)
    }
}

fn told(shop: &Shop, order_no: String) -> Result<Json<Told>, Problem> {
    let order = shop.orders.find(&order_no).ok_or(Problem::Other)?;
    Ok(Json(Told::of(order_no, order)))
}

async fn pay(
    shop: &Shop,
    visitor: &Visitor,
    place: &Place,
    headers: &HeaderMap,
    attempt: Attempt,
    order_no: &str,
) -> Result<(), Problem> {
    let cart = Cart {
        item: attempt.item,
        items: attempt.items,
        amount: attempt.amount,
    };
    let amount = cart
        .or(&place.wanted)
        .total()
        .ok_or(Problem::OptionInvalid)?;
    let site = guard::host(headers).map(|host| format!("http://{host}"));
    let back = place.back.as_deref().unwrap_or(BACK);
    if !is_own_path(back) {
        return Err(Problem::OptionInvalid);
    }
    let on_site = |path: &str| site.as_ref().map(|site| format!("{site}{path}"));
    let wanting = Wanting {
        reference: order_no.to_owned(),
        amount,
        return_url: on_site(&format!("{back}?order={order_no}")),
        webhook_url: on_site(&shop.webhook_path),
    };
    // Known before it is asked for: the webhook may be faster than the answer.
    let know = |card: Option<Face>| {
        let order = Order {
            visitor: visitor.name.clone(),
            amount: Some(amount),
            card,
            standing: Standing::new(Status::Unknown),
            reported: false,
            sent: false,
        };
        shop.orders.put(order_no.to_owned(), order);
    };
    if let Some(word) = attempt.payment_method {
        if wanting.return_url.is_none() {
            return Err(Problem::Foreign);
        }
        know(None);
        return methods::begin(shop, wanting, word, not_charged()).await;
    }
    let id = attempt
        .customer_payment_method_id
        .ok_or(Problem::OptionInvalid)?;
    let method = cards::query(shop, &id).await?;
    let customer = payer(shop, visitor, &method, attempt.consent.is_some()).await?;
    know(Some(Face::of(&method)));
    let payment = charges::card_payment(id, customer, site.clone());
    match shop.gateway.charge(wanting, payment).await {
        Ok(Charged::Before { .. }) => {
            let earlier = settle::find(shop, order_no).await?;
            if let Some(payment) = earlier {
                // Paid under this number, but not this: the shop forgot what it was for.
                if payment.amount != amount {
                    return Err(Problem::OrderTaken);
                }
                shop.orders
                    .hear(order_no, settle::standing(&payment), false);
            }
        }
        Ok(Charged::Payment(attempt)) => {
            shop.orders.hear(order_no, Standing::of(attempt), false);
        }
        // Asked, and not answered: nobody may say that it was or was not charged.
        Err(CallError::Unanswered) => {}
        Err(CallError::Refused) => {
            shop.orders.hear(order_no, not_charged(), false);
        }
        Err(error @ (CallError::Unreachable | CallError::NotPrepared)) => {
            return Err(error.into());
        }
    }
    Ok(())
}

/// The customer to charge for. A card that is bound is charged for its owner only; one that is
/// not is charged for the signed-in visitor when he agreed to keep it.
async fn payer(
    shop: &Shop,
    visitor: &Visitor,
    method: &PaymentMethod,
    agreed: bool,
) -> Result<Option<String>, Problem> {
    match &method.customer {
        Some(owner) => {
            let ours = !visitor.is_guest()
                && customer::known(shop, visitor).await?.as_deref() == Some(owner.as_str());
            if ours {
                Ok(Some(owner.to_string()))
            } else {
                Err(Problem::CardUnknown)
            }
        }
        None if agreed && !visitor.is_guest() => Ok(Some(customer::of(shop, visitor).await?)),
        None => Ok(None),
    }
}

/// A path of the shop, with nothing in it that could lead elsewhere.
fn is_own_path(path: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_');
    path.starts_with('/') && !path.starts_with("//") && path.bytes().all(plain)
}
