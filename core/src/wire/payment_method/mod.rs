//! `payment_methods`: the cards that the gateway keeps.
//!
//! What is answered never holds a number or a cvc. What creates one does, so [`CreateRequest`]
//! can be read but not written: the only writer is [`encode_create`].

mod billing;
mod encode;

use serde::{Deserialize, Serialize};

pub use billing::{Address, BillingDetail};
pub use encode::{GivenConsent, Update, encode_create, encode_update};

use super::endpoint::{Endpoint, Method};
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
}

/// The body of an update call.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateRequest {
    /// Which one.
    #[serde(rename = "customerPaymentMethodId")]
    pub payment_method: PaymentMethodId,
    /// The new billing details, as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billing_detail: Option<BillingDetail>,
    /// The new expiry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<ExpiryFields>,
}

/// The expiry of an update call.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ExpiryFields {
    /// `"01"` to `"12"`.
    #[serde(
        rename = "cardExpireMonth",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub month: Option<String>,
    /// Four digits.
    #[serde(
        rename = "cardExpireYear",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub year: Option<String>,
}

macro_rules! endpoint {
    ($(#[$doc:meta])* $name:ident: $method:ident $route:literal, $params:ty, $request:ty => $answer:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Endpoint for $name {
            const METHOD: Method = Method::$method;
            const ROUTE: &'static str = $route;
            const SUCCESS: &'static str = "00000";
            const ALSO_SUCCESS: &'static [&'static str] = &["0"];
            type Params = $params;
            type Request = $request;
            type Answer = $answer;
        }
    };
}

endpoint! {
    /// Creates one from a card; for merchants who may touch card numbers.
    CreatePaymentMethod: Post "/V2022-03/payment_methods",
    (), CreateRequest => PaymentMethod
}
endpoint! {
    /// Changes billing details or expiry.
    UpdatePaymentMethod: Post "/V2022-03/payment_methods/update",
    (), UpdateRequest => PaymentMethod
}
endpoint! {
    /// Reads one.
    QueryPaymentMethod: Get "/V2022-03/payment_methods/{customerPaymentMethodId}",
    PaymentMethodId, () => PaymentMethod
}
endpoint! {
    /// Reads all of a customer.
    ListPaymentMethods: Get "/V2022-03/payment_methods/list/{customerId}",
    CustomerId, () => Vec<PaymentMethod>
}
endpoint! {
    /// Unbinds one from its customer; the vendor's clients send GET.
    DetachPaymentMethod: Get "/V2022-03/payment_methods/{customerPaymentMethodId}/detach",
    PaymentMethodId, () => PaymentMethod
}
endpoint! {
    /// Binds one to a customer; the vendor's clients send GET.
    AttachPaymentMethod: Get "/V2022-03/payment_methods/{customerPaymentMethodId}/{customerId}/attach",
    (CustomerId, PaymentMethodId), () => PaymentMethod
}
