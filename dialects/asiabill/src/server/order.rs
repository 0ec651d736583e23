//! What the bodies of calls that send a shopper elsewhere have in common: an order, and where to
//! go and whom to tell afterwards.

use payseal_core::money::{Currency, Money};

use super::Answer;
use super::merchant_address::merchant_address;
use crate::wire::order::Order;

/// The longest texts, as for a charge.
const MAX_ORDER_NO: usize = 50;
const MAX_REMARK: usize = 500;

/// The order, checked.
pub(super) struct CheckedOrder {
    pub(super) order_no: String,
    pub(super) amount: Money,
    pub(super) remark: Option<String>,
    pub(super) return_url: Option<String>,
    pub(super) callback_url: Option<String>,
    pub(super) country: Option<String>,
}

/// The order, or what is wrong with it.
pub(super) fn check(order: Order) -> Result<CheckedOrder, Answer> {
    let wrong = Answer::wrong_member;
    let length = order.order_no.chars().count();
    if length == 0 || length > MAX_ORDER_NO {
        return Err(wrong("orderNo has 1 to 50 characters"));
    }
    let is_long = |text: &String| text.chars().count() > MAX_REMARK;
    if order.remark.as_ref().is_some_and(is_long) {
        return Err(wrong("remark is too long"));
    }
    Ok(CheckedOrder {
        order_no: order.order_no,
        amount: amount(&order.order_amount, &order.order_currency)?,
        remark: order.remark,
        return_url: merchant_address("returnUrl", order.return_url)?,
        callback_url: merchant_address("callbackUrl", order.callback_url)?,
        country: order
            .billing_address
            .and_then(|address| country(address.country)),
    })
}
/// An amount above zero.
pub(super) fn amount(amount: &str, currency: &str) -> Result<Money, Answer> {
    let currency = Currency::parse(currency)
        .ok_or_else(|| Answer::wrong_member("orderCurrency is no ISO code that is known here"))?;
    let amount = Money::parse_decimal(amount, currency).ok();
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

/// Whether the shopper has a telephone, by `isMobile`: `0` or nothing is a computer.
pub(super) fn is_phone(said: &str) -> bool {
    !matches!(said, "" | "0" | "false")
}
