//! The verdict on one field: [`Check`], its summary [`FieldState`], and the [`Reason`]s a shopper
//! can be told. Holds no wording: [`crate::text`] does.

use super::Field;

/// What is known about a field's text.
///
/// `Incomplete` and `Invalid` differ in what more typing can do: an incomplete text can still
/// become valid by typing on, an invalid one must be corrected.
#[derive(Debug, PartialEq, Eq)]
pub enum Check<T, R = Reason> {
    /// Nothing was entered.
    Empty,
    /// Not valid yet; the reason is the one to show if the shopper leaves it so.
    Incomplete(R),
    /// Proven.
    Valid(T),
    /// Cannot become valid by typing on.
    Invalid(R),
}

impl<T, R: Copy> Check<T, R> {
    /// The verdict without the value, as the host page may see it.
    pub const fn state(&self) -> FieldState {
        match self {
            Self::Empty => FieldState::Empty,
            Self::Incomplete(_) => FieldState::Incomplete,
            Self::Valid(_) => FieldState::Valid,
            Self::Invalid(_) => FieldState::Invalid,
        }
    }

    /// What to show when the shopper leaves the field: an empty field is no mistake yet.
    pub const fn reason_when_left(&self) -> Option<R> {
        match self {
            Self::Empty | Self::Valid(_) => None,
            Self::Incomplete(reason) | Self::Invalid(reason) => Some(*reason),
        }
    }

    /// The proven value, if there is one.
    pub fn valid(self) -> Option<T> {
        match self {
            Self::Valid(value) => Some(value),
            Self::Empty | Self::Incomplete(_) | Self::Invalid(_) => None,
        }
    }

    /// The same verdict, borrowing the value.
    pub const fn as_ref(&self) -> Check<&T, R> {
        match self {
            Self::Empty => Check::Empty,
            Self::Incomplete(reason) => Check::Incomplete(*reason),
            Self::Valid(value) => Check::Valid(value),
            Self::Invalid(reason) => Check::Invalid(*reason),
        }
    }
}

impl<T> Check<T> {
    /// What to show when the form is submitted: now an empty `field` is a mistake too.
    pub const fn reason_when_submitted(&self, field: Field) -> Option<Reason> {
        match self {
            Self::Empty => Some(Reason::missing(field)),
            Self::Incomplete(_) | Self::Valid(_) | Self::Invalid(_) => self.reason_when_left(),
        }
    }
}

/// The state of a field: all that the host page learns about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldState {
    /// Nothing was entered.
    Empty,
    /// Not valid yet.
    Incomplete,
    /// Proven.
    Valid,
    /// Cannot become valid by typing on.
    Invalid,
}

macro_rules! reasons {
    ($($(#[$doc:meta])+ $name:ident => $field:ident, $code:literal;)+) => {
        /// Why a field is not accepted. Its wording for the shopper is in [`crate::text`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Reason {
            $($(#[$doc])+ $name,)+
        }

        impl Reason {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The field this reason is about.
            pub const fn field(self) -> Field {
                match self { $(Self::$name => Field::$field,)+ }
            }

            /// The stable name of this reason, in snake case.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }
        }
    };
}

reasons! {
    /// No number.
    NumberMissing => Number, "number_missing";
    /// Too few digits.
    NumberIncomplete => Number, "number_incomplete";
    /// The checksum says that a digit is wrong.
    NumberTypo => Number, "number_typo";
    /// More digits than the brand's numbers have.
    NumberTooLong => Number, "number_too_long";
    /// Cards of its brand are not taken.
    NumberBrand => Number, "number_brand";
    /// The gateway refused the number.
    NumberRefused => Number, "number_refused";
    /// No expiry.
    ExpiryMissing => Expiry, "expiry_missing";
    /// Not a whole month and year.
    ExpiryIncomplete => Expiry, "expiry_incomplete";
    /// No such month.
    ExpiryMonth => Expiry, "expiry_month";
    /// The card has expired.
    ExpiryPast => Expiry, "expiry_past";
    /// More than thirty years from now: a slip of the finger.
    ExpiryTooFar => Expiry, "expiry_too_far";
    /// The gateway refused the expiry.
    ExpiryRefused => Expiry, "expiry_refused";
    /// No code.
    CvcMissing => Cvc, "cvc_missing";
    /// Too few digits for the card's brand.
    CvcIncomplete => Cvc, "cvc_incomplete";
    /// Too many digits for the card's brand.
    CvcTooLong => Cvc, "cvc_too_long";
    /// The gateway refused the code.
    CvcRefused => Cvc, "cvc_refused";
    /// No name.
    HolderMissing => Holder, "holder_missing";
    /// A card number in the name field.
    HolderLooksLikeNumber => Holder, "holder_looks_like_number";
    /// Longer than gateways take.
    HolderTooLong => Holder, "holder_too_long";
}

impl Reason {
    /// The reason for an empty `field` when the form is submitted.
    pub const fn missing(field: Field) -> Self {
        match field {
            Field::Number => Self::NumberMissing,
            Field::Expiry => Self::ExpiryMissing,
            Field::Cvc => Self::CvcMissing,
            Field::Holder => Self::HolderMissing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Check, FieldState, Reason};
    use crate::card::Field;

    #[test]
    fn codes_are_unique_and_start_with_what_they_are_about() {
        for (index, reason) in Reason::ALL.iter().enumerate() {
            let code = reason.code();
            assert!(
                Reason::ALL[..index]
                    .iter()
                    .all(|other| other.code() != code),
                "{code} twice"
            );
            assert!(code.starts_with(reason.field().name()), "{code}");
        }
    }

    #[test]
    fn an_empty_field_is_a_mistake_only_when_submitted() {
        let empty = Check::<()>::Empty;
        assert_eq!(empty.reason_when_left(), None);
        for field in Field::ALL {
            let reason = empty.reason_when_submitted(field).unwrap();
            assert_eq!(reason.field(), field);
            assert!(reason.code().ends_with("_missing"));
        }
    }

    #[test]
    fn an_unfinished_field_is_a_mistake_when_left() {
        let check = Check::<()>::Incomplete(Reason::CvcIncomplete);
        assert_eq!(check.state(), FieldState::Incomplete);
        assert_eq!(check.reason_when_left(), Some(Reason::CvcIncomplete));
        assert_eq!(
            check.reason_when_submitted(Field::Cvc),
            Some(Reason::CvcIncomplete)
        );
        assert_eq!(Check::Valid(1).reason_when_submitted(Field::Cvc), None);
    }
}
