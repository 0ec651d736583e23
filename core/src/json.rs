//! Reading a JSON-like value member by member, however a client holds it.
//!
//! For the frame: derived readers of messages and answers are several times as large in its wasm
//! (docs/adr/0004-coding.md). Each reader that is built on this is held by tests against the
//! derived one.

/// A value.
pub trait Json: Sized {
    /// A member of an object; none when it is absent, null, or when this is no object.
    fn member(&self, name: &str) -> Option<Self>;

    /// The names of an object's own members; none when this is no object. A list is none.
    fn names(&self) -> Option<Vec<String>>;

    /// The text, when it is one.
    fn text(&self) -> Option<String>;

    /// The number, when it is a whole one of 32 bits.
    fn whole(&self) -> Option<u32>;

    /// The truth value, when it is one.
    fn truth(&self) -> Option<bool>;

    /// The items of a list; none when it is no list.
    fn items(&self) -> Option<Vec<Self>>;
}

#[cfg(test)]
mod tests {
    use super::Json;

    /// Tests hold values as `serde_json` does.
    impl Json for serde_json::Value {
        fn member(&self, name: &str) -> Option<Self> {
            self.get(name).filter(|value| !value.is_null()).cloned()
        }

        fn names(&self) -> Option<Vec<String>> {
            Some(self.as_object()?.keys().cloned().collect())
        }

        fn text(&self) -> Option<String> {
            self.as_str().map(str::to_owned)
        }

        fn whole(&self) -> Option<u32> {
            self.as_u64().and_then(|number| number.try_into().ok())
        }

        fn truth(&self) -> Option<bool> {
            self.as_bool()
        }

        fn items(&self) -> Option<Vec<Self>> {
            self.as_array().cloned()
        }
    }
}
