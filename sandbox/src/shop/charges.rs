//! `/api/charges`: the merchant's server takes money, with no shopper at the form. The price is
//! the catalogue's, and the same attempt is never charged twice: with the same card and amount it
//! is always the same order.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::HeaderMap;
use axum::{Extension, Json};
use payseal_asiabill::client::CallError;
use payseal_asiabill::wire::charge::{Charge, ChargeRequest};
use payseal_core::wire::ids::{OrderNo, PaymentMethodId, TradeNo};
use serde::{Deserialize, Serialize};

use super::cards;
use super::cart::{Cart, Line};
use super::catalogue::Cents;
use super::face::Face;
use super::problem::Problem;
use super::state::Shop;
use super::status::Status;
use super::visitor::Visitor;
use super::{customer, guard};
use payseal_engine::secret;

/// What the shop sells in.
pub(super) const CURRENCY: &str = "USD";
/// What the gateway says of an order that is paid already.
const PAID_BEFORE: &str = "I0061";

/// The body of `POST /api/charges`: one card, and one of item, items or amount.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Order {
    customer_payment_method_id: PaymentMethodId,
    item: Option<String>,
    items: Option<Vec<Line>>,
    /// A real shop would never let its page name the price; the demo does, to try amounts.
    amount: Option<String>,
    /// The page's name of this attempt; repeated, it is the same order.
    attempt: Option<String>,
}

/// How a charge ended, for the page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Receipt {
    pub(super) status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) trade_no: Option<TradeNo>,
    pub(super) order_no: OrderNo,
    pub(super) amount: String,
    pub(super) currency: String,
    pub(super) card: Face,
    /// Milliseconds since 1970.
    pub(super) at: i64,
    /// The issuer's words, for the curious; what it means is in `status`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) info: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) redirect_url: Option<String>,
}

/// The number of a charge's order; an attempt without a name is one of its own. With another card
/// or another amount it is another order, so that nothing else is paid under its number.
fn order_of(
    visitor: &Visitor,
    card: &PaymentMethodId,
    amount: Cents,
    attempt: Option<&str>,
) -> Result<OrderNo, Problem> {
    let attempt = match attempt {
        Some(attempt) => proven(attempt)?.to_owned(),
        None => secret::mint().map_err(|_| Problem::Other)?,
    };
    // The attempt stands last: it alone may have a space in it.
    numbered(visitor, &format!("{amount} {CURRENCY} {card} {attempt}"))
}

/// An order's number: the same for the same attempt of the same visitor.
pub(super) fn order_no(visitor: &Visitor, attempt: &str) -> Result<OrderNo, Problem> {
    numbered(visitor, proven(attempt)?)
}

fn proven(attempt: &str) -> Result<&str, Problem> {
    if attempt.is_empty() || attempt.len() > 64 {
        return Err(Problem::OptionInvalid);
    }
    Ok(attempt)
}

fn numbered(visitor: &Visitor, text: &str) -> Result<OrderNo, Problem> {
    let print = secret::fingerprint(&format!("{} {text}", visitor.name));
    let short = print.get(..20).unwrap_or(&print).to_uppercase();
    OrderNo::parse(&format!("HC{short}")).map_err(|_| Problem::Other)
}

/// Whether the gateway says that nothing was charged, since the order is paid or being paid.
pub(super) fn was_paid_before(charge: &Charge) -> bool {
    charge.info.starts_with(PAID_BEFORE)
}

/// `POST /api/charges`.
pub(super) async fn charge(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Arc<Visitor>>,
    headers: HeaderMap,
    body: Result<Json<Order>, JsonRejection>,
) -> Result<Json<Receipt>, Problem> {
    let Json(order) = body.map_err(|_| Problem::OptionInvalid)?;
    let cart = Cart {
        item: order.item,
        items: order.items,
        amount: order.amount,
    };
    let amount = cart.total().ok_or(Problem::OptionInvalid)?;
    let card = order.customer_payment_method_id;
    let order_no = order_of(&visitor, &card, amount, order.attempt.as_deref())?;
    let _one_at_a_time = visitor.till.lock().await;

    let method = cards::query(&shop, &card).await?;
    // A card that is bound to somebody is charged for that somebody only.
    if let Some(owner) = &method.customer {
        let ours =
            !visitor.is_guest() && customer::known(&shop, &visitor).await?.as_ref() == Some(owner);
        if !ours {
            return Err(Problem::CardUnknown);
        }
    }
    let site = guard::host(&headers).map(|host| format!("http://{host}"));
    let request = ChargeRequest {
        customer_ip: Some("127.0.0.1".to_owned()),
        platform: Some("harbour".to_owned()),
        return_url: site.as_ref().map(|site| format!("{site}/cards")),
        web_site: site,
        ..ChargeRequest::of_saved_card(
            card,
            method.customer.clone(),
            order_no.clone(),
            amount.to_string(),
            CURRENCY.to_owned(),
        )
    };
    let told = shop.gateway.confirm_charge(&request).await;
    let receipt = Receipt {
        status: Status::Unknown,
        trade_no: None,
        order_no,
        amount: amount.to_string(),
        currency: CURRENCY.to_owned(),
        card: Face::of(&method),
        at: shop.gateway.now(),
        info: String::new(),
        redirect_url: None,
    };
    match told {
        Ok(charge) if was_paid_before(&charge) => receipt.of_earlier(&shop, charge).await.map(Json),
        Ok(charge) => Ok(Json(receipt.told(charge))),
        // Asked, and not answered: nobody may say that it was or was not charged.
        Err(CallError::Unanswered) => Ok(Json(receipt)),
        Err(error) => Err(error.into()),
    }
}

impl Receipt {
    fn told(mut self, charge: Charge) -> Self {
        self.status = Status::of(charge.status);
        self.trade_no = charge.trade_no;
        self.info = charge.info;
        self.redirect_url = charge.redirect_url;
        tracing::info!(order = %self.order_no, status = ?self.status, "an order was charged");
        self
    }

    /// The order was tried before, and nothing was charged now. How the earlier payment stands is
    /// not said with that; the gateway's books have it.
    async fn of_earlier(mut self, shop: &Shop, charge: Charge) -> Result<Self, Problem> {
        self.info = charge.info;
        self.trade_no = charge.trade_no;
        let Some(trade_no) = &self.trade_no else {
            return Ok(self);
        };
        let earlier = match shop.gateway.find_transaction(trade_no).await {
            Ok(earlier) => earlier,
            // It stays unknown: the shopper may ask again with the same attempt.
            Err(_) => return Ok(self),
        };
        if !earlier.pays(&self.order_no, &self.amount, &self.currency) {
            return Err(Problem::OrderTaken);
        }
        self.status = Status::of(earlier.trade_status);
        tracing::info!(order = %self.order_no, status = ?self.status, "an order was tried before");
        Ok(self)
    }
}
