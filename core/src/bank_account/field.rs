//! The fields of an account, by name, and why one is not accepted. Holds no wording: [`crate::text`] does.

/// A field of the form for an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The international number of an account.
    Iban,
    /// Bank and branch in Australia: the bank state branch.
    Bsb,
    /// The number of an account there.
    AccountNumber,
    /// Whose account it is.
    Holder,
    /// Where the bank's and the merchant's notices go.
    Email,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 5] = [
        Self::Iban,
        Self::Bsb,
        Self::AccountNumber,
        Self::Holder,
        Self::Email,
    ];

    /// The name by which messages, the style and the tests call this field.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Iban => "iban",
            Self::Bsb => "bsb",
            Self::AccountNumber => "account_number",
            Self::Holder => "holder",
            Self::Email => "email",
        }
    }

    /// The field with this [`name`](Self::name).
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

macro_rules! reasons {
    ($($(#[$doc:meta])+ $name:ident => $field:ident, $code:literal;)+) => {
        /// Why a field is not accepted.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Reason {
            $($(#[$doc])+ $name,)+
        }

        impl Reason {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The field that it is about.
            #[must_use]
            pub const fn field(self) -> Field {
                match self { $(Self::$name => Field::$field,)+ }
            }

            /// Its stable name, in snake case.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }
        }
    };
}

reasons! {
    /// No IBAN.
    IbanMissing => Iban, "iban_missing";
    /// Too few signs for its country.
    IbanIncomplete => Iban, "iban_incomplete";
    /// No country whose accounts can be debited begins with these letters.
    IbanCountry => Iban, "iban_country";
    /// More signs than its country's have.
    IbanTooLong => Iban, "iban_too_long";
    /// The check digits say that a sign is wrong.
    IbanTypo => Iban, "iban_typo";
    /// The gateway refused it.
    IbanRefused => Iban, "iban_refused";
    /// No BSB.
    BsbMissing => Bsb, "bsb_missing";
    /// Too few digits.
    BsbIncomplete => Bsb, "bsb_incomplete";
    /// Too many digits.
    BsbTooLong => Bsb, "bsb_too_long";
    /// No number.
    AccountNumberMissing => AccountNumber, "account_number_missing";
    /// Too few digits.
    AccountNumberIncomplete => AccountNumber, "account_number_incomplete";
    /// Too many digits.
    AccountNumberTooLong => AccountNumber, "account_number_too_long";
    /// The gateway refused it.
    AccountNumberRefused => AccountNumber, "account_number_refused";
    /// No name.
    HolderMissing => Holder, "holder_missing";
    /// A number in the name field.
    HolderLooksLikeNumber => Holder, "holder_looks_like_number";
    /// Longer than gateways take.
    HolderTooLong => Holder, "holder_too_long";
    /// No address.
    EmailMissing => Email, "email_missing";
    /// No address that mail could be sent to.
    EmailIncomplete => Email, "email_incomplete";
}

impl Reason {
    /// The reason for an empty `field` when the form is submitted.
    #[must_use]
    pub const fn missing(field: Field) -> Self {
        match field {
            Field::Iban => Self::IbanMissing,
            Field::Bsb => Self::BsbMissing,
            Field::AccountNumber => Self::AccountNumberMissing,
            Field::Holder => Self::HolderMissing,
            Field::Email => Self::EmailMissing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, Reason};

    #[test]
    fn codes_are_unique_and_begin_with_their_field() {
        for (index, reason) in Reason::ALL.iter().enumerate() {
            let (before, code) = (&Reason::ALL[..index], reason.code());
            assert!(before.iter().all(|other| other.code() != code), "{code}");
            assert!(code.starts_with(reason.field().name()), "{code}");
        }
        for field in Field::ALL {
            assert_eq!(Field::parse(field.name()), Some(field));
            assert_eq!(Reason::missing(field).field(), field);
        }
        assert_eq!(Field::parse("number"), None);
    }
}
