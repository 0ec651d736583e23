//! `refund`: giving money back, and asking how that stands, on the openApi base.

use axum::extract::State;
use payseal_core::money::Money;

use super::signed::Signed;
use super::{Answer, NAME, payment_words};
use crate::wire::refunds::{CreateRefund, FindRefund, RefundAnswer, RefundRequest, RefundType};
use payseal_engine::calendar::Date;
use payseal_engine::ledger::{Fault, RefundWish, Refusal};
use payseal_engine::store::Refund;
use payseal_gateway::gateway::Gateway;

/// The longest texts; the vendor names no limit for the first.
const MAX_TRACK_NO: usize = 64;
const MAX_REASON: usize = 500;

fn shown(refund: Refund) -> RefundAnswer {
    RefundAnswer {
        batch_no: refund.id.to_string(),
        trade_no: Some(refund.payment_id),
        mer_track_no: Some(refund.reference.unwrap_or_default()),
        refund_amount: Some(refund.amount.to_decimal()),
        currency: Some(refund.amount.currency().code().to_owned()),
        refund_status: payment_words::refund_status(refund.status),
        refund_reason: Some(refund.reason),
        refund_date: Some(Date::of(refund.created).iso()),
    }
}

pub(super) async fn create(
    State(gateway): State<Gateway>,
    signed: Signed,
) -> Result<Answer, Answer> {
    let request: RefundRequest = signed.body()?;
    let whole = check(&request)?;
    let refund = gateway
        .ledger
        .run(move |book| {
            let payment = book.payment_in(&signed.account, NAME, &request.trade_no)?;
            // A text that is no amount is refused as nothing is.
            let nothing = Money::from_minor(0, payment.amount.currency());
            let amount = Money::parse_decimal(&request.refund_amount, payment.amount.currency());
            let wish = RefundWish {
                payment_id: request.trade_no,
                amount: amount.unwrap_or(nothing),
                whole,
                reference: Some(request.mer_track_no).filter(|number| !number.is_empty()),
                reason: request.refund_reason,
                at_once: false,
            };
            book.refund(&signed.account, wish)
        })
        .await?;
    tracing::info!(batch_no = refund.id, "a refund was asked for");
    Ok(Answer::success::<CreateRefund>(shown(refund)))
}

/// What is refused before any payment is looked at; else whether all of it is to go back.
fn check(request: &RefundRequest) -> Result<bool, Answer> {
    let is_long = |text: &str, most| text.chars().count() > most;
    let whole = match request.refund_type {
        RefundType::Full => true,
        RefundType::Partial => false,
        RefundType::Other => {
            return Err(Answer::wrong_member(
                "refundType is 1 (full) or 2 (partial)",
            ));
        }
    };
    if is_long(&request.mer_track_no, MAX_TRACK_NO) {
        return Err(Answer::wrong_member("merTrackNo is too long"));
    }
    if is_long(&request.refund_reason, MAX_REASON) {
        return Err(Answer::wrong_member("refundReason is too long"));
    }
    Ok(whole)
}

pub(super) async fn find(State(gateway): State<Gateway>, signed: Signed) -> Result<Answer, Answer> {
    let refund = gateway
        .ledger
        .run(move |book| {
            let refund = book.find_refund(&signed.account, signed.path("batchNo"))?;
            match book.payment_in(&signed.account, NAME, &refund.payment_id) {
                Err(Fault::Refused(_)) => Err(Refusal::RefundUnknown.into()),
                Err(fault) => Err(fault),
                Ok(_) => Ok(refund),
            }
        })
        .await?;
    Ok(Answer::success::<FindRefund>(shown(refund)))
}
