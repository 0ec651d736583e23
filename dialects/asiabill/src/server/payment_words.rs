//! AsiaBill's words for where a payment or a refund stands: `orderStatus`, and the sentence in
//! `orderInfo`. They are made here, as the last step, and nobody of this program reads them back.

use crate::wire::charge::OrderStatus;
use crate::wire::order_info::{APPROVED, CANCELLED, DECLINED};

use payseal_engine::store::{
    AttemptStatus, Awaited, CancelReason, DeclineReason, Payment, Provider, RefundStatus,
};

pub(super) const fn status(status: AttemptStatus) -> OrderStatus {
    match status {
        AttemptStatus::RequiresCapture | AttemptStatus::Succeeded => OrderStatus::Success,
        AttemptStatus::Failed(_) | AttemptStatus::Canceled(_) => OrderStatus::Fail,
        AttemptStatus::RequiresAction | AttemptStatus::Processing(_) => OrderStatus::Pending,
    }
}

pub(super) const fn refund_status(status: RefundStatus) -> OrderStatus {
    match status {
        RefundStatus::Succeeded => OrderStatus::Success,
        RefundStatus::Failed => OrderStatus::Fail,
        RefundStatus::Pending => OrderStatus::Pending,
    }
}

/// How `orderStatus` is spelt.
pub(super) const fn word(status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::Success => "success",
        OrderStatus::Fail => "fail",
        OrderStatus::Pending => "pending",
    }
}

/// `orderStatus` of a payment.
pub(super) const fn order_status(payment: &Payment) -> &'static str {
    word(status(payment.status))
}

/// `orderInfo` of a payment: why it stands where it does.
pub(crate) fn order_info(payment: &Payment) -> String {
    if let Some(words) = &payment.legacy_words {
        return words.clone();
    }
    match payment.status {
        AttemptStatus::RequiresCapture | AttemptStatus::Succeeded => APPROVED.to_owned(),
        AttemptStatus::RequiresAction => match payment.provider.map(Provider::name) {
            None => "Pending: the shopper has to answer a challenge".to_owned(),
            Some(provider) => format!("Pending: the shopper is at {provider}"),
        },
        AttemptStatus::Processing(awaited) => format!("Pending: {}", what_for(awaited)),
        AttemptStatus::Failed(DeclineReason::Generic) => DECLINED.to_owned(),
        AttemptStatus::Failed(reason) => format!("{}: {}", DECLINED, why(reason)),
        // Nobody walked away from what was held and let go.
        AttemptStatus::Canceled(CancelReason::Voided) => {
            "Void: the held money went back".to_owned()
        }
        AttemptStatus::Canceled(reason) => format!("{}_{}", CANCELLED, left(reason)),
    }
}

const fn what_for(awaited: Awaited) -> &'static str {
    match awaited {
        Awaited::Issuer => "the issuer answers within a minute",
        Awaited::Funds => "the money is on its way",
    }
}

const fn why(reason: DeclineReason) -> &'static str {
    match reason {
        DeclineReason::Generic => "declined",
        DeclineReason::InsufficientFunds => "insufficient funds",
        DeclineReason::LostCard => "lost card",
        DeclineReason::StolenCard => "stolen card",
        DeclineReason::ExpiredCard => "expired card",
        DeclineReason::IncorrectCvc => "incorrect cvc",
        DeclineReason::VelocityExceeded => "too many charges",
        DeclineReason::DoNotHonor => "charge refused",
        DeclineReason::ProcessingError => "processing error",
        DeclineReason::AuthenticationRequired => "authentication required",
        DeclineReason::AuthenticationFailed => "authentication failed",
    }
}

const fn left(reason: CancelReason) -> &'static str {
    match reason {
        CancelReason::Superseded => "replaced by a newer attempt",
        CancelReason::AbandonedAction => "cancelled by the customer",
        CancelReason::AbandonedCheckout => "cancelled by the shopper",
        CancelReason::CheckoutExpired => "the checkout expired",
        CancelReason::Voided => "void",
        CancelReason::Requested
        | CancelReason::Duplicate
        | CancelReason::Fraudulent
        | CancelReason::Abandoned
        | CancelReason::Expired => "cancelled by the merchant",
    }
}
