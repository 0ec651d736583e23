//! The two closed enums that travel on the port, and their parts.
//!
//! Externally tagged, so that a JavaScript peer writes `{ submit: { call: 1 } }` or `"clear"`.
//! The TypeScript types of the loader are generated from these definitions
//! (`cargo xtask gen`), and a test fails when they are stale.

use serde::{Deserialize, Serialize};

use super::names::{Brand, Field, FieldState};
use super::options::{Access, RawAppearance, RawBilling, RawOptions};
use super::payment::Consent;
#[cfg(feature = "pay")]
use super::payment::{DeclineReport, PayToFrame, PayToHost, PaymentStatus};
use super::surface::RawSurface;

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
    /// Pay with what was typed or chosen, and answer `finished` with this call number.
    Confirm {
        /// Chosen by the loader, one per call.
        call: u32,
    },
    /// Check what was typed or chosen as a call would, and answer `finished` with this call number.
    Validate {
        /// Chosen by the loader, one per call.
        call: u32,
    },
    /// The page wants no more of a call: it ends, unless it is being paid.
    Cancel {
        /// Its number.
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
        /// Whether the shopper can change anything.
        access: Option<Access>,
        /// The merchant's own sentences, all of them.
        texts: Option<String>,
    },
    /// What is behind the form: before `open`, and whenever it changes.
    Surface(RawSurface),
    /// Move the focus into the form; the first field that needs the shopper when none is named.
    Focus {
        /// Which field.
        field: Option<Field>,
    },
    /// Forget what was typed.
    Clear,
    /// The element goes away: forget everything.
    Close,
    /// What only a frame that pays hears.
    #[cfg(feature = "pay")]
    #[serde(untagged)]
    Pay(#[cfg_attr(test, ts(inline))] PayToFrame),
}

/// A masked print, since `token` is a secret.
impl core::fmt::Debug for ToFrame {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Open(_) => "Open(..)",
            Self::Token { .. } => "Token(..)",
            Self::Submit { .. } => "Submit(..)",
            Self::Confirm { .. } => "Confirm(..)",
            Self::Validate { .. } => "Validate(..)",
            Self::Cancel { .. } => "Cancel(..)",
            Self::Update { .. } => "Update(..)",
            Self::Surface(_) => "Surface(..)",
            Self::Focus { .. } => "Focus(..)",
            Self::Clear => "Clear",
            Self::Close => "Close",
            #[cfg(feature = "pay")]
            Self::Pay(_) => "Pay(..)",
        })
    }
}

/// What the frame may say: ids, enum states and localised sentences, never what was typed. What is
/// not there is no member at all.
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
    /// A `submit` or a `confirm` came to its end.
    Finished {
        /// The call of it.
        call: u32,
        /// How it ended.
        outcome: OutcomeReport,
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
    /// What only a frame that pays says.
    #[cfg(feature = "pay")]
    #[serde(untagged)]
    Pay(#[cfg_attr(test, ts(inline))] PayToHost),
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
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct Snapshot {
    /// Everything that is needed is there: every field is valid, or a saved card is chosen.
    pub complete: bool,
    /// Nothing was typed.
    pub empty: bool,
    /// The brand, once it is certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brand: Option<Brand>,
    /// Which of the two brands of its card is chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selected_brand: Option<Brand>,
    /// Each field's state.
    pub fields: FieldStates,
    /// The id of the saved card that is chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selected: Option<String>,
    /// Whether the shopper wants the new card kept.
    pub consent: bool,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<FieldState>,
}

/// How a `submit` or a `confirm` ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub enum OutcomeReport {
    /// The gateway keeps the card under this id.
    Created {
        /// The one opaque id.
        customer_payment_method_id: String,
        /// The card's brand.
        #[serde(skip_serializing_if = "Option::is_none")]
        brand: Option<Brand>,
        /// What the shopper agreed to.
        #[serde(skip_serializing_if = "Option::is_none")]
        consent: Option<Consent>,
    },
    #[cfg(feature = "pay")]
    /// The payment stands so.
    Settled {
        /// How.
        status: PaymentStatus,
        /// With what it was paid.
        customer_payment_method_id: String,
        /// What the shopper agreed to.
        #[serde(skip_serializing_if = "Option::is_none")]
        consent: Option<Consent>,
        /// Why not, when it was declined.
        #[serde(skip_serializing_if = "Option::is_none")]
        decline: Option<DeclineReport>,
    },
    /// A `validate` found nothing wrong.
    Complete,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// A sentence in the shopper's language.
    pub message: String,
    /// Whether the same call may succeed later without a change by the shopper.
    pub retryable: bool,
    /// The gateway's own code, when the gateway said no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gateway_code: Option<String>,
    /// What the developer should check; not for the shopper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}
