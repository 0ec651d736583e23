//! A document with the static form, a form drawn around it, and a host page at the other end.

use std::cell::RefCell;

use js_sys::{Array, Promise};
use payseal::app::{CardForm, CardFormProps, Words};
use payseal::dom::clock;
use payseal_core::text::Locale;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlInputElement, MessageChannel, MessagePort};
use yew::AppHandle;

pub(crate) const ORIGIN: &str = "http://shop.localhost:4000";
pub(crate) const NONCE: &str = "00112233445566778899aabbccddeeff";

#[wasm_bindgen(module = "/tests/browser/stage.js")]
extern "C" {
    pub(crate) fn stops() -> String;
    #[wasm_bindgen(js_name = isListening)]
    pub(crate) fn is_listening() -> bool;
    pub(crate) fn greet(
        data: &JsValue,
        origin: &str,
        from_parent: bool,
        port: Option<&MessagePort>,
    );
    #[wasm_bindgen(js_name = setStage)]
    fn set_stage(html: &str, data: &JsValue);
    pub(crate) fn edit(id: &str, input_type: &str, data: Option<&str>);
    pub(crate) fn allows(id: &str, kind: &str) -> bool;
    pub(crate) fn press(id: &str, key: &str) -> bool;
    pub(crate) fn chord(id: &str, key: &str, shift: bool) -> bool;
    pub(crate) fn history(id: &str, input_type: &str) -> bool;
    #[wasm_bindgen(js_name = leavePage)]
    pub(crate) fn leave_page();
    #[wasm_bindgen(js_name = returnToPage)]
    pub(crate) fn return_to_page();
    pub(crate) fn compose(id: &str, text: &str);
    pub(crate) fn composed(id: &str);
    pub(crate) fn rewrite();
    pub(crate) fn turn() -> Promise;
    fn keep(port: &MessagePort) -> Array;
    #[wasm_bindgen(js_name = answerWithTheBody)]
    pub(crate) fn answer_with_the_body();
    #[wasm_bindgen(js_name = throwNoError)]
    pub(crate) fn throw_no_error();
    #[wasm_bindgen(js_name = throwNoErrorInTheBody)]
    pub(crate) fn throw_no_error_in_the_body();
    #[wasm_bindgen(js_name = answerAsUsual)]
    pub(crate) fn answer_as_usual();
}

/// Waits until it is so.
pub(crate) async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    for _ in 0..600 {
        if is_so() {
            return;
        }
        JsFuture::from(turn()).await.expect("a turn");
    }
    panic!("never: {what}");
}

pub(crate) fn js(json: &str) -> JsValue {
    js_sys::JSON::parse(json).expect("json")
}

pub(crate) fn find(css: &str) -> Option<Element> {
    let document = web_sys::window().and_then(|window| window.document());
    document
        .expect("a document")
        .query_selector(css)
        .expect("css")
}

pub(crate) fn element(css: &str) -> Element {
    find(css).unwrap_or_else(|| panic!("no {css}"))
}

pub(crate) fn text(css: &str) -> String {
    element(css).text_content().unwrap_or_default()
}

pub(crate) fn input(id: &str) -> HtmlInputElement {
    element(&format!("#{id}")).dyn_into().expect("an input")
}

pub(crate) fn caret(id: &str) -> Option<u32> {
    input(id).selection_end().ok().flatten()
}

thread_local! {
    /// The program of the test before.
    static RUNNING: RefCell<Option<AppHandle<CardForm>>> = const { RefCell::new(None) };
}

/// Puts the program to the form that is there; it ends when the next test begins.
pub(crate) fn run(props: CardFormProps) {
    let handle = yew::Renderer::<CardForm>::with_root_and_props(element("#app"), props).render();
    RUNNING.set(Some(handle));
}

/// The static form, before any of the program is there. A program of an earlier test ends first: it
/// knows the inputs by their names, and would take those of this test for its own.
pub(crate) fn static_form() {
    if let Some(handle) = RUNNING.take() {
        handle.destroy();
    }
    let data = format!(r#"{{"origins":"{ORIGIN} https://www.shop.example","texts":"/none/"}}"#);
    set_stage(include_str!("form.html").trim(), &js(&data));
}

/// Draws the form around the inputs of the static one.
pub(crate) async fn draw() {
    let props = CardFormProps {
        words: Words::new(Locale::En.text()),
        gateway: "pay.example".into(),
        merchant: "Shop".into(),
        expected: payseal_core::flow::Settings::default(),
        now: clock::now().expect("a clock"),
        online: true,
        adopting: true,
    };
    run(props);
    let mut stopped = String::new();
    until("the static form is gone, or the program stopped", || {
        stopped.push_str(&stops());
        !stopped.is_empty() || find("#static").is_none()
    })
    .await;
    assert_eq!(stopped, "");
}

/// Types with a keyboard.
pub(crate) fn type_into(id: &str, keys: &str) {
    input(id).focus().expect("focus");
    for key in keys.chars() {
        edit(id, "insertText", Some(&key.to_string()));
    }
}

/// The host page's end of the port.
pub(crate) struct Host {
    port: MessagePort,
    kept: Array,
}

impl Host {
    /// Greets the frame and waits for its answer.
    pub(crate) async fn meet() -> Self {
        let channel = MessageChannel::new().expect("a channel");
        let host = Self {
            kept: keep(&channel.port1()),
            port: channel.port1(),
        };
        let greeting = js(&format!(r#"{{"payseal":1,"nonce":"{NONCE}"}}"#));
        greet(&greeting, ORIGIN, true, Some(&channel.port2()));
        host.hears(NONCE).await;
        host
    }

    /// Meets, and opens the form with these options.
    pub(crate) async fn open(options: &str) -> Self {
        let host = Self::meet().await;
        host.says(&format!(r#"{{"open":{options}}}"#));
        host.hears("\"ready\"").await;
        host
    }

    pub(crate) fn says(&self, json: &str) {
        self.port.post_message(&js(json)).expect("posted");
    }

    /// Everything that was heard so far.
    pub(crate) fn heard(&self) -> Vec<String> {
        self.kept.iter().filter_map(|it| it.as_string()).collect()
    }

    /// Waits for a message with these words in it.
    pub(crate) async fn hears(&self, words: &str) -> String {
        let found = || self.heard().into_iter().rev().find(|it| it.contains(words));
        until(words, || found().is_some()).await;
        found().unwrap_or_default()
    }
}
