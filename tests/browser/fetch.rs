//! Requests that do not end well. The test runner's own server answers; the gateway's answers
//! are tested end to end.

use std::rc::Rc;

use payseal::dom::fetch::{Abort, Call, Problem, get, json};
use payseal::dom::texts;
use payseal_core::text::Locale;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{
    answer_as_usual, answer_with_the_body, static_form, throw_no_error, throw_no_error_in_the_body,
};

#[wasm_bindgen_test]
async fn an_answer_that_is_not_found_is_none() {
    let answer = json(get("/no-such-file.json")).await;
    assert_eq!(answer, Err(Problem::Unreachable));
}

#[wasm_bindgen_test]
async fn an_answer_that_is_not_json_is_none() {
    assert_eq!(json(get("/")).await, Err(Problem::Answer));
}

#[wasm_bindgen_test]
async fn an_address_nobody_listens_at_is_unreachable() {
    let answer = json(get("http://127.0.0.1:9/")).await;
    assert_eq!(answer, Err(Problem::Unreachable));
}

#[wasm_bindgen_test]
async fn an_abandoned_request_says_so() {
    let abort = Rc::new(Abort::new().expect("an abort controller"));
    abort.give_up(Problem::Abandoned);
    abort.give_up(Problem::Timeout);
    let answer = json(Call {
        path: "/",
        headers: &[("sessionToken", "token")],
        body: Some(b"{}"),
        abort: Some(abort),
    })
    .await;
    assert_eq!(answer, Err(Problem::Abandoned), "the first reason stands");
}

/// A token is a page's text; what no header can hold ends the request, not the form.
#[wasm_bindgen_test]
async fn a_header_that_cannot_be_sent_is_unreachable() {
    let answer = json(Call {
        path: "/",
        headers: &[("sessionToken", "two\nlines")],
        body: None,
        abort: None,
    })
    .await;
    assert_eq!(answer, Err(Problem::Unreachable));
}

/// Where an extension has put itself before `fetch`, anything may be thrown; a panic over it would take
/// what the shopper has typed.
#[wasm_bindgen_test]
async fn what_is_thrown_need_be_no_error() {
    throw_no_error();
    let before = json(get("/")).await;
    throw_no_error_in_the_body();
    let amid = json(get("/")).await;
    answer_as_usual();
    assert_eq!(before, Err(Problem::Unreachable));
    assert_eq!(amid, Err(Problem::Unreachable));
}

/// WebKit does not copy a body when the request is made, so it must not be wiped before it is
/// sent.
#[wasm_bindgen_test]
async fn the_body_is_whole_when_it_is_sent() {
    answer_with_the_body();
    let answer = json(Call {
        path: "/",
        headers: &[("sessionToken", "token")],
        body: Some(b"{\"whole\":true}"),
        abort: None,
    })
    .await;
    answer_as_usual();
    let sent = answer.map(|body| js_sys::JSON::stringify(&body).ok().map(String::from));
    assert_eq!(sent, Ok(Some("{\"whole\":true}".to_owned())));
}

#[wasm_bindgen_test]
async fn sentences_that_are_not_there_are_a_problem() {
    static_form();
    let loaded = texts::load(Locale::ZhHans, "").await;
    assert_eq!(loaded.err(), Some(Problem::Unreachable));
}
