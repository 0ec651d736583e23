//! The `{code, message, data}` that every answer is wrapped in.
//!
//! The HTTP status says nothing: it is 200 for refusals too. What `code` means depends on the
//! endpoint, so an envelope opens only against one.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::codes::{self, GatewayCode, RequestCode};
use super::endpoint::Endpoint;
use super::refusal::Refusal;

/// An answer, still closed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Envelope<T> {
    /// Success or a reason, per endpoint.
    pub code: String,
    /// The gateway's words; for developers, never for shoppers.
    #[serde(default)]
    pub message: String,
    /// What was asked for.
    #[serde(default = "none")]
    pub data: Option<T>,
}

fn none<T>() -> Option<T> {
    None
}

/// Why an envelope did not open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OpenError {
    /// The gateway said no.
    Refused {
        /// Its code.
        code: GatewayCode,
        /// Its words.
        message: String,
    },
    /// It is not an answer of this endpoint: no data in it, or a code that is no code.
    Malformed,
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { code, .. } => write!(f, "the gateway refused with code {code}"),
            Self::Malformed => f.write_str(
                "the gateway's answer is not one of this endpoint; check the gateway's address",
            ),
        }
    }
}

impl core::error::Error for OpenError {}

impl OpenError {
    /// What the refusal is about, as far as the frame needs to know; none when malformed.
    #[must_use]
    pub fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::Refused { code, message } => Some(Refusal::read(*code, message)),
            Self::Malformed => None,
        }
    }
}

impl<T> Envelope<T> {
    /// Wraps the answer of an endpoint.
    #[must_use]
    pub fn success<E: Endpoint>(data: T) -> Self {
        Self {
            code: E::SUCCESS.to_owned(),
            message: codes::SUCCESS_MESSAGE.to_owned(),
            data: Some(data),
        }
    }

    /// Says no, with the vendor's own words.
    #[must_use]
    pub fn refused(code: RequestCode) -> Self {
        Self::refused_because(code, code.message().to_owned())
    }

    /// Says no, with words of our own.
    #[must_use]
    pub fn refused_because(code: RequestCode, message: String) -> Self {
        Self {
            code: code.code().to_owned(),
            message,
            data: None,
        }
    }

    /// Takes the data out of a successful answer.
    ///
    /// # Errors
    /// When the gateway refused, or there is no data.
    pub fn open<E: Endpoint>(self) -> Result<T, OpenError> {
        self.accept::<E>()?.ok_or(OpenError::Malformed)
    }

    /// As [`Self::open`], for an endpoint that may succeed without data.
    ///
    /// # Errors
    /// When the gateway refused.
    pub fn accept<E: Endpoint>(self) -> Result<Option<T>, OpenError> {
        if E::is_success(&self.code) {
            return Ok(self.data);
        }
        let code = GatewayCode::parse(&self.code).ok_or(OpenError::Malformed)?;
        Err(OpenError::Refused {
            code,
            message: self.message,
        })
    }
}
