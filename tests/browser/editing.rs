//! Undo and redo, values that come without an event, and the browser's back/forward cache.

use payseal_core::text::Locale;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{
    Host, chord, compose, draw, find, history, input, leave_page, return_to_page, static_form,
    type_into, until,
};

async fn form() -> Host {
    static_form();
    draw().await;
    Host::open("{}").await
}

#[wasm_bindgen_test]
async fn undo_and_redo_cross_the_groups() {
    form().await;
    type_into("number", "42424");
    assert!(
        !chord("number", "z", false),
        "the browser's own is not used"
    );
    until("the digit is gone", || input("number").value() == "4242").await;
    chord("number", "z", false);
    until("another", || input("number").value() == "424").await;
    chord("number", "y", false);
    until("it is back", || input("number").value() == "4242").await;
    chord("number", "Z", true);
    until("and the other", || input("number").value() == "4242 4").await;
    assert!(!history("number", "historyUndo"), "nor by a menu");
    until("undone by a menu", || input("number").value() == "4242").await;
    history("number", "historyRedo");
    until("redone by a menu", || input("number").value() == "4242 4").await;
}

#[wasm_bindgen_test]
async fn what_is_only_filled_in_or_half_composed_is_read_when_it_is_sent() {
    let host = form().await;
    input("number").set_value("4242424242424242");
    compose("expiry", "1239");
    host.says(r#"{"submit":{"call":7}}"#);
    let finished = host.hears("\"finished\"").await;
    assert!(finished.contains("cvc_missing"), "{finished}");
    assert_eq!(input("number").value(), "4242 4242 4242 4242");
}

#[wasm_bindgen_test]
async fn a_page_that_is_left_has_no_code_in_it() {
    form().await;
    type_into("number", "4242424242424242");
    type_into("cvc", "737");
    leave_page();
    assert_eq!(input("cvc").value(), "", "before the browser freezes it");
    return_to_page();
    let words = Locale::En.text().notice_code_forgotten;
    until("the form says so", || {
        find("[data-testid=notice]").is_some_and(|it| it.text_content() == Some(words.to_string()))
    })
    .await;
    assert_eq!(input("number").value(), "4242 4242 4242 4242");
}
