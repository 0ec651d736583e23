//! What every reader of the form relies on: labels, hooks, autofill names, regions, no text lost.

use payseal::document::static_form;
use payseal_core::card::Field;
use payseal_core::text::Locale;

async fn form(locale: Locale) -> String {
    static_form(locale.text()).await.expect("a form")
}

/// The opening tag of the element with this attribute.
fn tag<'a>(html: &'a str, attribute: &str) -> &'a str {
    let at = html
        .find(attribute)
        .unwrap_or_else(|| panic!("nothing has {attribute}"));
    let start = html[..at].rfind('<').expect("a tag begins");
    let end = at + html[at..].find('>').expect("a tag ends");
    &html[start..=end]
}

#[tokio::test(flavor = "current_thread")]
async fn every_field_is_labelled_described_and_found_by_its_hook() {
    for locale in Locale::ALL.iter().copied() {
        let html = form(locale).await;
        for field in Field::ALL {
            let name = field.name();
            let input = tag(&html, &format!("data-testid=\"card-{name}\""));
            assert!(input.starts_with("<input"), "{input}");
            assert!(input.contains(&format!("id=\"{name}\"")), "{input}");
            assert!(html.contains(&format!("<label for=\"{name}\">")), "{name}");
            let described = format!("aria-describedby=\"{name}-hint {name}-reason\"");
            assert!(input.contains(&described), "{input}");
            for part in ["hint", "reason"] {
                let id = format!(" id=\"{name}-{part}\"");
                assert_eq!(html.matches(&id).count(), 1, "{id}");
            }
        }
    }
}

#[tokio::test(flavor = "current_thread")]
async fn a_browser_can_fill_the_whole_card() {
    let html = form(Locale::En).await;
    for (field, fill, mode) in [
        (Field::Number, "cc-number", "numeric"),
        (Field::Expiry, "cc-exp", "numeric"),
        (Field::Cvc, "cc-csc", "numeric"),
        (Field::Holder, "cc-name", "text"),
    ] {
        let input = tag(&html, &format!("id=\"{}\"", field.name()));
        for attribute in [
            format!("autocomplete=\"{fill}\""),
            format!("inputmode=\"{mode}\""),
            "type=\"text\"".to_owned(),
            "spellcheck=\"false\"".to_owned(),
            "autocorrect=\"off\"".to_owned(),
            "enterkeyhint=".to_owned(),
            "autocapitalize=".to_owned(),
        ] {
            assert!(input.contains(&attribute), "{attribute} in {input}");
        }
        for attribute in ["value=", "name=", "style=", "maxlength=", "pattern="] {
            assert!(!input.contains(attribute), "{attribute} in {input}");
        }
    }
    assert!(html.contains("<form"), "a browser fills forms");
    assert!(
        html.contains("novalidate"),
        "our reasons, not the browser's"
    );
}

#[tokio::test(flavor = "current_thread")]
async fn the_regions_that_are_read_out_are_there_and_empty() {
    let html = form(Locale::En).await;
    assert!(html.contains("<div role=\"alert\" class=\"ps-alert\"></div>"));
    assert!(html.contains("<p role=\"status\" class=\"ps-hint\"></p>"));
    for field in Field::ALL {
        let reason = format!("<p id=\"{}-reason\" class=\"ps-reason\"></p>", field.name());
        assert!(html.contains(&reason), "{reason}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn speaks_the_locale_and_nothing_else() {
    for locale in Locale::ALL.iter().copied() {
        let text = locale.text();
        let html = form(locale).await;
        for words in [
            &text.number_label,
            &text.expiry_label,
            &text.cvc_label,
            &text.holder_label,
            &text.number_placeholder,
            &text.expiry_placeholder,
            &text.test_badge,
            &text.test_badge_hint,
        ] {
            assert!(html.contains(&**words), "{words} in {}", locale.tag());
        }
        // With the space between a digit and a Han letter.
        let three = payseal_core::text::counted(&text.cvc_placeholder, 3);
        assert!(
            html.contains(&format!("placeholder=\"{three}\"")),
            "{three}"
        );
        assert!(!html.contains("{count}") && !html.contains("{brand}"));
        let sealed = text.secured_by.replace("{gateway}", "{{gateway}}");
        assert!(html.contains(&sealed), "{sealed}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn the_name_is_asked_only_when_the_shop_wants_it() {
    let html = form(Locale::En).await;
    let hidden: Vec<&str> = html
        .split("<div ")
        .filter(|part| part.contains("class=\"ps-field\""))
        .map(|part| {
            if part.contains("hidden=") {
                "hidden"
            } else {
                "shown"
            }
        })
        .collect();
    assert_eq!(hidden, ["shown", "shown", "shown", "hidden"]);
}

#[tokio::test(flavor = "current_thread")]
async fn has_no_inline_style_script_or_handler() {
    let html = form(Locale::En).await;
    for forbidden in [
        "style=",
        "<style",
        "<script",
        "onclick",
        "oninput",
        "javascript:",
    ] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}

/// `tests/browser` starts from this very form, as it cannot render it; there the frame pays.
#[cfg(feature = "pay")]
#[tokio::test(flavor = "current_thread")]
async fn the_form_of_the_browser_tests_is_fresh() {
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/form.html");
    let fresh = form(Locale::En).await + "\n";
    if std::env::var_os("PAYSEAL_BLESS").is_some() {
        std::fs::write(fixture, &fresh).expect("the fixture is written");
    }
    let kept = std::fs::read_to_string(fixture).unwrap_or_default();
    assert!(
        kept == fresh,
        "tests/browser/form.html is stale: run PAYSEAL_BLESS=1 cargo test -p payseal --features ssr --test view"
    );
}

/// Whoever rewrites the text of a page takes text nodes away: nothing may be drawn before one.
#[tokio::test(flavor = "current_thread")]
async fn no_text_has_an_element_beside_it() {
    for locale in Locale::ALL.iter().copied() {
        let html = form(locale).await;
        // For each element that is open: whether it has a text of its own, and an element.
        let mut open = vec![(false, false)];
        let mut beside = Vec::new();
        for part in html.split('<').skip(1) {
            let (tag, text) = part.split_once('>').expect("a tag ends");
            if tag.starts_with('/') {
                if open.pop() == Some((true, true)) {
                    beside.push(tag.to_owned());
                }
            } else {
                open.last_mut().expect("a parent").1 = true;
                if !tag.starts_with("input") {
                    open.push((false, false));
                }
            }
            open.last_mut().expect("a parent").0 |= !text.trim().is_empty();
        }
        assert!(beside.is_empty(), "a text beside an element in {beside:?}");
    }
}
