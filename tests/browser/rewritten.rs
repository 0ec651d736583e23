//! Every text of the form is rewritten by somebody, in every state that one form can be in: no drawing
//! fails, and the next sentence is the one that is seen.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{
    Host, draw, element, find, input, rewrite, static_form, stops, text, type_into, until,
};

#[wasm_bindgen_test]
async fn a_rewritten_form_goes_on_from_state_to_state() {
    static_form();
    draw().await;
    let host = Host::open(r#"{"holder":"always","savedCards":{"save":"auto"}}"#).await;
    host.says(r#"{"token":{"request":1,"token":"0123456789abcdef"}}"#);
    rewrite();
    host.says(r#"{"submit":{"call":1}}"#);
    host.hears("\"finished\"").await;
    until("the reasons", || text("#cvc-reason").starts_with("Enter")).await;
    rewrite();
    // Another reason at the same field, in words that nobody has rewritten.
    type_into("number", "4242424242424241");
    type_into("expiry", "1239");
    until("another reason", || {
        let reason = text("#number-reason");
        !reason.is_empty() && !reason.contains('«')
    })
    .await;
    type_into("cvc", "737");
    type_into("holder", "Ada Lovelace");
    rewrite();
    type_into("number", "");
    input("number").set_value("");
    type_into("number", "4242424242424242");
    host.says(r#"{"submit":{"call":2}}"#);
    until("the form is busy, or has its answer", || {
        find("[aria-busy=true]").is_some()
            || host.heard().iter().any(|it| it.contains("\"call\":2"))
    })
    .await;
    // An answer that is here already stays in the words that the form chose.
    if find("[data-testid=notice]").is_none() {
        rewrite();
    }
    // There is no gateway here: the call fails, and the form says so.
    host.hears("\"call\":2").await;
    until("the notice", || {
        find("[data-testid=notice]").is_some() && !text("[data-testid=notice]").contains('«')
    })
    .await;
    rewrite();
    assert_eq!(stops(), "");
    assert_eq!(input("number").value(), "4242 4242 4242 4242");
    assert!(
        element("#number")
            .closest("[data-place=number]")
            .expect("a selector")
            .is_some()
    );
}
