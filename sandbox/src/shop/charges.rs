//! `/api/charges`: the merchant's server takes money, with no shopper at the form. The price is
//! the catalogue's, and the same attempt is never charged twice: with the same card and amount it
//! is always the same order.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::HeaderMap;
use axum::{Extension, Json};
use payseal_core::money::Money;
use payseal_core::wire::ids::PaymentMethodId;
use payseal_gateway::merchant::{Attempt, CallError, CardPayment, Charged, Order as Wanting};
use serde::{Deserialize, Serialize};

use super::cards;
use super::cart::{Cart, Line};
use super::face::Face;
use super::problem::Problem;
use super::state::Shop;
use super::status::Status;
use super::visitor::Visitor;
use super::{customer, guard};
use payseal_engine::secret;

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
    pub(super) trade_no: Option<String>,
    pub(super) order_no: String,
    pub(super) amount: String,
    pub(super) currency: &'static str,
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
    amount: Money,
    attempt: Option<&str>,
) -> Result<String, Problem> {
    let attempt = match attempt {
        Some(attempt) => proven(attempt)?.to_owned(),
        None => secret::mint().map_err(|_| Problem::Other)?,
    };
    // The attempt stands last: it alone may have a space in it.
    let (sum, currency) = (amount.to_decimal(), amount.currency().code());
    Ok(numbered(
        visitor,
        &format!("{sum} {currency} {card} {attempt}"),
    ))
}

/// An order's number: the same for the same attempt of the same visitor.
pub(super) fn order_no(visitor: &Visitor, attempt: &str) -> Result<String, Problem> {
    Ok(numbered(visitor, proven(attempt)?))
}

fn proven(attempt: &str) -> Result<&str, Problem> {
    if attempt.is_empty() || attempt.len() > 64 {
        return Err(Problem::OptionInvalid);
    }
    Ok(attempt)
}

fn numbered(visitor: &Visitor, text: &str) -> String {
    let print = secret::fingerprint(&format!("{} {text}", visitor.name));
    let short = print.get(..20).unwrap_or(&print).to_uppercase();
    format!("HC{short}")
}

/// A card's payment, as this shop asks for all of them.
pub(super) fn card_payment(
    card: PaymentMethodId,
    customer: Option<String>,
    site: Option<String>,
) -> CardPayment {
    CardPayment {
        card,
        customer,
        shopper_ip: "127.0.0.1".to_owned(),
        platform: "harbour".to_owned(),
        site,
    }
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
        let ours = !visitor.is_guest()
            && customer::known(&shop, &visitor).await?.as_deref() == Some(owner.as_str());
        if !ours {
            return Err(Problem::CardUnknown);
        }
    }
    let site = guard::host(&headers).map(|host| format!("http://{host}"));
    let wanting = Wanting {
        reference: order_no.clone(),
        amount,
        return_url: site.as_ref().map(|site| format!("{site}/cards")),
        webhook_url: None,
    };
    let payment = card_payment(card, method.customer.clone().map(String::from), site);
    let told = shop.gateway.charge(wanting, payment).await;
    let receipt = Receipt {
        status: Status::Unknown,
        trade_no: None,
        order_no,
        amount: amount.to_decimal(),
        currency: amount.currency().code(),
        card: Face::of(&method),
        at: shop.gateway.now(),
        info: String::new(),
        redirect_url: None,
    };
    match told {
        Ok(Charged::Before { payment, info }) => receipt
            .of_earlier(&shop, amount, payment, info)
            .await
            .map(Json),
        Ok(Charged::Payment(attempt)) => Ok(Json(receipt.told(attempt))),
        // Asked, and not answered: nobody may say that it was or was not charged.
        Err(CallError::Unanswered) => Ok(Json(receipt)),
        Err(error) => Err(error.into()),
    }
}

impl Receipt {
    fn told(mut self, attempt: Attempt) -> Self {
        self.status = Status::of(attempt.status);
        self.trade_no = attempt.payment;
        self.info = attempt.info;
        self.redirect_url = attempt.redirect_url;
        tracing::info!(order = %self.order_no, status = ?self.status, "an order was charged");
        self
    }

    /// The order was tried before, and nothing was charged now. How the earlier payment stands is
    /// not said with that; the gateway's books have it.
    async fn of_earlier(
        mut self,
        shop: &Shop,
        amount: Money,
        payment: Option<String>,
        info: String,
    ) -> Result<Self, Problem> {
        self.info = info;
        self.trade_no.clone_from(&payment);
        let Some(payment) = payment else {
            return Ok(self);
        };
        let earlier = match shop.gateway.payment(payment).await {
            Ok(earlier) => earlier,
            // It stays unknown: the shopper may ask again with the same attempt.
            Err(_) => return Ok(self),
        };
        if !earlier.pays(&self.order_no, amount) {
            return Err(Problem::OrderTaken);
        }
        self.status = Status::of(earlier.status);
        tracing::info!(order = %self.order_no, status = ?self.status, "an order was tried before");
        Ok(self)
    }
}
