//! What comes after a sale: where the goods are, and what a bank took back.

use payseal_core::wire::customer::Listing;
use payseal_core::wire::endpoint::{Endpoint, Method};
use payseal_core::wire::ids::{OrderNo, TradeNo};
use serde::{Deserialize, Serialize};

use crate::transactions::ByTradeNo;

/// Goods on their way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LogisticsRequest {
    /// The payment that bought them.
    pub trade_no: TradeNo,
    /// The merchant's number of the order.
    pub order_no: OrderNo,
    /// Who carries them, by the gateway's code.
    pub lc_code: String,
    /// The carrier's number.
    pub tracking_no: String,
    /// Where that can be followed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracking_web: Option<String>,
}

/// What the gateway knows of goods on their way.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LogisticsAnswer {
    /// The payment that bought them.
    pub trade_no: TradeNo,
    /// Whether it was taken.
    pub status: String,
    /// The gateway's words, where it says them.
    pub description: Option<String>,
}

/// Money that a bank took back, as the gateway lists it.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListedChargeback {
    /// Its number.
    pub batch_no: String,
    /// The payment whose money it was.
    pub trade_no: TradeNo,
    /// How much.
    pub amount: String,
    /// In what.
    pub currency: String,
    /// The bank's reason.
    #[serde(default)]
    pub reason: String,
    /// Until when it can be answered, in the gateway's time zone.
    pub reply_deadline: Option<String>,
}

pub(crate) struct UploadLogistics;

impl Endpoint for UploadLogistics {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/openApi/V2022-03/logistics";
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = LogisticsRequest;
    type Answer = LogisticsAnswer;
}

pub(crate) struct FindLogistics;

impl Endpoint for FindLogistics {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = "/openApi/V2022-03/logistics/{tradeNo}";
    const SUCCESS: &'static str = "00000";
    type Params = ByTradeNo;
    type Request = ();
    type Answer = LogisticsAnswer;
}

pub(crate) struct ListChargebacks;

impl Endpoint for ListChargebacks {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = "/openApi/V2022-03/chargebacks";
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = ();
    type Answer = Listing<ListedChargeback>;
}
