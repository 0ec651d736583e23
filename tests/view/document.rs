//! The document around the form: what is filled per locale, and what is left for the host crate.

use payseal::document::{Unfilled, fill_page, texts_json};
use payseal_core::text::{Locale, Text};

const TEMPLATE: &str = include_str!("../../index.html");

#[test]
fn leaves_open_only_what_differs_per_account() {
    for locale in Locale::ALL.iter().copied() {
        let page = fill_page(TEMPLATE, locale, "<form>{{gateway}}</form>").expect("a page");
        let mut open: Vec<&str> = page
            .split("{{")
            .skip(1)
            .filter_map(|part| part.split_once("}}").map(|(name, _)| name))
            .collect();
        open.sort_unstable();
        open.dedup();
        assert_eq!(open, ["account", "gateway", "merchant", "mode", "origins"]);
    }
}

#[test]
fn says_its_language_and_holds_the_form_and_both_notices() {
    for locale in Locale::ALL.iter().copied() {
        let text = locale.text();
        let page = fill_page(TEMPLATE, locale, "<form></form>").expect("a page");
        let (lang, dir) = (locale.tag(), locale.direction().attribute());
        assert!(page.contains(&format!("<html lang=\"{lang}\" dir=\"{dir}\"")));
        assert!(page.contains("<div id=\"static\"><form></form></div>"));
        for words in [&text.frame_title, &text.stopped_wasm, &text.stopped_crash] {
            assert!(page.contains(&**words), "{words}");
        }
        assert!(!page.contains("<!--"), "comments do not travel");
    }
}

#[test]
fn every_sign_that_the_form_uses_is_in_the_sprite() {
    let page = fill_page(TEMPLATE, Locale::En, "").expect("a page");
    let brands = payseal_core::card::Brand::ALL
        .iter()
        .map(|brand| brand.slug());
    for name in brands.chain(["alert", "card", "check", "cvc-back", "cvc-front", "lock"]) {
        assert!(
            page.contains(&format!("<symbol id=\"ps-{name}\"")),
            "{name}"
        );
    }
    assert!(!page.contains("style="));
}

#[test]
fn a_template_without_a_place_is_refused_by_name() {
    let page = fill_page("{{lang}} {{dir}}", Locale::En, "");
    assert_eq!(page, Err(Unfilled::Missing("title")));
}

#[test]
fn the_sentences_travel_whole() {
    for locale in Locale::ALL.iter().copied() {
        let json = texts_json(&locale.text()).expect("json");
        let read: serde_json::Value = serde_json::from_str(&json).expect("json");
        let text = Text::from_lookup(|key| read.get(key)?.as_str().map(str::to_owned));
        assert_eq!(text, Ok(locale.text()));
    }
}
