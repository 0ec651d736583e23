//! `refund`: giving money back, and asking how that stands, on the openApi base.

use axum::extract::State;
use payseal_core::money::Money;
use serde::Deserialize;

use super::signed::Signed;
use super::{Answer, NAME, payment_words};
use crate::wire::refunds::{CreateRefund, FindRefund, RefundAnswer};
use payseal_engine::calendar::Date;
use payseal_engine::ledger::{Fault, RefundWish, Refusal};
use payseal_engine::store::Refund;
use payseal_gateway::gateway::Gateway;

/// The longest texts; the vendor names no limit for the first.
const MAX_TRACK_NO: usize = 64;
const MAX_REASON: usize = 500;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Request {
    trade_no: String,
    refund_amount: Said,
    refund_type: Said,
    refund_reason: Option<String>,
    mer_track_no: Option<Said>,
}

/// A text, or a number that clients send in its place.
#[derive(Deserialize)]
#[serde(untagged)]
enum Said {
    Text(String),
    Number(serde_json::Number),
}

impl Said {
    fn text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
        }
    }
}

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
    let asked = asked(signed.body()?)?;
    let refund = gateway
        .ledger
        .run(move |book| {
            let payment = book.payment_in(&signed.account, NAME, &asked.trade_no)?;
            // A text that is no amount is refused as nothing is.
            let nothing = Money::from_minor(0, payment.amount.currency());
            let amount = Money::parse_decimal(&asked.amount, payment.amount.currency());
            let wish = RefundWish {
                payment_id: asked.trade_no,
                amount: amount.unwrap_or(nothing),
                whole: asked.whole,
                reference: asked.mer_track_no,
                reason: asked.reason,
                at_once: false,
            };
            book.refund(&signed.account, wish)
        })
        .await?;
    tracing::info!(batch_no = refund.id, "a refund was asked for");
    Ok(Answer::success::<CreateRefund>(shown(refund)))
}

/// What is asked for, its amount as a text: the currency is the payment's.
struct Asked {
    trade_no: String,
    amount: String,
    whole: bool,
    mer_track_no: Option<String>,
    reason: String,
}

fn asked(request: Request) -> Result<Asked, Answer> {
    let whole = match request.refund_type.text().as_str() {
        "1" => true,
        "2" => false,
        _ => {
            return Err(Answer::wrong_member(
                "refundType is 1 (full) or 2 (partial)",
            ));
        }
    };
    let mer_track_no = request
        .mer_track_no
        .map(Said::text)
        .filter(|number| !number.is_empty());
    let reason = request.refund_reason.unwrap_or_default();
    if mer_track_no
        .as_ref()
        .is_some_and(|t| t.chars().count() > MAX_TRACK_NO)
    {
        return Err(Answer::wrong_member("merTrackNo is too long"));
    }
    if reason.chars().count() > MAX_REASON {
        return Err(Answer::wrong_member("refundReason is too long"));
    }
    Ok(Asked {
        trade_no: request.trade_no,
        amount: request.refund_amount.text(),
        whole,
        mer_track_no,
        reason,
    })
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
