//! What the bodies of calls that send a shopper elsewhere have in common: an order, and where to
//! go and whom to tell afterwards.

use payseal_core::money::{Currency, Money};
use serde::Deserialize;
use serde_json::Value;

use super::Answer;
use super::merchant_address::merchant_address;

/// The longest texts, as for a charge.
const MAX_ORDER_NO: usize = 50;
const MAX_REMARK: usize = 500;

/// The order as it came. What else the vendor's bodies have says nothing here.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OrderBody {
    order_no: String,
    order_amount: Value,
    order_currency: String,
    remark: Option<String>,
    return_url: Option<String>,
    callback_url: Option<String>,
    billing_address: Option<BillingAddress>,
}

#[derive(Deserialize)]
struct BillingAddress {
    country: Option<String>,
}

/// The order, checked.
pub(super) struct Order {
    pub(super) order_no: String,
    pub(super) amount: Money,
    pub(super) remark: Option<String>,
    pub(super) return_url: Option<String>,
    pub(super) callback_url: Option<String>,
    pub(super) country: Option<String>,
}

impl OrderBody {
    /// The order, or what is wrong with it.
    pub(super) fn check(self) -> Result<Order, Answer> {
        let wrong = Answer::wrong_member;
        let order = self.order_no.chars().count();
        if order == 0 || order > MAX_ORDER_NO {
            return Err(wrong("orderNo has 1 to 50 characters"));
        }
        let is_long = |text: &String| text.chars().count() > MAX_REMARK;
        if self.remark.as_ref().is_some_and(is_long) {
            return Err(wrong("remark is too long"));
        }
        Ok(Order {
            order_no: self.order_no,
            amount: amount(&self.order_amount, &self.order_currency)?,
            remark: self.remark,
            return_url: merchant_address("returnUrl", self.return_url)?,
            callback_url: merchant_address("callbackUrl", self.callback_url)?,
            country: self
                .billing_address
                .and_then(|address| country(address.country)),
        })
    }
}

/// An amount above zero, as a text or a number.
pub(super) fn amount(amount: &Value, currency: &str) -> Result<Money, Answer> {
    let currency = Currency::parse(currency)
        .ok_or_else(|| Answer::wrong_member("orderCurrency is no ISO code that is known here"))?;
    let amount = match amount {
        Value::String(text) => Money::parse_decimal(text, currency).ok(),
        Value::Number(number) => Money::parse_decimal(&number.to_string(), currency).ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    };
    amount.filter(|amount| amount.minor() > 0).ok_or_else(|| {
        Answer::wrong_member(
            "orderAmount is a decimal above zero with the currency's decimals at most",
        )
    })
}

/// A country that is written as an ISO code of two letters; whatever else is written there says
/// nothing about it.
pub(super) fn country(written: Option<String>) -> Option<String> {
    written
        .filter(|code| code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic()))
        .map(|code| code.to_ascii_uppercase())
}

/// Whether the shopper has a telephone, by `isMobile`: `0` or nothing is a computer. Clients send a
/// text or a number.
pub(super) fn is_phone(said: Option<&Value>) -> bool {
    match said {
        None | Some(Value::Null) => false,
        Some(Value::String(text)) => !matches!(text.as_str(), "" | "0"),
        Some(Value::Number(number)) => number.as_i64() != Some(0),
        Some(Value::Bool(is)) => *is,
        Some(Value::Array(_) | Value::Object(_)) => false,
    }
}
