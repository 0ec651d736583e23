//! Reads a JavaScript value into one of our types.
//!
//! It has one error and no words for it: a message that is none is dropped, so nobody reads why.
//! That is also why it is not `serde-wasm-bindgen`, which writes our messages: its errors bring
//! the printing of every number and text along, a tenth of the wasm (docs/adr/0004-decoding.md).

use std::fmt;

use js_sys::{Array, Object, Reflect};
use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer,
    MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use wasm_bindgen::{JsCast, JsValue};

/// The largest whole number that every JavaScript number below it has a neighbour of.
const LARGEST: f64 = 9_007_199_254_740_991.0;

/// What stands behind so many items of a list is not read.
const LONGEST_LIST: u32 = 1000;

/// The value is not of the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undecodable;

impl fmt::Display for Undecodable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value is not of the expected type")
    }
}

impl std::error::Error for Undecodable {}

impl Error for Undecodable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Reads a value.
///
/// # Errors
/// When it is not of the type.
pub fn decode<T: DeserializeOwned>(value: JsValue) -> Result<T, Undecodable> {
    T::deserialize(Reader(value))
}

struct Reader(JsValue);

impl Reader {
    fn is_nothing(&self) -> bool {
        self.0.is_null() || self.0.is_undefined()
    }

    /// The object's own members; a list is no object here.
    fn members(self) -> Result<Members, Undecodable> {
        let object = self.0.dyn_into::<Object>().map_err(|_| Undecodable)?;
        if Array::is_array(&object) {
            return Err(Undecodable);
        }
        Ok(Members {
            keys: Object::keys(&object),
            object,
            next: 0,
            value: JsValue::UNDEFINED,
        })
    }
}

impl<'de> Deserializer<'de> for Reader {
    type Error = Undecodable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Undecodable> {
        if self.is_nothing() {
            visitor.visit_unit()
        } else if let Some(truth) = self.0.as_bool() {
            visitor.visit_bool(truth)
        } else if let Some(number) = self.0.as_f64() {
            if (0.0..=LARGEST).contains(&number) && number.trunc() == number {
                visitor.visit_u64(number as u64)
            } else {
                visitor.visit_f64(number)
            }
        } else if let Some(text) = self.0.as_string() {
            visitor.visit_string(text)
        } else if let Some(list) = self.0.dyn_ref::<Array>() {
            visitor.visit_seq(Items {
                list: list.clone(),
                next: 0,
            })
        } else {
            visitor.visit_map(self.members()?)
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Undecodable> {
        if self.is_nothing() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    /// Only an object is one: a list of its members in their order is somebody's trick.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Undecodable> {
        visitor.visit_map(self.members()?)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Undecodable> {
        visitor.visit_newtype_struct(self)
    }

    /// What nobody asked for is not looked at: it may be a list, or hold itself.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Undecodable> {
        visitor.visit_unit()
    }

    /// A text is a variant without content, an object with one member a variant with it.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Undecodable> {
        if let Some(tag) = self.0.as_string() {
            return visitor.visit_enum(Variant {
                tag,
                content: Self(JsValue::UNDEFINED),
            });
        }
        let mut members = self.members()?;
        match (members.take(), members.take()) {
            (Some(tag), None) => visitor.visit_enum(Variant {
                tag,
                content: Self(members.value),
            }),
            (_, _) => Err(Undecodable),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier
    }
}

struct Items {
    list: Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Undecodable;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Undecodable> {
        // A list that somebody lengthens without end is none.
        if self.next >= self.list.length().min(LONGEST_LIST) {
            return Ok(None);
        }
        let item = self.list.get(self.next);
        self.next += 1;
        seed.deserialize(Reader(item)).map(Some)
    }
}

struct Members {
    object: Object,
    keys: Array,
    next: u32,
    value: JsValue,
}

impl Members {
    /// The next member's name; its value is kept.
    fn take(&mut self) -> Option<String> {
        let key = self.keys.get(self.next);
        let name = key.as_string()?;
        self.next += 1;
        self.value = Reflect::get(&self.object, &key).ok()?;
        Some(name)
    }
}

impl<'de> MapAccess<'de> for Members {
    type Error = Undecodable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Undecodable> {
        self.take()
            .map(|name| seed.deserialize(text(name)))
            .transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Undecodable> {
        seed.deserialize(Reader(std::mem::take(&mut self.value)))
    }
}

struct Variant {
    tag: String,
    content: Reader,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Undecodable;
    type Variant = Reader;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Reader), Undecodable> {
        Ok((seed.deserialize(text(self.tag))?, self.content))
    }
}

impl<'de> VariantAccess<'de> for Reader {
    type Error = Undecodable;

    fn unit_variant(self) -> Result<(), Undecodable> {
        if self.is_nothing() {
            Ok(())
        } else {
            Err(Undecodable)
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<T::Value, Undecodable> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Undecodable> {
        Err(Undecodable)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Undecodable> {
        visitor.visit_map(self.members()?)
    }
}

fn text(text: String) -> StringDeserializer<Undecodable> {
    text.into_deserializer()
}
