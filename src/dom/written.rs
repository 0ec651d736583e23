//! Writes a message as the JavaScript value that it is on the port.
//!
//! A serializer of our own, for exactly what messages are made of: objects, texts, whole numbers,
//! truth values and enums. A general one costs a page that only wants to pay two kilobytes
//! (docs/adr/0004-coding.md).

use core::fmt::{self, Display, Formatter};

use js_sys::{Object, Reflect};
use serde::ser::{Impossible, Serialize, SerializeStruct, SerializeStructVariant, Serializer};
use wasm_bindgen::JsValue;

/// Writes a message; none when something in it is no part of messages.
#[must_use]
pub fn write(message: &impl Serialize) -> Option<JsValue> {
    message.serialize(Writer).ok()
}

/// Something that messages are not made of. It has no words: there is nobody to read them.
#[derive(Debug)]
struct Foreign;

impl Display for Foreign {
    fn fmt(&self, _: &mut Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Foreign {}

impl serde::ser::Error for Foreign {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

type Written = Result<JsValue, Foreign>;

/// `{ tag: value }`.
fn tagged(tag: &str, value: &JsValue) -> Written {
    let object = Object::new();
    set(&object, tag, value)?;
    Ok(object.into())
}

/// Sets a member; what is undefined is left out.
fn set(object: &Object, name: &str, value: &JsValue) -> Result<(), Foreign> {
    if value.is_undefined() {
        return Ok(());
    }
    match Reflect::set(object, &name.into(), value) {
        Ok(true) => Ok(()),
        _ => Err(Foreign),
    }
}

/// An object that is being filled.
struct Members {
    object: Object,
    /// Under which name it is wrapped, for a variant of an enum.
    tag: Option<&'static str>,
}

impl Members {
    fn add(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Result<(), Foreign> {
        set(&self.object, name, &value.serialize(Writer)?)
    }

    fn done(self) -> Written {
        match self.tag {
            Some(tag) => tagged(tag, &self.object),
            None => Ok(self.object.into()),
        }
    }
}

impl SerializeStruct for Members {
    type Ok = JsValue;
    type Error = Foreign;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Foreign> {
        self.add(name, value)
    }

    fn end(self) -> Written {
        self.done()
    }
}

impl SerializeStructVariant for Members {
    type Ok = JsValue;
    type Error = Foreign;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Foreign> {
        self.add(name, value)
    }

    fn end(self) -> Written {
        self.done()
    }
}

struct Writer;

/// What no message has.
macro_rules! foreign {
    ($($name:ident($($kind:ty),*) -> $ok:ty;)*) => {
        $(fn $name(self, $(_: $kind),*) -> Result<$ok, Foreign> {
            Err(Foreign)
        })*
    };
}

type None = Impossible<JsValue, Foreign>;

impl Serializer for Writer {
    type Ok = JsValue;
    type Error = Foreign;
    type SerializeSeq = None;
    type SerializeTuple = None;
    type SerializeTupleStruct = None;
    type SerializeTupleVariant = None;
    type SerializeMap = None;
    type SerializeStruct = Members;
    type SerializeStructVariant = Members;

    fn serialize_bool(self, value: bool) -> Written {
        Ok(JsValue::from_bool(value))
    }

    fn serialize_u32(self, value: u32) -> Written {
        Ok(JsValue::from_f64(value.into()))
    }

    fn serialize_str(self, value: &str) -> Written {
        Ok(JsValue::from_str(value))
    }

    fn serialize_none(self) -> Written {
        Ok(JsValue::UNDEFINED)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(Self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, tag: &'static str) -> Written {
        Ok(JsValue::from_str(tag))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        tag: &'static str,
        value: &T,
    ) -> Written {
        tagged(tag, &value.serialize(Self)?)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members, Foreign> {
        let object = Object::new();
        Ok(Members { object, tag: None })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        tag: &'static str,
        _: usize,
    ) -> Result<Members, Foreign> {
        let (object, tag) = (Object::new(), Some(tag));
        Ok(Members { object, tag })
    }

    foreign! {
        serialize_i8(i8) -> JsValue;
        serialize_i16(i16) -> JsValue;
        serialize_i32(i32) -> JsValue;
        serialize_i64(i64) -> JsValue;
        serialize_u8(u8) -> JsValue;
        serialize_u16(u16) -> JsValue;
        serialize_u64(u64) -> JsValue;
        serialize_f32(f32) -> JsValue;
        serialize_f64(f64) -> JsValue;
        serialize_char(char) -> JsValue;
        serialize_bytes(&[u8]) -> JsValue;
        serialize_unit() -> JsValue;
        serialize_unit_struct(&'static str) -> JsValue;
        serialize_seq(Option<usize>) -> None;
        serialize_tuple(usize) -> None;
        serialize_tuple_struct(&'static str, usize) -> None;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> None;
        serialize_map(Option<usize>) -> None;
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(Self)
    }
}
