//! What a frame for a bank account tells the page besides what every frame does: its fields have other names. As
//! everywhere in the contract, ids and enum states, and no member that could carry a sign of an account.

use serde::Serialize;

use super::error_code::OPTION_INVALID;
use super::names::FieldState;
use super::options::WrongOption;
use crate::bank_account::{Field, Reason};
use crate::flow::debit::{Outcome, View};
use crate::flow::{CallId, Failure};

/// What only a frame for an account says. Each is told in the place of the message of that name in
/// [`super::message::ToHost`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum DebitToHost {
    /// The form's state changed.
    Changed {
        /// Every field is valid.
        complete: bool,
        /// Nothing was typed.
        empty: bool,
        /// No account is kept by ticking a box here.
        consent: bool,
        /// Each field's state.
        fields: FieldStates,
    },
    /// The shopper entered a field.
    Focused {
        /// Which.
        field: &'static str,
    },
    /// The shopper left a field.
    Blurred {
        /// Which.
        field: &'static str,
    },
    /// Something went wrong outside any call.
    Troubled {
        /// What.
        error: ErrorReport,
    },
    /// A `submit` came to its end.
    Finished {
        /// Of which call.
        call: u32,
        /// How.
        outcome: OutcomeReport,
    },
}

/// The states of the fields that the form has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each member is the field it is named after")]
pub struct FieldStates {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iban: Option<FieldState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bsb: Option<FieldState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_number: Option<FieldState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<FieldState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<FieldState>,
}

/// How a call ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum OutcomeReport {
    /// The gateway keeps the account under this id.
    Created {
        /// The one opaque id.
        customer_payment_method_id: String,
    },
    /// It did not work; everything typed is still in the form.
    Error(ErrorReport),
}

/// As [`super::message::ErrorReport`], about a field of an account.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "as in the other")]
pub struct ErrorReport {
    pub code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'static str>,
    pub message: String,
    pub retryable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gateway_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

/// What the page may know of the form.
#[must_use]
pub fn changed(view: &View) -> DebitToHost {
    let mut fields = FieldStates::default();
    for (field, state) in &view.fields {
        let place = match field {
            Field::Iban => &mut fields.iban,
            Field::Bsb => &mut fields.bsb,
            Field::AccountNumber => &mut fields.account_number,
            Field::Holder => &mut fields.holder,
            Field::Email => &mut fields.email,
        };
        *place = Some((*state).into());
    }
    DebitToHost::Changed {
        complete: view.complete(),
        empty: view.empty(),
        consent: false,
        fields,
    }
}

/// How a call ended; `sentence` gives the shopper's words for a reason or a failure.
#[must_use]
pub fn finished(
    call: CallId,
    outcome: &Outcome,
    sentence: impl Fn(Result<Reason, Failure>) -> String,
) -> DebitToHost {
    let failed = |failure: Failure, gateway_code: Option<String>| ErrorReport {
        code: failure.code(),
        field: None,
        message: sentence(Err(failure)),
        // The gateway's S codes are troubles of its own, which pass.
        retryable: failure.can_retry()
            || gateway_code
                .as_ref()
                .is_some_and(|code| code.starts_with('S')),
        gateway_code,
        hint: failure.hint().map(str::to_owned),
    };
    let outcome = match outcome {
        Outcome::Created(id) => OutcomeReport::Created {
            customer_payment_method_id: id.clone().into(),
        },
        Outcome::Wrong(reason, code) => OutcomeReport::Error(ErrorReport {
            code: reason.code(),
            field: Some(reason.field().name()),
            message: sentence(Ok(*reason)),
            retryable: false,
            gateway_code: code.map(|code| code.as_str().to_owned()),
            hint: None,
        }),
        Outcome::GatewayRefused(code) => OutcomeReport::Error(failed(
            Failure::GatewayRefused,
            Some(code.as_str().to_owned()),
        )),
        Outcome::Failed(failure) => OutcomeReport::Error(failed(*failure, None)),
    };
    DebitToHost::Finished {
        call: call.0,
        outcome,
    }
}

/// That something could not be found out, outside any call.
#[must_use]
pub fn troubled(failure: Failure, message: String) -> DebitToHost {
    DebitToHost::Troubled {
        error: ErrorReport {
            code: failure.code(),
            field: None,
            message,
            retryable: failure.can_retry(),
            gateway_code: None,
            hint: failure.hint().map(str::to_owned),
        },
    }
}

/// That the page gave a wrong option; only its name is told.
#[must_use]
pub fn option_invalid(wrong: WrongOption, message: String) -> DebitToHost {
    DebitToHost::Troubled {
        error: ErrorReport {
            code: OPTION_INVALID,
            field: None,
            message,
            retryable: false,
            gateway_code: None,
            hint: Some(["check the option ", wrong.0].concat()),
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::bank_account::DebitType;
    use crate::flow::debit::Debit;
    use crate::wire::GatewayCode;
    use crate::wire::ids::PaymentMethodId;

    fn told(outcome: &Outcome) -> Value {
        let told = finished(CallId(3), outcome, |_| "words".to_owned());
        serde_json::to_value(told).unwrap()
    }

    #[test]
    fn debit_outcome_is_an_id_or_a_reason_with_its_field() {
        let id = PaymentMethodId::parse("pm_1").unwrap();
        assert_eq!(
            told(&Outcome::Created(id)),
            json!({"finished": {"call": 3, "outcome": {"created": {"customerPaymentMethodId": "pm_1"}}}})
        );
        assert_eq!(
            told(&Outcome::Wrong(Reason::IbanTypo, None)),
            json!({"finished": {"call": 3, "outcome": {"error": {
                "code": "iban_typo", "field": "iban", "message": "words", "retryable": false}}}})
        );
        let code = GatewayCode::parse("S0001").unwrap();
        assert_eq!(
            told(&Outcome::GatewayRefused(code)),
            json!({"finished": {"call": 3, "outcome": {"error": {"code": "gateway_refused",
                "message": "words", "retryable": true, "gatewayCode": "S0001"}}}})
        );
    }

    #[test]
    fn debit_snapshot_has_the_fields_of_its_form_and_their_states_alone() {
        let mut debit = Debit::new(DebitType::AuBecsDebit, true);
        debit.edit(Field::AccountNumber, "000123456");
        let said = serde_json::to_value(changed(&debit.view())).unwrap();
        assert_eq!(
            said,
            json!({"changed": {"complete": false, "empty": false, "consent": false, "fields": {
                "bsb": "empty", "accountNumber": "valid", "holder": "empty", "email": "empty"}}})
        );
    }
}
