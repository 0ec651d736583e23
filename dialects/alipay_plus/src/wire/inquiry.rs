//! `inquiryPayment`: how a payment stands.

use serde::{Deserialize, Serialize};

use super::amount::WrittenAmount;
use super::cancel::{Named, named};
use super::card::PaymentResultInfo;
use super::lenient;
use super::pay::RedirectActionForm;
use super::result::{Outcome, Refused};
use super::text::Text;

/// How something stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TransactionStatus {
    /// It is done.
    Success,
    /// It came to nothing.
    Fail,
    /// It is under way.
    Processing,
    /// It was let go.
    Cancelled,
    /// The shopper has paid, and the money is on its way.
    Pending,
}

/// What was done with a payment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TransactionType {
    /// Its money was taken.
    Capture,
    /// Money was given back.
    Refund,
}

/// The body of a call.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InquiryPaymentRequest {
    #[serde(default, deserialize_with = "lenient::maybe")]
    payment_id: Option<Text<64>>,
    #[serde(default, deserialize_with = "lenient::maybe")]
    payment_request_id: Option<Text<64>>,
}

impl InquiryPaymentRequest {
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

/// The answer. Its result is that of the inquiry, not of the payment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InquiryPaymentAnswer {
    /// What came of the inquiry.
    pub result: Outcome,
    /// How the payment stands.
    pub payment_status: TransactionStatus,
    /// The code that `pay` has for that.
    pub payment_result_code: &'static str,
    /// Its sentence.
    pub payment_result_message: &'static str,
    /// The merchant's own id.
    pub payment_request_id: String,
    /// The gateway's.
    pub payment_id: String,
    /// What is to be paid.
    pub payment_amount: WrittenAmount,
    /// When it began.
    pub payment_create_time: String,
    /// When it was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_time: Option<String>,
    /// Until when it can be captured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_expiry_time: Option<String>,
    /// `CARD`.
    pub payment_method_type: &'static str,
    /// Where the shopper answers, while he has to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect_action_form: Option<RedirectActionForm>,
    /// What is told of the card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_result_info: Option<PaymentResultInfo>,
    /// What was done with it since.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub transactions: Vec<Transaction>,
}

/// Something that was done with a payment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Transaction {
    /// What.
    pub transaction_type: TransactionType,
    /// How it stands.
    pub transaction_status: TransactionStatus,
    /// The gateway's id of it.
    pub transaction_id: String,
    /// The merchant's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transaction_request_id: Option<String>,
    /// How much.
    pub transaction_amount: WrittenAmount,
    /// When.
    pub transaction_time: String,
    /// What came of it.
    pub transaction_result: Outcome,
}
