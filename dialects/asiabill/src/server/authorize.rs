//! `AuthorizeInterface`: taking money that a payment holds, or letting it go. The vendor's clients
//! ask for it on either base.

use crate::wire::charge::OrderStatus;
use axum::extract::State;
use payseal_core::wire::endpoint::Endpoint;
use payseal_core::wire::ids::TradeNo;

use super::signed::Signed;
use super::{Answer, NAME, convert};
use crate::wire::refunds::{AuthType, Authorize, AuthorizeAnswer, AuthorizeRequest};
use payseal_engine::ledger::{NotDone, Operation};
use payseal_gateway::gateway::Gateway;

/// Its two addresses.
pub(super) const ROUTES: [&str; 2] = [Authorize::ROUTE, "/openApi/V2022-03/AuthorizeInterface"];

/// The longest remark, by the vendor's code A0010.
const MAX_REMARK: usize = 100;

pub(super) async fn operate(
    State(gateway): State<Gateway>,
    signed: Signed,
) -> Result<Answer, Answer> {
    let request: AuthorizeRequest = signed.body()?;
    let operation = match request.auth_type {
        AuthType::Capture => Operation::Capture,
        AuthType::Void => Operation::Void,
        AuthType::Other => return Err(Answer::wrong_member("authType is 1 (capture) or 2 (void)")),
    };
    if request.remark.chars().count() > MAX_REMARK {
        return Err(Answer::wrong_member("A0010_remark is too long"));
    }
    let (payment, done) = gateway
        .ledger
        .run(move |book| {
            let payment = book.payment_in(&signed.account, NAME, &request.trade_no)?;
            book.operate(&signed.account, &payment.id, operation)
        })
        .await?;
    let (order_status, order_info) = match done {
        Ok(()) => (OrderStatus::Success, "Success"),
        Err(NotDone::NeverHeld) => (
            OrderStatus::Fail,
            "A0007_this payment is no pre-authorisation",
        ),
        Err(NotDone::Over) => (OrderStatus::Fail, "A0008_it was captured or let go before"),
        Err(NotDone::Late) => (OrderStatus::Fail, "A0009_its seven days are over"),
    };
    tracing::info!(
        trade_no = payment.id,
        ?order_status,
        "held money was operated on"
    );
    Ok(Answer::success::<Authorize>(AuthorizeAnswer {
        trade_no: TradeNo::parse(&payment.id).map_err(convert::unreadable)?,
        order_no: payment.reference.unwrap_or_default(),
        order_status,
        order_info: order_info.to_owned(),
    }))
}
