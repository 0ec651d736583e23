//! The messages as they travel: their spelling, their way back, and the loader's types of them.

use serde::Serialize;

use super::message::*;
use super::names::{Brand, Field, FieldState};
use super::read::read;
use super::surface::{RawSurface, Tone};
use crate::bridge::error_code;
use crate::bridge::options::{Access, HolderPolicy, RawOptions};
use crate::bridge::payment::{PayToFrame, PayToHost};

const PROTOCOL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../www/loader/protocol.d.ts");

/// The loader's types of this protocol, written from the enums above.
fn protocol_types() -> String {
    use crate::bridge::{options, payment};
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
    declare::<options::Access>(&config, &mut out);
    declare::<payment::Mode>(&config, &mut out);
    declare::<payment::RawSavedCards>(&config, &mut out);
    declare::<payment::ShowSaved>(&config, &mut out);
    declare::<payment::Save>(&config, &mut out);
    declare::<payment::CvcAgain>(&config, &mut out);
    declare::<payment::RawSavedCard>(&config, &mut out);
    declare::<payment::Consent>(&config, &mut out);
    declare::<payment::AllowRedisplay>(&config, &mut out);
    declare::<payment::ChargeAnswer>(&config, &mut out);
    declare::<payment::ChargeStatus>(&config, &mut out);
    declare::<payment::ChallengeEvent>(&config, &mut out);
    declare::<payment::PaymentStatus>(&config, &mut out);
    declare::<payment::DeclineReport>(&config, &mut out);
    declare::<options::RawAppearance>(&config, &mut out);
    declare::<options::RawBilling>(&config, &mut out);
    declare::<RawSurface>(&config, &mut out);
    declare::<Tone>(&config, &mut out);
    declare::<TokenReason>(&config, &mut out);
    declare::<CrashCode>(&config, &mut out);
    declare::<Snapshot>(&config, &mut out);
    declare::<FieldStates>(&config, &mut out);
    declare::<OutcomeReport>(&config, &mut out);
    declare::<ErrorReport>(&config, &mut out);
    declare::<Field>(&config, &mut out);
    declare::<FieldState>(&config, &mut out);
    declare::<Brand>(&config, &mut out);
    let union = |name: &str, codes: &[&str]| {
        let codes: Vec<_> = codes.iter().map(|code| format!("  | \"{code}\"")).collect();
        format!("export type {name} =\n{};\n", codes.join("\n"))
    };
    out.push_str(&union("FrameErrorCode", &error_code::all()));
    out.push('\n');
    let declines = crate::flow::Decline::ALL.map(crate::flow::Decline::code);
    out.push_str(&union("DeclineCode", &declines));
    out.push('\n');
    out.push_str(&union("TextKey", &frame_keys()));
    out
}

/// The keys of what the frame's program says; the rest is the document's or the loader's.
fn frame_keys() -> Vec<&'static str> {
    let others = ["stopped_wasm", "stopped_alone"];
    let frame = |key: &&str| {
        !key.starts_with("loader_") && !key.starts_with("methods_") && !others.contains(key)
    };
    crate::text::Text::KEYS
        .iter()
        .copied()
        .filter(frame)
        .collect()
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
fn bridge_messages_look_as_documented() {
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
    assert!(json(&open).starts_with(
        r#"{"open":{"mode":null,"savedCards":null,"holder":"always","customerId":"cus_1""#
    ));
    let error = OutcomeReport::Error(ErrorReport {
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
        r#"{"finished":{"call":1,"outcome":{"error":{"code":"timeout","field":"number","message":"m","retryable":true}}}}"#
    );
    let created = OutcomeReport::Created {
        customer_payment_method_id: "pm_1".into(),
        brand: Some(Brand::Visa),
        consent: None,
    };
    assert_eq!(
        json(&created),
        r#"{"created":{"customerPaymentMethodId":"pm_1","brand":"visa"}}"#
    );
}

fn comes_back<T>(sent: T) -> T
where
    T: Serialize + serde::de::DeserializeOwned + PartialEq + core::fmt::Debug,
{
    let text = json(&sent);
    assert_eq!(serde_json::from_str::<T>(&text).unwrap(), sent, "{text}");
    sent
}

#[test]
fn bridge_messages_to_the_frame_come_back_as_they_were_sent() {
    use crate::bridge::options::{RawAppearance, RawBilling};
    use crate::bridge::payment::{
        ChallengeEvent, ChargeAnswer, ChargeStatus, CvcAgain, Mode, RawSavedCard, RawSavedCards,
        Save, ShowSaved,
    };

    let appearance = RawAppearance {
        theme: Some("dark".into()),
        accent: Some("#0b57d0".into()),
        accent_dark: Some("#8ab4ff".into()),
        background: Some("#fdf6e3".into()),
        text: Some("#3b2f2f #f4ecd8".into()),
        radius: Some(4),
    };
    let billing = RawBilling {
        city: Some("Oslo".into()),
        ..RawBilling::default()
    };
    for sent in [
        ToFrame::Open(RawOptions {
            mode: Some(Mode::Payment),
            saved_cards: Some(RawSavedCards {
                redisplay: Some(ShowSaved::Never),
                save: Some(Save::Auto),
                remove: Some(false),
                cvc: Some(CvcAgain::Always),
                list: Some(true),
            }),
            holder: Some(HolderPolicy::Never),
            customer_id: Some("cus_1".into()),
            brands: Some("visa".into()),
            preferred_brands: Some("mada".into()),
            access: Some(Access::ReadOnly),
            advance: Some(true),
            locale: Some("zh-Hans".into()),
            appearance: Some(appearance.clone()),
            billing_details: Some(billing.clone()),
            texts: Some("busy=Wait".into()),
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
        ToFrame::Confirm { call: 3 },
        ToFrame::Pay(PayToFrame::Charged {
            request: 1,
            answer: ChargeAnswer::Told {
                status: ChargeStatus::Challenge,
                decline: None,
                redirect_url: Some("https://bank.example/".into()),
            },
        }),
        ToFrame::Pay(PayToFrame::Charged {
            request: 1,
            answer: ChargeAnswer::Lost,
        }),
        ToFrame::Pay(PayToFrame::Challenged {
            request: 2,
            news: ChallengeEvent::Returned,
        }),
        ToFrame::Pay(PayToFrame::Cards {
            request: 1,
            cards: Some(vec![RawSavedCard {
                customer_payment_method_id: "pm_1".into(),
                brand: Some("mada".into()),
                last4: "4242".into(),
                exp_month: Some(3),
                exp_year: Some(2027),
                holder: None,
                is_default: Some(true),
            }]),
            left_out: Vec::new(),
        }),
        ToFrame::Pay(PayToFrame::Cards {
            request: 1,
            cards: None,
            left_out: Vec::new(),
        }),
        ToFrame::Pay(PayToFrame::Select {
            id: Some("pm_1".into()),
        }),
        ToFrame::Pay(PayToFrame::Select { id: None }),
        ToFrame::Update {
            locale: Some("en".into()),
            appearance: Some(appearance),
            billing_details: Some(billing),
            access: Some(Access::Disabled),
            texts: Some("busy=Wait".into()),
        },
        ToFrame::Validate { call: 3 },
        ToFrame::Cancel { call: 3 },
        ToFrame::Surface(RawSurface {
            tone: Tone::Dark,
            paper: Some("#12161c".into()),
        }),
        ToFrame::Surface(RawSurface {
            tone: Tone::Light,
            paper: None,
        }),
        ToFrame::Focus {
            field: Some(Field::Holder),
        },
        ToFrame::Focus { field: None },
        ToFrame::Clear,
        ToFrame::Close,
    ] {
        let value = serde_json::to_value(&sent).unwrap();
        assert!(read(&value) == Some(comes_back(sent)), "{value}");
    }
}

#[test]
fn bridge_messages_to_the_host_come_back_as_they_were_sent() {
    use crate::bridge::payment::{AllowRedisplay, Consent, DeclineReport, PaymentStatus};

    let consent = Consent {
        text_version: "en-1".into(),
        redisplay: AllowRedisplay::Limited,
    };
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
        selected_brand: None,
        fields: FieldStates {
            number: FieldState::Empty,
            expiry: FieldState::Incomplete,
            cvc: FieldState::Valid,
            holder: Some(FieldState::Invalid),
        },
        selected: Some("pm_1".into()),
        consent: true,
    };
    let created = OutcomeReport::Created {
        customer_payment_method_id: "pm_1".into(),
        brand: None,
        consent: Some(consent.clone()),
    };
    let settled = OutcomeReport::Settled {
        status: PaymentStatus::Declined,
        customer_payment_method_id: "pm_1".into(),
        consent: Some(consent.clone()),
        decline: Some(DeclineReport {
            code: "card_declined".into(),
            message: "…".into(),
            retryable: false,
        }),
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
            outcome: OutcomeReport::Error(error.clone()),
        },
        ToHost::Finished {
            call: 3,
            outcome: settled,
        },
        ToHost::Pay(PayToHost::NeedCards { request: 1 }),
        ToHost::Pay(PayToHost::NeedCharge {
            request: 1,
            attempt: 1,
            customer_payment_method_id: "pm_1".into(),
            consent: Some(consent),
            settle: true,
        }),
        ToHost::Pay(PayToHost::NeedChallenge {
            request: 1,
            url: "https://bank.example/".into(),
            about: Some("Harbour Coffee".to_owned()),
        }),
        ToHost::Pay(PayToHost::EndChallenge),
        ToHost::Pay(PayToHost::CardRemoved { id: "pm_1".into() }),
        ToHost::Pay(PayToHost::CardUpdated { id: "pm_1".into() }),
        ToHost::Troubled { error },
        ToHost::Crashed {
            code: CrashCode::WasmBlocked,
        },
    ] {
        let sent = serde_json::to_value(comes_back(sent)).unwrap();
        assert!(is_plain(&sent), "{sent}");
    }
}

/// Whether it is made of what the port carries to the page: objects, texts, whole numbers and truth
/// values. What is absent is not there, rather than null.
fn is_plain(value: &serde_json::Value) -> bool {
    use serde_json::Value;

    match value {
        Value::Object(members) => members.values().all(is_plain),
        Value::Number(number) => number.as_u64().is_some_and(|it| u32::try_from(it).is_ok()),
        Value::String(_) | Value::Bool(_) => true,
        Value::Null | Value::Array(_) => false,
    }
}

#[test]
fn bridge_takes_no_unknown_message() {
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
        let value = serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert!(read(&value).is_none(), "{text}");
    }
}

/// The reader that the frame runs reads nothing that the derived one would not.
#[test]
fn bridge_takes_no_message_with_anything_wrong() {
    for text in [
        r#"{"submit":{"call":1,"more":2}}"#,
        r#"{"submit":[1]}"#,
        r#"{"submit":null}"#,
        r#"{"submit":{"call":1.5}}"#,
        r#"{"submit":{"call":4294967296}}"#,
        r#"{"clear":{}}"#,
        r#"{"__proto__":{"submit":{"call":1}}}"#,
        r#"{"open":[]}"#,
        r#"{"open":{"holder":"sometimes"}}"#,
        r#"{"open":{"mode":"pay"}}"#,
        r#"{"open":{"savedCards":{"list":"yes"}}}"#,
        r#"{"open":{"appearance":{"radius":-1}}}"#,
        r#"{"open":{"billingDetails":{"planet":"Earth"}}}"#,
        r#"{"charged":{"request":1,"answer":{"told":{"status":"paid"}}}}"#,
        r#"{"charged":{"request":1,"answer":"found"}}"#,
        r#"{"challenged":{"request":1,"news":"gone"}}"#,
        r#"{"cards":{"request":"1","cards":[]}}"#,
        r#"{"cards":{"request":1,"list":[]}}"#,
        r#"{"select":{"id":7}}"#,
    ] {
        let value = serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert!(read(&value).is_none(), "{text}");
    }
}

#[test]
fn bridge_message_that_is_printed_holds_no_token() {
    let message = ToFrame::Token {
        request: 1,
        token: Some("secret".into()),
        expires_in: None,
    };
    assert_eq!(format!("{message:?}"), "Token(..)");
}
