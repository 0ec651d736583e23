//! The gateway's hosted payment page, and which payment method types an order can use.

use crate::wire::charge::OrderStatus;
use payseal_core::wire::endpoint::{Endpoint, Method};
use payseal_core::wire::lenient;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::wire::order::Order;

/// One line of the goods, as the page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GoodsLine {
    /// What the item is; without it the line is not shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goods_title: Option<String>,
    /// The quantity; without it, one.
    #[serde(
        default,
        deserialize_with = "text_if_told",
        skip_serializing_if = "Option::is_none"
    )]
    pub goods_count: Option<String>,
    /// The unit price.
    #[serde(
        default,
        deserialize_with = "text_if_told",
        skip_serializing_if = "Option::is_none"
    )]
    pub goods_price: Option<String>,
}

/// A text or a number; anything else tells nothing.
fn text_if_told<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let told = Value::deserialize(deserializer)?;
    Ok(match told {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    })
}

/// An order to be paid on the gateway's hosted page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckoutRequest {
    /// The only payment method type to offer, such as `Credit Card`; by default, every one that the order can use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method: Option<String>,
    /// The customer whose saved cards are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<String>,
    /// The goods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goods_details: Option<Vec<GoodsLine>>,
    /// The order.
    #[serde(flatten)]
    pub order: Order,
}

/// Where to redirect the shopper.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckoutAnswer {
    /// The payment page; empty if the order is paid, or is being paid.
    pub redirect_url: String,
    /// The merchant's order number, if the gateway gives it.
    pub order_no: Option<String>,
    /// The amount, if the gateway gives it.
    pub order_amount: Option<String>,
    /// The currency, if the gateway gives it.
    pub order_currency: Option<String>,
    /// The order's status, if the gateway gives it.
    pub order_status: Option<OrderStatus>,
    /// The gateway's explanation, if it gives one.
    pub order_info: Option<String>,
}

/// The part of an order that decides which payment method types it can use.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsultRequest {
    /// The amount, as a decimal; clients write a text or a number.
    #[serde(deserialize_with = "lenient::any_text")]
    pub order_amount: String,
    /// The currency.
    pub order_currency: String,
    /// The billing country: a two-letter ISO code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The shopper's device: `0` for a computer; anything else is a phone, which scans no QR code.
    #[serde(
        default,
        deserialize_with = "lenient::any_text",
        skip_serializing_if = "String::is_empty"
    )]
    pub is_mobile: String,
}

/// Every payment method type that the gateway has.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ConsultAnswer {
    /// In the order in which to offer them.
    pub methods: Vec<OfferedMethod>,
}

/// A payment method type, and whether the order can use it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfferedMethod {
    /// The gateway's name for it, for [`CheckoutRequest::payment_method`] and for a local payment.
    pub payment_method: String,
    /// Its name as shoppers know it.
    pub name: String,
    /// `form`: in the card form; `redirect`: on the provider's page; `qr`: there, by scanning a QR code.
    pub flow: String,
    /// Whether it can be saved for later.
    pub reusable: bool,
    /// Whether the order can use it.
    pub enabled: bool,
    /// Why it cannot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The URL of its logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// The brands, if it is a card.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub brands: Vec<String>,
    /// Where the money comes from, such as `credit`, `wallet` or `bank`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub funding: Vec<String>,
}

/// `POST checkout/payment`: an order for the hosted payment page.
#[derive(Clone, Copy, Debug)]
pub struct Checkout;

impl Endpoint for Checkout {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/V2022-03/checkout/payment";
    const SUCCESS: &'static str = "0000";
    type Params = ();
    type Request = CheckoutRequest;
    type Answer = CheckoutAnswer;
}

/// `POST consult`, which is Payseal's own: what an order can be paid with.
#[derive(Clone, Copy, Debug)]
pub struct Consult;

impl Endpoint for Consult {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/V2022-03/consult";
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = ConsultRequest;
    type Answer = ConsultAnswer;
}
