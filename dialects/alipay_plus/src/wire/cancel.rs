//! `cancel`: letting go of what is held, or of what nobody paid yet.

use serde::{Deserialize, Serialize};

use super::codes::Code;
use super::lenient;
use super::result::{Outcome, Refused};
use super::text::Text;

/// The body of a call.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelRequest {
    #[serde(default, deserialize_with = "lenient::maybe")]
    payment_id: Option<Text<64>>,
    #[serde(default, deserialize_with = "lenient::maybe")]
    payment_request_id: Option<Text<64>>,
}

/// By which of its two ids something is meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Named {
    /// The gateway's own, which wins when both are there.
    Id(Text<64>),
    /// The merchant's.
    RequestId(Text<64>),
}

/// The id that counts of two.
///
/// # Errors
/// When there is neither.
pub(super) fn named(
    id: Option<Text<64>>,
    request_id: Option<Text<64>>,
    neither: &'static str,
) -> Result<Named, Refused> {
    let id = id.map(Named::Id).or(request_id.map(Named::RequestId));
    id.ok_or_else(|| Refused::because(Code::ParamIllegal, neither))
}

impl CancelRequest {
    /// Which payment is meant.
    ///
    /// # Errors
    /// When there is neither id.
    pub fn payment(self) -> Result<Named, Refused> {
        named(
            self.payment_id,
            self.payment_request_id,
            "paymentId or paymentRequestId is missing",
        )
    }
}

/// The answer to one that was done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CancelAnswer {
    /// What came of it.
    pub result: Outcome,
    /// The payment.
    pub payment_id: String,
    /// The merchant's own id of it.
    pub payment_request_id: String,
    /// When.
    pub cancel_time: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::read;

    #[test]
    fn the_gateways_own_id_wins_and_one_of_the_two_must_be_there() {
        let named = |json: &str| read::<CancelRequest>(json.as_bytes()).unwrap().payment();
        let id = |text: &str| Text::new(text).unwrap();
        assert_eq!(
            named(r#"{"paymentId":"p1","paymentRequestId":"r1"}"#),
            Ok(Named::Id(id("p1")))
        );
        assert_eq!(
            named(r#"{"paymentId":"","paymentRequestId":"r1"}"#),
            Ok(Named::RequestId(id("r1")))
        );
        for json in ["{}", r#"{"paymentId":null}"#, r#"{"paymentRequestId":""}"#] {
            assert_eq!(named(json).unwrap_err().code, Code::ParamIllegal, "{json}");
        }
    }
}
