//! Typing, deleting, pasting, composing: what the input holds and where the caret is.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{
    allows, caret, compose, composed, draw, edit, element, find, input, static_form, text,
    type_into, until,
};

async fn form() {
    static_form();
    draw().await;
}

#[wasm_bindgen_test]
async fn groups_the_number_while_it_is_typed() {
    form().await;
    type_into("number", "378282246310005");
    assert_eq!(input("number").value(), "3782 822463 10005");
    assert_eq!(caret("number"), Some(17));
    type_into("expiry", "129");
    assert_eq!(input("expiry").value(), "12 / 9");
    until("the mark of the brand", || {
        find("[href='#ps-amex']").is_some()
    })
    .await;
    until("four digits are asked for", || {
        input("cvc").placeholder() == "4 digits"
    })
    .await;
    assert!(text("#number-hint").contains("American Express"));
}

#[wasm_bindgen_test]
async fn the_caret_stays_where_it_was_put() {
    form().await;
    type_into("number", "42424242");
    input("number").set_selection_range(2, 2).expect("caret");
    edit("number", "insertText", Some("9"));
    assert_eq!(input("number").value(), "4294 2424 2");
    assert_eq!(caret("number"), Some(3));
}

#[wasm_bindgen_test]
async fn deleting_over_a_gap_deletes_a_digit() {
    form().await;
    type_into("number", "42421");
    assert_eq!(input("number").value(), "4242 1");
    input("number").set_selection_range(5, 5).expect("caret");
    edit("number", "deleteContentBackward", None);
    assert_eq!(input("number").value(), "4241");
    assert_eq!(caret("number"), Some(3));
}

#[wasm_bindgen_test]
async fn takes_a_paste_in_any_writing() {
    form().await;
    input("expiry").focus().expect("focus");
    edit("expiry", "insertFromPaste", Some("2030-01"));
    assert_eq!(input("expiry").value(), "01 / 30");
    input("number").focus().expect("focus");
    edit("number", "insertFromPaste", Some("4242-4242-4242-4242"));
    assert_eq!(input("number").value(), "4242 4242 4242 4242");
}

#[wasm_bindgen_test]
async fn takes_what_a_browser_fills_in() {
    form().await;
    for (kind, filled, shown) in [
        ("change", "5555555555554444", "5555 5555 5555 4444"),
        ("input", "378282246310005", "3782 822463 10005"),
    ] {
        input("number").set_value(filled);
        assert!(allows("number", kind));
        assert_eq!(input("number").value(), shown, "{kind}");
    }
}

#[wasm_bindgen_test]
async fn leaves_a_composition_alone_until_it_ends() {
    form().await;
    compose("number", "42424");
    assert_eq!(input("number").value(), "42424");
    composed("number");
    assert_eq!(input("number").value(), "4242 4");
}

#[wasm_bindgen_test]
async fn a_number_and_a_code_do_not_leave_by_the_clipboard() {
    form().await;
    for id in ["number", "cvc"] {
        for kind in ["copy", "cut", "dragstart"] {
            assert!(!allows(id, kind), "{kind} in {id}");
        }
        assert!(allows(id, "paste"), "paste in {id}");
    }
    assert!(allows("expiry", "copy"));
    assert!(allows("number", "keydown"), "a key event without a key");
}

#[wasm_bindgen_test]
async fn says_why_after_leaving_and_forgets_it_when_mended() {
    form().await;
    type_into("number", "4242424242424241");
    assert_eq!(text("#number-reason"), "");
    input("number").blur().expect("blur");
    let typo = payseal_core::text::Locale::En.text().reason_number_typo;
    until("the reason", || text("#number-reason") == *typo).await;
    assert_eq!(text("p[role=status]"), *typo, "said aloud once");
    let number = input("number");
    assert_eq!(
        number.get_attribute("aria-invalid").as_deref(),
        Some("true")
    );
    let described = number.get_attribute("aria-describedby").unwrap_or_default();
    assert!(
        described
            .split(' ')
            .any(|id| id == element("#number-reason").id())
    );
    number.focus().expect("focus");
    edit("number", "deleteContentBackward", None);
    until("the reason goes", || text("#number-reason").is_empty()).await;
    assert_eq!(
        number.get_attribute("aria-invalid").as_deref(),
        Some("false")
    );
    assert_eq!(text("p[role=status]"), "");
}

#[wasm_bindgen_test]
async fn no_digit_is_anywhere_but_in_the_inputs() {
    form().await;
    type_into("number", "4242424242424242");
    type_into("cvc", "737");
    until("the mark of the brand", || {
        find(".ps-marks [href='#ps-visa']").is_some()
    })
    .await;
    let html = element("#app").inner_html();
    assert!(!html.contains("4242") && !html.contains("737"), "{html}");
}
