//! `confirmCharge`: taking money, with the shopper present or long gone.
//!
//! It does not say whether an order may be charged again or what a decline means; the gateway's
//! ledger and the merchant do. `riskInfos` of an answer is not read.

mod answer;
mod parts;
mod request;

pub use answer::{Charge, OrderStatus};
pub use parts::{ChallengeWish, Device, Goods, Recurrence, Shipping};
pub use request::{ChargeRequest, InlineCard};

use payseal_core::wire::endpoint::{Endpoint, Method};

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
