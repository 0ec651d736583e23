//! `refund` and `inquiryRefund`: giving back.

use serde::{Deserialize, Serialize};

use super::amount::{Amount, WrittenAmount};
use super::cancel::{Named, named};
use super::inquiry::TransactionStatus;
use super::lenient;
use super::result::{Outcome, Refused};
use super::text::Text;

/// The body of `refund`.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RefundRequest {
    /// The merchant's own id of this refund: its key of idempotency.
    pub refund_request_id: Text<64>,
    /// The payment.
    pub payment_id: Text<64>,
    /// How much.
    pub refund_amount: Amount,
    /// Why.
    #[serde(default, deserialize_with = "lenient::maybe")]
    pub refund_reason: Option<Text<256>>,
    /// Whether it may take its time, which a notification then ends.
    #[serde(default, deserialize_with = "lenient::flag")]
    pub is_async_refund: Option<bool>,
    /// Where the merchant hears of it.
    #[serde(default, deserialize_with = "lenient::maybe")]
    pub refund_notify_url: Option<Text<1024>>,
}

/// The answer to one that was done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RefundAnswer {
    /// What came of it.
    pub result: Outcome,
    /// The merchant's own id.
    pub refund_request_id: String,
    /// The gateway's.
    pub refund_id: String,
    /// The payment.
    pub payment_id: String,
    /// How much.
    pub refund_amount: WrittenAmount,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_time: Option<String>,
}

/// The body of `inquiryRefund`.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InquiryRefundRequest {
    #[serde(default, deserialize_with = "lenient::maybe")]
    refund_id: Option<Text<64>>,
    #[serde(default, deserialize_with = "lenient::maybe")]
    refund_request_id: Option<Text<64>>,
}

impl InquiryRefundRequest {
    /// Which refund is meant.
    ///
    /// # Errors
    /// When there is neither id.
    pub fn refund(self) -> Result<Named, Refused> {
        named(
            self.refund_id,
            self.refund_request_id,
            "refundId or refundRequestId is missing",
        )
    }
}

/// How a refund stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InquiryRefundAnswer {
    /// What came of the inquiry.
    pub result: Outcome,
    /// The merchant's own id.
    pub refund_request_id: String,
    /// The gateway's.
    pub refund_id: String,
    /// How much.
    pub refund_amount: WrittenAmount,
    /// How it stands.
    pub refund_status: TransactionStatus,
    /// When it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_time: Option<String>,
}
