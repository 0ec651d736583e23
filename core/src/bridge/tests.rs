//! The messages as they travel: their spelling, their way back, and the loader's types of them.

use serde::Serialize;

use super::message::*;
use crate::bridge::error_code;
use crate::bridge::options::{HolderPolicy, RawOptions};

const PROTOCOL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../www/loader/protocol.d.ts");

/// The loader's types of this protocol, written from the enums above.
fn protocol_types() -> String {
    use crate::bridge::options;
    use ts_rs::{Config, TS};

    fn declare<T: TS>(config: &Config, out: &mut String) {
        out.push_str("export ");
        out.push_str(&T::decl(config));
        out.push_str("\n\n");
    }

    let config = Config::default();
    let mut out =
        String::from("// Generated from core/src/bridge by `cargo xtask gen`; do not edit.\n\n");
    out.push_str(&format!(
        "export declare const VERSION: {};\n\n",
        crate::bridge::VERSION
    ));
    declare::<ToFrame>(&config, &mut out);
    declare::<ToHost>(&config, &mut out);
    declare::<options::RawOptions>(&config, &mut out);
    declare::<options::HolderPolicy>(&config, &mut out);
    declare::<options::RawAppearance>(&config, &mut out);
    declare::<options::RawBilling>(&config, &mut out);
    declare::<TokenReason>(&config, &mut out);
    declare::<CrashCode>(&config, &mut out);
    declare::<Snapshot>(&config, &mut out);
    declare::<FieldStates>(&config, &mut out);
    declare::<Outcome>(&config, &mut out);
    declare::<ErrorReport>(&config, &mut out);
    declare::<Field>(&config, &mut out);
    declare::<FieldState>(&config, &mut out);
    declare::<Brand>(&config, &mut out);
    let codes: Vec<String> = error_code::all()
        .iter()
        .map(|code| format!("  | \"{code}\""))
        .collect();
    out.push_str(&format!(
        "export type FrameErrorCode =\n{};\n",
        codes.join("\n")
    ));
    out
}

#[test]
fn the_loaders_types_are_fresh() {
    let fresh = protocol_types();
    if std::env::var_os("PAYSEAL_BLESS").is_some() {
        std::fs::write(PROTOCOL, &fresh).unwrap();
    }
    let kept = std::fs::read_to_string(PROTOCOL).unwrap_or_default();
    assert!(
        kept == fresh,
        "www/loader/protocol.d.ts is stale: run `cargo xtask gen`"
    );
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

#[test]
fn messages_look_as_documented() {
    assert_eq!(json(&ToFrame::Clear), r#""clear""#);
    assert_eq!(
        json(&ToFrame::Submit { call: 7 }),
        r#"{"submit":{"call":7}}"#
    );
    let open = ToFrame::Open(RawOptions {
        holder: Some(HolderPolicy::Always),
        customer_id: Some("cus_1".into()),
        ..RawOptions::default()
    });
    assert!(json(&open).starts_with(r#"{"open":{"holder":"always","customerId":"cus_1""#));
    let error = Outcome::Error(ErrorReport {
        code: "timeout".into(),
        field: Some(Field::Number),
        message: "m".into(),
        retryable: true,
        gateway_code: None,
        hint: None,
    });
    assert_eq!(
        json(&ToHost::Finished {
            call: 1,
            outcome: error
        }),
        r#"{"finished":{"call":1,"outcome":{"error":{"code":"timeout","field":"number","message":"m","retryable":true,"gatewayCode":null,"hint":null}}}}"#
    );
    let created = Outcome::Created {
        customer_payment_method_id: "pm_1".into(),
        brand: Some(Brand::Visa),
    };
    assert_eq!(
        json(&created),
        r#"{"created":{"customerPaymentMethodId":"pm_1","brand":"visa"}}"#
    );
}

fn comes_back<T>(sent: T)
where
    T: Serialize + serde::de::DeserializeOwned + PartialEq + core::fmt::Debug,
{
    let text = json(&sent);
    assert_eq!(serde_json::from_str::<T>(&text).unwrap(), sent, "{text}");
}

#[test]
fn every_message_to_the_frame_comes_back_as_it_was_sent() {
    use crate::bridge::options::{RawAppearance, RawBilling};

    let appearance = RawAppearance {
        theme: Some("dark".into()),
        accent: Some("#0b57d0".into()),
        radius: Some(4),
    };
    let billing = RawBilling {
        city: Some("Oslo".into()),
        ..RawBilling::default()
    };
    for sent in [
        ToFrame::Open(RawOptions {
            holder: Some(HolderPolicy::Never),
            customer_id: Some("cus_1".into()),
            locale: Some("zh-Hans".into()),
            appearance: Some(appearance.clone()),
            billing_details: Some(billing.clone()),
        }),
        ToFrame::Token {
            request: 1,
            token: Some("t".into()),
            expires_in: Some(60),
        },
        ToFrame::Token {
            request: u32::MAX,
            token: None,
            expires_in: None,
        },
        ToFrame::Submit { call: 2 },
        ToFrame::Update {
            locale: Some("en".into()),
            appearance: Some(appearance),
            billing_details: Some(billing),
        },
        ToFrame::Focus {
            field: Some(Field::Holder),
        },
        ToFrame::Focus { field: None },
        ToFrame::Clear,
        ToFrame::Close,
    ] {
        comes_back(sent);
    }
}

#[test]
fn every_message_to_the_host_comes_back_as_it_was_sent() {
    let error = ErrorReport {
        code: "timeout".into(),
        field: Some(Field::Expiry),
        message: "…".into(),
        retryable: true,
        gateway_code: Some("S0001".into()),
        hint: Some("h".into()),
    };
    let snapshot = Snapshot {
        complete: false,
        empty: true,
        brand: Some(Brand::UnionPay),
        fields: FieldStates {
            number: FieldState::Empty,
            expiry: FieldState::Incomplete,
            cvc: FieldState::Valid,
            holder: Some(FieldState::Invalid),
        },
    };
    let created = Outcome::Created {
        customer_payment_method_id: "pm_1".into(),
        brand: None,
    };
    for sent in [
        ToHost::Waking,
        ToHost::Opened {
            version: 1,
            nonce: "00".into(),
            title: "t".into(),
        },
        ToHost::Ready,
        ToHost::Titled { title: "t".into() },
        ToHost::Resized { height: 226 },
        ToHost::NeedToken {
            request: 1,
            reason: TokenReason::Expiring,
        },
        ToHost::Changed(snapshot),
        ToHost::Focused {
            field: Field::Number,
        },
        ToHost::Blurred { field: Field::Cvc },
        ToHost::Escaped,
        ToHost::Entered,
        ToHost::Finished {
            call: 1,
            outcome: created,
        },
        ToHost::Finished {
            call: 2,
            outcome: Outcome::Error(error.clone()),
        },
        ToHost::Troubled { error },
        ToHost::Crashed {
            code: CrashCode::WasmBlocked,
        },
    ] {
        comes_back(sent);
    }
}

#[test]
fn an_unknown_message_is_none() {
    for text in [
        r#""shout""#,
        r#"{"submit":{"call":-1}}"#,
        r#"{"submit":{"call":"1"}}"#,
        r#"{"submit":{}}"#,
        r#"{"open":{"holder":"never","surprise":1}}"#,
        r#"{"submit":{"call":1},"clear":null}"#,
        "null",
        "[]",
    ] {
        assert!(serde_json::from_str::<ToFrame>(text).is_err(), "{text}");
    }
}

#[test]
fn a_printed_message_holds_no_token() {
    let message = ToFrame::Token {
        request: 1,
        token: Some("secret".into()),
        expires_in: None,
    };
    assert_eq!(format!("{message:?}"), "Token(..)");
}
