//! The pages: complete in both languages, under a policy without any inline, with every file
//! they name.

use std::collections::BTreeSet;

use payseal_sandbox::Config;
use reqwest::StatusCode;
use serde_json::{Map, Value};

use crate::stage::Stage;

const PAGES: [&str; 7] = [
    "/",
    "/save",
    "/cards",
    "/checkout",
    "/gallery",
    "/asiabill",
    "/nowhere",
];

/// The values of an attribute in a page.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let mark = format!(" {name}=\"");
    html.split(&mark)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[tokio::test]
async fn every_page_is_whole_in_both_languages() {
    let stage = Stage::start().await;
    for path in PAGES {
        for (locale, greeting) in [("en", "Hello, Robin"), ("zh-Hans", "您好，Robin")] {
            let answer = stage
                .shopper()
                .get(&format!("{path}?locale={locale}"))
                .await
                .0;
            let expected = if path == "/nowhere" {
                StatusCode::NOT_FOUND
            } else {
                StatusCode::OK
            };
            assert_eq!(answer.status(), expected, "{path}");
            let html = answer.text().await.unwrap();
            assert!(html.contains(&format!("<html lang=\"{locale}\"")), "{path}");
            assert!(html.contains(greeting), "{path} {locale}");
            let body = html.split("<body>").nth(1).unwrap();
            assert!(
                !body.contains('{'),
                "{path} shows a place that only scripts fill"
            );
            assert!(
                !html.contains("{{"),
                "{path} has a place that nobody filled"
            );
            for inline in [" style=", " onclick=", "<style", "javascript:"] {
                assert!(!html.contains(inline), "{path} has {inline}");
            }
            assert_eq!(
                html.matches("<script").count(),
                attributes(&html, "src")
                    .iter()
                    .filter(|src| src.ends_with(".js") || src.contains(".js?"))
                    .count()
            );
            let ids = attributes(&html, "id");
            let unique: BTreeSet<_> = ids.iter().collect();
            assert_eq!(ids.len(), unique.len(), "{path} has an id twice");
        }
    }
}

#[tokio::test]
async fn pages_carry_the_policy_of_a_careful_merchant() {
    let stage = Stage::start().await;
    let gateway = stage.sandbox.gateway_origin().to_owned();
    let bank = stage.sandbox.bank_origin().to_owned();
    let answer = stage.shopper().get("/save").await.0;
    let headers = answer.headers().clone();
    assert_eq!(
        headers["content-security-policy"],
        format!(
            "default-src 'none'; script-src 'self' {gateway}; style-src 'self'; img-src 'self' {gateway}; \
             connect-src 'self' {gateway}; frame-src 'self' {gateway} {bank}; form-action 'self'; \
             base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
        )
    );
    for (name, value) in [
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        assert_eq!(headers[name], value, "{name}");
    }
    let html = answer.text().await.unwrap();
    assert!(html.contains(&format!("<script src=\"{gateway}/payseal/v1/payseal.js\"")));
}

#[tokio::test]
async fn every_file_that_a_page_names_is_there() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let mut names = BTreeSet::new();
    for path in PAGES {
        let html = shopper.get(path).await.0.text().await.unwrap();
        for name in attributes(&html, "src")
            .into_iter()
            .chain(attributes(&html, "href"))
        {
            if name.starts_with("/assets/") || name.starts_with("/text/") {
                names.insert(name.to_owned());
            }
        }
    }
    assert!(names.len() > 15, "{names:?}");
    // What scripts import from each other, and the marks of the brands.
    for file in std::fs::read_dir(Config::demo().shop_dir.unwrap().join("assets")).unwrap() {
        let file = file.unwrap();
        names.insert(format!("/assets/{}", file.file_name().to_str().unwrap()));
    }
    names.extend(["visa", "mastercard", "unionpay", "card"].map(|n| format!("/marks/{n}.svg")));
    for name in names {
        let answer = shopper.get(&name).await.0;
        assert_eq!(answer.status(), StatusCode::OK, "{name}");
        assert_eq!(
            answer.headers()["x-content-type-options"],
            "nosniff",
            "{name}"
        );
        let tag = answer.headers()["etag"].to_str().unwrap().to_owned();
        let known = [("if-none-match", tag.as_str())];
        let again = shopper
            .ask(reqwest::Method::GET, &name, None, &known)
            .await
            .0;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{name}");
    }
}

#[tokio::test]
async fn nothing_outside_its_folders_is_served() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    for path in [
        "/assets/%2e%2e%2flayout.html",
        "/assets/..%2flayout.html",
        "/assets/%2e%2e%2f..%2f..%2fCargo.toml",
        "/text/%2e%2e%2f..%2f..%2fpackage.json",
        "/marks/README.md",
        "/marks/%2e%2e%2fshop%2fassets%2fbase.css",
        "/assets/nothing.css",
    ] {
        let answer = shopper.get(path).await.0;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
    }
}

#[test]
fn both_languages_have_the_same_texts_and_places() {
    let read = |locale: &str| {
        let path = Config::demo()
            .shop_dir
            .unwrap()
            .join(format!("text/{locale}.json"));
        serde_json::from_str::<Map<String, Value>>(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    let places = |text: &Value| {
        let text = text.as_str().unwrap().to_owned();
        let found = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next());
        found.map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let (english, chinese) = (read("en"), read("zh-Hans"));
    let keys = |texts: &Map<String, Value>| texts.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&english), keys(&chinese));
    for (key, text) in &english {
        assert_eq!(places(text), places(&chinese[key]), "{key}");
    }
}

/// Every text that a script asks for by a constant key exists.
#[test]
fn scripts_ask_for_texts_that_exist() {
    let shop = Config::demo().shop_dir.unwrap();
    let english = std::fs::read_to_string(shop.join("text/en.json")).unwrap();
    let english: Map<String, Value> = serde_json::from_str(&english).unwrap();
    let mut asked = 0;
    for file in std::fs::read_dir(shop.join("assets")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|end| end != "js") {
            continue;
        }
        let script = std::fs::read_to_string(&path).unwrap();
        for mark in [" t('", "(t('"] {
            for rest in script.split(mark).skip(1) {
                let key = rest.split('\'').next().unwrap();
                assert!(english.contains_key(key), "{key} in {}", path.display());
                asked += 1;
            }
        }
    }
    assert!(asked > 20, "only {asked} keys were found");
}
