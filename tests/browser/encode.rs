//! What is written to the port is what `serde_json` would write, member by member.

use payseal::dom::written::write;
use payseal_core::bridge::message::{
    Brand, CrashCode, ErrorReport, Field, FieldState, FieldStates, Outcome, Snapshot, ToHost,
    TokenReason,
};
use payseal_core::bridge::payment::{Consent, ConsentReach, DeclineReport, PaymentStatus};
use serde::Serialize;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn error() -> ErrorReport {
    ErrorReport {
        code: "number_typo".to_owned(),
        field: Some(Field::Number),
        message: "“quoted” \u{1f4b3} \\ \0".to_owned(),
        retryable: false,
        gateway_code: None,
        hint: Some(String::new()),
    }
}

fn consent() -> Option<Consent> {
    Some(Consent {
        text_version: "en-1".to_owned(),
        redisplay: ConsentReach::Always,
    })
}

fn snapshot(holder: Option<FieldState>) -> ToHost {
    ToHost::Changed(Snapshot {
        complete: true,
        empty: false,
        brand: holder.map(|_| Brand::UnionPay),
        fields: FieldStates {
            number: FieldState::Valid,
            expiry: FieldState::Incomplete,
            cvc: FieldState::Empty,
            holder,
        },
        selected: Some("pm_1".to_owned()),
        consent: true,
    })
}

fn messages() -> Vec<ToHost> {
    let id = || "pm_1".to_owned();
    let finished = |outcome| ToHost::Finished { call: 1, outcome };
    vec![
        ToHost::Waking,
        ToHost::Ready,
        ToHost::Escaped,
        ToHost::EndChallenge,
        ToHost::Opened {
            version: 1,
            nonce: "00ff".to_owned(),
            title: "银行卡".to_owned(),
        },
        ToHost::Resized { height: u32::MAX },
        ToHost::NeedToken {
            request: 0,
            reason: TokenReason::Expiring,
        },
        ToHost::NeedCharge {
            request: 3,
            attempt: 2,
            customer_payment_method_id: id(),
            consent: consent(),
            settle: true,
        },
        snapshot(None),
        snapshot(Some(FieldState::Invalid)),
        ToHost::Focused { field: Field::Cvc },
        finished(Outcome::Error(error())),
        finished(Outcome::Created {
            customer_payment_method_id: id(),
            brand: None,
            consent: None,
        }),
        finished(Outcome::Settled {
            status: PaymentStatus::Declined,
            customer_payment_method_id: id(),
            consent: consent(),
            decline: Some(DeclineReport {
                code: "do_not_honor".to_owned(),
                message: "m".to_owned(),
                retryable: true,
            }),
        }),
        ToHost::Troubled { error: error() },
        ToHost::Crashed {
            code: CrashCode::WasmBlocked,
        },
    ]
}

/// The same value, without the members that are null: on the port they are not there at all.
fn without_nulls(value: Value) -> Value {
    let Value::Object(members) = value else {
        return value;
    };
    members
        .into_iter()
        .filter(|(_, member)| !member.is_null())
        .map(|(name, member)| (name, without_nulls(member)))
        .collect()
}

#[wasm_bindgen_test]
fn writes_every_message_as_serde_json_does() {
    for message in messages() {
        let expected = without_nulls(serde_json::to_value(&message).expect("a message"));
        let written = write(&message).expect("a value");
        let text = js_sys::JSON::stringify(&written).expect("plain data");
        let read: Value = serde_json::from_str(&String::from(text)).expect("JSON");
        assert_eq!(read, expected);
    }
}

#[wasm_bindgen_test]
fn what_no_message_has_is_not_written() {
    #[derive(Serialize)]
    struct Odd<T> {
        odd: T,
    }
    assert!(write(&Odd { odd: [1_u8, 2] }).is_none());
    assert!(write(&Odd { odd: 1.5 }).is_none());
    assert!(write(&Odd { odd: u64::MAX }).is_none());
    assert!(write(&json!({ "a": 1 })).is_none());
}
