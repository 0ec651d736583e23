//! The one table of cards that the sandbox knows: numbers that gateways publish for testing,
//! each with a name and a behaviour. Any other number is refused, so
//! that no real card can be typed into a sandbox by mistake and get anywhere.
//!
//! Only this table holds numbers. Everything else, the database included, speaks of a card by
//! its name.

use payseal_core::card::{Brand, BrandSet, candidates};

use crate::store::DeclineReason;

/// A published test card.
#[derive(Debug)]
pub struct TestCard {
    /// The name by which the sandbox remembers it.
    pub name: &'static str,
    /// The published number.
    pub number: &'static str,
    /// Its brand; none when it is one that the form does not know.
    pub brand: Option<Brand>,
    /// A brand that it carries as well, and that no prefix of its number tells.
    pub unlisted: Option<Brand>,
    /// What the issuer behind it does.
    pub behaviour: Behaviour,
}

/// What happens to a test card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Behaviour {
    /// It can be saved, and every charge goes through.
    Approves,
    /// It can be saved, and every charge is declined, for this reason.
    Declines(DeclineReason),
    /// It can be saved and set up, and every charge is declined, for this reason.
    DeclinesCharges(DeclineReason),
    /// It cannot be saved: the issuer says that it is expired, whatever the date on it.
    RefusesExpiry,
    /// It cannot be saved: the issuer says that the security code is wrong, whatever was typed.
    RefusesCvc,
    /// The issuer asks the shopper at every charge; without a shopper it declines.
    ChallengesAlways,
    /// The issuer asks the shopper, except at a later charge that he agreed to.
    ChallengesOnce,
    /// The issuer asks the shopper at every charge, and declines when he has answered.
    ChallengesThenDeclines(DeclineReason),
    /// Every charge goes through, except where the merchant asks for a challenge: that fails.
    DeclinesChallenge,
    /// Every charge goes through, and the issuer is satisfied without asking the shopper.
    NeedsNoChallenge,
    /// A charge in this currency that is captured at once goes through, and no other: its issuer serves its own
    /// country. It asks the shopper nothing, even if the merchant wants a challenge.
    ServesItsCountry(&'static str),
    /// Every charge goes through, except after the security code was asked for again: whatever
    /// is typed then is wrong.
    RefusesCvcLater,
    /// Saving it takes a minute: longer than anybody waits.
    AnswersLate,
    /// Saving it finds the gateway down.
    FindsGatewayDown,
}

impl Behaviour {
    /// One sentence for the page that lists the cards.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Approves => "Saved, and every charge is approved.",
            Self::Declines(_) | Self::DeclinesCharges(_) => "Saved, and every charge is declined.",
            Self::RefusesExpiry => "Not saved: the issuer says that the card is expired.",
            Self::RefusesCvc => "Not saved: the issuer says that the security code is wrong.",
            Self::ChallengesAlways => "Saved; every charge needs a 3-D Secure challenge.",
            Self::ChallengesOnce => {
                "Saved; needs a 3-D Secure challenge, except at later charges agreed to in one."
            }
            Self::ChallengesThenDeclines(_) => {
                "Saved; every charge needs a 3-D Secure challenge, and is declined after it."
            }
            Self::DeclinesChallenge => {
                "Saved, and every charge is approved, except with a challenge that you ask for."
            }
            Self::NeedsNoChallenge => {
                "Saved, and every charge is approved, with no challenge even if you ask for one."
            }
            Self::ServesItsCountry(_) => {
                "Saved; a charge in its country's currency is approved if it is captured at once, with no challenge."
            }
            Self::RefusesCvcLater => {
                "Saved; a charge after its security code was asked for again is declined."
            }
            Self::AnswersLate => "Saved after 60 seconds, which is later than the form waits.",
            Self::FindsGatewayDown => "Not saved: the gateway answers HTTP 503.",
        }
    }
}

const fn card(
    name: &'static str,
    number: &'static str,
    brand: Brand,
    behaviour: Behaviour,
) -> TestCard {
    TestCard {
        name,
        number,
        brand: Some(brand),
        unlisted: None,
        behaviour,
    }
}

/// One that carries another brand as well, which its gateway alone can tell.
const fn card_of_two(
    name: &'static str,
    number: &'static str,
    brands: (Brand, Brand),
    behaviour: Behaviour,
) -> TestCard {
    let (brand, unlisted) = brands;
    TestCard {
        unlisted: Some(unlisted),
        ..card(name, number, brand, behaviour)
    }
}

/// One of a brand that the form does not know.
const fn local_card(name: &'static str, number: &'static str, behaviour: Behaviour) -> TestCard {
    TestCard {
        name,
        number,
        brand: None,
        unlisted: None,
        behaviour,
    }
}

use Behaviour::{
    AnswersLate, Approves, ChallengesAlways, ChallengesOnce, ChallengesThenDeclines, Declines,
    DeclinesChallenge, DeclinesCharges, FindsGatewayDown, NeedsNoChallenge, RefusesCvc,
    RefusesCvcLater, RefusesExpiry, ServesItsCountry,
};
use Brand::{
    Amex, CartesBancaires, Diners, Discover, EftposAustralia, Jcb, Mada, Maestro, Mastercard,
    UnionPay, Visa,
};
use DeclineReason::{
    AuthenticationFailed, DoNotHonor, Generic, InsufficientFunds, LostCard, ProcessingError,
    StolenCard, VelocityExceeded,
};

/// Every card the sandbox accepts. The numbers are published; that `slow`, `gateway_down` and
/// `incorrect_cvc_later` do what they do, and at which step the declines happen, is the sandbox's own choice.
#[rustfmt::skip]
pub static CARDS: [TestCard; 56] = [
    card("visa", "4242424242424242", Visa, Approves),
    card("visa_debit", "4000056655665556", Visa, Approves),
    card("mastercard", "5555555555554444", Mastercard, Approves),
    card("mastercard_2_series", "2223003122003222", Mastercard, Approves),
    card("mastercard_debit", "5200828282828210", Mastercard, Approves),
    card("mastercard_prepaid", "5105105105105100", Mastercard, Approves),
    card("amex", "378282246310005", Amex, Approves),
    card("amex_other", "371449635398431", Amex, Approves),
    card("discover", "6011111111111117", Discover, Approves),
    card("discover_other", "6011000990139424", Discover, Approves),
    card("discover_debit", "6011981111111113", Discover, Approves),
    card("diners", "3056930009020004", Diners, Approves),
    card("diners_14_digits", "36227206271667", Diners, Approves),
    card("jcb", "3566002020360505", Jcb, Approves),
    card("unionpay", "6200000000000005", UnionPay, Approves),
    card("unionpay_debit", "6200000000000047", UnionPay, Approves),
    card("unionpay_19_digits", "6205500000000000004", UnionPay, Approves),
    card("maestro", "6304000000000000", Maestro, Approves),
    card("declined", "4000000000000002", Visa, Declines(Generic)),
    card("declined_other", "4000000000000077", Visa, DeclinesCharges(Generic)),
    card("insufficient_funds", "4000000000009995", Visa, Declines(InsufficientFunds)),
    card("lost", "4000000000009987", Visa, Declines(LostCard)),
    card("stolen", "4000000000009979", Visa, Declines(StolenCard)),
    card("processing_error", "4000000000000119", Visa, Declines(ProcessingError)),
    card("velocity_exceeded", "4000000000006975", Visa, Declines(VelocityExceeded)),
    card("charge_declined", "4000000000000341", Visa, Declines(DoNotHonor)),
    card("expired", "4000000000000069", Visa, RefusesExpiry),
    card("incorrect_cvc", "4000000000000127", Visa, RefusesCvc),
    card("challenge_always", "4000000000003220", Visa, ChallengesAlways),
    card("challenge_always_other", "4000008400000027", Visa, ChallengesAlways),
    card("challenge_once", "4000002500003155", Visa, ChallengesOnce),
    card("challenge_always_later", "4000002760003184", Visa, ChallengesAlways),
    card("challenge_once_other", "4000003800000446", Visa, ChallengesOnce),
    card("challenge_then_declined", "4000008400001629", Visa, ChallengesThenDeclines(Generic)),
    card("challenge_then_insufficient_funds", "4000008260003178", Visa, ChallengesThenDeclines(InsufficientFunds)),
    card("challenge_lookup_fails", "4000008400001280", Visa, Declines(AuthenticationFailed)),
    card("challenge_supported", "4000000000003055", Visa, Approves),
    card("challenge_fails_if_asked", "4000000000003097", Visa, DeclinesChallenge),
    card("challenge_frictionless", "4000000032200000", Visa, NeedsNoChallenge),
    card("incorrect_cvc_later", "4000000000000101", Visa, RefusesCvcLater),
    card("slow", "4000000000009235", Visa, AnswersLate),
    card("gateway_down", "4000000000004954", Visa, FindsGatewayDown),
    card("visa_global", "4054695723100768", Visa, Approves),
    card("mastercard_global", "5162774114974622", Mastercard, Approves),
    card("visa_brazil", "4294097400915107", Visa, Approves),
    card("visa_mexico", "4006055482525268", Visa, Approves),
    card("visa_chile", "4600729331819383", Visa, Approves),
    card("visa_peru", "4310377720003234", Visa, Approves),
    card("do_not_honor", "4054692760174822", Visa, Declines(DoNotHonor)),
    card("do_not_honor_mastercard", "5162770472561357", Mastercard, Declines(DoNotHonor)),
    card("challenge_exempt", "4035501000000008", Visa, NeedsNoChallenge),
    card("mada", "4201320111111010", Mada, Approves),
    card_of_two("visa_cartes_bancaires", "4000002500001001", (Visa, CartesBancaires), Approves),
    card_of_two("mastercard_cartes_bancaires", "5555552500001001", (Mastercard, CartesBancaires), Approves),
    card_of_two("visa_eftpos_australia", "4000050360000001", (Visa, EftposAustralia), Approves),
    local_card("hyundai_korea", "9490220011669217", ServesItsCountry("KRW")),
];

/// The card with this number.
#[must_use]
pub fn by_number(digits: &str) -> Option<&'static TestCard> {
    CARDS.iter().find(|card| card.number == digits)
}

/// The card with this name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static TestCard> {
    CARDS.iter().find(|card| card.name == name)
}

impl TestCard {
    /// Its brand in a row.
    #[must_use]
    pub fn brand_word(&self) -> &'static str {
        self.brand.map_or("unknown", Brand::slug)
    }

    /// The brands that it carries.
    #[must_use]
    pub fn brands(&self) -> BrandSet {
        let carried = candidates(self.number).carried();
        self.unlisted.map_or(carried, |brand| carried.with(brand))
    }

    /// The same of a card of two brands, and none of any other: what its shopper chooses from.
    #[must_use]
    pub fn choices(&self) -> BrandSet {
        let brands = self.brands();
        if brands.is_choice() {
            brands
        } else {
            BrandSet::NONE
        }
    }

    /// The last four digits.
    #[must_use]
    pub fn last4(&self) -> &'static str {
        let start = self.number.len().saturating_sub(4);
        self.number.get(start..).unwrap_or_default()
    }

    /// The first six digits, three stars and the last four, as receipts show a card.
    #[must_use]
    pub fn masked(&self) -> String {
        format!(
            "{}***{}",
            self.number.get(..6).unwrap_or_default(),
            self.last4()
        )
    }
}

#[cfg(test)]
mod tests {
    use payseal_core::card::{CardNumber, Check};

    use super::*;

    #[test]
    fn every_number_is_well_formed_and_has_the_brand_it_says() {
        for card in &CARDS {
            let Check::Valid(number) = CardNumber::check(card.number) else {
                panic!("{} is not a card number", card.name);
            };
            assert_eq!(number.brand(), card.brand, "{}", card.name);
        }
    }

    #[test]
    fn names_and_numbers_are_unique() {
        for (at, card) in CARDS.iter().enumerate() {
            for other in &CARDS[at + 1..] {
                assert_ne!(card.name, other.name);
                assert_ne!(card.number, other.number);
            }
        }
    }

    #[test]
    fn a_masked_card_is_as_the_gateway_prints_it() {
        let card = by_name("challenge_once").unwrap();
        assert_eq!(card.masked(), "400000***3155");
        assert!(by_number("4111111111111111").is_none());
    }
}
