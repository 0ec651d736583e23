//! `chargebacks`: what banks took back, on the openApi base. It is read only: an answer to a bank is
//! not part of this sandbox, and is refused as such.

use crate::wire::customer::Listing;
use axum::extract::State;
use payseal_core::wire::codes::RequestCode;
use payseal_core::wire::ids::TradeNo;

use super::customers::{extent, listed, page};
use super::signed::Signed;
use super::{Answer, NAME, convert};
use crate::wire::after_sale::{ListChargebacks, ListedChargeback};
use payseal_engine::calendar::Date;
use payseal_engine::store::Dispute;
use payseal_gateway::gateway::Gateway;

fn shown(chargeback: Dispute) -> Result<ListedChargeback, Answer> {
    let written = |moment| Date::of(moment).iso().replace('T', " ");
    Ok(ListedChargeback {
        batch_no: chargeback.number.to_string(),
        trade_no: TradeNo::parse(&chargeback.payment_id).map_err(convert::unreadable)?,
        amount: chargeback.amount.to_decimal(),
        currency: chargeback.amount.currency().code().to_owned(),
        reason: chargeback.reason_text,
        reply_deadline: Some(written(chargeback.evidence_due)),
        cpd_date: Some(written(chargeback.created)),
    })
}

/// All of the account's in this dialect, or that of one payment.
pub(super) async fn list(State(gateway): State<Gateway>, signed: Signed) -> Result<Answer, Answer> {
    let page = page(&signed)?;
    let (skip, take) = extent(page);
    let (total, list) = gateway
        .ledger
        .run(move |book| match signed.query("tradeNo") {
            Some(trade_no) => {
                let payment = book.payment_in(&signed.account, NAME, trade_no)?;
                let found = book.dispute_of(&signed.account, &payment.id)?;
                Ok((u64::from(found.is_some()), found.into_iter().collect()))
            }
            None => book.disputes(&signed.account, NAME, skip, take),
        })
        .await?;
    let list = list.into_iter().map(shown);
    Ok(Answer::success::<ListChargebacks>(Listing {
        page: listed(page, total),
        list: list.collect::<Result<Vec<_>, _>>()?,
    }))
}

/// An answer to a bank.
pub(super) async fn reply(_: Signed) -> Answer {
    Answer::refused_because(
        RequestCode::Unknown,
        "this sandbox has no bank that reads an answer to a chargeback",
    )
}
