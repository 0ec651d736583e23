//! Refunds, and capturing or voiding authorised payments.

use crate::wire::charge::OrderStatus;
use payseal_core::wire::endpoint::{Endpoint, Method, Params};
use payseal_core::wire::ids::TradeNo;
use payseal_core::wire::lenient;
use serde::{Deserialize, Serialize};

/// A full or a partial refund; clients write a text or a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "Word", into = "&'static str")]
pub enum RefundType {
    /// Everything that was paid; the amount must equal it.
    Full,
    /// A part of it.
    Partial,
    /// Neither: a gateway refuses it.
    Other,
}

/// One of a few words, before it is known which.
#[derive(Deserialize)]
#[serde(transparent)]
struct Word(#[serde(deserialize_with = "lenient::any_text")] String);

impl From<Word> for RefundType {
    fn from(word: Word) -> Self {
        match word.0.as_str() {
            "1" => Self::Full,
            "2" => Self::Partial,
            _ => Self::Other,
        }
    }
}

impl From<RefundType> for &'static str {
    fn from(kind: RefundType) -> Self {
        match kind {
            RefundType::Full => "1",
            RefundType::Partial => "2",
            RefundType::Other => "",
        }
    }
}

/// A refund request.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RefundRequest {
    /// The payment to refund.
    pub trade_no: String,
    /// The amount, as a decimal in the payment's currency; clients write a text or a number.
    #[serde(deserialize_with = "lenient::text")]
    pub refund_amount: String,
    /// Full or partial.
    pub refund_type: RefundType,
    /// The reason; returned unchanged.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub refund_reason: String,
    /// The merchant's own number, an idempotency key: give each refund its own, and a request that
    /// got no answer can be retried. Without one it is empty.
    #[serde(default, deserialize_with = "lenient::text")]
    pub mer_track_no: String,
}

/// A refund and its status.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RefundAnswer {
    /// The gateway's number of the refund.
    pub batch_no: String,
    /// The gateway's number of the payment, if the gateway gives it.
    pub trade_no: Option<String>,
    /// The merchant's own number, if the gateway gives it.
    pub mer_track_no: Option<String>,
    /// The amount, if the gateway gives it.
    pub refund_amount: Option<String>,
    /// The currency, if the gateway gives it.
    pub currency: Option<String>,
    /// Its status.
    pub refund_status: OrderStatus,
    /// The reason, if the gateway gives it.
    pub refund_reason: Option<String>,
    /// When it was asked for, if the gateway says so.
    pub refund_date: Option<String>,
}

/// `POST refund`: gives money back.
#[derive(Clone, Copy, Debug)]
pub struct CreateRefund;

impl Endpoint for CreateRefund {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/openApi/V2022-03/refund";
    const SUCCESS: &'static str = "0000";
    type Params = ();
    type Request = RefundRequest;
    type Answer = RefundAnswer;
}

/// By the gateway's number of a refund.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ByBatchNo(pub String);

impl Params for ByBatchNo {
    fn pairs(&self) -> Vec<(&'static str, &str)> {
        vec![("batchNo", self.0.as_str())]
    }
}

/// `GET refund/{batchNo}`: a refund.
#[derive(Clone, Copy, Debug)]
pub struct FindRefund;

impl Endpoint for FindRefund {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = "/openApi/V2022-03/refund/{batchNo}";
    const SUCCESS: &'static str = "00000";
    type Params = ByBatchNo;
    type Request = ();
    type Answer = RefundAnswer;
}

/// What to do with an authorised payment; clients write a text or a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "Word", into = "&'static str")]
pub enum AuthType {
    /// Capture it.
    Capture,
    /// Void it.
    Void,
    /// Neither: a gateway refuses it.
    Other,
}

impl From<Word> for AuthType {
    fn from(word: Word) -> Self {
        match word.0.as_str() {
            "1" => Self::Capture,
            "2" => Self::Void,
            _ => Self::Other,
        }
    }
}

impl From<AuthType> for &'static str {
    fn from(kind: AuthType) -> Self {
        match kind {
            AuthType::Capture => "1",
            AuthType::Void => "2",
            AuthType::Other => "",
        }
    }
}

/// A wish to capture or to void.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthorizeRequest {
    /// Which of them.
    pub auth_type: AuthType,
    /// The payment.
    pub trade_no: String,
    /// For the merchant's own books.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub remark: String,
}

/// The result; with [`OrderStatus::Fail`] nothing was done, and `order_info` says why.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthorizeAnswer {
    /// The gateway's number of the payment.
    pub trade_no: TradeNo,
    /// The merchant's order number, as it was sent.
    pub order_no: String,
    /// Whether it was done.
    pub order_status: OrderStatus,
    /// The gateway's explanation, which begins with its code if nothing was done.
    pub order_info: String,
}

/// `POST AuthorizeInterface`: captures or voids an authorised payment.
#[derive(Clone, Copy, Debug)]
pub struct Authorize;

impl Endpoint for Authorize {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/V2022-03/AuthorizeInterface";
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = AuthorizeRequest;
    type Answer = AuthorizeAnswer;
}
