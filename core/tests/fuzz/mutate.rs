//! Changes that make a valid message a nearly valid one.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value, json};

use crate::arbitrary::{anything, leaf, text};

/// One change of a value, somewhere in it.
#[derive(Clone, Debug)]
pub(crate) enum Edit {
    /// Something else in its place.
    Put(Value),
    /// A member or an item more.
    Add(String, Value),
    /// A member or an item less.
    Drop(Index),
    /// A member under another name.
    Rename(Index, String),
    /// The value one level deeper, in a list or under a name.
    Wrap(Option<String>),
    /// Another letter in a text.
    Letter(Index, char),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => leaf().prop_map(Edit::Put),
        1 => anything().prop_map(Edit::Put),
        1 => (text(), anything()).prop_map(|(name, value)| Edit::Add(name, value)),
        1 => any::<Index>().prop_map(Edit::Drop),
        1 => (any::<Index>(), text()).prop_map(|(at, name)| Edit::Rename(at, name)),
        1 => prop::option::of(text()).prop_map(Edit::Wrap),
        1 => (any::<Index>(), any::<char>()).prop_map(|(at, letter)| Edit::Letter(at, letter)),
    ]
}

/// A value of this kind with up to four changes, also none.
pub(crate) fn nearly(whole: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    let edits = vec((any::<Index>(), edit()), 0..4);
    (whole, edits).prop_map(|(mut value, edits)| {
        for (place, edit) in edits {
            let mut at = place.index(size(&value));
            if let Some(part) = nth(&mut value, &mut at) {
                change(part, edit);
            }
        }
        value
    })
}

fn size(value: &Value) -> usize {
    let inside: usize = match value {
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(members) => members.values().map(size).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    };
    inside + 1
}

fn nth<'a>(value: &'a mut Value, at: &mut usize) -> Option<&'a mut Value> {
    if *at == 0 {
        return Some(value);
    }
    *at -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, at)),
        Value::Object(members) => members.values_mut().find_map(|member| nth(member, at)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// Puts something in the place of any part of a value, or of the whole.
pub(crate) fn put_somewhere(value: &mut Value, place: Index, other: Value) {
    let mut at = place.index(size(value));
    if let Some(part) = nth(value, &mut at) {
        *part = other;
    }
}

/// One of the objects in a value, at whatever depth.
pub(crate) fn some_object(value: &mut Value, place: Index) -> Option<&mut Map<String, Value>> {
    let all = size(value);
    let mut objects = Vec::new();
    for at in 0..all {
        if nth(value, &mut { at }).is_some_and(|part| part.is_object()) {
            objects.push(at);
        }
    }
    let at = (!objects.is_empty()).then(|| *place.get(&objects))?;
    nth(value, &mut { at })?.as_object_mut()
}

fn change(part: &mut Value, edit: Edit) {
    match (part, edit) {
        (part, Edit::Put(value)) => *part = value,
        (part, Edit::Wrap(None)) => *part = json!([part.take()]),
        (part, Edit::Wrap(Some(name))) => *part = json!({ name: part.take() }),
        (Value::Object(members), Edit::Add(name, value)) => {
            members.insert(name, value);
        }
        (Value::Array(items), Edit::Add(_, value)) => items.push(value),
        (Value::Object(members), Edit::Drop(at)) => {
            take_member(members, at);
        }
        (Value::Array(items), Edit::Drop(at)) if !items.is_empty() => {
            items.remove(at.index(items.len()));
        }
        (Value::Object(members), Edit::Rename(at, name)) => {
            if let Some(value) = take_member(members, at) {
                members.insert(name, value);
            }
        }
        (Value::String(text), Edit::Letter(at, letter)) => {
            let mut letters: Vec<char> = text.chars().collect();
            let at = at.index(letters.len() + 1);
            letters.splice(at..(at + 1).min(letters.len()), [letter]);
            *text = letters.into_iter().collect();
        }
        (part, Edit::Add(..) | Edit::Drop(_) | Edit::Rename(..) | Edit::Letter(..)) => {
            *part = Value::Null;
        }
    }
}

fn take_member(members: &mut Map<String, Value>, at: Index) -> Option<Value> {
    let names: Vec<String> = members.keys().cloned().collect();
    (!names.is_empty()).then(|| members.remove(at.get(&names)))?
}

/// The bytes of a message with some of them changed, cut off, doubled or put between.
pub(crate) fn spoilt(whole: impl Strategy<Value = Value>) -> impl Strategy<Value = Vec<u8>> {
    let hit = (any::<Index>(), any::<Index>(), any::<u8>(), 0..5_u8);
    (whole, vec(hit, 0..4)).prop_map(|(value, hits)| {
        let mut bytes = value.to_string().into_bytes();
        for (one, other, byte, kind) in hits {
            let (one, other) = (one.index(bytes.len() + 1), other.index(bytes.len() + 1));
            let (from, to) = (one.min(other), one.max(other));
            match kind {
                0 => bytes.truncate(to),
                1 => bytes.insert(from, byte),
                2 => drop(bytes.drain(from..to.min(from + 8))),
                3 => bytes.extend_from_within(from..to),
                _ => bytes
                    .iter_mut()
                    .skip(from)
                    .take(1)
                    .for_each(|it| *it ^= byte),
            }
        }
        bytes
    })
}
