//! Reading payments back: `transactions` and `orderInfo`, on the openApi base.

use std::time::Duration;

use crate::wire::customer::{Listing, PageQuery};
use axum::extract::State;
use payseal_core::wire::ids::TradeNo;

use super::customers::{extent, listed, page};
use super::signed::Signed;
use super::{Answer, NAME, convert, payment_words, spellings};
use crate::wire::transactions::{CaptureStatus, FindTransaction, ListTransactions, Transaction};
use payseal_engine::calendar::Date;
use payseal_engine::clock::Moment;
use payseal_engine::ledger::{Book, Fault, Refusal, Since};
use payseal_engine::store::{HoldState, Payment};
use payseal_gateway::gateway::Gateway;

/// A merchant's times are in the merchant's own time zone, which nobody tells us.
const ANY_TIME_ZONE: Duration = Duration::from_secs(14 * 60 * 60);

/// What became of the money after the attempt is in the members that are ours.
fn shown((payment, since): (Payment, Since)) -> Result<Transaction, Answer> {
    Ok(Transaction {
        order_no: payment.reference.clone().unwrap_or_default(),
        trade_no: TradeNo::parse(&payment.id).map_err(convert::unreadable)?,
        trade_date: Some(Date::of(payment.created).iso()),
        trade_amount: payment.amount.to_decimal(),
        trade_currency: payment.amount.currency().code().to_owned(),
        trade_status: payment_words::status(payment.status),
        trade_info: payment_words::order_info(&payment),
        payment_method: Some(spellings::method_type(payment.method_type()).to_owned()),
        capture_status: Some(match since.hold {
            Some(HoldState::Held) => CaptureStatus::Held,
            Some(HoldState::Captured) => CaptureStatus::Captured,
            Some(HoldState::Void) => CaptureStatus::Void,
            None if payment.status.is_paid() => CaptureStatus::Captured,
            None => CaptureStatus::None,
        }),
        remark: Some(payment.remark.unwrap_or_default()),
        refunded_amount: Some(since.refunded.to_decimal()),
        chargeback_amount: Some(since.charged_back.to_decimal()),
        upload_logistics_flag: Some(if since.is_sent { "1" } else { "0" }.to_owned()),
    })
}

/// Lists payments. A trade number or an order number finds its payment whatever times are given
/// beside it: clients send the shop's own day with it, which may not be the gateway's.
pub(super) async fn list(State(gateway): State<Gateway>, signed: Signed) -> Result<Answer, Answer> {
    let page = page(&signed)?;
    let window = window(&signed)?;
    let (total, payments) = gateway
        .ledger
        .run(move |book| {
            let (total, payments) = select(book, &signed, page, window)?;
            Ok((total, with_since(book, payments)?))
        })
        .await?;
    let list = payments
        .into_iter()
        .map(shown)
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Answer::success::<ListTransactions>(Listing {
        page: listed(page, total),
        list,
    }))
}

pub(super) async fn find(State(gateway): State<Gateway>, signed: Signed) -> Result<Answer, Answer> {
    let payment = gateway
        .ledger
        .run(move |book| {
            let payment = book.payment_in(&signed.account, NAME, signed.path("tradeNo"))?;
            let since = book.since(&payment)?;
            Ok((payment, since))
        })
        .await?;
    Ok(Answer::success::<FindTransaction>(shown(payment)?))
}

fn with_since(book: &Book<'_>, payments: Vec<Payment>) -> Result<Vec<(Payment, Since)>, Fault> {
    payments
        .into_iter()
        .map(|payment| Ok((payment.clone(), book.since(&payment)?)))
        .collect()
}

fn select(
    book: &Book<'_>,
    signed: &Signed,
    page: PageQuery,
    window: (Moment, Moment),
) -> Result<(u64, Vec<Payment>), Fault> {
    let (skip, take) = extent(page);
    let wanted = if let Some(trade_no) = signed.query("tradeNo") {
        match book.payment_in(&signed.account, NAME, trade_no) {
            Ok(payment) => vec![payment],
            Err(Fault::Refused(Refusal::TradeUnknown)) => Vec::new(),
            Err(fault) => return Err(fault),
        }
    } else if let Some(order_no) = signed.query("orderNo") {
        let mut attempts = book.payments_of_reference(&signed.account, NAME, order_no)?;
        attempts.reverse();
        attempts
    } else {
        return book.payments(&signed.account, NAME, window, skip, take);
    };
    let total = u64::try_from(wanted.len()).unwrap_or(u64::MAX);
    let clip = |number| usize::try_from(number).unwrap_or(usize::MAX);
    let list = wanted.into_iter().skip(clip(skip)).take(clip(take));
    Ok((total, list.collect()))
}

/// From when on and until when payments are wanted: one that is not said bounds nothing.
fn window(signed: &Signed) -> Result<(Moment, Moment), Answer> {
    let time = |name: &str| {
        let said = signed.query(name);
        said.map(|text| {
            Date::parse_iso(text).ok_or_else(|| {
                let reason = format!("{name} is a moment that exists, as 2026-11-30T23:59:59");
                Answer::wrong_member(&reason)
            })
        })
        .transpose()
    };
    let (from, to) = (time("startTime")?, time("endTime")?);
    Ok((
        from.map_or(Moment::from_millis(i64::MIN), |t| t.before(ANY_TIME_ZONE)),
        to.map_or(Moment::from_millis(i64::MAX), |t| t.after(ANY_TIME_ZONE)),
    ))
}
