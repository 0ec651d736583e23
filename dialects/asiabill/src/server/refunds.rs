//! `refund`: giving money back, and asking how that stands, on the openApi base.

use axum::extract::State;
use payseal_core::wire::endpoint::{Endpoint, Method};
use serde::{Deserialize, Serialize};

use super::signed::Signed;
use super::{Answer, payment_words};
use payseal_engine::calendar::Date;
use payseal_engine::ledger::RefundWish;
use payseal_engine::store::Refund;
use payseal_gateway::gateway::Gateway;

pub(super) const CREATE_ROUTE: &str = "/openApi/V2022-03/refund";
pub(super) const FIND_ROUTE: &str = "/openApi/V2022-03/refund/{batchNo}";

/// The longest texts; the vendor names no limit for the first.
const MAX_TRACK_NO: usize = 64;
const MAX_REASON: usize = 500;

struct CreateRefund;

impl Endpoint for CreateRefund {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = CREATE_ROUTE;
    const SUCCESS: &'static str = "0000";
    type Params = ();
    type Request = Request;
    type Answer = Shown;
}

struct FindRefund;

impl Endpoint for FindRefund {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = FIND_ROUTE;
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = ();
    type Answer = Shown;
}

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

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    batch_no: String,
    trade_no: String,
    mer_track_no: String,
    refund_amount: String,
    currency: &'static str,
    refund_status: &'static str,
    refund_reason: String,
    refund_date: String,
}

impl From<Refund> for Shown {
    fn from(refund: Refund) -> Self {
        Self {
            batch_no: refund.batch_no.to_string(),
            trade_no: refund.trade_no,
            mer_track_no: refund.mer_track_no.unwrap_or_default(),
            refund_amount: refund.amount.to_decimal(),
            currency: refund.amount.currency().code(),
            refund_status: payment_words::word(payment_words::refund_status(refund.status)),
            refund_reason: refund.reason,
            refund_date: Date::of(refund.created).iso(),
        }
    }
}

pub(super) async fn create(
    State(gateway): State<Gateway>,
    signed: Signed,
) -> Result<Answer, Answer> {
    let wish = wish(signed.body()?)?;
    let refund = gateway
        .ledger
        .run(move |book| book.refund(&signed.account, wish))
        .await?;
    tracing::info!(batch_no = refund.batch_no, "a refund was asked for");
    Ok(Answer::success::<CreateRefund>(Shown::from(refund)))
}

fn wish(request: Request) -> Result<RefundWish, Answer> {
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
    Ok(RefundWish {
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
        .run(move |book| book.find_refund(&signed.account, signed.path("batchNo")))
        .await?;
    Ok(Answer::success::<FindRefund>(Shown::from(refund)))
}
