//! What merchants are told without asking.

use serde::Serialize;

use super::amount::WrittenAmount;
use super::card::PaymentResultInfo;
use super::inquiry::TransactionStatus;
use super::result::Outcome;
use super::vaulting::KeptDetail;

/// A notification.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "notifyType", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Notification {
    /// How a payment ended.
    PaymentResult(PaymentNotice),
    /// The shopper has paid, and the money is on its way.
    PaymentPending(PaymentNotice),
    /// How a capture ended.
    CaptureResult(CaptureNotice),
    /// How a refund ended.
    RefundResult(RefundNotice),
    /// How keeping a card ended. The vendor documents no word for it; this one is this project's.
    VaultingResult(VaultingNotice),
}

/// Of a payment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentNotice {
    /// What came of it.
    pub result: Outcome,
    /// The merchant's own id.
    pub payment_request_id: String,
    /// The gateway's.
    pub payment_id: String,
    /// What was to be paid.
    pub payment_amount: WrittenAmount,
    /// When it began.
    pub payment_create_time: String,
    /// When it was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_time: Option<String>,
    /// Until when it can be captured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_expiry_time: Option<String>,
    /// What is told of the card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_result_info: Option<PaymentResultInfo>,
}

/// Of a capture.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CaptureNotice {
    /// What came of it.
    pub result: Outcome,
    /// The merchant's own id; the gateway's when it captured by itself.
    pub capture_request_id: String,
    /// The payment.
    pub payment_id: String,
    /// The gateway's id.
    pub capture_id: String,
    /// How much.
    pub capture_amount: WrittenAmount,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capture_time: Option<String>,
}

/// Of a refund. It does not say of which payment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RefundNotice {
    /// What came of it.
    pub result: Outcome,
    /// How it stands.
    pub refund_status: TransactionStatus,
    /// The merchant's own id.
    pub refund_request_id: String,
    /// The gateway's.
    pub refund_id: String,
    /// How much.
    pub refund_amount: WrittenAmount,
    /// When it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_time: Option<String>,
}

/// Of a card that was to be kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VaultingNotice {
    /// What came of it.
    pub result: Outcome,
    /// The merchant's own id.
    pub vaulting_request_id: String,
    /// The card, when it is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_detail: Option<KeptDetail>,
}

#[cfg(test)]
mod tests {
    use payseal_core::money::{Currency, Money};

    use super::*;
    use crate::wire::codes::Code;

    #[test]
    fn a_notification_says_its_type_and_nothing_that_is_null() {
        let amount = Money::from_minor(4200, Currency::parse("SGD").unwrap());
        let json = serde_json::to_string(&Notification::CaptureResult(CaptureNotice {
            result: Code::Success.into(),
            capture_request_id: "c1".to_owned(),
            payment_id: "p1".to_owned(),
            capture_id: "k1".to_owned(),
            capture_amount: amount.into(),
            capture_time: None,
        }));
        assert_eq!(
            json.unwrap(),
            "{\"notifyType\":\"CAPTURE_RESULT\",\"result\":{\"resultStatus\":\"S\",\
             \"resultCode\":\"SUCCESS\",\"resultMessage\":\"success\"},\"captureRequestId\":\"c1\",\
             \"paymentId\":\"p1\",\"captureId\":\"k1\",\
             \"captureAmount\":{\"currency\":\"SGD\",\"value\":\"4200\"}}"
        );
    }
}
