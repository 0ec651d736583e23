//! `payment_methods`: the cards that the gateway keeps, for servers. What a card is on the wire is
//! `payseal_core`'s, which the frame shares.

use payseal_core::wire::endpoint::{Endpoint, Method, Params};
use payseal_core::wire::ids::{CustomerId, PaymentMethodId};
use payseal_core::wire::lenient;
use payseal_core::wire::payment_method::{BillingDetail, CreateRequest, PaymentMethod};
use serde::{Deserialize, Serialize};

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

/// A card, and the customer it is to belong to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OfCustomer {
    /// The customer.
    pub customer: CustomerId,
    /// The card.
    pub payment_method: PaymentMethodId,
}

impl Params for OfCustomer {
    fn pairs(&self) -> Vec<(&'static str, &str)> {
        vec![
            ("customerId", self.customer.as_str()),
            ("customerPaymentMethodId", self.payment_method.as_str()),
        ]
    }
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
    OfCustomer, () => PaymentMethod
}
