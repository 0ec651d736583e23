//! A JavaScript value that is read member by member.

use js_sys::{Array, Object, Reflect};
use payseal_core::json::Json;
use wasm_bindgen::{JsCast, JsValue};

/// What stands behind so many items of a list is not read.
const LONGEST: u32 = 1000;

/// A value that the browser parsed, or that came over the port.
#[derive(Clone, Debug)]
pub struct Value(pub JsValue);

impl Json for Value {
    fn member(&self, name: &str) -> Option<Self> {
        let member = Reflect::get(&self.0, &name.into()).ok()?;
        (!member.is_undefined() && !member.is_null()).then_some(Self(member))
    }

    fn names(&self) -> Option<Vec<String>> {
        let object = self.0.dyn_ref::<Object>()?;
        if Array::is_array(object) {
            return None;
        }
        let keys = Object::keys(object);
        Some(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn whole(&self) -> Option<u32> {
        let number = self.0.as_f64()?;
        let whole = number as u32;
        (f64::from(whole) == number).then_some(whole)
    }

    fn truth(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn items(&self) -> Option<Vec<Self>> {
        let list = self.0.dyn_ref::<Array>()?;
        let length = list.length().min(LONGEST);
        Some((0..length).map(|at| Self(list.get(at))).collect())
    }
}
