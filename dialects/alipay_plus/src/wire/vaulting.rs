//! The calls that keep a card without a payment.

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::card::CardData;
use super::inquiry::TransactionStatus;
use super::lenient;
use super::pay::{Buyer, Env};
use super::result::Outcome;
use super::text::Text;

/// The body of `createVaultingSession`.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateVaultingSessionRequest {
    /// `CARD`.
    pub payment_method_type: Text<64>,
    /// The merchant's own id of it: its key of idempotency.
    pub vaulting_request_id: Text<64>,
    /// Where the merchant hears of it.
    pub vaulting_notification_url: Text<1024>,
    /// Where the browser goes afterwards.
    #[serde(default, deserialize_with = "lenient::maybe")]
    pub redirect_url: Option<Text<2048>>,
    /// Whether the shopper is asked by the issuer before the card is kept.
    #[serde(
        default,
        rename = "is3DSAuthentication",
        deserialize_with = "lenient::flag"
    )]
    pub asks_shopper: Option<bool>,
    /// Whose cards the form lists, and keeps where the shopper agrees: ours, not the vendor's.
    #[serde(default)]
    pub buyer: Option<Buyer>,
    /// Which regions' cards it takes; all when there are none: ours, not the vendor's.
    #[serde(default, deserialize_with = "lenient::list")]
    pub allowed_payment_method_regions: Vec<Text<6>>,
    /// What is paid with the form, when it is for a payment: ours, not the vendor's.
    #[serde(default)]
    pub payment_amount: Option<Amount>,
}

/// Its answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateVaultingSessionAnswer {
    /// What came of it.
    pub result: Outcome,
    /// What the form is opened with.
    pub vaulting_session_data: String,
    /// Its id.
    pub vaulting_session_id: String,
    /// Until when it works.
    pub vaulting_session_expiry_time: String,
    /// What the page calls the buyer by, when one was named: ours, not the vendor's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
}

/// The body of `vaultPaymentMethod`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VaultPaymentMethodRequest {
    /// The merchant's own id of it: its key of idempotency.
    pub vaulting_request_id: Text<64>,
    /// Where the merchant hears of it.
    pub vaulting_notification_url: Text<1024>,
    /// Where the browser goes after a challenge.
    pub redirect_url: Text<2048>,
    /// The card.
    pub payment_method_detail: CardDetail,
    /// Where the shopper is.
    pub env: Env,
}

/// A card that is to be kept.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CardDetail {
    /// `CARD`.
    pub payment_method_type: Text<64>,
    /// The card.
    pub card: CardData,
}

/// The answer to it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VaultPaymentMethodAnswer {
    /// What came of it.
    pub result: Outcome,
    /// The merchant's own id.
    pub vaulting_request_id: String,
    /// The card, once it is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_detail: Option<KeptDetail>,
    /// Where the shopper answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub normal_url: Option<String>,
}

/// The body of `inquireVaulting`.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InquireVaultingRequest {
    /// The merchant's own id of what is asked about.
    pub vaulting_request_id: Text<64>,
}

/// Its answer. Its result is that of the inquiry, not of the card.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InquireVaultingAnswer {
    /// What came of the inquiry.
    pub result: Outcome,
    /// The merchant's own id.
    pub vaulting_request_id: String,
    /// How keeping the card stands.
    pub vaulting_status: TransactionStatus,
    /// The card, once it is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_detail: Option<KeptDetail>,
    /// Where the shopper answers, while he has to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub normal_url: Option<String>,
}

/// A card that is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptDetail {
    /// `CARD`.
    pub payment_method_type: &'static str,
    /// The card.
    pub card: KeptCard,
}

/// What is answered of a card that is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptCard {
    /// What it is paid with.
    pub card_token: String,
    /// Its brand.
    pub brand: &'static str,
    /// The number: asterisks and the last four digits.
    pub masked_card_no: String,
    /// The last four digits.
    pub last_four: String,
}
