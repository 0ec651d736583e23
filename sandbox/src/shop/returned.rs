//! `/api/returned`: a shopper is back from the bank, and the address says how it went. Whoever
//! types an address can say anything, so one without the gateway's signature is refused, and even
//! a signed one says only which payment to ask the gateway about.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use payseal_core::wire::ids::{OrderNo, TradeNo};
use payseal_core::wire::signature::RETURN_MEMBERS;

use super::cards::Face;
use super::charges::{Receipt, Status};
use super::gateway::CallError;
use super::problem::Problem;
use super::{Shop, transactions};

/// The `code` of an address that a shopper is sent back to.
const RETURNED: &str = "0000";

/// `GET /api/returned`, with the query of the page that the shopper came back to.
pub(super) async fn returned(
    State(shop): State<Arc<Shop>>,
    query: Result<Query<Vec<(String, String)>>, QueryRejection>,
) -> Result<Json<Receipt>, Problem> {
    let Query(pairs) = query.map_err(|_| Problem::ReturnUnproven)?;
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    let member = |name: &str| {
        let mut found = pairs.iter().filter(|(other, _)| *other == name);
        // A member that is there twice could be signed once and read once.
        let (_, value) = found.next()?;
        found.next().is_none().then_some(*value)
    };
    let signature = member("signInfo").ok_or(Problem::ReturnUnproven)?;
    // All of them, each once: what is left out would be read as if it had been signed.
    let whole = RETURN_MEMBERS.iter().all(|name| member(name).is_some());
    let ours =
        member("code") == Some(RETURNED) && member("gatewayNo") == Some(shop.account.as_str());
    if !whole || !ours || !shop.gateway.has_signed_return(&pairs, signature) {
        return Err(Problem::ReturnUnproven);
    }
    let read = || {
        let trade_no = TradeNo::parse(member("tradeNo")?).ok()?;
        let receipt = Receipt {
            status: Status::Unknown,
            trade_no: Some(trade_no.clone()),
            order_no: OrderNo::parse(member("orderNo")?).ok()?,
            amount: member("orderAmount")?.to_owned(),
            currency: member("orderCurrency")?.to_owned(),
            card: Face::of_mask(member("maskCardNo")?),
            at: shop.gateway.now().millis(),
            info: member("orderInfo")?.to_owned(),
            redirect_url: None,
        };
        Some((trade_no, receipt))
    };
    let (trade_no, mut receipt) = read().ok_or(Problem::ReturnUnproven)?;
    let payment = match transactions::find(&shop, &trade_no).await {
        Err(CallError::Refused { .. }) => return Err(Problem::ReturnUnproven),
        answer => answer?,
    };
    if !payment.pays(&receipt.order_no, &receipt.amount, &receipt.currency) {
        return Err(Problem::ReturnUnproven);
    }
    receipt.status = Status::of(payment.trade_status);
    Ok(Json(receipt))
}
