//! Paying without a card, from the list of ways around the form: which there are, and beginning one.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use payseal_gateway::merchant::{CallError, Charged, OfferedMethod, Order as Wanting};
use serde::Serialize;

use super::cart::Wanted;
use super::orders::Standing;
use super::problem::Problem;
use super::settle;
use super::state::Shop;

/// Every payment method type that the gateway has, in the order in which to offer them.
#[derive(Debug, Serialize)]
pub(super) struct Methods {
    methods: Vec<OfferedMethod>,
}

/// `POST /api/methods`, with what is bought in the query: what the gateway says can pay it.
pub(super) async fn list(
    State(shop): State<Arc<Shop>>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Methods>, Problem> {
    let amount = wanted.cart().total().ok_or(Problem::OptionInvalid)?;
    let methods = shop.gateway.offered_methods(amount).await?;
    Ok(Json(Methods { methods }))
}

/// Begins a payment at a provider's; how it stands then is heard by the order, which is known to the shop
/// already.
pub(super) async fn begin(
    shop: &Shop,
    order: Wanting,
    method: String,
    not_charged: Standing,
) -> Result<(), Problem> {
    let order_no = order.reference.clone();
    match shop.gateway.pay_at_provider(order, method).await {
        Ok(Charged::Payment(attempt)) => {
            shop.orders.hear(&order_no, Standing::of(attempt), false);
        }
        // Paid before, or being paid: the gateway's books say how.
        Ok(Charged::Before { .. }) => {
            if let Some(earlier) = settle::find(shop, &order_no).await? {
                shop.orders
                    .hear(&order_no, settle::standing(&earlier), false);
            }
        }
        // Asked and not answered: nobody may say how it stands.
        Err(CallError::Unanswered) => {}
        Err(CallError::Refused) => {
            shop.orders.hear(&order_no, not_charged, false);
        }
        Err(error @ (CallError::Unreachable | CallError::NotPrepared)) => {
            return Err(error.into());
        }
    }
    Ok(())
}
