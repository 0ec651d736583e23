//! A bank account on its way to the gateway: written once by the form for accounts, read by whoever serves
//! `POST /services/v3/payment_methods`. A `type` tells it from a card, whose body has none; the answer is a card's, an
//! id. It is this project's own: AsiaBill's interface has no debits.

use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::encode::{Sink, encode, write_text};
use crate::bank_account::{
    AccountNumber, BankAccount, Bsb, Check, DebitType, Email, Field, Iban, Reason, check_holder,
};
use crate::card::Holder;
use crate::wire::ids::CustomerId;
use crate::wire::lenient;
use crate::wire::secret::{SecretBytes, SecretText};

/// The body that makes a payment method of an account.
///
/// ```json
/// { "type": "sepa_debit",
///   "bankAccount": { "iban": "AT611904300234573201" },
///   "accountHolder": { "name": "Ada Lovelace", "email": "ada@example.com" },
///   "mandate": { "textVersion": "sepa-en-1" },
///   "customerId": "cus_1" }
/// ```
///
/// An account in Australia is `{ "bsb": "000000", "accountNumber": "000123456" }` under `au_becs_debit`. `customerId` is
/// there when the account is bound to a customer at once.
#[must_use]
pub fn encode_create_debit(
    account: &BankAccount,
    holder: &Holder,
    email: &Email,
    mandate: &str,
    customer: Option<&CustomerId>,
) -> SecretBytes {
    encode(|sink| {
        sink(b"{\"type\":");
        write_text(account.debit_type().word(), sink);
        sink(b",\"bankAccount\":{");
        write_account(account, sink);
        sink(b"},\"accountHolder\":{\"name\":");
        write_text(holder.expose_name(), sink);
        sink(b",\"email\":");
        write_text(email.expose_address(), sink);
        sink(b"},\"mandate\":{\"textVersion\":");
        write_text(mandate, sink);
        sink(b"}");
        if let Some(customer) = customer {
            sink(b",\"customerId\":");
            write_text(customer.as_str(), sink);
        }
        sink(b"}");
    })
}

fn write_account(account: &BankAccount, sink: &mut Sink<'_>) {
    match account {
        BankAccount::Sepa(iban) => {
            sink(b"\"iban\":");
            write_text(iban.expose_iban(), sink);
        }
        BankAccount::Becs(bsb, number) => {
            sink(b"\"bsb\":");
            write_text(bsb.expose_digits(), sink);
            sink(b",\"accountNumber\":");
            write_text(number.expose_digits(), sink);
        }
    }
}

/// The same body as a gateway receives it: unproven, secret, not to be kept.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateDebitRequest {
    /// How the account is debited.
    #[serde(rename = "type", deserialize_with = "debit_type")]
    pub debit_type: DebitType,
    /// Its numbers.
    #[serde(default)]
    pub bank_account: AccountFields,
    /// Whose it is.
    #[serde(default)]
    pub account_holder: AccountHolder,
    /// What the shopper was shown and has agreed to by going on.
    #[serde(default)]
    pub mandate: GivenMandate,
    /// The customer to bind it to at once.
    #[serde(
        rename = "customerId",
        default,
        deserialize_with = "lenient::maybe_empty"
    )]
    pub customer: Option<CustomerId>,
}

/// The numbers of an account; which there are depends on how it is debited. An absent one is empty.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AccountFields {
    /// Letters and digits.
    pub iban: SecretText,
    /// Six digits.
    pub bsb: SecretText,
    /// Five to nine digits.
    pub account_number: SecretText,
}

/// Whose account it is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AccountHolder {
    /// The name.
    pub name: SecretText,
    /// Where notices go.
    pub email: SecretText,
}

/// Which mandate was shown: its words are kept under this version.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct GivenMandate {
    /// As the record of the form's sentences names it, such as `sepa-en-1`.
    #[serde(deserialize_with = "lenient::or_default")]
    pub text_version: String,
}

impl CreateDebitRequest {
    /// What was sent, proven by the rules that the form has.
    ///
    /// # Errors
    /// Why the first field that does not hold does not.
    pub fn read(&self) -> Result<(BankAccount, Holder, Email), Reason> {
        let AccountFields {
            iban,
            bsb,
            account_number,
        } = &self.bank_account;
        let account = match self.debit_type {
            DebitType::SepaDebit => {
                BankAccount::Sepa(proven(Field::Iban, Iban::check(iban.expose_text()))?)
            }
            DebitType::AuBecsDebit => BankAccount::Becs(
                proven(Field::Bsb, Bsb::check(bsb.expose_text()))?,
                proven(
                    Field::AccountNumber,
                    AccountNumber::check(account_number.expose_text()),
                )?,
            ),
        };
        let AccountHolder { name, email } = &self.account_holder;
        let holder = proven(Field::Holder, check_holder(name.expose_text()))?;
        let email = proven(Field::Email, Email::check(email.expose_text()))?;
        Ok((account, holder, email))
    }
}

fn proven<T>(field: Field, check: Check<T>) -> Result<T, Reason> {
    match check {
        Check::Valid(value) => Ok(value),
        Check::Empty => Err(Reason::missing(field)),
        Check::Incomplete(reason) | Check::Invalid(reason) => Err(reason),
    }
}

fn debit_type<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DebitType, D::Error> {
    let word = String::deserialize(deserializer)?;
    DebitType::parse(&word).ok_or_else(|| D::Error::custom("no such way to debit"))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn sepa() -> SecretBytes {
        let iban = Iban::check("AT61 1904 3002 3457 3201").valid().unwrap();
        let holder = check_holder("Ada \"A.\" Lovelace").valid().unwrap();
        let email = Email::check("ada@example.com").valid().unwrap();
        let customer = CustomerId::parse("cus_1").ok();
        let account = BankAccount::Sepa(iban);
        encode_create_debit(&account, &holder, &email, "sepa-en-1", customer.as_ref())
    }

    fn read(body: Value) -> Result<CreateDebitRequest, serde_json::Error> {
        serde_json::from_value(body)
    }

    #[test]
    fn debit_that_is_written_is_read_again() {
        let body = sepa();
        assert_eq!(body.capacity(), body.expose_bytes().len());
        let value: Value = serde_json::from_slice(body.expose_bytes()).unwrap();
        let expected = json!({
            "type": "sepa_debit",
            "bankAccount": {"iban": "AT611904300234573201"},
            "accountHolder": {"name": "Ada \"A.\" Lovelace", "email": "ada@example.com"},
            "mandate": {"textVersion": "sepa-en-1"},
            "customerId": "cus_1",
        });
        assert_eq!(value, expected);
        let request = read(value).unwrap();
        assert_eq!(request.mandate.text_version, "sepa-en-1");
        let (account, holder, email) = request.read().unwrap();
        assert_eq!(account.last4(), "3201");
        assert_eq!(holder.expose_name(), "Ada \"A.\" Lovelace");
        assert_eq!(email.expose_address(), "ada@example.com");
    }

    #[test]
    fn debit_in_australia_has_two_numbers() {
        let bsb = Bsb::check("000-000").valid().unwrap();
        let number = AccountNumber::check("000123456").valid().unwrap();
        let account = BankAccount::Becs(bsb, number);
        let holder = check_holder("Ada").valid().unwrap();
        let email = Email::check("a@b.example").valid().unwrap();
        let body = encode_create_debit(&account, &holder, &email, "becs-en-1", None);
        assert_eq!(
            body.expose_bytes(),
            br#"{"type":"au_becs_debit","bankAccount":{"bsb":"000000","accountNumber":"000123456"},"accountHolder":{"name":"Ada","email":"a@b.example"},"mandate":{"textVersion":"becs-en-1"}}"#
        );
        let request: CreateDebitRequest = serde_json::from_slice(body.expose_bytes()).unwrap();
        let (account, ..) = request.read().unwrap();
        assert!(matches!(account, BankAccount::Becs(..)));
    }

    #[test]
    fn debit_that_does_not_hold_says_why_and_repeats_nothing() {
        let iban = |iban: &str| {
            let body = json!({"type": "sepa_debit", "bankAccount": {"iban": iban},
                "accountHolder": {"name": "Ada", "email": "a@b.example"}});
            read(body).unwrap().read().err()
        };
        assert_eq!(iban("AT611904300234573201"), None);
        assert_eq!(iban("AT611904300234573202"), Some(Reason::IbanTypo));
        assert_eq!(iban("US611904300234573202"), Some(Reason::IbanCountry));
        assert_eq!(iban(""), Some(Reason::IbanMissing));
        let bare = read(json!({"type": "au_becs_debit"})).unwrap();
        assert_eq!(bare.read().err(), Some(Reason::BsbMissing));
        assert!(read(json!({"type": "card"})).is_err());
        assert!(read(json!({})).is_err());
        let request = read(json!({"type": "sepa_debit",
            "bankAccount": {"iban": "AT611904300234573201"},
            "accountHolder": {"name": "Ada", "email": "a@b.example"}}));
        let printed = format!("{request:?}");
        for secret in ["AT61", "3201", "Ada", "a@b"] {
            assert!(!printed.contains(secret), "{printed}");
        }
    }
}
