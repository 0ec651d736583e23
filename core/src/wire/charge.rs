//! `confirmCharge`: taking money, with the shopper present or long gone.
//!
//! It does not say whether an order may be charged again or what a decline means; the gateway's
//! ledger and the merchant do. `riskInfos` of an answer is not read.

use serde::{Deserialize, Serialize};

use super::endpoint::{Endpoint, Method};
use super::ids::{CustomerId, OrderNo, PaymentMethodId, TradeNo};
use super::lenient;
use super::payment_method::{Address, CreateRequest};

/// `POST /V2022-03/confirmCharge`; old documents give `0000` for success.
#[derive(Clone, Copy, Debug)]
pub struct ConfirmCharge;

impl Endpoint for ConfirmCharge {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/V2022-03/confirmCharge";
    const SUCCESS: &'static str = "00000";
    const ALSO_SUCCESS: &'static [&'static str] = &["0000"];
    type Params = ();
    type Request = ChargeRequest;
    type Answer = Charge;
}

/// What to charge. Amount and currency stay texts here and become `Money` in one place beyond.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChargeRequest {
    /// Where the gateway reports what happens later.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub callback_url: Option<String>,
    /// The customer; with one, the card is bound to it.
    #[serde(
        rename = "customerId",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_empty"
    )]
    pub customer: Option<CustomerId>,
    /// The card, when it is one the gateway keeps.
    #[serde(
        rename = "customerPaymentMethodId",
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_empty"
    )]
    pub payment_method: Option<PaymentMethodId>,
    /// The shopper's address on the network.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub customer_ip: Option<String>,
    /// What the shopper holds.
    #[serde(rename = "isMobile", default)]
    pub device: Device,
    /// A decimal with at most two places, such as `7.00`.
    #[serde(rename = "orderAmount", deserialize_with = "lenient::text")]
    pub amount: String,
    /// Three letters.
    #[serde(rename = "orderCurrency")]
    pub currency: String,
    /// The merchant's own number.
    pub order_no: OrderNo,
    /// What the merchant's software is called.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub platform: Option<String>,
    /// Repeated in every answer and report.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub remark: Option<String>,
    /// Where the shopper comes back to after a challenge.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub return_url: Option<String>,
    /// Whether more charges follow, or this is one of them.
    #[serde(default, skip_serializing_if = "Recurrence::is_once")]
    pub token_type: Recurrence,
    /// The merchant's site.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub web_site: Option<String>,
    /// Whether to challenge.
    #[serde(
        rename = "priorityThreeDSecure",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub challenge: Option<ChallengeWish>,
    /// What is bought.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goods_details: Vec<Goods>,
    /// Where it goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping: Option<Shipping>,
}

impl ChargeRequest {
    /// A charge of a card that the gateway keeps, with nothing said beyond what is needed.
    #[must_use]
    pub fn of_saved_card(
        payment_method: PaymentMethodId,
        customer: Option<CustomerId>,
        order_no: OrderNo,
        amount: String,
        currency: String,
    ) -> Self {
        Self {
            callback_url: None,
            customer,
            payment_method: Some(payment_method),
            customer_ip: None,
            device: Device::Web,
            amount,
            currency,
            order_no,
            platform: None,
            remark: None,
            return_url: None,
            token_type: Recurrence::Once,
            web_site: None,
            challenge: None,
            goods_details: Vec::new(),
            shipping: None,
        }
    }
}

/// The card inside a charge, of a merchant who may touch card numbers. Read from the same body as
/// [`ChargeRequest`], apart from it, so that a charge itself holds no secret.
#[derive(Debug, Deserialize)]
pub struct InlineCard {
    /// The card, in the shape of a create call.
    #[serde(rename = "customerPaymentMethod", default)]
    pub card: Option<CreateRequest>,
}

/// What the shopper holds; clients send it as a number or a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "DeviceText", into = "&'static str")]
pub enum Device {
    /// A browser on a desk.
    #[default]
    Web,
    /// A browser on a phone.
    PhoneWeb,
    /// An app.
    App,
    /// An app inside an app.
    MiniApp,
}

#[derive(Deserialize)]
#[serde(transparent)]
struct DeviceText(#[serde(deserialize_with = "lenient::text")] String);

impl TryFrom<DeviceText> for Device {
    type Error = &'static str;

    fn try_from(text: DeviceText) -> Result<Self, &'static str> {
        match text.0.as_str() {
            "" | "0" => Ok(Self::Web),
            "1" => Ok(Self::PhoneWeb),
            "2" => Ok(Self::App),
            "3" => Ok(Self::MiniApp),
            _ => Err("isMobile is one of 0, 1, 2, 3"),
        }
    }
}

impl From<Device> for &'static str {
    fn from(device: Device) -> Self {
        match device {
            Device::Web => "0",
            Device::PhoneWeb => "1",
            Device::App => "2",
            Device::MiniApp => "3",
        }
    }
}

/// Whether a charge stands alone; an empty text does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Recurrence {
    /// It stands alone.
    #[default]
    #[serde(rename = "")]
    Once,
    /// The first of several; the shopper is present.
    #[serde(rename = "InitRecurring")]
    First,
    /// A later one; nobody is present.
    #[serde(rename = "Recurring")]
    Later,
}

impl Recurrence {
    /// Whether the charge stands alone.
    #[must_use]
    pub fn is_once(&self) -> bool {
        *self == Self::Once
    }
}

/// Whether the merchant wants a challenge.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ChallengeWish {
    /// In any case.
    Any,
    /// When the gateway thinks so.
    Automatic,
}

/// One line of what is bought.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Goods {
    /// How many.
    #[serde(rename = "goodsCount", deserialize_with = "lenient::text")]
    pub count: String,
    /// The price of one.
    #[serde(rename = "goodsPrice", deserialize_with = "lenient::text")]
    pub price: String,
    /// What it is called.
    #[serde(rename = "goodsTitle")]
    pub title: String,
    /// Its page.
    #[serde(
        rename = "goodsUrl",
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub url: Option<String>,
}

/// Where the goods go.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Shipping {
    /// The address.
    #[serde(
        skip_serializing_if = "Address::is_empty",
        deserialize_with = "lenient::or_default"
    )]
    pub address: Address,
    /// The e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The given name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// The family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// The telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// How a charge stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OrderStatus {
    /// Paid.
    Success,
    /// Refused.
    Fail,
    /// Not decided: a challenge, or the issuer takes its time.
    Pending,
}

/// The answer to a charge. A declined charge is an answer too, not a refusal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Charge {
    /// Where the shopper must go first, when there is such a place.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub redirect_url: Option<String>,
    /// How it stands.
    #[serde(rename = "orderStatus")]
    pub status: OrderStatus,
    /// The issuer's or gateway's reason, in its own words.
    #[serde(
        rename = "orderInfo",
        default,
        deserialize_with = "lenient::or_default"
    )]
    pub info: String,
    /// The request's remark.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub remark: Option<String>,
    /// The gateway's number; absent when there was no attempt.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_empty"
    )]
    pub trade_no: Option<TradeNo>,
    /// The merchant's own number.
    pub order_no: OrderNo,
    /// The amount as it was asked for.
    #[serde(rename = "orderAmount", deserialize_with = "lenient::text")]
    pub amount: String,
    /// Three letters.
    #[serde(rename = "orderCurrency")]
    pub currency: String,
    /// First six and last four digits, `***` between.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::maybe_text"
    )]
    pub mask_card_no: Option<String>,
}
