//! What a statement is asked with.

use std::fmt;

/// One value.
#[derive(Clone, Copy)]
pub(in crate::store) enum Value<'a> {
    Null,
    Flag(bool),
    Integer(i64),
    Text(&'a str),
}

/// A client that logs what it is asked prints it so: none of what is kept.
impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value")
    }
}

/// The values of a statement. A statement may leave out those that are named.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) enum Parameters<'a> {
    /// `?1`, `?2` and so on.
    Numbered(&'a [Value<'a>]),
    /// `:name`.
    Named(&'a [(&'static str, Value<'a>)]),
}

/// What can be a value.
pub(in crate::store) trait ToValue {
    fn to_value(&self) -> Value<'_>;
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value<'_> {
        T::to_value(self)
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, T::to_value)
    }
}

impl ToValue for str {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl ToValue for String {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl ToValue for bool {
    fn to_value(&self) -> Value<'_> {
        Value::Flag(*self)
    }
}

impl ToValue for i64 {
    fn to_value(&self) -> Value<'_> {
        Value::Integer(*self)
    }
}

macro_rules! whole_numbers {
    ($($number:ty),*) => {$(
        impl ToValue for $number {
            fn to_value(&self) -> Value<'_> {
                Value::Integer(i64::from(*self))
            }
        }
    )*};
}

whole_numbers!(u8, u16, u32);

/// Values for `?1`, `?2` and so on.
macro_rules! numbered {
    ($($value:expr),* $(,)?) => {
        $crate::store::sql::Parameters::Numbered(&[
            $($crate::store::sql::ToValue::to_value(&$value)),*
        ])
    };
}

/// Values for `:name`.
macro_rules! named {
    ($($name:literal: $value:expr),* $(,)?) => {
        $crate::store::sql::Parameters::Named(&[
            $(($name, $crate::store::sql::ToValue::to_value(&$value))),*
        ])
    };
}

pub(in crate::store) use {named, numbered};
