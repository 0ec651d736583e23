//! The name on the card. Any script, any shape: names follow no rules worth checking, except that
//! a card number is none.

use std::fmt;

use super::buffer::WipedText;
use super::check::{Check, Reason};
use super::digits;

/// The longest name that gateways take, in characters.
const LONGEST: usize = 60;

/// This many digits in a name are a card number in the wrong field.
const DIGITS_OF_A_NUMBER: usize = 12;

/// A name, wiped on drop.
pub struct Holder(WipedText);

impl Holder {
    /// Checks what was typed, without the space around it.
    pub fn check(text: &str) -> Check<Self> {
        let name = text.trim();
        if name.is_empty() {
            Check::Empty
        } else if name.chars().filter_map(digits::value).count() >= DIGITS_OF_A_NUMBER {
            Check::Invalid(Reason::HolderLooksLikeNumber)
        } else if name.chars().count() > LONGEST {
            Check::Invalid(Reason::HolderTooLong)
        } else {
            let mut kept = WipedText::new();
            kept.replace(name);
            Check::Valid(Self(kept))
        }
    }

    /// The name, for the request that tokenises the card.
    pub fn expose_name(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Debug for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Holder(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::Holder;
    use crate::card::Reason;

    #[test]
    fn takes_names_of_every_shape() {
        for name in [
            "O",
            "Ng",
            "王小明",
            "María José Ñ.",
            "Jean-Luc O’Neil 3rd",
            "אבי",
        ] {
            let holder = Holder::check(&format!("  {name}\t")).valid().unwrap();
            assert_eq!(holder.expose_name(), name);
        }
    }

    #[test]
    fn refuses_a_card_number_and_an_endless_name() {
        let reason = |text: &str| Holder::check(text).reason_when_left();
        assert_eq!(
            reason("4242 4242 4242 4242"),
            Some(Reason::HolderLooksLikeNumber)
        );
        assert_eq!(reason(&"a".repeat(60)), None);
        assert_eq!(reason(&"a".repeat(61)), Some(Reason::HolderTooLong));
        assert_eq!(reason("   "), None);
    }

    #[test]
    fn prints_nothing() {
        let holder = Holder::check("Ada").valid().unwrap();
        assert_eq!(format!("{holder:?}"), "Holder(..)");
    }
}
