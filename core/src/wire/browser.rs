//! The two v3 routes that the frame calls from the browser, with a session token in a header.
//!
//! Their success code is `"0"`, whatever the server interface beside them says. Any other v3
//! route is not called by the frame and not here.

use serde::Deserialize;

use super::brand;
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
