//! What the gateway says of a charge.
//!
//! A declined charge is an answer, not an error; only its status says which.

use serde::{Deserialize, Serialize};

use payseal_core::wire::ids::{OrderNo, TradeNo};
use payseal_core::wire::lenient;

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
