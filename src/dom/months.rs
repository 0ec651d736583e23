//! A month in words, in the shopper's language, as the browser knows it: "March 2027".

#[cfg(target_arch = "wasm32")]
use js_sys::{Date, Object, Reflect};
use payseal_core::card::YearMonth;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsValue;

/// The month in words; its digits where there is no browser.
#[must_use]
pub fn spoken(month: YearMonth, language: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return words(month, language);
    #[cfg(not(target_arch = "wasm32"))]
    return format!("{language} {:02}/{}", month.month(), month.year());
}

#[cfg(target_arch = "wasm32")]
fn words(month: YearMonth, language: &str) -> String {
    let options = Object::new();
    for (name, value) in [("month", "long"), ("year", "numeric")] {
        // An object of ours takes every member.
        let _ = Reflect::set(&options, &name.into(), &JsValue::from_str(value));
    }
    // The middle of the month is in that month in every time zone.
    let date =
        Date::new_with_year_month_day(u32::from(month.year()), i32::from(month.month()) - 1, 15);
    String::from(date.to_locale_date_string(language, &options))
}
