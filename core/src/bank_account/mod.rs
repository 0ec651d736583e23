//! What a bank account is that may be debited: the rules for its numbers, whose it is, and how they look while they
//! are typed.
//!
//! As in [`crate::card`], nothing here is serialisable, cloneable or printable, and there is no browser and no clock.
//! Whether an account exists is its bank's knowledge.
//!
//! Reading order: [`DebitType`], [`Iban`], [`Bsb`] and [`AccountNumber`], [`Email`], [`BankAccount`], then
//! [`mod@format`] for the caret.

mod becs;
mod countries;
mod email;
mod field;
pub mod format;
mod iban;
mod signs;

use std::fmt;

pub use becs::{AccountNumber, Bsb};
pub use countries::SEPA_COUNTRIES;
pub use email::Email;
pub use field::{Field, Reason};
pub use iban::Iban;

use crate::card;

/// The verdict on one field of an account.
pub type Check<T> = card::Check<T, Reason>;

/// The ways to debit an account, by the words that the payments field has for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DebitType {
    /// SEPA Direct Debit: an account in euro, known by its IBAN.
    SepaDebit,
    /// BECS Direct Debit: an account in Australia, known by its branch and number.
    AuBecsDebit,
}

impl DebitType {
    /// Both.
    pub const ALL: [Self; 2] = [Self::SepaDebit, Self::AuBecsDebit];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::SepaDebit => "sepa_debit",
            Self::AuBecsDebit => "au_becs_debit",
        }
    }

    /// The one with this [`word`](Self::word).
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }

    /// The fields of its form, in their order.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::SepaDebit => &[Field::Iban, Field::Holder, Field::Email],
            Self::AuBecsDebit => &[
                Field::Bsb,
                Field::AccountNumber,
                Field::Holder,
                Field::Email,
            ],
        }
    }
}

/// The numbers of one account, proven.
pub enum BankAccount {
    /// An account in the single euro payments area.
    Sepa(Iban),
    /// An account in Australia.
    Becs(Bsb, AccountNumber),
}

impl BankAccount {
    /// How it is debited.
    #[must_use]
    pub const fn debit_type(&self) -> DebitType {
        match self {
            Self::Sepa(_) => DebitType::SepaDebit,
            Self::Becs(..) => DebitType::AuBecsDebit,
        }
    }

    /// The last four signs of its number, which may be shown.
    #[must_use]
    pub fn last4(&self) -> &str {
        match self {
            Self::Sepa(iban) => iban.last4(),
            Self::Becs(_, number) => number.last4(),
        }
    }

    /// Whether its number stands in a text, where it is not to be kept.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        match self {
            Self::Sepa(iban) => iban.is_in(text),
            Self::Becs(_, number) => number.is_in(text),
        }
    }
}

impl fmt::Debug for BankAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.debit_type().word())?;
        f.write_str("(..)")
    }
}

/// The name of whose account it is; a number is none. The rules are those of the name on a card.
#[must_use]
pub fn check_holder(text: &str) -> Check<card::Holder> {
    match card::Holder::check(text) {
        card::Check::Empty => Check::Empty,
        card::Check::Valid(holder) => Check::Valid(holder),
        card::Check::Incomplete(why) | card::Check::Invalid(why) => {
            Check::Invalid(if why == card::Reason::HolderTooLong {
                Reason::HolderTooLong
            } else {
                Reason::HolderLooksLikeNumber
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_debit_type_is_known_by_its_word() {
        for debit in DebitType::ALL {
            assert_eq!(DebitType::parse(debit.word()), Some(debit));
        }
        assert_eq!(DebitType::parse("card"), None);
    }

    #[test]
    fn a_number_is_found_in_a_text_whatever_is_between_its_signs() {
        let iban = Iban::check("AT611904300234573201").valid().unwrap();
        let bsb = Bsb::check("000000").valid().unwrap();
        let number = AccountNumber::check("000123456").valid().unwrap();
        let (sepa, becs) = (BankAccount::Sepa(iban), BankAccount::Becs(bsb, number));
        for (account, text, is_in) in [
            (&sepa, "Ada at61 1904-3002 3457 3201", true),
            (&sepa, "AT611904300234573201@shop.example", true),
            (&sepa, "AT61 1904 3002 3457", false),
            (&becs, "Ada 000 123 456", true),
            (&becs, "Ada 123456", false),
            (&becs, "", false),
        ] {
            assert_eq!(account.is_in(text), is_in, "{text}");
        }
    }

    #[test]
    fn a_holder_is_a_name_and_no_account_number() {
        let reason = |text: &str| check_holder(text).reason_when_left();
        assert_eq!(reason("Ada Lovelace"), None);
        assert_eq!(
            reason("AT61 1904 3002 3457 3201"),
            Some(Reason::HolderLooksLikeNumber)
        );
        assert_eq!(reason(&"a".repeat(61)), Some(Reason::HolderTooLong));
    }

    #[test]
    fn an_account_prints_how_it_is_debited_and_nothing_of_its_number() {
        let iban = Iban::check("AT61 1904 3002 3457 3201").valid().unwrap();
        let account = BankAccount::Sepa(iban);
        assert_eq!(format!("{account:?}"), "sepa_debit(..)");
        assert_eq!(account.last4(), "3201");
    }
}
