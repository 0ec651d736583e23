//! `/api/charges`: the merchant's server takes money, with no shopper at the form. The price is
//! the catalogue's, and the same attempt is never charged twice: it is always the same order.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::HeaderMap;
use axum::{Extension, Json};
use payseal_core::wire::charge::{Charge, ChargeRequest, ConfirmCharge, OrderStatus};
use payseal_core::wire::ids::{OrderNo, PaymentMethodId, TradeNo};
use serde::{Deserialize, Serialize};

use super::cards::{self, Face};
use super::catalogue::{self, Cents};
use super::gateway::CallError;
use super::problem::Problem;
use super::visitor::Visitor;
use super::{Shop, customer, guard};
use crate::secret;

const CURRENCY: &str = "USD";
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

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    slug: String,
    count: u32,
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

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Status {
    Succeeded,
    Declined,
    Pending,
    Unknown,
}

impl Status {
    pub(super) fn of(told: OrderStatus) -> Self {
        match told {
            OrderStatus::Success => Self::Succeeded,
            OrderStatus::Pending => Self::Pending,
            OrderStatus::Fail => Self::Declined,
        }
    }
}

impl Order {
    fn amount(&self) -> Option<Cents> {
        match (&self.item, &self.items, &self.amount) {
            (Some(slug), None, None) => catalogue::total([(slug.as_str(), 1)]),
            (None, Some(lines), None) => {
                catalogue::total(lines.iter().map(|line| (line.slug.as_str(), line.count)))
            }
            (None, None, Some(text)) => Cents::parse(text),
            _ => None,
        }
    }

    /// The order's number: the same for the same attempt of the same visitor.
    fn number(&self, visitor: &Visitor) -> Result<OrderNo, Problem> {
        let attempt = match &self.attempt {
            Some(text) if text.is_empty() || text.len() > 64 => return Err(Problem::OptionInvalid),
            Some(text) => text.clone(),
            None => secret::mint().map_err(|_| Problem::Other)?,
        };
        let print = secret::fingerprint(&format!("{} {attempt}", visitor.name));
        let short = print.get(..20).unwrap_or(&print).to_uppercase();
        OrderNo::parse(&format!("HC{short}")).map_err(|_| Problem::Other)
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
    let amount = order.amount().ok_or(Problem::OptionInvalid)?;
    let order_no = order.number(&visitor)?;
    let _one_at_a_time = visitor.till.lock().await;

    let method = cards::query(&shop, &order.customer_payment_method_id).await?;
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
            order.customer_payment_method_id,
            method.customer.clone(),
            order_no.clone(),
            amount.to_string(),
            CURRENCY.to_owned(),
        )
    };
    let told = shop
        .gateway
        .call::<ConfirmCharge>(&(), &[], Some(&request))
        .await;
    let receipt = Receipt {
        status: Status::Unknown,
        trade_no: None,
        order_no,
        amount: amount.to_string(),
        currency: CURRENCY.to_owned(),
        card: Face::of(&method),
        at: shop.gateway.now().millis(),
        info: String::new(),
        redirect_url: None,
    };
    match told {
        Ok(charge) => Ok(Json(receipt.told(charge))),
        // Asked, and not answered: nobody may say that it was or was not charged.
        Err(CallError::Unanswered) => Ok(Json(receipt)),
        Err(error) => Err(error.into()),
    }
}

impl Receipt {
    fn told(mut self, charge: Charge) -> Self {
        let paid_before = charge.info.starts_with(PAID_BEFORE);
        self.status = if paid_before {
            Status::Succeeded
        } else {
            Status::of(charge.status)
        };
        self.trade_no = charge.trade_no;
        self.info = charge.info;
        self.redirect_url = charge.redirect_url;
        tracing::info!(order = %self.order_no, status = ?self.status, "an order was charged");
        self
    }
}
