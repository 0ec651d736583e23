//! What is said under a field: of the reason alone, which the page may hear too, or with the detail
//! that is the shopper's alone.

use super::sentence::decimal;
use super::{Text, fill};
use crate::card::{Brand, BrandSet, Detail, YearMonth};

/// The categories that the sentences about counted digits distinguish, after CLDR's cardinals. Its
/// "zero" has no sentence: nothing counted here is none, and what else Latvian has in it (10 to 20) is
/// said as "other" is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// As in "1 digit".
    One,
    /// Where a language has a dual.
    Two,
    /// As in "3 cyfry".
    Few,
    /// As in "5 цифр".
    Many,
    /// What every language has.
    Other,
}

impl Plural {
    /// The category of this name, as `Intl.PluralRules` tells it.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            _ => Self::Other,
        }
    }
}

impl Text {
    /// The sentence with what is known more exactly. `month` words a month and `plural` tells the
    /// category of a count, which the browser does.
    #[must_use]
    pub fn detail(
        &self,
        detail: Detail,
        month: impl FnOnce(YearMonth) -> String,
        plural: impl FnOnce(usize) -> Plural,
    ) -> String {
        if let Detail::Brand(brand, taken) = detail {
            let brands = self.brands(taken);
            let names = [("brand", self.brand(brand)), ("brands", &*brands)];
            return fill(&self.number_brand_named, &names);
        }
        let (sentence, name, value) = match detail {
            Detail::Missing(count) => (self.missing(plural(count)), "count", decimal(count, 1)),
            Detail::Extra(count) => (self.extra(plural(count)), "count", decimal(count, 1)),
            Detail::Expired(at) => (&*self.expired_in, "date", month(at)),
            Detail::Year(year) => (&*self.year_too_far, "year", decimal(year.into(), 1)),
            Detail::Brand(..) => return String::new(),
        };
        fill(sentence, &[(name, &value)])
    }

    /// Their names, one after the other as this language lists.
    fn brands(&self, brands: BrandSet) -> String {
        let comma = if self.number_brand_named.ends_with('。') {
            "、"
        } else {
            ", "
        };
        let mut names = String::new();
        for brand in brands.iter() {
            if !names.is_empty() {
                names.push_str(comma);
            }
            names.push_str(self.brand(brand));
        }
        names
    }

    fn missing(&self, plural: Plural) -> &str {
        let sentence = match plural {
            Plural::One => &self.digits_missing_one,
            Plural::Two => &self.digits_missing_two,
            Plural::Few => &self.digits_missing_few,
            Plural::Many => &self.digits_missing_many,
            Plural::Other => &self.digits_missing_other,
        };
        there(sentence, &self.digits_missing_other)
    }

    fn extra(&self, plural: Plural) -> &str {
        let sentence = match plural {
            Plural::One => &self.digits_extra_one,
            Plural::Two => &self.digits_extra_two,
            Plural::Few => &self.digits_extra_few,
            Plural::Many => &self.digits_extra_many,
            Plural::Other => &self.digits_extra_other,
        };
        there(sentence, &self.digits_extra_other)
    }

    /// What this language calls a brand.
    #[must_use]
    pub fn brand(&self, brand: Brand) -> &str {
        match brand {
            Brand::Mastercard => &self.brand_mastercard,
            Brand::Amex => &self.brand_amex,
            Brand::Diners => &self.brand_diners,
            Brand::UnionPay => &self.brand_unionpay,
            Brand::Visa
            | Brand::Discover
            | Brand::Jcb
            | Brand::Maestro
            | Brand::Elo
            | Brand::Mir
            | Brand::RuPay
            | Brand::Troy
            | Brand::Hipercard
            | Brand::Mada
            | Brand::CartesBancaires
            | Brand::Dankort
            | Brand::Bancontact
            | Brand::Verve
            | Brand::Uatp
            | Brand::EftposAustralia
            | Brand::Bc
            | Brand::Cabal
            | Brand::Naranja
            | Brand::Argencard => brand.name(),
        }
    }
}

/// The sentence, or the other one where the language has none of this category.
fn there<'a>(sentence: &'a str, other: &'a str) -> &'a str {
    if sentence.is_empty() { other } else { sentence }
}

#[cfg(test)]
mod tests {
    use super::Plural;
    use crate::card::{Brand, Detail, YearMonth};
    use crate::text::Locale;

    fn english(count: usize) -> Plural {
        if count == 1 {
            Plural::One
        } else {
            Plural::Other
        }
    }

    /// CLDR's rule for integers in Russian.
    fn russian(count: usize) -> Plural {
        match (count % 10, count % 100) {
            (_, 11..=14) => Plural::Many,
            (1, _) => Plural::One,
            (2..=4, _) => Plural::Few,
            _ => Plural::Many,
        }
    }

    #[test]
    fn a_detail_is_said_in_the_singular_and_the_plural() {
        let at = YearMonth::new(2024, 3).unwrap();
        for (detail, english_says, chinese_says) in [
            (Detail::Missing(1), "1 digit is missing.", "还差 1 位数字。"),
            (
                Detail::Missing(2),
                "2 digits are missing.",
                "还差 2 位数字。",
            ),
            (
                Detail::Missing(12),
                "12 digits are missing.",
                "还差 12 位数字。",
            ),
            (
                Detail::Extra(1),
                "That’s 1 digit too many.",
                "多了 1 位数字。",
            ),
            (
                Detail::Extra(3),
                "That’s 3 digits too many.",
                "多了 3 位数字。",
            ),
            (
                Detail::Expired(at),
                "Expired in March 2024.",
                "已于 2024 年 3 月过期。",
            ),
            (
                Detail::Year(2099),
                "2099 is too far ahead.",
                "2099 年太远，请核对。",
            ),
        ] {
            let said = |locale: Locale, date: &str| {
                let month = |month| {
                    assert_eq!(month, at);
                    date.to_owned()
                };
                locale.text().detail(detail, month, english)
            };
            assert_eq!(said(Locale::En, "March 2024"), english_says);
            assert_eq!(said(Locale::ZhHans, "2024 年 3 月"), chinese_says);
        }
    }

    #[test]
    fn a_category_without_a_sentence_is_said_as_the_others() {
        let russian_text = Locale::negotiate("ru").text();
        let said = |count, rule: fn(usize) -> Plural| {
            russian_text.detail(Detail::Missing(count), |_| String::new(), rule)
        };
        let other = said(5, |_| Plural::Other);
        assert_eq!(said(5, |_| Plural::Two), other, "Russian has no dual");
        for count in [1, 3, 5, 11] {
            assert!(said(count, russian).contains(&count.to_string()));
        }
        assert_ne!(said(1, russian).replace('1', "5"), said(5, russian));
        for (name, plural) in [
            ("one", Plural::One),
            ("two", Plural::Two),
            ("few", Plural::Few),
            ("many", Plural::Many),
            ("other", Plural::Other),
            ("zero", Plural::Other),
        ] {
            assert_eq!(Plural::named(name), plural);
        }
    }

    #[test]
    fn a_brand_is_named_as_the_language_does() {
        let (english, chinese) = (Locale::En.text(), Locale::ZhHans.text());
        for brand in Brand::ALL {
            assert_eq!(english.brand(brand), brand.name());
        }
        for (brand, name) in [
            (Brand::UnionPay, "银联"),
            (Brand::Mastercard, "万事达"),
            (Brand::Amex, "美国运通"),
            (Brand::Diners, "大来"),
            (Brand::Visa, "Visa"),
            (Brand::Jcb, "JCB"),
        ] {
            assert_eq!(chinese.brand(brand), name);
        }
    }
}
