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
        Brand::Mada => "mada",
        Brand::CartesBancaires => "cartesBancaires",
        Brand::Dankort => "dankort",
        Brand::Bancontact => "bancontact",
        Brand::Verve => "verve",
        Brand::Uatp => "uatp",
        Brand::EftposAustralia => "eftposAustralia",
        Brand::Bc => "bc",
        Brand::Cabal => "cabal",
        Brand::Naranja => "naranja",
        Brand::Argencard => "argencard",
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

/// The brand that a text names, however whoever wrote it spells it: the gateway's name, our slug or
/// the owner's own name, in any case.
#[must_use]
pub fn recognise(text: &str) -> Option<Brand> {
    let text = text.trim();
    let is = |name: &str| name.eq_ignore_ascii_case(text);
    Brand::ALL
        .into_iter()
        .find(|brand| is(name(*brand)) || is(brand.slug()) || is(brand.name()))
}

/// The longest name of a brand that is shown.
const LONGEST: usize = 24;

/// The name of a brand that is not known, as it is shown: with a capital, and only if it looks like
/// a name. A digit is none: nobody should read a number there.
#[must_use]
pub fn readable(text: &str) -> Option<String> {
    let text = text.trim();
    let is_name = |letter: char| letter.is_alphabetic() || matches!(letter, ' ' | '-' | '&' | '.');
    let mut letters = text.chars();
    let first = letters.next().filter(|letter| letter.is_alphabetic())?;
    if text.chars().count() > LONGEST || !text.chars().all(is_name) {
        return None;
    }
    let mut name = String::from(first.to_ascii_uppercase());
    name.extend(letters);
    Some(name)
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

    #[test]
    fn a_brand_is_recognised_however_it_is_spelled() {
        for (text, brand) in [
            ("master", Brand::Mastercard),
            ("Mastercard", Brand::Mastercard),
            ("MASTERCARD", Brand::Mastercard),
            ("ae", Brand::Amex),
            ("amex", Brand::Amex),
            ("American Express", Brand::Amex),
            ("diners", Brand::Diners),
            (" unionpay ", Brand::UnionPay),
        ] {
            assert_eq!(recognise(text), Some(brand), "{text}");
        }
        for text in ["girocard", "", "4242424242424242"] {
            assert_eq!(recognise(text), None, "{text}");
        }
    }

    #[test]
    fn an_unknown_brand_has_a_readable_name_and_never_a_digit() {
        let readable = |text| readable(text).unwrap_or_default();
        assert_eq!(readable("mada"), "Mada");
        assert_eq!(readable(" carte bancaire "), "Carte bancaire");
        assert_eq!(readable("银联"), "银联");
        for none in ["", " ", "4242", "card 4242424242424242", "-x", "<b>", "a/b"] {
            assert_eq!(readable(none), "", "{none}");
        }
        assert_eq!(readable(&"a".repeat(LONGEST + 1)), "");
    }
}
