//! Which ways to pay an order has, and why it has not the others.

use payseal_core::money::Money;

use super::Refusal;
use crate::store::{PaymentMethodType, Provider};

/// What is known of an order before it is paid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Asked<'order> {
    /// How much.
    pub amount: Money,
    /// Where the shopper is billed, as an ISO code of two letters, when that is known.
    pub country: Option<&'order str>,
}

/// Why an order cannot be paid in some way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ineligible {
    /// Not in this currency.
    Currency,
    /// Not by shoppers of this country.
    Country,
    /// Not so little.
    TooLittle,
    /// Not so much.
    TooMuch,
}

/// A way to pay, and what keeps an order from it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Offer {
    /// The way.
    pub way: PaymentMethodType,
    /// Why not; none when it can be used.
    pub ineligible: Option<Ineligible>,
}

/// What every way to pay means to an order, in the order in which a page offers them.
#[must_use]
pub fn offers(asked: Asked<'_>) -> Vec<Offer> {
    PaymentMethodType::all()
        .map(|way| Offer {
            way,
            ineligible: ineligible(way, asked),
        })
        .collect()
}

/// What keeps an order from a way to pay.
#[must_use]
pub(super) fn ineligible(way: PaymentMethodType, asked: Asked<'_>) -> Option<Ineligible> {
    match way {
        // The sandbox's issuer takes every currency that is known, from everywhere.
        PaymentMethodType::Card => None,
        PaymentMethodType::Provider(provider) => provider_ineligible(provider, asked),
    }
}

fn provider_ineligible(provider: Provider, asked: Asked<'_>) -> Option<Ineligible> {
    let currency = asked.amount.currency();
    let unit = (0..currency.exponent()).fold(1_u64, |unit, _| unit * 10);
    let (least, most) = provider.limits();
    let countries = provider.countries();
    let elsewhere = |country: &str| {
        !countries.is_empty()
            && !countries
                .iter()
                .any(|own| own.eq_ignore_ascii_case(country))
    };
    if !provider.takes(currency) {
        Some(Ineligible::Currency)
    } else if asked.country.is_some_and(elsewhere) {
        Some(Ineligible::Country)
    } else if asked.amount.minor() < least.saturating_mul(unit) {
        Some(Ineligible::TooLittle)
    } else if asked.amount.minor() > most.saturating_mul(unit) {
        Some(Ineligible::TooMuch)
    } else {
        None
    }
}

impl From<Ineligible> for Refusal {
    fn from(why: Ineligible) -> Self {
        match why {
            Ineligible::Currency => Self::CurrencyUnsupported,
            Ineligible::Country => Self::CountryUnsupported,
            Ineligible::TooLittle | Ineligible::TooMuch => Self::AmountUnsupported,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use payseal_core::money::Currency;

    fn asked<'a>(amount: &str, currency: &str, country: Option<&'a str>) -> Asked<'a> {
        let currency = Currency::parse(currency).unwrap();
        Asked {
            amount: Money::parse_decimal(amount, currency).unwrap(),
            country,
        }
    }

    #[test]
    fn each_bar_has_its_case() {
        for (provider, amount, currency, country, expected) in [
            (Provider::Ideal, "7.00", "EUR", None, None),
            (Provider::Ideal, "7.00", "EUR", Some("nl"), None),
            (
                Provider::Ideal,
                "7.00",
                "EUR",
                Some("DE"),
                Some(Ineligible::Country),
            ),
            (
                Provider::Ideal,
                "7.00",
                "USD",
                Some("NL"),
                Some(Ineligible::Currency),
            ),
            (Provider::Alipay, "7.00", "CNY", Some("DE"), None),
            (
                Provider::Klarna,
                "0.99",
                "EUR",
                None,
                Some(Ineligible::TooLittle),
            ),
            (Provider::Klarna, "1.00", "EUR", None, None),
            (Provider::Klarna, "10000.00", "EUR", None, None),
            (
                Provider::Klarna,
                "10000.01",
                "EUR",
                None,
                Some(Ineligible::TooMuch),
            ),
            (
                Provider::KakaoPay,
                "99",
                "KRW",
                None,
                Some(Ineligible::TooLittle),
            ),
            (Provider::KakaoPay, "2000000", "KRW", None, None),
        ] {
            let asked = asked(amount, currency, country);
            assert_eq!(
                ineligible(PaymentMethodType::Provider(provider), asked),
                expected,
                "{provider:?} {amount}"
            );
        }
    }

    #[test]
    fn every_way_is_named_and_a_card_always_can() {
        let all = offers(asked("7.00", "PHP", Some("US")));
        assert_eq!(all.len(), PaymentMethodType::all().count());
        let open: Vec<_> = all
            .iter()
            .filter(|offer| offer.ineligible.is_none())
            .collect();
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].way, PaymentMethodType::Card);
    }
}
