//! Arbitrary texts, values and bytes.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

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
    "texts",
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
    "accentDark",
    "surface",
    "tone",
    "paper",
    "light",
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

/// A value that holds no other.
pub(crate) fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        2 => number(),
        3 => text().prop_map(Value::from),
    ]
}

/// Any value: a leaf, or a list or an object of such.
pub(crate) fn anything() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(4, 24, 5, |inside| {
        prop_oneof![
            vec(inside.clone(), 0..4).prop_map(Value::from),
            vec((text(), inside), 0..5)
                .prop_map(|members| Value::from(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Bytes that may be anything.
pub(crate) fn bytes() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..200)
}
