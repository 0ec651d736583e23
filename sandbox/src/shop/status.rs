//! How a payment stands, for the page.

use payseal_gateway::merchant::PaymentStatus;
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
    pub(super) fn of(told: PaymentStatus) -> Self {
        match told {
            PaymentStatus::Succeeded => Self::Succeeded,
            PaymentStatus::Pending => Self::Pending,
            PaymentStatus::Failed => Self::Declined,
        }
    }
}
