//! Giving money back, and taking or letting go what is held.

use payseal_core::wire::charge::OrderStatus;
use payseal_core::wire::endpoint::{Endpoint, Method, Params};
use payseal_core::wire::ids::{OrderNo, TradeNo};
use serde::{Deserialize, Serialize};

/// Whether all that was paid goes back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub enum RefundType {
    /// All of it; the amount says how much that is.
    #[serde(rename = "1")]
    Full,
    /// A part.
    #[serde(rename = "2")]
    Partial,
}

/// A refund to ask for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RefundRequest {
    /// The payment.
    pub trade_no: TradeNo,
    /// How much, as a decimal in the payment's currency.
    pub refund_amount: String,
    /// All or a part.
    pub refund_type: RefundType,
    /// Why; handed back as it came.
    pub refund_reason: String,
    /// The merchant's own number. The same number is the same refund: give each its own, and a
    /// request that got no answer can be sent again.
    pub mer_track_no: String,
}

/// How a refund stands.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RefundAnswer {
    /// The gateway's number.
    pub batch_no: String,
    /// How it stands.
    pub refund_status: OrderStatus,
    /// How much, where the gateway says it.
    pub refund_amount: Option<String>,
    /// In what, where the gateway says it.
    pub currency: Option<String>,
}

pub(crate) struct CreateRefund;

impl Endpoint for CreateRefund {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/openApi/V2022-03/refund";
    const SUCCESS: &'static str = "0000";
    type Params = ();
    type Request = RefundRequest;
    type Answer = RefundAnswer;
}

pub(crate) struct ByBatchNo(pub(crate) String);

impl Params for ByBatchNo {
    fn pairs(&self) -> Vec<(&'static str, &str)> {
        vec![("batchNo", self.0.as_str())]
    }
}

pub(crate) struct FindRefund;

impl Endpoint for FindRefund {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = "/openApi/V2022-03/refund/{batchNo}";
    const SUCCESS: &'static str = "00000";
    type Params = ByBatchNo;
    type Request = ();
    type Answer = RefundAnswer;
}

/// What to do with held money.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub enum AuthType {
    /// Take it.
    #[serde(rename = "1")]
    Capture,
    /// Let it go.
    #[serde(rename = "2")]
    Void,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AuthorizeRequest {
    pub(crate) auth_type: AuthType,
    pub(crate) trade_no: TradeNo,
    pub(crate) remark: String,
}

/// What came of it; with [`OrderStatus::Fail`] nothing was done, and `order_info` says why.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthorizeAnswer {
    /// The gateway's number of the payment.
    pub trade_no: TradeNo,
    /// The merchant's number of the order.
    pub order_no: OrderNo,
    /// Whether it was done.
    pub order_status: OrderStatus,
    /// The gateway's words, which begin with its code where nothing was done.
    pub order_info: String,
}

pub(crate) struct Authorize;

impl Endpoint for Authorize {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/V2022-03/AuthorizeInterface";
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = AuthorizeRequest;
    type Answer = AuthorizeAnswer;
}
