//! Korean cards by number. Their issuer authenticates the shopper itself, so that nobody is asked again, and what is
//! paid with them is captured automatically, in won. The form does not know their brands and lets them through; here
//! they are known by the number that the vendor publishes.

use payseal_core::money::Money;
use payseal_engine::cards::TestCard;
use payseal_engine::store::CaptureMode;

use crate::wire::Refused;
use crate::wire::codes::Code;

/// What a Korean card is paid in.
pub(crate) const WON: &str = "KRW";

/// The issuers of the cards that have a number here, by the card's name.
const ISSUERS: [(&str, &str); 1] = [("hyundai_korea", "HYUNDAI")];

/// Who issued a card, when that is one of Korea's issuers.
pub(crate) fn issuer(card: &TestCard) -> Option<&'static str> {
    let found = ISSUERS.iter().find(|(name, _)| *name == card.name);
    found.map(|(_, issuer)| *issuer)
}

/// Why an amount cannot be paid so with a card; none when it can, or the card is none of Korea's.
pub(crate) fn misfits(
    card: &TestCard,
    amount: Option<Money>,
    capture: CaptureMode,
) -> impl Iterator<Item = Refused> {
    let is_korean = issuer(card).is_some();
    let by_hand = (capture == CaptureMode::Manual).then(|| {
        let reason = "what is paid with a card of a Korean issuer is captured automatically";
        Refused::because(Code::ParamIllegal, reason)
    });
    let is_other = amount.is_some_and(|amount| amount.currency().code() != WON);
    let currency = is_other.then(|| Code::CurrencyNotSupport.into());
    by_hand
        .into_iter()
        .chain(currency)
        .filter(move |_| is_korean)
}

#[cfg(test)]
mod tests {
    use payseal_engine::cards;

    use super::*;
    use crate::regions::KOREAN_ISSUERS;

    #[test]
    fn each_is_a_card_of_a_brand_that_the_form_does_not_know_and_of_one_of_koreas_issuers() {
        for (name, issuer) in ISSUERS {
            let card = cards::by_name(name).unwrap();
            assert!(
                card.brand.is_none() && KOREAN_ISSUERS.contains(&issuer),
                "{name}"
            );
            assert!(
                card.behaviour == cards::Behaviour::ServesItsCountry(WON),
                "{name}"
            );
        }
        let nameless = cards::CARDS.iter().filter(|card| card.brand.is_none());
        for card in nameless {
            assert!(
                issuer(card).is_some(),
                "nobody says what brand {} is of",
                card.name
            );
        }
    }
}
