//! A card that may be tokenised: every part proven, and the parts fit each other.

use std::fmt;

use super::check::Reason;
use super::{CardNumber, Cvc, Expiry, Holder};

/// The proven whole.
pub struct Card {
    number: CardNumber,
    expiry: Expiry,
    /// Not every card has one, and not every gateway asks for it.
    cvc: Option<Cvc>,
    holder: Option<Holder>,
}

impl Card {
    /// Puts proven parts together.
    ///
    /// # Errors
    ///
    /// The code was proven for another brand than the number's, and has the wrong length for it.
    pub fn new(
        number: CardNumber,
        expiry: Expiry,
        cvc: Option<Cvc>,
        holder: Option<Holder>,
    ) -> Result<Self, Reason> {
        match &cvc {
            Some(cvc) if !cvc.suits(number.brand()) => {
                Err(if cvc.expose_code().len() < Cvc::LONGEST {
                    Reason::CvcIncomplete
                } else {
                    Reason::CvcTooLong
                })
            }
            Some(_) | None => Ok(Self {
                number,
                expiry,
                cvc,
                holder,
            }),
        }
    }

    /// Its number.
    pub const fn number(&self) -> &CardNumber {
        &self.number
    }

    /// The month it expires.
    pub const fn expiry(&self) -> Expiry {
        self.expiry
    }

    /// Its code, when it has one.
    pub const fn cvc(&self) -> Option<&Cvc> {
        self.cvc.as_ref()
    }

    /// The name on it, when the form asked for one.
    pub const fn holder(&self) -> Option<&Holder> {
        self.holder.as_ref()
    }
}

impl fmt::Debug for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Card").field(&self.number).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Card;
    use crate::card::{CardNumber, Cvc, Expiry, Holder, Reason, YearMonth};

    fn card(number: &str, cvc: &str) -> Result<Card, Reason> {
        let today = YearMonth::new(2026, 1).unwrap();
        Card::new(
            CardNumber::check(number).valid().unwrap(),
            Expiry::check("12/30", today).valid().unwrap(),
            Cvc::check(cvc, None).valid(),
            Holder::check("Ada Lovelace").valid(),
        )
    }

    #[test]
    fn prints_brand_and_last_four_only() {
        let card = card("4242424242424242", "737").unwrap();
        assert_eq!(format!("{card:?}"), "Card(CardNumber(visa ..4242))");
    }

    #[test]
    fn a_code_of_the_wrong_brand_makes_no_card() {
        let amex = "378282246310005";
        assert_eq!(card(amex, "737").err(), Some(Reason::CvcIncomplete));
        assert_eq!(
            card("4242424242424242", "7373").err(),
            Some(Reason::CvcTooLong)
        );
        assert!(card(amex, "7373").is_ok());
    }
}
