//! How a payment stands, for the page.

use payseal_asiabill::wire::charge::OrderStatus;
use serde::Serialize;

/// How a payment stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Status {
    Succeeded,
    Declined,
    Pending,
    /// The bank wants the shopper on a page of its own first.
    Challenge,
    Unknown,
}

impl Status {
    pub(super) fn of(told: OrderStatus) -> Self {
        match told {
            OrderStatus::Success => Self::Succeeded,
            OrderStatus::Pending => Self::Pending,
            OrderStatus::Fail => Self::Declined,
        }
    }
}
