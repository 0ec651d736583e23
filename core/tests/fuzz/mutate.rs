//! Arbitrary values and bytes, and changes that make a valid message a nearly valid one.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

/// Every name and word that the two formats know: what is made of them gets far into a reader.
const WORDS: &[&str] = &[
    "open",
    "token",
    "submit",
    "confirm",
    "charged",
    "challenged",
    "cards",
    "select",
    "update",
    "focus",
    "clear",
    "close",
    "request",
    "expiresIn",
    "call",
    "answer",
    "told",
    "status",
    "decline",
    "redirectUrl",
    "refused",
    "lost",
    "news",
    "returned",
    "moved",
    "cancelled",
    "id",
    "locale",
    "appearance",
    "billingDetails",
    "field",
    "number",
    "expiry",
    "cvc",
    "holder",
    "mode",
    "setup",
    "payment",
    "savedCards",
    "redisplay",
    "save",
    "remove",
    "list",
    "auto",
    "always",
    "never",
    "customerId",
    "theme",
    "accent",
    "radius",
    "firstName",
    "lastName",
    "line1",
    "country",
    "customerPaymentMethodId",
    "brand",
    "visa",
    "last4",
    "expMonth",
    "expYear",
    "isDefault",
    "code",
    "message",
    "data",
    "0",
    "00000",
    "L0005",
    "P0002",
    "I0030_no such number",
    "card",
    "cardNo",
    "cardExpireMonth",
    "cardExpireYear",
    "cardSecurityCode",
    "billingDetail",
    "address",
    "Address",
    "sessionToken",
    "orderStatus",
    "success",
    "orderNo",
    "orderAmount",
    "orderCurrency",
    "isMobile",
    "tokenType",
    "goodsDetails",
    "shipping",
    "__proto__",
    "constructor",
    "toString",
    "length",
    "",
    "4242",
    "42424242",
    "#0b57d0",
    "dark",
    "pm_1",
    "cus_1",
    "<b>",
    "javascript:alert(1)",
];

/// A text: a known word, anything printable, or one that is too long.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => select(WORDS).prop_map(str::to_owned),
        3 => "\\PC{0,8}",
        1 => any::<[char; 3]>().prop_map(|letters| letters.iter().collect()),
        1 => (select(WORDS), 100..700_usize).prop_map(|(word, often)| word.repeat(often / 4)),
    ]
}

fn number() -> impl Strategy<Value = Value> {
    prop_oneof![
        (0..20_u32).prop_map(Value::from),
        any::<u32>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        select(
            &[
                4_294_967_295.0,
                4_294_967_296.0,
                -1.0,
                -0.0,
                1.0,
                0.5,
                1e300
            ][..]
        )
        .prop_map(Value::from),
    ]
}

/// Any value: a leaf, or a list or an object of such.
pub(crate) fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        2 => number(),
        3 => text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inside| {
        prop_oneof![
            vec(inside.clone(), 0..4).prop_map(Value::from),
            vec((text(), inside), 0..5)
                .prop_map(|members| Value::from(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

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
        anything().prop_map(Edit::Put),
        (text(), anything()).prop_map(|(name, value)| Edit::Add(name, value)),
        any::<Index>().prop_map(Edit::Drop),
        (any::<Index>(), text()).prop_map(|(at, name)| Edit::Rename(at, name)),
        prop::option::of(text()).prop_map(Edit::Wrap),
        (any::<Index>(), any::<char>()).prop_map(|(at, letter)| Edit::Letter(at, letter)),
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

/// Bytes that may be anything.
pub(crate) fn bytes() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..200)
}
