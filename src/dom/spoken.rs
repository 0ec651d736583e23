//! What the browser knows of the shopper's language: a month in words ("March 2027"), and the plural
//! category of a count.

#[cfg(target_arch = "wasm32")]
use js_sys::{Array, Date, Intl, Object, Reflect};
use payseal_core::card::YearMonth;
use payseal_core::text::Plural;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsValue;

/// The month in words; its digits where there is no browser.
#[must_use]
pub fn month(month: YearMonth, language: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return words(month, language);
    #[cfg(not(target_arch = "wasm32"))]
    return format!("{language} {:02}/{}", month.month(), month.year());
}

/// The category of a count; English has two, which is what is said where there is no browser.
#[must_use]
pub fn plural(count: usize, language: &str) -> Plural {
    #[cfg(target_arch = "wasm32")]
    return category(count, language);
    #[cfg(not(target_arch = "wasm32"))]
    return match (language, count) {
        (_, 1) => Plural::One,
        _ => Plural::Other,
    };
}

#[cfg(target_arch = "wasm32")]
fn words(month: YearMonth, language: &str) -> String {
    let options = Object::new();
    // A card has the years and the digits that are printed on it, in Bangkok and Tehran too.
    for (name, value) in [
        ("month", "long"),
        ("year", "numeric"),
        ("calendar", "gregory"),
        ("numberingSystem", "latn"),
    ] {
        // An object of ours takes every member.
        let _ = Reflect::set(&options, &name.into(), &JsValue::from_str(value));
    }
    // The middle of the month is in that month in every time zone.
    let date =
        Date::new_with_year_month_day(u32::from(month.year()), i32::from(month.month()) - 1, 15);
    String::from(date.to_locale_date_string(language, &options))
}

#[cfg(target_arch = "wasm32")]
fn category(count: usize, language: &str) -> Plural {
    let rules = Intl::PluralRules::new(&Array::of1(&language.into()), &Object::new());
    let count = u8::try_from(count).map_or(f64::from(u8::MAX), f64::from);
    Plural::named(&String::from(rules.select(count)))
}
