//! The gateway's names of card brands.
//!
//! They differ from our slugs (`ae`, `master`, `unionPay`) and appear nowhere else. A name that
//! is not known is no brand, not an error: gateways add brands.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::card::Brand;

/// The gateway's name of a brand.
#[must_use]
pub fn name(brand: Brand) -> &'static str {
    match brand {
        Brand::Visa => "visa",
        Brand::Mastercard => "master",
        Brand::Amex => "ae",
        Brand::Discover => "discover",
        Brand::Diners => "diner",
        Brand::Jcb => "jcb",
        Brand::UnionPay => "unionPay",
        Brand::Maestro => "maestro",
        Brand::Elo => "elo",
        Brand::Mir => "mir",
        Brand::RuPay => "rupay",
        Brand::Troy => "troy",
        Brand::Hipercard => "hipercard",
    }
}

/// The brand of a gateway's name, in any case.
#[must_use]
pub fn parse(text: &str) -> Option<Brand> {
    Brand::ALL
        .iter()
        .copied()
        .find(|brand| name(*brand).eq_ignore_ascii_case(text))
}

/// serde's writer of an optional brand, for `#[serde(with = "brand")]`.
pub(super) fn serialize<S: Serializer>(
    brand: &Option<Brand>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    brand.map(name).serialize(serializer)
}

/// serde's reader of an optional brand, for `#[serde(with = "brand")]`.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Brand>, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.and_then(|text| parse(&text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_brand_comes_back_in_any_case() {
        for brand in Brand::ALL.iter().copied() {
            let name = name(brand);
            assert_eq!(parse(name), Some(brand));
            assert_eq!(parse(&name.to_uppercase()), Some(brand));
            assert_eq!(parse(&name.to_lowercase()), Some(brand));
        }
        assert_eq!(parse("amex"), None);
        assert_eq!(parse(""), None);
    }
}
