//! Paying on the gateway's own page, and asking which ways to pay an order has.

use payseal_core::wire::charge::OrderStatus;
use payseal_core::wire::endpoint::{Endpoint, Method};
use payseal_core::wire::ids::{CustomerId, OrderNo};
use serde::{Deserialize, Serialize};

/// One line of what is bought, as the page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GoodsLine {
    /// What it is.
    pub goods_title: String,
    /// How many.
    pub goods_count: String,
    /// What one costs.
    pub goods_price: String,
}

/// Who is billed, as far as it says which ways to pay there are.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct BillingAddress {
    /// An ISO code of two letters.
    pub country: String,
}

/// An order to be paid on the gateway's page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckoutRequest {
    /// The merchant's number of the order.
    pub order_no: OrderNo,
    /// How much, as a decimal.
    pub order_amount: String,
    /// In what.
    pub order_currency: String,
    /// Where the shopper comes back to.
    pub return_url: String,
    /// Where the gateway reports to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callback_url: Option<String>,
    /// The customer whose saved cards are shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
    /// The only way to pay, such as `Credit Card`; every one that the order can use when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method: Option<String>,
    /// Who is billed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_address: Option<BillingAddress>,
    /// What is bought.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goods_details: Vec<GoodsLine>,
    /// Handed back as it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
}

/// Where to send the shopper.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckoutAnswer {
    /// The payment page; empty when the order is paid, or is being paid.
    pub redirect_url: String,
    /// How the order stands, where the gateway says it.
    pub order_status: Option<OrderStatus>,
    /// The gateway's words, where it says them.
    pub order_info: Option<String>,
}

/// An order, as far as it says which ways to pay it has.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsultRequest {
    /// How much, as a decimal.
    pub order_amount: String,
    /// In what.
    pub order_currency: String,
    /// Where the shopper is billed: an ISO code of two letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// On what he shops: `0` for a computer, `1` for a telephone, which scans no code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_mobile: Option<String>,
}

/// Every way to pay that the gateway has.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ConsultAnswer {
    /// In the order in which to offer them.
    pub methods: Vec<OfferedMethod>,
}

/// A way to pay, and whether the order can use it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfferedMethod {
    /// The gateway's word for it, for [`CheckoutRequest::payment_method`] and for a local payment.
    pub payment_method: String,
    /// The name that shoppers know.
    pub name: String,
    /// `form`: in the card form; `redirect`: on the provider's page; `qr`: there, by scanning a code.
    pub flow: String,
    /// Whether the order can use it.
    pub enabled: bool,
    /// Why not.
    pub reason: Option<String>,
    /// Whether it can be kept for later.
    pub reusable: bool,
    /// The address of its mark.
    pub logo: Option<String>,
    /// Of a card: which brands.
    #[serde(default)]
    pub brands: Vec<String>,
    /// Where the money comes from, such as `credit`, `wallet` or `bank`.
    #[serde(default)]
    pub funding: Vec<String>,
}

pub(crate) struct Checkout;

impl Endpoint for Checkout {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/V2022-03/checkout/payment";
    const SUCCESS: &'static str = "0000";
    type Params = ();
    type Request = CheckoutRequest;
    type Answer = CheckoutAnswer;
}

pub(crate) struct Consult;

impl Endpoint for Consult {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/V2022-03/consult";
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = ConsultRequest;
    type Answer = ConsultAnswer;
}
