//! What describes a bank account in a call: its published test numbers. What is kept is which account it is.

use payseal_core::bank_account::{AccountNumber, BankAccount, Bsb, Check, Iban};
use serde_json::Value as Json;
use zeroize::Zeroizing;

use crate::debits::{self, NotDebited, TestAccount};
use crate::wire::error::ApiError;
use crate::wire::params::Params;

/// Reads `sepa_debit` or `au_becs_debit`.
pub(super) fn described_account(
    params: &mut Params,
    kind: &str,
) -> Result<&'static TestAccount, ApiError> {
    let read = params.hash(kind, |inside| {
        let mut taken = |name: &str| -> Result<(Zeroizing<String>, String), ApiError> {
            let text = inside.secret(name)?.ok_or_else(|| inside.missing(name))?;
            Ok((text, inside.path_of(name)))
        };
        if kind == "sepa_debit" {
            let (iban, param) = taken("iban")?;
            let code = "invalid_bank_account_iban";
            let iban = proven(Iban::check(&iban), "The IBAN is invalid.", &param)
                .map_err(|error| error.coded(code))?;
            return Ok((BankAccount::Sepa(iban), param));
        }
        let (bsb, param) = taken("bsb_number")?;
        let bsb = proven(Bsb::check(&bsb), "The BSB is invalid.", &param)?;
        let (number, param) = taken("account_number")?;
        let message = "The account number is invalid.";
        let number = proven(AccountNumber::check(&number), message, &param)?;
        Ok((BankAccount::Becs(bsb, number), param))
    })?;
    let (account, param) = read.ok_or_else(|| params.missing(kind))?;
    debits::published(&account).map_err(|why| refused(why).about(param))
}

/// Refuses billing details that hold the number of the account which they are kept with.
pub(super) fn no_number_in(
    account: &TestAccount,
    billing_details: &Json,
    param: &str,
) -> Result<(), ApiError> {
    let Some(numbers) = account.numbers() else {
        return Ok(());
    };
    for name in ["name", "email", "phone"] {
        let text = billing_details.get(name).and_then(Json::as_str);
        if text.is_some_and(|text| numbers.is_in(text)) {
            return Err(ApiError::invalid(
                "The sandbox keeps no number of an account: a text holds one.",
            )
            .about(format!("{param}[{name}]")));
        }
    }
    Ok(())
}

fn proven<T>(check: Check<T>, message: &str, param: &str) -> Result<T, ApiError> {
    match check {
        Check::Valid(value) => Ok(value),
        Check::Empty | Check::Incomplete(_) | Check::Invalid(_) => {
            Err(ApiError::invalid(message).about(param.to_owned()))
        }
    }
}

/// Why an account is not taken. Of its numbers nothing is told back.
fn refused(why: NotDebited) -> ApiError {
    match why {
        NotDebited::Unpublished => ApiError::invalid(
            "The sandbox accepts published test accounts only; see docs/stripe.md for those that it \
             knows.",
        ),
        NotDebited::Bank => ApiError::invalid("The bank of this account takes part in no debits.")
            .coded("sepa_debit_bank_not_supported"),
        NotDebited::Account => ApiError::invalid("This account cannot be debited.")
            .coded("sepa_debit_debits_not_supported"),
    }
}
