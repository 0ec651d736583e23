//! The smaller parts of a charge: device, recurrence, challenge, goods, shipping.
//!
//! A word that is not in the list is refused; a price is a text that nobody here adds up.

use serde::{Deserialize, Serialize};

use payseal_core::wire::lenient;
use payseal_core::wire::payment_method::Address;

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
