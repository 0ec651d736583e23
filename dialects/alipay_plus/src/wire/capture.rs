//! `capture`: taking what is held.

use serde::{Deserialize, Serialize};

use super::amount::{Amount, WrittenAmount};
use super::lenient;
use super::result::Outcome;
use super::text::Text;

/// The body of a call.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CaptureRequest {
    /// The merchant's own id of this capture: its key of idempotency.
    pub capture_request_id: Text<64>,
    /// The payment.
    pub payment_id: Text<64>,
    /// How much.
    pub capture_amount: Amount,
    /// Whether what is left then goes back.
    #[serde(default, deserialize_with = "lenient::flag")]
    pub is_last_capture: Option<bool>,
}

/// The answer to one that was done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CaptureAnswer {
    /// What came of it.
    pub result: Outcome,
    /// The merchant's own id.
    pub capture_request_id: String,
    /// The gateway's.
    pub capture_id: String,
    /// The payment.
    pub payment_id: String,
    /// How much.
    pub capture_amount: WrittenAmount,
    /// When.
    pub capture_time: String,
}
