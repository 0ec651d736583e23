//! What was typed before the program arrived is still there, in the very same elements.

use payseal_core::card::Field;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{caret, draw, element, find, input, static_form, stops};

#[wasm_bindgen_test]
async fn keeps_the_very_inputs_with_text_focus_and_caret() {
    static_form();
    let before = Field::ALL.map(|field| input(field.name()));
    let [number, expiry, _, _] = &before;
    number.set_value("42424242424");
    expiry.set_value("1230");
    number.focus().expect("focus");
    number.set_selection_range(6, 6).expect("caret");
    draw().await;
    for (field, was) in Field::ALL.into_iter().zip(&before) {
        let place = element(&format!("#app [data-place={}] > input", field.name()));
        assert!(place.is_same_node(Some(was)), "{}", field.name());
    }
    assert_eq!(number.value(), "4242 4242 424");
    assert_eq!(expiry.value(), "12 / 30");
    assert!(element("input:focus").is_same_node(Some(number)));
    assert_eq!(caret("number"), Some(7), "behind the same six digits");
    assert!(find("#static").is_none());
}

#[wasm_bindgen_test]
async fn takes_no_focus_that_was_not_there() {
    static_form();
    input("number").set_value("4242");
    draw().await;
    assert!(find("input:focus").is_none());
    assert_eq!(input("number").value(), "4242");
}

#[wasm_bindgen_test]
async fn keeps_a_selection() {
    static_form();
    let number = input("number");
    number.set_value("4242");
    number.focus().expect("focus");
    number.set_selection_range(1, 3).expect("selection");
    draw().await;
    let range = (number.selection_start(), number.selection_end());
    assert_eq!(range, (Ok(Some(1)), Ok(Some(3))));
}

#[wasm_bindgen_test]
async fn stops_when_document_and_program_are_not_of_one_build() {
    static_form();
    element("#static #cvc").remove();
    let props = payseal::app::CardFormProps {
        words: payseal::app::Words::new(payseal_core::text::Locale::En.text()),
        gateway: "pay.example".into(),
        merchant: "Shop".into(),
        expected: payseal_core::flow::Settings::default(),
        now: payseal::dom::clock::now().expect("a clock"),
        online: true,
        adopting: true,
    };
    crate::stage::run(props);
    let mut said = String::new();
    crate::stage::until("the form says that it stops", || {
        said = stops();
        !said.is_empty()
    })
    .await;
    assert_eq!(said, "frame_crashed");
}
