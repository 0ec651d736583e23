//! Words what the flow found out for the host page: a code for its developer, a sentence for the
//! shopper.

use payseal_core::bridge::message::{ErrorReport, FieldStates, Outcome, Snapshot, ToHost};
use payseal_core::card::Reason;
use payseal_core::flow::{self, CallId, Failure, FormView};
use payseal_core::text::{Text, fill};

/// How a call ended. A sentence may say how many digits the code has.
pub(super) fn finished(
    call: CallId,
    outcome: flow::Outcome,
    text: &Text,
    cvc_len: usize,
) -> ToHost {
    let outcome = match outcome {
        flow::Outcome::Created { id, brand } => Outcome::Created {
            customer_payment_method_id: id.as_str().to_owned(),
            brand: brand.map(Into::into),
        },
        flow::Outcome::Incomplete { field, reason } => Outcome::Error(ErrorReport {
            code: reason.code().to_owned(),
            field: Some(field.into()),
            message: sentence(text, reason, cvc_len),
            retryable: false,
            gateway_code: None,
        }),
        flow::Outcome::Refused { field, code } => Outcome::Error(ErrorReport {
            code: "card_refused".to_owned(),
            field: field.map(Into::into),
            message: text.notice_refused.clone().into_owned(),
            retryable: false,
            gateway_code: Some(code.as_str().to_owned()),
        }),
        flow::Outcome::Failed(failure) => Outcome::Error(failed(failure, text)),
    };
    ToHost::Finished {
        call: call.0,
        outcome,
    }
}

/// That we could not find out.
pub(super) fn failed(failure: Failure, text: &Text) -> ErrorReport {
    ErrorReport {
        code: failure.code().to_owned(),
        field: None,
        message: text.failure(failure).to_owned(),
        retryable: failure.can_retry(),
        gateway_code: None,
    }
}

/// What is said under a field, with the length of the code where it is about that.
pub(super) fn sentence(text: &Text, reason: Reason, cvc_len: usize) -> String {
    counted(text.reason(reason), cvc_len)
}

/// A sentence with its `{count}` of digits: one digit, since no code is longer than four.
pub(super) fn counted(sentence: &str, cvc_len: usize) -> String {
    let count = if cvc_len == 4 { "4" } else { "3" };
    fill(sentence, &[("count", count)])
}

/// What the page may know of the form.
pub(super) fn snapshot(view: FormView) -> Snapshot {
    Snapshot {
        complete: view.is_complete(),
        empty: view.is_empty(),
        brand: view.brand.map(Into::into),
        fields: FieldStates {
            number: view.number.into(),
            expiry: view.expiry.into(),
            cvc: view.cvc.into(),
            holder: view.holder.map(Into::into),
        },
    }
}
