//! The published test accounts: what comes of their debits. No number of an account is kept: what is, is the name of
//! the account in this table.

use payseal_core::bank_account::{AccountNumber, BankAccount, Bsb, DebitType, Iban};
use payseal_engine::store::DebitFate;

use crate::desk::Kept;
use crate::objects::Bank;
use crate::wire::decline::Decline;

/// The name under which a payment method hides which test account it is of.
pub(crate) const ACCOUNT: &str = "test_account";

/// The name under which a payment method hides the mandate by which it is debited again.
pub(crate) const MANDATE: &str = "mandate";

/// A published test account, or the account behind a bank redirect.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TestAccount {
    /// Its name, which is the end of its token.
    pub(crate) name: &'static str,
    /// How it is debited.
    pub(crate) kind: DebitType,
    /// The number; none when it has only a token.
    number: &'static str,
    /// What comes of a debit.
    pub(crate) fate: DebitFate,
    /// Why nothing comes of it: the code of the charge.
    failure: &'static str,
    /// What becomes of it afterwards.
    pub(crate) then: Then,
}

/// What becomes of a debit's payment or mandate afterwards.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Then {
    /// Nothing.
    Stays,
    /// The shopper disputes the debit.
    Disputed,
    /// The mandate ends.
    MandateEnds,
}

/// The branch of the test accounts in Australia.
const BSB: &str = "000000";

use DebitFate::{Paid, PaidLate, Refused, RefusedLate};
use DebitType::{AuBecsDebit, SepaDebit};
use Then::{Disputed, MandateEnds, Stays};

const fn account(
    kind: DebitType,
    name: &'static str,
    number: &'static str,
    fate: DebitFate,
    failure: &'static str,
    then: Then,
) -> TestAccount {
    TestAccount {
        name,
        kind,
        number,
        fate,
        failure,
        then,
    }
}

/// The test accounts of the published tables, and those behind a Bancontact or an iDEAL.
#[rustfmt::skip]
static ACCOUNTS: [TestAccount; 24] = [
    account(SepaDebit, "success_at", "AT611904300234573201", Paid, "", Stays),
    account(SepaDebit, "successDelayed_at", "AT321904300235473204", PaidLate, "", Stays),
    account(SepaDebit, "failed_at", "AT861904300235473202", Refused, "incorrect_account_holder_name", Stays),
    account(SepaDebit, "failedDelayed_at", "AT051904300235473205", RefusedLate, "incorrect_account_holder_name", Stays),
    account(SepaDebit, "disputed_at", "AT591904300235473203", Paid, "", Disputed),
    account(SepaDebit, "exceedsWeeklyVolumeLimit_at", "AT981904300000343434", Refused, "charge_exceeds_source_limit", Stays),
    account(SepaDebit, "exceedsWeeklyTransactionLimit_at", "AT601904300000121212", Refused, "charge_exceeds_weekly_limit", Stays),
    account(SepaDebit, "insufficientFunds_at", "AT981904300002222227", Refused, "insufficient_funds", Stays),
    account(AuBecsDebit, "success", "000123456", Paid, "", Stays),
    account(AuBecsDebit, "successDelayed", "900123456", PaidLate, "", Stays),
    account(AuBecsDebit, "accountClosed", "111111113", Refused, "account_closed", MandateEnds),
    account(AuBecsDebit, "noAccount", "111111116", Refused, "no_account", MandateEnds),
    account(AuBecsDebit, "referToCustomer", "222222227", Refused, "refer_to_customer", Stays),
    account(AuBecsDebit, "referToCustomerDelayed", "922222227", RefusedLate, "refer_to_customer", Stays),
    account(AuBecsDebit, "debitNotAuthorized", "333333335", Refused, "debit_not_authorized", MandateEnds),
    account(AuBecsDebit, "dispute", "666666660", Paid, "", Disputed),
    account(AuBecsDebit, "exceedsWeeklyLimit", "343434343", Refused, "charge_exceeds_source_limit", Stays),
    account(AuBecsDebit, "exceedsTransactionLimit", "121212121", Refused, "charge_exceeds_transaction_limit", Stays),
    account(SepaDebit, "generatedSepaDebitIntentsSucceed", "", Paid, "", Stays),
    account(SepaDebit, "generatedSepaDebitIntentsSucceedDelayed", "", PaidLate, "", Stays),
    account(SepaDebit, "generatedSepaDebitIntentsFail", "", Refused, "generic_decline", Stays),
    account(SepaDebit, "generatedSepaDebitIntentsFailDelayed", "", RefusedLate, "generic_decline", Stays),
    account(SepaDebit, "generatedSepaDebitIntentsSucceedDisputed", "", Paid, "", Disputed),
    account(SepaDebit, "generatedSepaDebitIntentsFailsDueToInsufficientFunds", "", Refused, "insufficient_funds", Stays),
];

/// Why an account makes no payment method.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NotDebited {
    /// It is no published test account.
    Unpublished,
    /// Its bank takes part in no debits.
    Bank,
    /// It is of a kind that is not debited.
    Account,
}

/// The test account of a number.
pub(crate) fn published(account: &BankAccount) -> Result<&'static TestAccount, NotDebited> {
    let number = match account {
        BankAccount::Sepa(iban) => iban.expose_iban(),
        BankAccount::Becs(bsb, _) if bsb.expose_digits() != BSB => "",
        BankAccount::Becs(_, number) => number.expose_digits(),
    };
    match number {
        "AT271904300000055555" => return Err(NotDebited::Bank),
        "AT511904300000066666" => return Err(NotDebited::Account),
        _ => {}
    }
    let kind = account.debit_type();
    let mut known = ACCOUNTS
        .iter()
        .filter(|one| !one.number.is_empty() && one.kind == kind);
    known
        .find(|one| one.number == number)
        .ok_or(NotDebited::Unpublished)
}

/// The account of a token, such as `pm_sepaDebit_success_at`.
pub(crate) fn of_token(token: &str) -> Option<&'static TestAccount> {
    let (kind, name) = match (
        token.strip_prefix("pm_sepaDebit_"),
        token.strip_prefix("pm_auBecsDebit_"),
    ) {
        (Some(name), _) => (SepaDebit, name),
        (_, Some(name)) => (AuBecsDebit, name),
        (None, None) => return None,
    };
    ACCOUNTS
        .iter()
        .find(|one| one.kind == kind && one.name == name && !one.number.is_empty())
}

/// The type of redirect and the e-mail address that a token such as
/// `pm_bancontact_generatedSepaDebitIntentsFail` stands for.
pub(crate) fn redirect_of_token(token: &str) -> Option<(&'static str, String)> {
    let (word, name) = match (
        token.strip_prefix("pm_bancontact_"),
        token.strip_prefix("pm_ideal_"),
    ) {
        (Some(name), _) => ("bancontact", name),
        (_, Some(name)) => ("ideal", name),
        (None, None) => return None,
    };
    let known = ACCOUNTS
        .iter()
        .find(|one| one.number.is_empty() && one.name == name)?;
    Some((word, format!("{}@example.com", known.name)))
}

/// The account behind a bank redirect: the e-mail address picks what comes of its debits.
pub(crate) fn behind_redirect(email: Option<&str>) -> &'static str {
    let picked = email.and_then(|email| {
        let name = email.strip_suffix("@example.com")?;
        let named = |one: &&TestAccount| {
            let before = name.strip_suffix(one.name);
            one.number.is_empty() && before.is_some_and(|it| it.is_empty() || it.ends_with('_'))
        };
        ACCOUNTS.iter().find(named)
    });
    picked.map_or("generatedSepaDebitIntentsSucceed", |one| one.name)
}

/// The account behind a redirect of this name.
pub(crate) fn named(name: &str) -> Option<&'static TestAccount> {
    let mut behind = ACCOUNTS.iter().filter(|one| one.number.is_empty());
    behind.find(|one| one.name == name)
}

/// The account that a payment method is of; none when it is no debit.
pub(crate) fn of(method: &Kept) -> Option<&'static TestAccount> {
    let name = method.secret(ACCOUNT).as_str()?;
    let kind = DebitType::parse(method.text("type")?)?;
    ACCOUNTS
        .iter()
        .find(|one| one.kind == kind && one.name == name)
}

impl TestAccount {
    /// Its numbers, for the fingerprint; none of an account behind a redirect.
    pub(crate) fn numbers(&self) -> Option<BankAccount> {
        match self.kind {
            SepaDebit => Some(BankAccount::Sepa(Iban::check(self.number).valid()?)),
            AuBecsDebit => Some(BankAccount::Becs(
                Bsb::check(BSB).valid()?,
                AccountNumber::check(self.number).valid()?,
            )),
        }
    }

    /// What is kept of it.
    pub(crate) fn bank(&self, fingerprint: String) -> Bank {
        let start = self.number.len().saturating_sub(4);
        let last4 = self.number.get(start..).unwrap_or_default().to_owned();
        match self.kind {
            SepaDebit => Bank::SepaDebit {
                last4,
                country: self.number.get(..2).unwrap_or_default().to_owned(),
                fingerprint,
                generated_from: None,
            },
            AuBecsDebit => Bank::AuBecsDebit {
                bsb_number: BSB.to_owned(),
                last4,
                fingerprint,
            },
        }
    }

    /// Why no money comes: what the intent is told, and what its charge.
    pub(crate) fn decline(&self) -> (Decline, Decline) {
        let told = |code: &'static str| Decline {
            code,
            decline_code: None,
            advice_code: None,
            param: None,
            message: "The payment failed: the bank did not pay the debit.",
        };
        let of_intent = match self.failure {
            // Of these the charge alone says more.
            "incorrect_account_holder_name" | "generic_decline" => {
                "payment_intent_payment_attempt_failed"
            }
            other => other,
        };
        (told(of_intent), told(self.failure))
    }
}

#[cfg(test)]
mod tests;
