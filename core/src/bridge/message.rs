//! The two closed enums that travel on the port, and their parts.
//!
//! Externally tagged, so that a JavaScript peer writes `{ submit: { call: 1 } }` or `"clear"`.
//! The TypeScript types of the loader are generated from these definitions
//! (`cargo xtask gen`), and a test fails when they are stale.

use serde::{Deserialize, Serialize};

use super::options::{RawAppearance, RawBilling, RawOptions};
use crate::card;

/// What the host page may say.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub enum ToFrame {
    /// The options; the first message, and only once.
    Open(RawOptions),
    /// The answer to `needToken`; no token when the merchant's server gave none.
    Token {
        /// The number of the request this answers.
        request: u32,
        /// The token, when there is one.
        token: Option<String>,
        /// How long it lasts, in seconds; 1800 when absent.
        expires_in: Option<u32>,
    },
    /// Tokenise what the shopper typed, and answer `finished` with this call number.
    Submit {
        /// Chosen by the loader, one per call.
        call: u32,
    },
    /// Change what can change in place; nothing typed is lost.
    Update {
        /// A BCP 47 tag.
        locale: Option<String>,
        /// The look.
        appearance: Option<RawAppearance>,
        /// What the merchant knows of the bill's address.
        billing_details: Option<RawBilling>,
    },
    /// Move the focus into the form; the first field that needs the shopper when none is named.
    Focus {
        /// Which field.
        field: Option<Field>,
    },
    /// Forget what was typed.
    Clear,
    /// The element goes away: forget everything.
    Close,
}

/// A masked print, since `token` is a secret.
impl core::fmt::Debug for ToFrame {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Open(_) => "Open(..)",
            Self::Token { .. } => "Token(..)",
            Self::Submit { .. } => "Submit(..)",
            Self::Update { .. } => "Update(..)",
            Self::Focus { .. } => "Focus(..)",
            Self::Clear => "Clear",
            Self::Close => "Close",
        })
    }
}

/// What the frame may say: ids, enum states and localised sentences, never what was typed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub enum ToHost {
    /// Before the handshake's answer: the form can be typed into, its program is on its way.
    Waking,
    /// The handshake's answer.
    Opened {
        /// The protocol's version, as in the greeting.
        version: u32,
        /// The nonce of the greeting.
        nonce: String,
        /// The frame's accessible name in the shopper's language.
        title: String,
    },
    /// The form can be used.
    Ready,
    /// The locale changed, and with it the frame's accessible name.
    Titled {
        /// The new name.
        title: String,
    },
    /// The height the form needs.
    Resized {
        /// In whole CSS pixels, rounded up.
        height: u32,
    },
    /// A session token is needed from the merchant's server.
    NeedToken {
        /// To be repeated in the answer.
        request: u32,
        /// Why.
        reason: TokenReason,
    },
    /// The form's state changed.
    Changed(Snapshot),
    /// The shopper entered a field.
    Focused {
        /// Which.
        field: Field,
    },
    /// The shopper left a field.
    Blurred {
        /// Which.
        field: Field,
    },
    /// Escape was pressed.
    Escaped,
    /// Enter was pressed: the shopper wants to go on.
    Entered,
    /// A `submit` came to its end.
    Finished {
        /// The call of the `submit`.
        call: u32,
        /// How it ended.
        outcome: Outcome,
    },
    /// Something went wrong outside any call.
    Troubled {
        /// What.
        error: ErrorReport,
    },
    /// The form cannot go on; the page should offer to load it again.
    Crashed {
        /// Why.
        code: CrashCode,
    },
}

/// Why a session token is needed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum TokenReason {
    /// There is none yet.
    First,
    /// The one at hand soon ends.
    Expiring,
    /// The gateway refused the one at hand.
    Refused,
}

/// Why the form cannot go on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum CrashCode {
    /// The browser does not run WebAssembly here.
    WasmBlocked,
    /// A defect of ours.
    FrameCrashed,
    /// There is no such account; said by the page that the host serves in the form's place.
    AccountUnknown,
}

/// The form as the page may know it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct Snapshot {
    /// Every field is valid.
    pub complete: bool,
    /// Nothing was typed.
    pub empty: bool,
    /// The brand, once it is certain.
    pub brand: Option<Brand>,
    /// Each field's state.
    pub fields: FieldStates,
}

/// Each field's state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
#[allow(missing_docs, reason = "each member is the field it is named after")]
pub struct FieldStates {
    pub number: FieldState,
    pub expiry: FieldState,
    pub cvc: FieldState,
    pub holder: Option<FieldState>,
}

/// How a `submit` ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub enum Outcome {
    /// The gateway keeps the card under this id.
    Created {
        /// The one opaque id.
        customer_payment_method_id: String,
        /// The card's brand.
        brand: Option<Brand>,
    },
    /// It did not work; everything typed is still in the form.
    Error(ErrorReport),
}

/// An error for the page: a code for the developer, a sentence for the shopper.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct ErrorReport {
    /// One of an exhaustive list.
    #[cfg_attr(test, ts(type = "FrameErrorCode"))]
    pub code: String,
    /// The field it is about, when it is about one.
    pub field: Option<Field>,
    /// A sentence in the shopper's language.
    pub message: String,
    /// Whether the same call may succeed later without a change by the shopper.
    pub retryable: bool,
    /// The gateway's own code, when the gateway said no.
    pub gateway_code: Option<String>,
    /// What the developer should check; not for the shopper.
    pub hint: Option<String>,
}

/// Declares a bridge enum beside the card type it mirrors, so that a new variant there does not
/// compile until it has a name here.
macro_rules! mirror {
    ($(#[$doc:meta])* $name:ident mirrors $source:path { $($variant:ident => $wire:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[allow(missing_docs, reason = "named as in `card`")]
        pub enum $name { $(#[serde(rename = $wire)] $variant),+ }

        impl From<$source> for $name {
            fn from(source: $source) -> Self {
                match source { $(<$source>::$variant => Self::$variant),+ }
            }
        }

        impl From<$name> for $source {
            fn from(name: $name) -> Self {
                match name { $($name::$variant => Self::$variant),+ }
            }
        }
    };
}

mirror! {
    /// A field of the form.
    Field mirrors card::Field {
        Number => "number", Expiry => "expiry", Cvc => "cvc", Holder => "holder",
    }
}

mirror! {
    /// How far a field is.
    FieldState mirrors card::FieldState {
        Empty => "empty", Incomplete => "incomplete", Valid => "valid", Invalid => "invalid",
    }
}

mirror! {
    /// A card brand, by its slug.
    Brand mirrors card::Brand {
        Visa => "visa", Mastercard => "mastercard", Amex => "amex", Discover => "discover",
        Diners => "diners", Jcb => "jcb", UnionPay => "unionpay", Maestro => "maestro",
        Elo => "elo", Mir => "mir", RuPay => "rupay", Troy => "troy", Hipercard => "hipercard",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bridge::error_code;
    use crate::bridge::options::HolderPolicy;

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
        let mut out = String::from(
            "// Generated from core/src/bridge by `cargo xtask gen`; do not edit.\n\n",
        );
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
}
