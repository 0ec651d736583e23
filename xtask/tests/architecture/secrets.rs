//! Rules about card data: who may take it out of its sealed types, and where it must never go.

use crate::exceptions::{EXPOSERS, LOADER_WARNS};
use crate::sources::{Source, all, assert_none};

/// Ways out of the frame that it does not use: storage, logs, foreign requests, markup as text.
const FRAME_WAYS_OUT: [&str; 9] = [
    "localStorage",
    "local_storage",
    "sessionStorage",
    "session_storage",
    "indexedDB",
    "document.cookie",
    "set_cookie",
    "sendBeacon",
    "innerHTML",
];

/// What a loader that holds no card rule and makes no markup never says.
const LOADER_NEVER: [&str; 9] = [
    "luhn",
    "cardNo",
    "localStorage",
    "sessionStorage",
    "document.cookie",
    "sendBeacon",
    "innerHTML",
    "insertAdjacentHTML",
    "eval(",
];

#[test]
fn card_data_is_exposed_in_few_places() {
    let mut wrong = Vec::new();
    for source in all().iter().filter(|source| ships_to_a_browser(source)) {
        let allowed = EXPOSERS.iter().any(|(path, _)| match path.ends_with('/') {
            true => source.path.starts_with(path),
            false => source.path == *path,
        });
        if !allowed {
            wrong.extend(source.mentions(&["expose_"]));
        }
    }
    assert_none("add it to EXPOSERS with its reason, or do without", &wrong);
}

#[test]
fn every_exposer_exists() {
    let sources = all();
    let gone: Vec<String> = EXPOSERS
        .iter()
        .filter(|(path, _)| !sources.iter().any(|source| source.path.starts_with(path)))
        .map(|(path, _)| (*path).to_owned())
        .collect();
    assert_none("remove it from EXPOSERS", &gone);
}

#[test]
fn the_frame_stores_and_logs_nothing() {
    let mut wrong = Vec::new();
    for source in all() {
        let frame = source.is_under("src") || source.is_under("www/frame");
        if frame && !source.is_test() {
            wrong.extend(source.mentions(&FRAME_WAYS_OUT));
            wrong.extend(source.mentions(&["console::", "console.", ".forget()", "inner_html"]));
        }
    }
    assert_none("the frame keeps nothing and tells nobody", &wrong);
}

#[test]
fn the_loader_holds_no_card_rule() {
    let mut wrong = Vec::new();
    for source in all() {
        if source.is_under("www/loader") && source.path.ends_with(".js") && !source.is_test() {
            wrong.extend(source.mentions(&LOADER_NEVER));
            wrong.extend(source.mentions(&["'*'", "\"*\""]));
            if !LOADER_WARNS.iter().any(|(path, _)| *path == source.path) {
                wrong.extend(source.mentions(&["console."]));
            }
        }
    }
    assert_none("the loader knows no card and speaks to one origin", &wrong);
}

#[test]
fn only_the_port_posts_messages() {
    let mut wrong = Vec::new();
    for source in all() {
        if source.is_under("src") && !source.is_under("src/dom") && source.is_rust() {
            wrong.extend(source.mentions(&["post_message", "web_sys::window", "web_sys::Window"]));
            wrong.extend(source.mentions(&["gloo", "serde_wasm_bindgen"]));
        }
    }
    assert_none("the browser is reached through src/dom", &wrong);
}

fn ships_to_a_browser(source: &Source) -> bool {
    let frame = source.is_under("src") || source.is_under("core/src");
    frame && source.is_rust() && !source.is_test()
}
