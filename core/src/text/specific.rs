//! What is said under a field: of the reason alone, which the page may hear too, or with the detail
//! that is the shopper's alone.

use super::sentence::decimal;
use super::{Text, fill};
use crate::card::{Brand, Detail, YearMonth};

impl Text {
    /// The sentence with what is known more exactly. `month` words a month, which the browser does.
    #[must_use]
    pub fn detail(&self, detail: Detail, month: impl FnOnce(YearMonth) -> String) -> String {
        let (sentence, name, value) = match detail {
            Detail::Missing(1) => (&self.digits_missing_one, "count", String::new()),
            Detail::Missing(count) => (&self.digits_missing, "count", decimal(count, 1)),
            Detail::Extra(1) => (&self.digits_extra_one, "count", String::new()),
            Detail::Extra(count) => (&self.digits_extra, "count", decimal(count, 1)),
            Detail::Expired(at) => (&self.expired_in, "date", month(at)),
            Detail::Year(year) => (&self.year_too_far, "year", decimal(year.into(), 1)),
        };
        fill(sentence, &[(name, &value)])
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
            | Brand::Hipercard => brand.name(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::card::{Brand, Detail, YearMonth};
    use crate::text::Locale;

    #[test]
    fn a_detail_is_said_in_the_singular_and_the_plural() {
        let at = YearMonth::new(2024, 3).unwrap();
        for (detail, english, chinese) in [
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
                locale.text().detail(detail, |month| {
                    assert_eq!(month, at);
                    date.to_owned()
                })
            };
            assert_eq!(said(Locale::En, "March 2024"), english);
            assert_eq!(said(Locale::ZhHans, "2024 年 3 月"), chinese);
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
