//! What the gateway's script puts into the page.

use std::fmt;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The library, with a gateway and an account.
    #[derive(Clone, Debug, PartialEq)]
    pub type Payseal;

    #[wasm_bindgen(catch, js_name = Payseal)]
    fn payseal(options: &JsValue) -> Result<Payseal, JsValue>;

    #[wasm_bindgen(method, catch, js_name = createPaymentElement)]
    pub(crate) fn create(this: &Payseal, options: &JsValue) -> Result<Made, JsValue>;

    /// An element, as the script makes it.
    #[derive(Clone, Debug, PartialEq)]
    pub(crate) type Made;

    #[wasm_bindgen(method, catch)]
    pub(crate) fn mount(this: &Made, target: &web_sys::Element) -> Result<(), JsValue>;

    #[wasm_bindgen(method)]
    pub(crate) fn destroy(this: &Made);

    #[wasm_bindgen(method, catch)]
    pub(crate) fn update(this: &Made, changes: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method)]
    pub(crate) fn on(this: &Made, name: &str, listener: &JsValue) -> js_sys::Function;

    #[wasm_bindgen(method, catch)]
    pub(crate) fn focus(this: &Made) -> Result<(), JsValue>;

    #[wasm_bindgen(method)]
    pub(crate) fn clear(this: &Made);

    #[wasm_bindgen(method, catch, js_name = createPaymentMethod)]
    pub(crate) fn create_payment_method(this: &Made) -> Result<js_sys::Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(crate) fn confirm(this: &Made, options: &JsValue) -> Result<js_sys::Promise, JsValue>;
}

/// A wrong use of the library: what it says of it, with how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misuse(pub String);

impl fmt::Display for Misuse {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Misuse {}

impl From<JsValue> for Misuse {
    fn from(thrown: JsValue) -> Self {
        let text = match thrown.dyn_ref::<js_sys::Error>() {
            Some(error) => error.message().into(),
            None => format!("{thrown:?}"),
        };
        Self(text)
    }
}

/// How the script is told something.
pub(crate) fn told(said: &impl Serialize, absent: Absent) -> Result<JsValue, Misuse> {
    let writer = Serializer::new()
        .serialize_maps_as_objects(true)
        .serialize_missing_as_null(matches!(absent, Absent::Null));
    said.serialize(&writer)
        .map_err(|error| Misuse(error.to_string()))
}

/// What stands for a value that is not there.
#[derive(Clone, Copy)]
pub(crate) enum Absent {
    /// Nothing was said.
    Undefined,
    /// It is taken back.
    Null,
}

/// The library for an account of a gateway; `locale` is the page's own language unless it is said.
///
/// # Errors
/// When the page has not loaded the gateway's script, or the script refuses what it is told.
pub fn load(gateway: &str, account: &str, locale: Option<&str>) -> Result<Payseal, Misuse> {
    #[derive(Serialize)]
    struct Which<'a> {
        gateway: &'a str,
        account: &'a str,
        locale: Option<&'a str>,
    }
    let which = Which {
        gateway,
        account,
        locale,
    };
    Ok(payseal(&told(&which, Absent::Undefined)?)?)
}
