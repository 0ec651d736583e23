//! The v3 routes that the frame calls from the browser, with a session token in a header.
//!
//! Their success code is `"0"`, whatever the server interface beside them says. Any other v3
//! route is not called by the frame and not here. Creating and listing are the vendor's; what a
//! session is for, and changing a saved card from the browser, are this project's own
//! (docs/asiabill.md).

use serde::Deserialize;

use super::{brand, lenient};
use super::endpoint::{Endpoint, Method};
use super::ids::{CustomerId, PaymentMethodId};
use super::payment_method::{CreateRequest, PaymentMethod};
use crate::card::Brand;

/// The header that carries the session token.
pub const TOKEN_HEADER: &str = "sessionToken";

/// What is said when the session token does not hold; the code is `L0005`.
pub const TOKEN_REFUSED: &str =
    "check sign info error: the sessionToken is missing, unknown or expired";

/// Turns a card into an id.
#[derive(Clone, Copy, Debug)]
pub struct CreateFromBrowser;

impl Endpoint for CreateFromBrowser {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/services/v3/payment_methods";
    const SUCCESS: &'static str = "0";
    type Params = ();
    type Request = CreateRequest;
    type Answer = PaymentMethod;
}

/// Reads the saved cards of a customer.
#[derive(Clone, Copy, Debug)]
pub struct ListFromBrowser;

impl Endpoint for ListFromBrowser {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = "/services/v3/payment_methods/list/{customerId}";
    const SUCCESS: &'static str = "0";
    type Params = CustomerId;
    type Request = ();
    type Answer = Vec<PaymentMethod>;
}

/// Reads what a session is for.
#[derive(Clone, Copy, Debug)]
pub struct ReadSession;

impl Endpoint for ReadSession {
    const METHOD: Method = Method::Get;
    const ROUTE: &'static str = "/services/v3/session";
    const SUCCESS: &'static str = "0";
    type Params = ();
    type Request = ();
    type Answer = SessionFacts;
}

macro_rules! change {
    ($(#[$doc:meta])* $name:ident: $route:literal, $params:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Endpoint for $name {
            const METHOD: Method = Method::Post;
            const ROUTE: &'static str = $route;
            const SUCCESS: &'static str = "0";
            type Params = $params;
            type Request = ();
            type Answer = PaymentMethod;
        }
    };
}

change! {
    /// Changes a saved card of the session's customer, or shows its security code again.
    UpdateFromBrowser: "/services/v3/payment_methods/update", ()
}
change! {
    /// Removes a saved card of the session's customer.
    DetachFromBrowser: "/services/v3/payment_methods/{customerPaymentMethodId}/detach", PaymentMethodId
}
change! {
    /// Makes a saved card of the session's customer the default.
    DefaultFromBrowser: "/services/v3/payment_methods/{customerPaymentMethodId}/default", PaymentMethodId
}

/// As much of what a session is for as the frame reads.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct SessionFacts {
    /// Whose cards it lists and changes.
    #[serde(rename = "customerId", deserialize_with = "lenient::maybe_empty")]
    pub customer: Option<CustomerId>,
    /// `always` when a saved card's security code is asked for again.
    pub cvc: String,
    /// `never` when no card is listed.
    pub redisplay: String,
}

/// As much of a listed card as the frame reads.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Listed {
    /// The id.
    #[serde(rename = "customerPaymentMethodId")]
    pub payment_method: PaymentMethodId,
    /// What may be shown of the card.
    #[serde(default)]
    pub card: ListedFace,
    /// Whose card it is.
    #[serde(default)]
    pub billing_detail: ListedName,
    /// Whether it is the customer's default.
    #[serde(default)]
    pub is_default: bool,
}

/// What may be shown of a listed card.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListedFace {
    /// The brand, when it is one we know.
    #[serde(with = "brand")]
    pub brand: Option<Brand>,
    /// The last four digits.
    pub last4: String,
    /// `"01"` to `"12"`.
    #[serde(rename = "cardExpireMonth")]
    pub month: String,
    /// Four digits.
    #[serde(rename = "cardExpireYear")]
    pub year: String,
}

/// The name on a listed card.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ListedName {
    /// The given name.
    pub first_name: String,
    /// The family name.
    pub last_name: String,
}

/// As much of a create answer as the frame reads: a part of [`PaymentMethod`], without the
/// billing details that the frame would only carry along.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Created {
    /// The id.
    #[serde(rename = "customerPaymentMethodId")]
    pub payment_method: PaymentMethodId,
    /// What may be shown of the card.
    #[serde(default)]
    pub card: CreatedFace,
}

/// As much of the new card as the frame reads.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CreatedFace {
    /// The brand, when it is one we know.
    #[serde(with = "brand")]
    pub brand: Option<Brand>,
}
