//! A value as the frame holds it, over one that a test holds.

use payseal_core::json::Json;
use serde_json::Value;

/// Reads as `src/dom/value.rs` reads a browser's value.
#[derive(Clone, Debug)]
pub(crate) struct Held(pub(crate) Value);

impl Json for Held {
    fn member(&self, name: &str) -> Option<Self> {
        let member = self.0.get(name).filter(|value| !value.is_null());
        member.cloned().map(Self)
    }

    fn names(&self) -> Option<Vec<String>> {
        Some(self.0.as_object()?.keys().cloned().collect())
    }

    fn text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }

    fn whole(&self) -> Option<u32> {
        // A browser's numbers are floats: 1.0 is whole there.
        let number = self.0.as_f64()?;
        let whole = number as u32;
        (f64::from(whole) == number).then_some(whole)
    }

    fn truth(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn items(&self) -> Option<Vec<Self>> {
        Some(self.0.as_array()?.iter().cloned().map(Held).collect())
    }
}
