//! `capture`: taking what is held.

use serde::{Deserialize, Serialize};

use super::amount::{Amount, WrittenAmount};
use super::codes::Code;
use super::lenient;
use super::result::{Outcome, Refused};
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
    /// The same in other words.
    #[serde(default, deserialize_with = "lenient::maybe")]
    pub capture_type: Option<CaptureType>,
}

/// Whether more is captured later.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CaptureType {
    /// What is left goes back.
    Final,
    /// What is left stays held.
    NonFinal,
}

impl CaptureRequest {
    /// Whether what is left then goes back, which it does unless something else is said.
    ///
    /// # Errors
    /// When two things are said.
    pub fn is_last(&self) -> Result<bool, Refused> {
        let by_type = self.capture_type.map(|kind| kind == CaptureType::Final);
        match (by_type, self.is_last_capture) {
            (Some(one), Some(other)) if one != other => Err(Refused::because(
                Code::ParamIllegal,
                "captureType and isLastCapture contradict each other",
            )),
            (one, other) => Ok(one.or(other).unwrap_or(true)),
        }
    }
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
