//! Where a payment stands, and why, in the words of this dialect.

use payseal_engine::store::{AttemptStatus, CancelReason, DeclineReason, Payment};

use crate::records::PaymentRecord;
use crate::wire::codes::Code;
use crate::wire::inquiry::TransactionStatus;

/// How a payment stands.
pub(crate) const fn status(status: AttemptStatus) -> TransactionStatus {
    match status {
        AttemptStatus::RequiresAction => TransactionStatus::Processing,
        AttemptStatus::Processing(_) => TransactionStatus::Pending,
        AttemptStatus::RequiresCapture | AttemptStatus::Succeeded => TransactionStatus::Success,
        AttemptStatus::Failed(_) => TransactionStatus::Fail,
        AttemptStatus::Canceled(reason) => match reason {
            CancelReason::Voided
            | CancelReason::Requested
            | CancelReason::Duplicate
            | CancelReason::Fraudulent
            | CancelReason::Abandoned => TransactionStatus::Cancelled,
            CancelReason::Superseded
            | CancelReason::AbandonedAction
            | CancelReason::AbandonedCheckout
            | CancelReason::CheckoutExpired
            | CancelReason::Expired => TransactionStatus::Fail,
        },
    }
}

/// How a payment stands that was made with a record.
pub(crate) fn status_of(payment: &Payment, record: &PaymentRecord) -> TransactionStatus {
    if record.cancelled.is_some() {
        TransactionStatus::Cancelled
    } else {
        status(payment.status)
    }
}

/// The code that `pay` has for where a payment stands.
pub(crate) const fn code(status: AttemptStatus) -> Code {
    match status {
        AttemptStatus::RequiresAction | AttemptStatus::Processing(_) => Code::PaymentInProcess,
        AttemptStatus::RequiresCapture | AttemptStatus::Succeeded => Code::Success,
        AttemptStatus::Failed(reason) => declined(reason),
        AttemptStatus::Canceled(reason) => match reason {
            CancelReason::Voided
            | CancelReason::Requested
            | CancelReason::Duplicate
            | CancelReason::Fraudulent
            | CancelReason::Abandoned => Code::OrderIsCanceled,
            // The shopper said no at the bank: he did not pass.
            CancelReason::AbandonedAction => Code::UserPaymentVerificationFailed,
            CancelReason::Superseded
            | CancelReason::AbandonedCheckout
            | CancelReason::CheckoutExpired
            | CancelReason::Expired => Code::OrderIsClosed,
        },
    }
}

/// The code of a payment that was made with a record.
pub(crate) fn code_of(payment: &Payment, record: &PaymentRecord) -> Code {
    if record.cancelled.is_some() {
        return Code::OrderIsCanceled;
    }
    code(payment.status)
}

const fn declined(reason: DeclineReason) -> Code {
    match reason {
        DeclineReason::InsufficientFunds => Code::UserBalanceNotEnough,
        DeclineReason::LostCard | DeclineReason::StolenCard => Code::FraudReject,
        DeclineReason::ExpiredCard => Code::InvalidExpirationDate,
        DeclineReason::VelocityExceeded => Code::RiskReject,
        DeclineReason::AuthenticationRequired => Code::AuthenticationRequired,
        DeclineReason::AuthenticationFailed => Code::UserPaymentVerificationFailed,
        DeclineReason::ProcessingError => Code::ProcessFail,
        DeclineReason::Generic | DeclineReason::IncorrectCvc | DeclineReason::DoNotHonor => {
            Code::DoNotHonor
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::codes::Status;
    use crate::wire::endpoint::Endpoint;

    #[test]
    fn every_decline_has_a_code_that_pay_knows() {
        for reason in DeclineReason::ALL {
            let code = code(AttemptStatus::Failed(*reason));
            assert_eq!(code.status(), Status::Failed);
            assert!(Endpoint::Pay.own_codes().contains(&code), "{reason:?}");
        }
        for reason in CancelReason::ALL {
            let code = code(AttemptStatus::Canceled(*reason));
            assert!(Endpoint::Pay.own_codes().contains(&code), "{reason:?}");
        }
    }
}
