//! Where cards are from, and what can be paid with them: the regions of the vendor, of which this gateway
//! has those whose cards it has numbers of.

use payseal_core::card::Brand;
use payseal_core::money::Money;

use crate::korean_cards::WON;
use crate::wire::consult::DisableReason;
use crate::wish::MOST;

/// Cards of one region.
pub(crate) struct Region {
    /// `GLOBAL`, or a country.
    pub(crate) word: &'static str,
    /// The brands.
    pub(crate) brands: &'static [Brand],
    /// The issuers that stand in place of brands: their cards are paid with on the issuer's own page.
    pub(crate) issuers: &'static [&'static str],
    /// The one currency that they are paid in; any when there is none.
    currency: Option<&'static str>,
    /// Whether this gateway has such cards.
    is_served: bool,
}

const fn local(word: &'static str, currency: &'static str, brands: &'static [Brand]) -> Region {
    Region {
        word,
        brands,
        issuers: &[],
        currency: Some(currency),
        is_served: true,
    }
}

/// One whose brands are nobody's here.
const fn foreign(word: &'static str) -> Region {
    Region {
        word,
        brands: &[],
        issuers: &[],
        currency: None,
        is_served: false,
    }
}

/// The issuers of Korea, whose words the vendor has among those of brands.
pub(crate) const KOREAN_ISSUERS: [&str; 23] = [
    "KOOKMIN",
    "BC",
    "NONGHYUP",
    "SHINHAN",
    "SAMSUNG",
    "LOTTE",
    "HYUNDAI",
    "KEBHANA",
    "WOORI",
    "IBK_BC",
    "GWANGJUBANK",
    "KDBBANK",
    "SAEMAUL",
    "SHINHYEOP",
    "CITI",
    "POST",
    "SAVINGBANK",
    "JEONBUKBANK",
    "JEJUBANK",
    "KAKAOBANK",
    "KBANK",
    "TOSSBANK",
    "SUHYEOP",
];

/// Every region, in the order in which they are answered.
pub(crate) const REGIONS: [Region; 7] = [
    Region {
        word: "GLOBAL",
        brands: &[
            Brand::Visa,
            Brand::Mastercard,
            Brand::Amex,
            Brand::Discover,
            Brand::Diners,
            Brand::UnionPay,
            Brand::Jcb,
            Brand::Maestro,
        ],
        issuers: &[],
        currency: None,
        is_served: true,
    },
    local(
        "BR",
        "BRL",
        &[
            Brand::Visa,
            Brand::Mastercard,
            Brand::Amex,
            Brand::Hipercard,
            Brand::Elo,
            Brand::Diners,
        ],
    ),
    local(
        "CL",
        "CLP",
        &[Brand::Visa, Brand::Mastercard, Brand::Amex, Brand::Diners],
    ),
    local("MX", "MXN", &[Brand::Visa, Brand::Mastercard, Brand::Amex]),
    local(
        "PE",
        "PEN",
        &[Brand::Visa, Brand::Mastercard, Brand::Amex, Brand::Diners],
    ),
    Region {
        word: "KR",
        brands: &[],
        issuers: &KOREAN_ISSUERS,
        currency: Some(WON),
        is_served: true,
    },
    foreign("FR"),
];

impl Region {
    /// Whether its cards are paid with in any currency.
    pub(crate) const fn is_everywheres(&self) -> bool {
        self.is_served && self.currency.is_none()
    }

    /// Why nothing can be paid so; none when it can.
    pub(crate) fn ineligible(&self, amount: Money) -> Option<DisableReason> {
        if !self.is_served {
            return Some(DisableReason::CurrentChannelNotExist);
        }
        let other = |code| code != amount.currency().code();
        if self.currency.is_some_and(other) {
            return Some(DisableReason::ChannelNotSupportCurrency);
        }
        (amount.minor() > MOST).then_some(DisableReason::ExceedChannelLimitRule)
    }
}

#[cfg(test)]
mod tests {
    use payseal_core::money::Currency;

    use super::*;

    #[test]
    fn a_region_says_why_it_cannot_be_paid_with() {
        let money = |minor, code| Money::from_minor(minor, Currency::parse(code).unwrap());
        let why = |word, money| {
            let mut all = REGIONS.iter();
            all.find(|region| region.word == word)
                .unwrap()
                .ineligible(money)
        };
        assert_eq!(why("GLOBAL", money(4200, "SGD")), None);
        assert_eq!(why("BR", money(4200, "BRL")), None);
        let currency = Some(DisableReason::ChannelNotSupportCurrency);
        assert_eq!(why("BR", money(4200, "SGD")), currency);
        let limit = Some(DisableReason::ExceedChannelLimitRule);
        assert_eq!(why("GLOBAL", money(MOST + 1, "SGD")), limit);
        assert_eq!(why("KR", money(4200, "KRW")), None);
        assert_eq!(why("KR", money(4200, "SGD")), currency);
        let absent = Some(DisableReason::CurrentChannelNotExist);
        assert_eq!(why("FR", money(4200, "EUR")), absent);
    }
}
