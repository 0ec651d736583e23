//! What is written to the port is what `serde_json` would write, member by member.

use payseal::dom::port::write;
use payseal_core::bridge::message::{
    CrashCode, ErrorReport, FieldStates, OutcomeReport, Snapshot, ToHost, TokenReason,
};
use payseal_core::bridge::names::{Brand, Field, FieldState};
use payseal_core::bridge::payment::{
    AllowRedisplay, Consent, DeclineReport, PayToHost, PaymentStatus,
};
use serde_json::Value;
use wasm_bindgen::JsValue;
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
        redisplay: AllowRedisplay::Always,
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
        selected_brand: holder.map(|_| Brand::UnionPay),
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
        ToHost::Pay(PayToHost::EndChallenge),
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
        ToHost::Pay(PayToHost::NeedCharge {
            request: 3,
            attempt: 2,
            customer_payment_method_id: id(),
            consent: consent(),
            settle: true,
        }),
        snapshot(None),
        snapshot(Some(FieldState::Invalid)),
        ToHost::Focused { field: Field::Cvc },
        finished(OutcomeReport::Error(error())),
        finished(OutcomeReport::Created {
            customer_payment_method_id: id(),
            brand: None,
            consent: None,
        }),
        finished(OutcomeReport::Settled {
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

#[wasm_bindgen_test]
fn writes_every_message_as_serde_json_does() {
    for message in messages() {
        let expected = serde_json::to_value(&message).expect("a message");
        let written = write(&message).expect("a value");
        let text = js_sys::JSON::stringify(&written).expect("plain data");
        let read: Value = serde_json::from_str(&String::from(text)).expect("JSON");
        assert_eq!(read, expected);
    }
}

/// `JSON.stringify` would hide a member that is undefined; the loader, which spreads what it hears over
/// what it assumes, would not.
#[wasm_bindgen_test]
fn what_is_not_there_is_no_member() {
    let names = |holder| {
        let written = write(&snapshot(holder)).expect("a value");
        let changed =
            js_sys::Reflect::get(&written, &JsValue::from_str("changed")).expect("an object");
        let names = js_sys::Object::keys(&changed.into());
        names
            .iter()
            .filter_map(|name| name.as_string())
            .collect::<Vec<_>>()
    };
    let every = [
        "complete",
        "empty",
        "brand",
        "selectedBrand",
        "fields",
        "selected",
        "consent",
    ];
    assert_eq!(names(Some(FieldState::Invalid)), every);
    assert_eq!(
        names(None),
        ["complete", "empty", "fields", "selected", "consent"]
    );
}
