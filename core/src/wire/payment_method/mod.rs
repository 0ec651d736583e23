//! The cards that the gateway keeps, as the frame and every server write them.
//!
//! What is answered never holds a number or a cvc. What creates one does, so [`CreateRequest`]
//! can be read but not written: the only writer is [`encode_create`].

mod billing;
mod debit;
mod encode;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use billing::{Address, BillingDetail};
pub use debit::{
    AccountFields, AccountHolder, CreateDebitRequest, GivenMandate, encode_create_debit,
};
pub use encode::{GivenConsent, Update, encode_create, encode_update};

use super::ids::{CustomerId, PaymentMethodId};
use super::secret::SecretText;
use super::{brand, lenient};
use crate::card::Brand;

/// The body of a create call, as a gateway receives it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateRequest {
    /// Whose card it is.
    #[serde(default)]
    pub billing_detail: Option<BillingDetail>,
    /// The card.
    #[serde(default)]
    pub card: Option<CardFields>,
    /// The customer to bind it to at once.
    #[serde(
        rename = "customerId",
        default,
        deserialize_with = "lenient::maybe_empty"
    )]
    pub customer: Option<CustomerId>,
}

/// A card as it was sent: unproven, secret, not to be kept. An absent member is empty.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CardFields {
    /// The digits.
    #[serde(rename = "cardNo")]
    pub number: SecretText,
    /// `"01"` to `"12"`.
    #[serde(rename = "cardExpireMonth")]
    pub month: SecretText,
    /// Four digits.
    #[serde(rename = "cardExpireYear")]
    pub year: SecretText,
    /// Three or four digits.
    #[serde(rename = "cardSecurityCode")]
    pub cvc: SecretText,
    /// The bank that issued the card, when the merchant asked for it.
    #[serde(rename = "issuingBank", deserialize_with = "lenient::maybe_text")]
    pub issuing_bank: Option<String>,
    /// Which of the card's two brands the shopper chose, by the gateway's name.
    #[serde(rename = "preferredBrand", deserialize_with = "lenient::maybe_text")]
    pub preferred_brand: Option<String>,
}

/// A card that the gateway keeps.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentMethod {
    /// Its id.
    #[serde(rename = "customerPaymentMethodId")]
    pub payment_method: PaymentMethodId,
    /// Whose card it is.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub billing_detail: BillingDetail,
    /// What may be shown of the card.
    pub card: CardFace,
    /// The customer it is bound to.
    #[serde(
        rename = "customerId",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_empty"
    )]
    pub customer: Option<CustomerId>,
    /// When it was created, in milliseconds since 1970.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_whole"
    )]
    pub created: Option<u64>,
}

/// What may be shown of a card that the gateway keeps.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CardFace {
    /// The brand, when it is one we know.
    #[serde(with = "brand", default)]
    pub brand: Option<Brand>,
    /// The last four digits.
    #[serde(default)]
    pub last4: String,
    /// `"01"` to `"12"`; some answers leave it out.
    #[serde(
        rename = "cardExpireMonth",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub month: Option<String>,
    /// Four digits; some answers leave it out.
    #[serde(
        rename = "cardExpireYear",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub year: Option<String>,
    /// The bank that issued the card, when it was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuing_bank: Option<String>,
    /// The brands on a card of two, by the gateway's names; none on any other.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub brands: BTreeMap<String, bool>,
    /// Which of them the shopper chose.
    #[serde(with = "brand", default, skip_serializing_if = "Option::is_none")]
    pub preferred_brand: Option<Brand>,
}
