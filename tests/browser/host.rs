//! Meeting a host page, and what it is told.

use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::MessageChannel;

use crate::stage::{
    Host, NONCE, ORIGIN, draw, element, find, greet, input, js, press, static_form, stops, text,
    type_into, until,
};

async fn form() {
    static_form();
    draw().await;
}

#[wasm_bindgen_test]
async fn answers_one_right_greeting_and_no_wrong_one() {
    form().await;
    let channel = MessageChannel::new().expect("a channel");
    let right = js(&format!(r#"{{"payseal":1,"nonce":"{NONCE}"}}"#));
    for (data, origin, from_parent) in [
        (right.clone(), "http://evil.localhost:4000", true),
        (right.clone(), ORIGIN, false),
        (js(r#"{"payseal":1,"nonce":"short"}"#), ORIGIN, true),
        (
            js(&format!(r#"{{"payseal":2,"nonce":"{NONCE}"}}"#)),
            ORIGIN,
            true,
        ),
        (js("null"), ORIGIN, true),
        (js("\"hello\""), ORIGIN, true),
    ] {
        greet(&data, origin, from_parent, Some(&channel.port2()));
    }
    greet(&right, ORIGIN, true, None);
    let host = Host::meet().await;
    let opened = &host.heard()[0];
    assert!(
        opened.contains("\"version\":1") && opened.contains("Secure card form"),
        "{opened}"
    );
    // A second page with a right greeting is too late.
    let second = MessageChannel::new().expect("a channel");
    greet(&right, ORIGIN, true, Some(&second.port2()));
    host.says(r#"{"open":{}}"#);
    host.hears("\"ready\"").await;
}

#[wasm_bindgen_test]
async fn tells_states_and_never_digits() {
    form().await;
    let host = Host::open("{}").await;
    host.hears("needToken").await;
    host.hears("resized").await;
    type_into("number", "4242424242424242");
    type_into("expiry", "1239");
    type_into("cvc", "737");
    let changed = host.hears("\"complete\":true").await;
    assert!(changed.contains("\"brand\":\"visa\""), "{changed}");
    host.hears(r#"{"focused":{"field":"cvc"}}"#).await;
    host.hears(r#"{"blurred":{"field":"expiry"}}"#).await;
    let all = host.heard().join("\n");
    for digits in ["4242", "737", "1239", "12 / 39"] {
        assert!(!all.contains(digits), "{digits} in {all}");
    }
}

#[wasm_bindgen_test]
async fn enter_and_escape_go_to_the_page() {
    form().await;
    let host = Host::open("{}").await;
    assert!(
        !press("number", "Enter"),
        "the browser does nothing with it"
    );
    host.hears("\"entered\"").await;
    assert!(press("cvc", "Escape"));
    host.hears("\"escaped\"").await;
}

#[wasm_bindgen_test]
async fn an_unfinished_card_gets_its_reasons_and_the_focus() {
    form().await;
    let host = Host::open(r#"{"holder":"always"}"#).await;
    until("the name is asked", || find(".ps-field[hidden]").is_none()).await;
    type_into("number", "4242424242424242");
    host.says(r#"{"submit":{"call":7}}"#);
    let finished = host.hears("\"finished\"").await;
    for words in ["\"call\":7", "expiry_missing", "\"field\":\"expiry\""] {
        assert!(finished.contains(words), "{finished}");
    }
    until("the focus", || find("#expiry:focus").is_some()).await;
    for field in ["expiry", "cvc", "holder"] {
        assert_ne!(text(&format!("#{field}-reason")), "", "{field}");
    }
}

#[wasm_bindgen_test]
async fn focuses_and_clears_when_it_is_told_to() {
    form().await;
    let host = Host::open("{}").await;
    host.says(r#"{"focus":{"field":"cvc"}}"#);
    until("the focus", || find("#cvc:focus").is_some()).await;
    type_into("number", "4242");
    host.says("\"clear\"");
    until("the inputs are empty", || {
        input("number").value().is_empty()
    })
    .await;
    host.hears("\"empty\":true").await;
}

#[wasm_bindgen_test]
async fn wears_what_the_page_asks_for() {
    form().await;
    let host =
        Host::open(r##"{"appearance":{"theme":"dark","accent":"#0b57d0","radius":4}}"##).await;
    let root = element("html");
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    let style = root.get_attribute("style").unwrap_or_default();
    assert!(
        style.contains("--radius: 4px") && style.contains("--field: #12161c"),
        "{style}"
    );
    host.says(r#"{"update":{"appearance":{"theme":"light"}}}"#);
    until("the light one", || {
        element("html").get_attribute("data-theme").as_deref() == Some("light")
    })
    .await;
}

#[wasm_bindgen_test]
async fn follows_what_the_page_is_behind_it() {
    form().await;
    let host = Host::open("{}").await;
    let wears = |words: &str| {
        let style = element("html").get_attribute("style").unwrap_or_default();
        style.contains(words)
    };
    host.says(r##"{"surface":{"tone":"dark","paper":"#c00000"}}"##);
    until("a dark form on red", || wears("--field: #690b0e")).await;
    assert_eq!(
        element("html").get_attribute("data-theme").as_deref(),
        Some("dark")
    );
    host.says(r##"{"surface":{"tone":"light","paper":"#fff3d6"}}"##);
    until("a light form on cream", || wears("--field: #ffffff")).await;
    // A scheme that was chosen stays, on whatever paper.
    host.says(r#"{"update":{"appearance":{"theme":"dark"}}}"#);
    until("a dark form on cream", || wears("--field: #12161c")).await;
    host.says(r#"{"surface":{"tone":"light"}}"#);
    host.says(r#"{"focus":{"field":"cvc"}}"#);
    host.hears(r#"{"focused":{"field":"cvc"}}"#).await;
    assert!(wears("--field: #12161c"));
}

#[wasm_bindgen_test]
async fn what_is_no_message_changes_nothing() {
    form().await;
    let host = Host::open("{}").await;
    for noise in [
        "\"shout\"",
        "null",
        "[]",
        "{\"submit\":{}}",
        "{\"open\":{\"surprise\":1}}",
        "3",
    ] {
        host.says(noise);
    }
    host.says(r#"{"focus":{"field":"number"}}"#);
    until("the focus", || find("#number:focus").is_some()).await;
    assert_eq!(stops(), "");
    assert!(!host.heard().iter().any(|it| it.contains("finished")));
}

#[wasm_bindgen_test]
async fn the_options_come_once() {
    form().await;
    let host = Host::open("{}").await;
    host.says(r#"{"open":{"holder":"always","customerId":"cus_2"}}"#);
    // What is said next is answered, so the second opening has been taken in by then.
    host.says(r#"{"focus":{"field":"cvc"}}"#);
    host.hears(r#"{"focused":{"field":"cvc"}}"#).await;
    let readies = host.heard().iter().filter(|it| *it == "\"ready\"").count();
    assert_eq!(readies, 1);
    assert!(
        element("#holder")
            .closest("[hidden]")
            .expect("a selector")
            .is_some()
    );
}

#[wasm_bindgen_test]
async fn a_session_token_is_renewed_before_it_ends() {
    form().await;
    let host = Host::open("{}").await;
    host.hears(r#""reason":"first""#).await;
    host.says(r#"{"token":{"request":1,"token":"0123456789abcdef","expiresIn":2}}"#);
    host.hears(r#""reason":"expiring""#).await;
}
