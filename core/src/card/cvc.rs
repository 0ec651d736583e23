//! The three or four digit code of a card. Text, not a number: leading zeros count.

use std::fmt;

use super::buffer::WipedText;
use super::check::{Check, Reason};
use super::digits::{Digits, character};
use super::{Brand, CvcPolicy};

/// A proven code, wiped on drop.
pub struct Cvc(WipedText);

impl Cvc {
    /// The most digits that any brand's code has.
    pub const LONGEST: usize = 4;

    /// Checks what was typed against the length of the brand's code; three or four digits while
    /// the brand is not known.
    pub fn check(text: &str, brand: Option<Brand>) -> Check<Self> {
        let digits = Digits::of(text);
        let (shortest, longest) = brand.map_or((3, Self::LONGEST), |brand| {
            (brand.cvc_len(), brand.cvc_len())
        });
        let len = digits.len();
        if len == 0 {
            Check::Empty
        } else if len < shortest {
            Check::Incomplete(Reason::CvcIncomplete)
        } else if len > longest {
            Check::Invalid(Reason::CvcTooLong)
        } else {
            let mut code = WipedText::new();
            for digit in digits.as_slice() {
                code.push(character(*digit));
            }
            Check::Valid(Self(code))
        }
    }

    /// As [`check`](Self::check), under a policy: a code that is not required is none when it is
    /// empty, and one that nobody asks for is none whatever was typed.
    pub fn check_by(text: &str, brand: Option<Brand>, policy: CvcPolicy) -> Check<Option<Self>> {
        let check = match policy {
            CvcPolicy::Hidden => return Check::Valid(None),
            CvcPolicy::Required | CvcPolicy::Optional => Self::check(text, brand),
        };
        match check {
            Check::Empty if policy == CvcPolicy::Optional => Check::Valid(None),
            Check::Empty => Check::Empty,
            Check::Incomplete(reason) => Check::Incomplete(reason),
            Check::Valid(code) => Check::Valid(Some(code)),
            Check::Invalid(reason) => Check::Invalid(reason),
        }
    }

    /// Whether the code has the length that `brand` asks for.
    pub fn suits(&self, brand: Option<Brand>) -> bool {
        brand.is_none_or(|brand| brand.cvc_len() == self.0.as_str().len())
    }

    /// The code. Card data: for the one request that tokenises it.
    pub fn expose_code(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Debug for Cvc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cvc(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::Cvc;
    use crate::card::{Brand, CvcPolicy, FieldState};
    use FieldState::{Empty, Incomplete, Invalid, Valid};

    #[test]
    fn the_brand_decides_the_length() {
        for (text, brand, state) in [
            ("", None, Empty),
            ("1", None, Incomplete),
            ("123", None, Valid),
            ("1234", None, Valid),
            ("12345", None, Invalid),
            ("12", Some(Brand::Visa), Incomplete),
            ("123", Some(Brand::Visa), Valid),
            ("1234", Some(Brand::Visa), Invalid),
            ("123", Some(Brand::Amex), Incomplete),
            ("1234", Some(Brand::Amex), Valid),
            ("\u{ff11}\u{ff12}\u{ff13}", Some(Brand::Visa), Valid),
        ] {
            assert_eq!(Cvc::check(text, brand).state(), state, "{text:?} {brand:?}");
        }
    }

    #[test]
    fn cvc_policy_decides_whether_a_code_may_be_missing() {
        use CvcPolicy::{Hidden, Optional, Required};
        for (text, policy, state, there) in [
            ("", Required, Empty, false),
            ("", Optional, Valid, false),
            ("", Hidden, Valid, false),
            ("12", Required, Incomplete, false),
            ("12", Optional, Incomplete, false),
            ("12", Hidden, Valid, false),
            ("123", Required, Valid, true),
            ("123", Optional, Valid, true),
            ("123", Hidden, Valid, false),
            ("1234", Optional, Invalid, false),
        ] {
            let check = Cvc::check_by(text, Some(Brand::Maestro), policy);
            assert_eq!(check.state(), state, "{text:?} {policy:?}");
            assert_eq!(
                check.valid().flatten().is_some(),
                there,
                "{text:?} {policy:?}"
            );
        }
    }

    #[test]
    fn keeps_leading_zeros() {
        assert_eq!(
            Cvc::check("007", None).valid().unwrap().expose_code(),
            "007"
        );
    }

    #[test]
    fn prints_nothing() {
        let cvc = Cvc::check("737", None).valid().unwrap();
        assert_eq!(format!("{cvc:?}"), "Cvc(..)");
    }
}
