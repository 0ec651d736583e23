//! `logistics`: where the goods of a payment are, on the openApi base. It is kept and handed back;
//! no carrier is asked.

use axum::extract::State;
use payseal_core::wire::ids::TradeNo;

use super::signed::Signed;
use super::{Answer, NAME, convert};
use crate::wire::after_sale::{FindLogistics, LogisticsAnswer, LogisticsRequest, UploadLogistics};
use payseal_engine::calendar::Date;
use payseal_engine::clock::Moment;
use payseal_engine::store::Shipment;
use payseal_gateway::gateway::Gateway;

/// The longest texts; the vendor names no limits.
const MAX_CODE: usize = 64;
const MAX_URL: usize = 1000;

fn shown(shipment: Shipment) -> Result<LogisticsAnswer, Answer> {
    Ok(LogisticsAnswer {
        trade_no: TradeNo::parse(&shipment.payment_id).map_err(convert::unreadable)?,
        status: "success".to_owned(),
        description: Some("uploaded".to_owned()),
        order_no: Some(shipment.reference),
        lc_code: Some(shipment.carrier),
        tracking_no: Some(shipment.tracking_no),
        tracking_web: Some(shipment.tracking_web.unwrap_or_default()),
        upload_date: Some(Date::of(shipment.sent).iso()),
    })
}

pub(super) async fn send(State(gateway): State<Gateway>, signed: Signed) -> Result<Answer, Answer> {
    let request: LogisticsRequest = signed.body()?;
    for (name, text) in [
        ("lcCode", &request.lc_code),
        ("trackingNo", &request.tracking_no),
    ] {
        let length = text.chars().count();
        if length == 0 || length > MAX_CODE {
            return Err(Answer::wrong_member(&format!(
                "{name} has 1 to {MAX_CODE} characters"
            )));
        }
    }
    let web = request.tracking_web.filter(|web| !web.is_empty());
    if web
        .as_ref()
        .is_some_and(|web| web.chars().count() > MAX_URL)
    {
        return Err(Answer::wrong_member("trackingWeb is too long"));
    }
    let shipment = gateway
        .ledger
        .run(move |book| {
            book.payment_in(&signed.account, NAME, &request.trade_no)?;
            book.ship(Shipment {
                payment_id: request.trade_no,
                account: signed.account.clone(),
                reference: request.order_no,
                carrier: request.lc_code,
                tracking_no: request.tracking_no,
                tracking_web: web,
                sent: Moment::from_millis(0),
            })
        })
        .await?;
    Ok(Answer::success::<UploadLogistics>(shown(shipment)?))
}

pub(super) async fn find(State(gateway): State<Gateway>, signed: Signed) -> Result<Answer, Answer> {
    let shipment = gateway
        .ledger
        .run(move |book| {
            let payment = book.payment_in(&signed.account, NAME, signed.path("tradeNo"))?;
            book.shipment(&signed.account, &payment.id)
        })
        .await?
        .ok_or_else(|| Answer::wrong_member("no logistics were uploaded for this tradeNo"))?;
    Ok(Answer::success::<FindLogistics>(shown(shipment)?))
}
