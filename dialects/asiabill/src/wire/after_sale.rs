//! After a sale: shipments and chargebacks.

use crate::wire::customer::Listing;
use payseal_core::wire::endpoint::{Endpoint, Method};
use payseal_core::wire::ids::TradeNo;
use serde::{Deserialize, Serialize};

use crate::wire::transactions::ByTradeNo;

/// A shipment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LogisticsRequest {
    /// The payment for the goods.
    pub trade_no: String,
    /// The merchant's order number.
    pub order_no: String,
    /// The carrier, by the gateway's code.
    pub lc_code: String,
    /// The tracking number.
    pub tracking_no: String,
    /// The tracking page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracking_web: Option<String>,
}

/// What the gateway knows about a shipment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LogisticsAnswer {
    /// The payment for the goods.
    pub trade_no: TradeNo,
    /// Whether the gateway accepted it.
    pub status: String,
    /// The gateway's explanation, if it gives one.
    pub description: Option<String>,
    /// The merchant's order number, if the gateway gives it.
    pub order_no: Option<String>,
    /// The carrier, by the gateway's code, if it gives one.
    pub lc_code: Option<String>,
    /// The tracking number, if the gateway gives it.
    pub tracking_no: Option<String>,
    /// The tracking page, empty or absent when there is none.
    pub tracking_web: Option<String>,
    /// When it was reported, if the gateway says so.
    pub upload_date: Option<String>,
}

/// A chargeback (dispute), as the gateway lists it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListedChargeback {
    /// The gateway's number of the chargeback.
    pub batch_no: String,
    /// The disputed payment.
    pub trade_no: TradeNo,
    /// The amount.
    pub amount: String,
    /// The currency.
    pub currency: String,
    /// The bank's reason.
    #[serde(default)]
    pub reason: String,
    /// The deadline for a reply, in the gateway's time zone.
    pub reply_deadline: Option<String>,
    /// When the bank took the money, in the gateway's time zone, if it says so.
    pub cpd_date: Option<String>,
}

/// `POST logistics`: reports a shipment.
#[derive(Clone, Copy, Debug)]
pub struct UploadLogistics;

impl Endpoint for UploadLogistics {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/openApi/V2022-03/logistics";
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = LogisticsRequest;
    type Answer = LogisticsAnswer;
}

/// `GET logistics/{tradeNo}`: a shipment.
#[derive(Clone, Copy, Debug)]
pub struct FindLogistics;

impl Endpoint for FindLogistics {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = "/openApi/V2022-03/logistics/{tradeNo}";
    const SUCCESS: &'static str = "00000";
    type Params = ByTradeNo;
    type Request = ();
    type Answer = LogisticsAnswer;
}

/// `GET chargebacks`: one page of them.
#[derive(Clone, Copy, Debug)]
pub struct ListChargebacks;

impl Endpoint for ListChargebacks {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = "/openApi/V2022-03/chargebacks";
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = ();
    type Answer = Listing<ListedChargeback>;
}
