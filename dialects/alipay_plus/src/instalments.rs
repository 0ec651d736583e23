//! Paying in instalments: where that is, and in how many. The shopper owes them to the issuer; the merchant is
//! paid at once, so that nothing else of a payment depends on it.

use payseal_core::card::Brand;
use payseal_core::money::{Currency, Money};

use crate::regions::Region;
use crate::shown_card;
use crate::wire::Refused;
use crate::wire::codes::Code;
use crate::wire::consult::{Instalments, PlainBrand, Plan};
use crate::wire::pay::CreditPayPlan;

/// Whose cards pay so.
const REGION: &str = "BR";

/// In which currency.
const CURRENCY: &str = "BRL";

/// With which brands.
const BRANDS: [Brand; 5] = [
    Brand::Amex,
    Brand::Hipercard,
    Brand::Mastercard,
    Brand::Visa,
    Brand::Elo,
];

/// In how many.
const COUNTS: std::ops::RangeInclusive<u8> = 2..=12;

/// From which amount on, in minor units.
const LEAST: u64 = 4000;

/// What `consult` tells of a region; nothing where nobody pays so.
pub(crate) fn of_region(region: &Region, amount: Money) -> Option<Instalments> {
    let least = Money::from_minor(LEAST, Currency::parse(CURRENCY)?);
    (region.word == REGION).then(|| Instalments {
        support_card_brands: BRANDS
            .map(|brand| PlainBrand {
                card_brand: shown_card::brand(brand),
            })
            .to_vec(),
        plans: COUNTS
            .map(|count| Plan {
                installment_num: count.to_string(),
                interval: "MONTH",
                enabled: amount.minor() >= LEAST,
                interest_rate: "0.00",
                min_installment_amount: least.into(),
            })
            .collect(),
    })
}

/// What is wrong with paying an amount so.
pub(crate) fn misfit(plan: &CreditPayPlan, amount: Option<Money>) -> Option<Refused> {
    let count: Option<u8> = plan.installment_num.as_str().parse().ok();
    if !count.is_some_and(|count| COUNTS.contains(&count)) {
        let reason = "installmentNum is 2 to 12";
        return Some(Refused::because(Code::ParamIllegal, reason));
    }
    let fits = |amount: Money| amount.currency().code() == CURRENCY && amount.minor() >= LEAST;
    (!amount.is_some_and(fits)).then(|| {
        let reason = "instalments are of payments in BRL, from 40.00 on";
        Refused::because(Code::ParamIllegal, reason)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_one_that_consult_tells_of() {
        let money = |minor, code| Some(Money::from_minor(minor, Currency::parse(code).unwrap()));
        let fits = |count: &str, amount| {
            let json = format!("{{\"installmentNum\":{count}}}");
            misfit(&serde_json::from_str(&json).unwrap(), amount).is_none()
        };
        assert!(fits("\"2\"", money(4000, "BRL")) && fits("12", money(4000, "BRL")));
        for (count, amount) in [
            ("1", money(4000, "BRL")),
            ("13", money(4000, "BRL")),
            ("\"two\"", money(4000, "BRL")),
            ("2", money(3999, "BRL")),
            ("2", money(4000, "SGD")),
            ("2", None),
        ] {
            assert!(!fits(count, amount), "{count} {amount:?}");
        }
    }
}
