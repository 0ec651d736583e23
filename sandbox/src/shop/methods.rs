//! Paying without a card, from the list of ways around the form: which there are, and beginning one.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use payseal_asiabill::client::{CallError, ConsultAnswer, ConsultRequest, LocalPaymentRequest};
use payseal_asiabill::wire::charge::OrderStatus;
use payseal_core::wire::ids::OrderNo;

use super::cart::Wanted;
use super::charges::CURRENCY;
use super::orders::Standing;
use super::problem::Problem;
use super::settle;
use super::state::Shop;
use super::status::Status;

/// `POST /api/methods`, with what is bought in the query: what the gateway's `consult` says.
pub(super) async fn list(
    State(shop): State<Arc<Shop>>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<ConsultAnswer>, Problem> {
    let amount = wanted.cart().total().ok_or(Problem::OptionInvalid)?;
    let request = ConsultRequest {
        order_amount: amount.to_string(),
        order_currency: CURRENCY.to_owned(),
        country: None,
        is_mobile: None,
    };
    Ok(Json(shop.gateway.consult(&request).await?))
}

/// An order that is to be paid at a provider's.
pub(super) struct AtProvider {
    pub(super) word: String,
    pub(super) amount: String,
    pub(super) return_url: String,
    pub(super) callback_url: Option<String>,
}

/// Begins it; how it stands then is heard by the order, which is known to the shop already.
pub(super) async fn begin(
    shop: &Shop,
    order_no: &OrderNo,
    order: AtProvider,
    not_charged: Standing,
) -> Result<(), Problem> {
    let request = LocalPaymentRequest {
        payment_method: order.word,
        order_no: order_no.clone(),
        order_amount: order.amount,
        order_currency: CURRENCY.to_owned(),
        return_url: order.return_url,
        callback_url: order.callback_url,
        remark: None,
    };
    match shop.gateway.local_payment(&request).await {
        Ok(answer) if !answer.redirect_url.is_empty() => {
            let standing = Standing {
                trade_no: answer.trade_no,
                info: answer.order_info.unwrap_or_default(),
                redirect_url: Some(answer.redirect_url),
                ..Standing::new(Status::Challenge)
            };
            shop.orders.hear(order_no, standing, false);
        }
        // Paid before, or being paid: the gateway's books say how.
        Ok(answer) if answer.order_status == Some(OrderStatus::Fail) => {
            if let Some(earlier) = settle::find(shop, order_no).await? {
                shop.orders
                    .hear(order_no, settle::standing(&earlier), false);
            }
        }
        // Nothing to pay there, or asked and not answered: nobody may say how it stands.
        Ok(_) | Err(CallError::Unanswered) => {}
        Err(CallError::Refused { .. }) => {
            shop.orders.hear(order_no, not_charged, false);
        }
        Err(error @ (CallError::Unreachable | CallError::NotPrepared)) => {
            return Err(error.into());
        }
    }
    Ok(())
}
