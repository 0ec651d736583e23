//! What the dialect answers: an envelope, with HTTP status 200 whatever it says, because the
//! vendor's clients take any other status for a broken line.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use payseal_core::wire::Envelope;
use payseal_core::wire::codes::RequestCode;
use payseal_core::wire::endpoint::Endpoint;
use serde::Serialize;

use super::refusal_words::sentence;
use payseal_engine::ledger::{Fault, Refusal};

/// The content type of every envelope, as the vendor spells it.
const JSON: HeaderValue = HeaderValue::from_static("application/json;charset=UTF-8");

/// An answer of the dialect.
#[derive(Debug)]
pub(crate) enum Answer {
    /// An envelope, as the bytes to send.
    Envelope(Vec<u8>),
    /// The gateway is down, as far as this card can tell.
    Down,
}

impl Answer {
    /// Answers an endpoint's question.
    #[must_use]
    pub(crate) fn success<E: Endpoint>(data: impl Serialize) -> Self {
        Self::of(&Envelope::success::<E>(data))
    }

    /// Refuses in the vendor's words.
    #[must_use]
    pub(crate) fn refused(code: RequestCode) -> Self {
        Self::of(&Envelope::<()>::refused(code))
    }

    /// Refuses with a reason. It must not repeat what the request said.
    #[must_use]
    pub(crate) fn refused_because(code: RequestCode, reason: impl Into<String>) -> Self {
        Self::of(&Envelope::<()>::refused_because(code, reason.into()))
    }

    /// Refuses a member of the request, saying which and why.
    #[must_use]
    pub(crate) fn wrong_member(reason: &str) -> Self {
        let code = RequestCode::Member;
        Self::refused_because(code, format!("{}: {reason}", code.message()))
    }

    pub(super) fn of(envelope: &impl Serialize) -> Self {
        match serde_json::to_vec(envelope) {
            Ok(json) => Self::Envelope(json),
            Err(error) => {
                tracing::error!(%error, "an answer could not be written as JSON");
                Self::Down
            }
        }
    }
}

impl From<Refusal> for Answer {
    fn from(refusal: Refusal) -> Self {
        // The inner codes that begin these three are how a card form finds the field.
        let inner = match refusal {
            Refusal::CardUnpublished => "I0030",
            Refusal::CardExpired => "I0038",
            Refusal::CvcIncorrect => "I0041",
            Refusal::KeyReused => {
                let code = RequestCode::KeyReused;
                let words = format!("{}: {}", code.message(), sentence(refusal));
                return Self::refused_because(code, words);
            }
            Refusal::CustomerUnknown
            | Refusal::MethodUnknown
            | Refusal::MethodOfAnother
            | Refusal::CardInText
            | Refusal::AccountInText
            | Refusal::AccountUnpublished
            | Refusal::NoDebits
            | Refusal::NoAgreement
            | Refusal::NoConsent
            | Refusal::SessionOfNobody
            | Refusal::AgreementWithoutCustomer
            | Refusal::ReturnUrlMissing
            | Refusal::TradeUnknown
            | Refusal::RefundUnknown
            | Refusal::RefundAmount
            | Refusal::RefundNotWhole
            | Refusal::RefundTooMuch
            | Refusal::NotPaid
            | Refusal::NotCaptured
            | Refusal::CurrencyUnsupported
            | Refusal::CountryUnsupported
            | Refusal::AmountUnsupported
            | Refusal::CheckoutUnknown
            | Refusal::IntentUnknown
            | Refusal::IntentState
            | Refusal::ReferenceTaken
            | Refusal::MethodMissing
            | Refusal::MethodNotAllowed
            | Refusal::CaptureAmount
            | Refusal::CheckoutOver
            | Refusal::NothingLeft
            | Refusal::NotSold
            | Refusal::RefundLate
            | Refusal::RefundReferenceReused
            | Refusal::TooManyCards
            | Refusal::Dispute(_)
            | Refusal::Document(_)
            | Refusal::LeaseOver
            | Refusal::ChallengeUnknown => return Self::wrong_member(&sentence(refusal)),
        };
        Self::refused_because(
            RequestCode::Member,
            format!("{inner}_{}", sentence(refusal)),
        )
    }
}

impl From<Fault> for Answer {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused(refusal) => refusal.into(),
            Fault::Busy => {
                tracing::warn!("a request waited for the database for too long");
                let code = RequestCode::Unknown;
                let words = format!("{}: the database is busy; nothing was done", code.message());
                Self::refused_because(code, words)
            }
            Fault::Store(_) | Fault::NoRandomness(_) | Fault::Torn => {
                tracing::error!(error = %fault, "a request could not be served");
                Self::refused(RequestCode::Unknown)
            }
        }
    }
}

/// What keeps an answer from ever being shown, run or embedded by a page of another origin.
const SEALED: [(HeaderName, HeaderValue); 3] = [
    (
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox"),
    ),
];

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = match self {
            Self::Envelope(json) => (
                [
                    (header::CONTENT_TYPE, JSON),
                    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
                ],
                json,
            )
                .into_response(),
            Self::Down => (
                StatusCode::SERVICE_UNAVAILABLE,
                Html("<!doctype html><title>503</title><h1>Service unavailable</h1>\n"),
            )
                .into_response(),
        };
        response.headers_mut().extend(SEALED);
        response
    }
}
