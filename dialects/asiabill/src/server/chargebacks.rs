//! `chargebacks`: what banks took back, on the openApi base. It is read only: an answer to a bank is
//! not part of this sandbox, and is refused as such.

use axum::extract::State;
use payseal_core::wire::codes::RequestCode;
use payseal_core::wire::customer::Listing;
use payseal_core::wire::endpoint::{Endpoint, Method};
use serde::Serialize;

use super::Answer;
use super::customers::{extent, listed, page};
use super::signed::Signed;
use payseal_engine::calendar::Date;
use payseal_engine::store::Dispute;
use payseal_gateway::gateway::Gateway;

pub(super) const ROUTE: &str = "/openApi/V2022-03/chargebacks";

struct List;

impl Endpoint for List {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = ROUTE;
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = ();
    type Answer = Listing<Shown>;
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    batch_no: String,
    trade_no: String,
    amount: String,
    currency: &'static str,
    reason: String,
    reply_deadline: String,
    cpd_date: String,
}

impl From<Dispute> for Shown {
    fn from(chargeback: Dispute) -> Self {
        let written = |moment| Date::of(moment).iso().replace('T', " ");
        Self {
            batch_no: chargeback.number.to_string(),
            trade_no: chargeback.trade_no,
            amount: chargeback.amount.to_decimal(),
            currency: chargeback.amount.currency().code(),
            reason: chargeback.reason_text,
            reply_deadline: written(chargeback.evidence_due),
            cpd_date: written(chargeback.created),
        }
    }
}

/// All of the account's, or that of one payment.
pub(super) async fn list(State(gateway): State<Gateway>, signed: Signed) -> Result<Answer, Answer> {
    let page = page(&signed)?;
    let (skip, take) = extent(page);
    let (total, list) = gateway
        .ledger
        .run(move |book| match signed.query("tradeNo") {
            Some(trade_no) => {
                let found = book.dispute_of(&signed.account, trade_no)?;
                Ok((u64::from(found.is_some()), found.into_iter().collect()))
            }
            None => book.disputes(&signed.account, skip, take),
        })
        .await?;
    Ok(Answer::success::<List>(Listing {
        page: listed(page, total),
        list: list.into_iter().map(Shown::from).collect::<Vec<_>>(),
    }))
}

/// An answer to a bank.
pub(super) async fn reply(_: Signed) -> Answer {
    Answer::refused_because(
        RequestCode::Unknown,
        "this sandbox has no bank that reads an answer to a chargeback",
    )
}
