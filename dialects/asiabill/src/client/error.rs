//! Why a call gave no usable answer.

use payseal_core::wire::GatewayCode;

/// Why a call gave no usable answer. What you may do next differs for each.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CallError {
    /// No connection was made: nothing was done, and the call may be retried.
    #[error("the gateway can not be reached; start it, or correct the gateway's address")]
    Unreachable,
    /// Sent, but no usable answer (a timeout, say): it may or may not have been done. Query the
    /// transaction; never charge or refund again because of this.
    #[error("the gateway was asked and gave no usable answer; ask it what became of the request")]
    Unanswered,
    /// The gateway refused, in a signed answer.
    #[error("the gateway refused with code {code}")]
    Refused {
        /// The gateway's code.
        code: GatewayCode,
    },
    /// The request could not be built, and nothing was sent.
    #[error("the request could not be made: no random bytes, or a body that is no JSON")]
    NotPrepared,
}

impl From<reqwest::Error> for CallError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_connect() || error.is_builder() {
            Self::Unreachable
        } else {
            Self::Unanswered
        }
    }
}
