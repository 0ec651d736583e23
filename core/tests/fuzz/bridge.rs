//! The reader of the host page's messages.

use payseal_core::bridge::message::ToFrame;
#[cfg(feature = "pay")]
use payseal_core::bridge::payment::PayToFrame;
use payseal_core::bridge::read::read;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::arbitrary::{anything, bytes};
use crate::cases;
use crate::held::Held;
use crate::mutate::{nearly, put_somewhere, some_object, spoilt};
use crate::valid::message;

fn written(message: &ToFrame) -> Value {
    serde_json::to_value(message).expect("a message can be written")
}

/// Whether it is read card by card.
#[cfg(feature = "pay")]
fn is_a_pages_list(message: &ToFrame) -> bool {
    matches!(message, ToFrame::Pay(PayToFrame::Cards { .. }))
}

/// A frame that only saves cards reads no list.
#[cfg(not(feature = "pay"))]
fn is_a_pages_list(_: &ToFrame) -> bool {
    false
}

fn any_message() -> impl Strategy<Value = Value> {
    message().prop_map(|message| written(&message))
}

/// What the derived reader says. It has no floats for whole numbers, which a browser has.
fn derived(value: &Value) -> Option<ToFrame> {
    fn whole(value: &mut Value) {
        match value {
            Value::Number(number) => {
                let float = number.as_f64().unwrap_or_default();
                if f64::from(float as u32) == float {
                    *value = Value::from(float as u32);
                }
            }
            Value::Array(items) => items.iter_mut().for_each(whole),
            Value::Object(members) => members.values_mut().for_each(whole),
            Value::Null | Value::Bool(_) | Value::String(_) => {}
        }
    }
    let mut value = value.clone();
    whole(&mut value);
    serde_json::from_value(value).ok()
}

/// What is read is what the derived reader reads, and is read again when it is written. A page's list
/// of cards is read leniently, whatever else is in the message.
fn keeps_its_promises(value: Value) {
    let Some(message) = read(&Held(value.clone())) else {
        return;
    };
    #[cfg(feature = "pay")]
    if let ToFrame::Pay(PayToFrame::Cards {
        cards, left_out, ..
    }) = &message
    {
        let given = value.pointer("/cards/cards").and_then(Value::as_array);
        let given = given.map_or(0, Vec::len);
        let told = left_out.iter().filter(|it| it.at.is_some()).count();
        let shown = cards.as_ref().map_or(0, Vec::len);
        assert_eq!(shown + told, given, "a card is shown or told: {value}");
        return;
    }
    assert!(
        derived(&value).as_ref() == Some(&message),
        "read as {message:?}, which the derived reader does not: {value}"
    );
    assert!(
        read(&Held(written(&message))) == Some(message),
        "not read again: {value}"
    );
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn bridge_reads_every_valid_message_as_it_was_meant(message in message()) {
        let value = written(&message);
        prop_assert!(read(&Held(value.clone())) == Some(message), "{value}");
    }

    #[test]
    fn bridge_takes_a_value_for_a_message_of_the_contract_or_none(value in anything()) {
        keeps_its_promises(value);
    }

    #[test]
    fn bridge_takes_a_damaged_message_for_another_one_or_none(value in nearly(any_message())) {
        keeps_its_promises(value);
    }

    #[test]
    fn bridge_takes_bytes_for_a_message_of_the_contract_or_none(
        bytes in prop_oneof![bytes(), spoilt(any_message())],
    ) {
        if let Ok(value) = serde_json::from_slice(&bytes) {
            keeps_its_promises(value);
        }
    }

    #[test]
    fn bridge_message_is_spoilt_by_a_member_that_nobody_knows(
        message in message(), place in any::<Index>(), name in "[a-z]{1,3}_[a-z]{1,3}",
        value in anything(),
    ) {
        let mut written = written(&message);
        // A message that is a word has no member.
        let lenient = is_a_pages_list(&message);
        if let Some(object) = some_object(&mut written, place).filter(|_| !lenient) {
            object.insert(name, value);
            prop_assert!(read(&Held(written.clone())).is_none(), "{written}");
        }
    }

    #[test]
    fn bridge_message_is_spoilt_by_a_member_of_another_kind(
        message in message(), place in any::<Index>(),
        other in select(vec![json!([[]]), json!({"a_b": 1}), json!(-1.5)]),
    ) {
        prop_assume!(!is_a_pages_list(&message));
        let mut written = written(&message);
        put_somewhere(&mut written, place, other);
        prop_assert!(read(&Held(written.clone())).is_none(), "{written}");
    }
}
