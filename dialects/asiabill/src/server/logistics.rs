//! `logistics`: where the goods of a payment are, on the openApi base. It is kept and handed back;
//! no carrier is asked.

use axum::extract::State;
use payseal_core::wire::endpoint::{Endpoint, Method};
use serde::{Deserialize, Serialize};

use super::Answer;
use super::signed::Signed;
use payseal_engine::calendar::Date;
use payseal_engine::clock::Moment;
use payseal_engine::store::Shipment;
use payseal_gateway::gateway::Gateway;

pub(super) const SEND_ROUTE: &str = "/openApi/V2022-03/logistics";
pub(super) const FIND_ROUTE: &str = "/openApi/V2022-03/logistics/{tradeNo}";

/// The longest texts; the vendor names no limits.
const MAX_CODE: usize = 64;
const MAX_URL: usize = 1000;

struct Send;

impl Endpoint for Send {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = SEND_ROUTE;
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = Request;
    type Answer = Shown;
}

struct Find;

impl Endpoint for Find {
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
    lc_code: String,
    order_no: String,
    tracking_no: String,
    tracking_web: Option<String>,
    trade_no: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    trade_no: String,
    status: &'static str,
    description: &'static str,
    order_no: String,
    lc_code: String,
    tracking_no: String,
    tracking_web: String,
    upload_date: String,
}

impl From<Shipment> for Shown {
    fn from(shipment: Shipment) -> Self {
        Self {
            trade_no: shipment.trade_no,
            status: "success",
            description: "uploaded",
            order_no: shipment.order_no,
            lc_code: shipment.carrier,
            tracking_no: shipment.tracking_no,
            tracking_web: shipment.tracking_web.unwrap_or_default(),
            upload_date: Date::of(shipment.sent).iso(),
        }
    }
}

pub(super) async fn send(State(gateway): State<Gateway>, signed: Signed) -> Result<Answer, Answer> {
    let request: Request = signed.body()?;
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
            book.ship(Shipment {
                trade_no: request.trade_no,
                account: signed.account.clone(),
                order_no: request.order_no,
                carrier: request.lc_code,
                tracking_no: request.tracking_no,
                tracking_web: web,
                sent: Moment::from_millis(0),
            })
        })
        .await?;
    Ok(Answer::success::<Send>(Shown::from(shipment)))
}

pub(super) async fn find(State(gateway): State<Gateway>, signed: Signed) -> Result<Answer, Answer> {
    let shipment = gateway
        .ledger
        .run(move |book| book.shipment(&signed.account, signed.path("tradeNo")))
        .await?
        .ok_or_else(|| Answer::wrong_member("no logistics were uploaded for this tradeNo"))?;
    Ok(Answer::success::<Find>(Shown::from(shipment)))
}
